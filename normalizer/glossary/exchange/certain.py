"""The variants that a tool without a view of the text may be told of.

gnorm shields right forms, weighs contexts and leaves open what two terms share; a tool
that only replaces would do harm there.  Must not know which tool asks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from normalizer.glossary.forms import fold_form
from normalizer.glossary.schema import Glossary, Term, Variant


def certain_variants(glossary: Glossary) -> Iterator[tuple[Term, list[Variant]]]:
    """The terms with the forms that gnorm would write, those with a context among them.

    Left out are patterns, forms that two terms would write differently, and those that
    stand as words within a right form of any term.
    """
    right = {run for term in glossary.terms for form in term.right_forms for run in _runs(form)}
    owners: dict[str, set[str]] = defaultdict(set)
    for term in glossary.terms:
        for variant in term.variants:
            owners[fold_form(variant.form)].add(term.canonical)
    seen: set[str] = set()
    for term in glossary.terms:
        chosen = []
        for variant in term.variants:
            folded = fold_form(variant.form)
            if folded and term.writes(variant) and not (folded in right or folded in seen) and len(owners[folded]) == 1:
                seen.add(folded)
                chosen.append(variant)
        if chosen:
            yield term, chosen


def _runs(form: str) -> Iterator[str]:
    """Every run of words of a form."""
    words = fold_form(form).split()
    for start in range(len(words)):
        for stop in range(start + 1, len(words) + 1):
            yield " ".join(words[start:stop])
