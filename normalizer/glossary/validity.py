"""A glossary as it holds for an article of a given date: what came later, or had ended, is not written.

Dates are ISO (2024-07-01), so that their order is that of their letters; an empty one is
unknown or open.  Must not know where the date comes from.
"""

from __future__ import annotations

from dataclasses import replace

from normalizer.glossary.schema import Admitted, FixMode, Term, Variant


def judged_on(term: Term, date: str) -> Term:
    """`term` as it holds for an article of `date`.

    Before the first day of a term its variants are left alone; after the last one they are
    only offered, since then the article speaks of the past or of something else.  Outside
    the days of a variant the variant is right; with the date unknown it is only offered.
    """
    if not (term.valid_from or term.valid_to or any(map(_is_bounded, term.variants))):
        return term
    if date and term.valid_from and date < term.valid_from:
        return replace(term, variants=(), examples=())
    if date and term.valid_to and date > term.valid_to:
        return replace(term, variants=tuple(map(_offered, term.variants)), examples=())
    if not date:
        return replace(term, variants=tuple(_offered(v) if _is_bounded(v) else v for v in term.variants))
    wrong = tuple(v for v in term.variants if _holds(v.valid_from, v.valid_to, date))
    right = tuple(Admitted(v.form) for v in term.variants if v not in wrong and v.form)
    return replace(term, variants=wrong, admitted=(*term.admitted, *right))


def _holds(valid_from: str, valid_to: str, date: str) -> bool:
    return (not valid_from or valid_from <= date) and (not valid_to or date <= valid_to)


def _is_bounded(variant: Variant) -> bool:
    return bool(variant.valid_from or variant.valid_to)


def _offered(variant: Variant) -> Variant:
    return replace(variant, fix=FixMode.OFFER)
