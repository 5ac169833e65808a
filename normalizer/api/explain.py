"""The page of a rule, or a term as a card, in plain text.

Must not know of screens or colours.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from normalizer.api.normalizer import Normalizer
from normalizer.core.errors import UsageError
from normalizer.glossary.pinyin import is_available, pinyin_of
from normalizer.glossary.schema import Admitted, Context, Term, Variant
from normalizer.rules import page

_WIDTH = 11


def explain(normalizer: Normalizer, id: str) -> str:
    """What a rule or term finds, what it leaves alone, with examples and authority.

    `id` is that of a rule, `term/<id>`, or a term's bare id.  Raises UsageError, with the
    nearest id, when there is none of that name.
    """
    if any(rule.id == id for rule in normalizer.rules):
        return page(id)
    term = normalizer.glossary.get(id.removeprefix("term/"))
    if term is not None:
        return card(term)
    ids = [rule.id for rule in normalizer.rules] + [f"term/{term.id}" for term in normalizer.glossary.terms]
    names = dict.fromkeys([*ids, *(each.removeprefix("term/") for each in ids)])
    near = get_close_matches(id, names, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "gnorm rules and gnorm glossary list show the ids"
    raise UsageError(f"there is no rule or term '{id}'", hint=hint)


def card(term: Term) -> str:
    """A term as a readable card."""
    return "\n".join(_rows(term)) + "\n"


def _rows(term: Term) -> Iterator[str]:
    yield f"term/{term.id}"
    yield _row("Chinese", "、".join(term.zh))
    if is_available() and term.main_zh:
        yield _row("pinyin", pinyin_of(term))
    elif term.pinyin:
        yield _row("pinyin", term.pinyin)
    yield _row("canonical", term.canonical + (f" ({term.register})" if term.register else ""))
    if term.spelled_out:
        yield _row("means", term.spelled_out)
    for number, admitted in enumerate(term.admitted):
        yield _row("" if number else "admitted", _admitted(admitted))
    yield _row("category", f"{term.category}, wording {term.wording}")
    if term.valid_from or term.valid_to:
        yield _row("valid", f"{term.valid_from or '…'} to {term.valid_to or '…'}")
    for number, variant in enumerate(term.variants):
        yield _row("rewrites" if number == 0 else "", _variant(variant))
    yield from (_row("", line) for line in _context(term.context))
    for example in term.examples:
        if example.keep:
            yield _row("leaves", example.keep)
        else:
            yield _row("offers" if example.offered else "before", example.before)
            yield _row("after", example.after)
    yield _row("authority", term.authority or "unverified")
    if term.source:
        yield _row("source", term.source)
    if term.note:
        yield _row("note", term.note)
    yield _row("defined in", str(term.place))


def _row(label: str, value: str) -> str:
    return f"  {label:<{_WIDTH}} {value or '-'}"


def _admitted(admitted: Admitted) -> str:
    vouched = ", ".join(each for each in (admitted.register, admitted.authority, admitted.source) if each)
    return admitted.form + (f" ({vouched})" if vouched else "")


def _variant(variant: Variant) -> str:
    shown = variant.form or f"pattern {variant.pattern}"
    if variant.status == "forbidden":
        shown += " (forbidden: reported, not rewritten)"
    elif variant.fix == "offer":
        shown += " (offered)"
    return shown + (f": {variant.reason}" if variant.reason else "")


def _context(context: Context | None) -> Iterator[str]:
    """The evidence that a context asks for, in words."""
    if context is None:
        return
    if context.demands_evidence:
        ways = [f"near {', '.join(context.near)}"] if context.near else []
        ways += ["alone in quotation marks"] if context.quoted else []
        ways += [f"with {context.document} other terms in the document"] if context.document is not None else []
        yield "only " + "; or ".join(ways)
    if context.not_near:
        yield f"never near {', '.join(context.not_near)}"
