"""What is wrong with a glossary that can be read: the data's own tests.

`lint` looks at the terms alone; `check_examples` and `check_fixed_points` run them, with a
function handed in.  Must not know how a text is normalised.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from normalizer.core.errors import GlossaryError
from normalizer.glossary.forms import fold_form
from normalizer.glossary.problems import quote
from normalizer.glossary.schema import Example, Glossary, Term, Variant

Run = Callable[[Sequence[str]], Sequence[str]]
"""Normalises documents at the safe level, each by itself."""

_SENTENCE = "The meeting stressed {form} again."


def lint(glossary: Glossary, is_ordinary: Callable[[str], bool] | None = None) -> list[GlossaryError]:
    """The conflicts of the terms with each other and with themselves.

    `is_ordinary` tells whether a form is ordinary English; without it, that is not asked.
    """
    forms = _Forms(glossary)
    circles = _circles(forms)
    in_circle = {term_id for circle in circles for term_id in circle}
    errors = [_circle_error(circle, glossary) for circle in circles]
    errors += _shared_variants(forms, glossary.ties)
    errors += _variants_that_are_right(forms, in_circle)
    errors += chain.from_iterable(_repeated_right_forms(term) for term in glossary.terms)
    errors += chain.from_iterable(_missing_examples(term) for term in glossary.terms)
    if is_ordinary:
        errors += chain.from_iterable(_bare_ordinary_forms(term, is_ordinary) for term in glossary.terms)
    return errors


def check_examples(glossary: Glossary, run: Run, *, offered: bool = False) -> list[GlossaryError]:
    """The examples that do not hold, each a document of its own.

    With `offered` those that show an offer, which `run` then has to take; without it the others.
    """
    examples = [example for term in glossary.terms for example in term.examples if example.offered is offered]
    outputs = run([example.keep or example.before for example in examples])
    return [
        error for example, output in zip(examples, outputs, strict=True) if (error := _check_example(example, output))
    ]


def check_fixed_points(glossary: Glossary, run: Run) -> list[GlossaryError]:
    """The canonical and admitted forms that do not come out as they went in, alone or in a sentence."""
    owners: dict[str, Term] = {}
    for term in glossary.terms:
        for form in term.right_forms:
            owners.setdefault(form, term)
    texts = [(text, term) for form, term in owners.items() for text in (form, _SENTENCE.format(form=form))]
    outputs = run([text for text, _ in texts])
    changed = {
        term.id: (text, term, output)
        for (text, term), output in zip(reversed(texts), reversed(outputs), strict=True)
        if output != text
    }
    return [_fixed_point_error(*row) for row in reversed(changed.values())]


class _Forms:
    """The terms by their folded forms: who owns a variant, who has it as a right form."""

    def __init__(self, glossary: Glossary) -> None:
        self.owners: dict[str, list[tuple[Term, Variant]]] = defaultdict(list)
        self.right: dict[str, list[Term]] = defaultdict(list)
        for term in glossary.terms:
            for variant in term.variants:
                if variant.form:
                    self.owners[fold_form(variant.form)].append((term, variant))
            for form in dict.fromkeys(map(fold_form, term.right_forms)):
                self.right[form].append(term)


def _shared_variants(forms: _Forms, ties: tuple[frozenset[str], ...]) -> Iterator[GlossaryError]:
    for owners in forms.owners.values():
        first, first_variant = owners[0]
        for term, variant in owners[1:]:
            where = first_variant.place
            if term is first:
                message = f"{quote(variant.form)} is twice a variant of '{term.id}'; the other is at {where}"
                yield GlossaryError(message, variant.place, "remove one: case, quotes, hyphens and spaces are folded")
            elif term.canonical != first.canonical and not any({term.id, first.id} <= tie for tie in ties):
                message = f"{quote(variant.form)} is a variant of '{term.id}' and, at {where}, of '{first.id}'"
                hint = f"take it from one of them, or list them as a tie: ties: [[{first.id}, {term.id}]]"
                yield GlossaryError(message, variant.place, hint)


def _variants_that_are_right(forms: _Forms, in_circle: set[str]) -> Iterator[GlossaryError]:
    for form, owners in forms.owners.items():
        for (term, variant), other in ((owner, other) for owner in owners for other in forms.right.get(form, ())):
            kind = "the canonical" if fold_form(other.canonical) == form else "an admitted"
            if other is term:
                message = f"{quote(variant.form)} is a variant of '{term.id}' and {kind} form of it too"
                yield GlossaryError(message, variant.place, "remove it: case, quotes and hyphens are mended anyway")
            elif not {term.id, other.id} <= in_circle:
                whose = f"{kind} form of '{other.id}' at {other.place}"
                message = f"{quote(variant.form)} is a variant of '{term.id}' and {whose}"
                yield GlossaryError(message, variant.place, "what is right for one term cannot be wrong for another")


def _circles(forms: _Forms) -> list[list[str]]:
    """The ids of terms whose canonical forms are rewritten to each other's, each circle once."""
    rewritten_by = {
        term.id: [owner for owner, _ in forms.owners.get(fold_form(term.canonical), ()) if owner is not term]
        for term in chain.from_iterable(forms.right.values())
    }
    circles: list[list[str]] = []
    done: set[str] = set()
    for start in rewritten_by:
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in done and here not in path:
            path.append(here)
            here = next((owner.id for owner in rewritten_by[here]), None)
        if here in path:
            circles.append(path[path.index(here) :])
        done |= set(path)
    return circles


def _circle_error(circle: list[str], glossary: Glossary) -> GlossaryError:
    terms = [term for term_id in circle if (term := glossary.get(term_id))]
    steps = " -> ".join(quote(term.canonical) for term in (*terms, terms[0]))
    others = ", ".join(str(term.place) for term in terms[1:])
    message = f"canonical forms that are rewritten in a circle: {steps} (the others are at {others})"
    return GlossaryError(message, terms[0].place, "remove one of these canonical forms from the other's variants")


def _repeated_right_forms(term: Term) -> Iterable[GlossaryError]:
    if term.restyled:
        return  # a profile may bring two forms to one spelling
    counts = Counter(term.right_forms)
    for form in (form for form, count in counts.items() if count > 1):
        message = f"{quote(form)} is twice a right form of '{term.id}'"
        yield GlossaryError(message, term.place, "remove one: the canonical form is right without being admitted")


def _missing_examples(term: Term) -> Iterable[GlossaryError]:
    if term.restyled or any(example.before for example in term.examples):
        return
    written = next((variant for variant in term.variants if term.writes(variant)), None)
    if written:
        shown = quote(written.form or written.pattern)
        message = f"'{term.id}' rewrites {shown} and has no example of it"
        yield GlossaryError(message, term.place, "add 'examples:' with at least one {before: '…', after: '…'}")


def _bare_ordinary_forms(term: Term, is_ordinary: Callable[[str], bool]) -> Iterator[GlossaryError]:
    """The variants that are written, are ordinary English too, and lack a context or an example to keep."""
    if term.restyled:
        return  # a profile wants its forms written wherever the other ones stand
    keeps = any(example.keep for example in term.examples)
    for variant in term.variants:
        if not variant.form or not term.writes(variant) or (keeps and variant.context):
            continue
        if is_ordinary(variant.form):
            message = f"{quote(variant.form)}, a variant of '{term.id}', is ordinary English"
            missing = (
                "a 'context'" if keeps else "an example to 'keep'" if variant.context else "a 'context' and a 'keep'"
            )
            yield GlossaryError(message, variant.place, f"add {missing}, or 'fix: offer'")


def _check_example(example: Example, output: str) -> GlossaryError | None:
    expected = example.keep or example.after
    if output == expected:
        return None
    message = f"an example does not hold: expected {_whole(expected)}, but it came out as {_whole(output)}"
    return GlossaryError(message, example.place, "correct the example, the variants or the context of the term")


def _fixed_point_error(text: str, term: Term, output: str) -> GlossaryError:
    message = f"a right form of '{term.id}' is changed: {_whole(text)} came out as {_whole(output)}"
    return GlossaryError(message, term.place, "take it from the variants of another term")


def _whole(text: str) -> str:
    return "'" + text.replace("\n", "\\n") + "'"
