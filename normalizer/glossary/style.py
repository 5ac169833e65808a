"""The terms as they stand under a house style.

Owns which of a term's right forms a profile prefers and what becomes of the others.  Must
not know of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normalizer.core.errors import Place
from normalizer.glossary.forms import fold_form
from normalizer.glossary.schema import Admitted, FixMode, Style, Term, Variant
from normalizer.glossary.spelling import Spelling, other_spellings, respell

_SPELLING_REASONS = {Spelling.AMERICAN: "American spelling", Spelling.BRITISH: "British spelling"}


def styled(term: Term, style: Style) -> Term:
    """`term` as `style` has it: the preferred form canonical, all right forms in its spelling."""
    if style.prefer is not None and term.register is not style.prefer:
        preferred = next((each for each in term.admitted if each.register is style.prefer), None)
        if preferred:
            others = tuple(each for each in term.admitted if each is not preferred)
            chosen = replace(
                term,
                canonical=preferred.form,
                register=preferred.register,
                admitted=tuple(each for each in others if each.register is None),
                authority=preferred.authority or term.authority,
                source=preferred.source or term.source,
            )
            rivals = [term.canonical, *(each.form for each in others if each.register is not None)]
            term = without_own(demoted(chosen, rivals, term.place, style))
    return term if style.spelling is Spelling.ANY else _respelled(term, style)


def _respelled(term: Term, style: Style) -> Term:
    """`term` with its right forms in the spelling of `style`, in which they are written for those in the other."""
    admitted = tuple(replace(each, form=respell(each.form, style.spelling)) for each in term.admitted)
    respelled = replace(term, canonical=respell(term.canonical, style.spelling), admitted=admitted)
    known = {fold_form(form) for form in (*respelled.right_forms, *(variant.form for variant in term.variants))}
    reason = _SPELLING_REASONS[style.spelling]
    others = {fold_form(other): other for form in respelled.right_forms for other in other_spellings(form)}
    new = tuple(Variant(term.place, form=other, reason=reason) for key, other in others.items() if key not in known)
    if not new:
        return respelled
    return without_own(replace(respelled, variants=(*term.variants, *new), examples=(), restyled=True))


def without_shared_spellings(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, a form in the other spelling left to the first of those that would rewrite it."""
    owned: set[str] = set()
    for term in terms:
        ours = [variant for variant in term.variants if variant.reason in _SPELLING_REASONS.values()]
        lost = {variant.form for variant in ours if fold_form(variant.form) in owned}
        owned |= {fold_form(variant.form) for variant in ours}
        kept = tuple(v for v in term.variants if v not in ours or v.form not in lost) if lost else term.variants
        yield replace(term, variants=kept) if lost else term


def demoted(term: Term, forms: list[str], place: Place, style: Style) -> Term:
    """`term` with `forms`, right elsewhere, as its variants; its examples, which show other forms, are dropped.

    Names and formulas, which have two capitals, are rewritten, and what has one is offered.
    Common words (official, for cadre) are no less English under any style: they stay right.
    """
    known = {fold_form(form) for form in (*term.right_forms, *(variant.form for variant in term.variants))}
    reason = f"the style of the profile '{style.profile}'"
    variants, admitted = list(term.variants), list(term.admitted)
    for form in dict.fromkeys(form for form in forms if fold_form(form) not in known):
        capitals = sum(word[0].isupper() for word in form.split())
        if capitals:
            fix = FixMode.WRITE if capitals >= 2 else FixMode.OFFER
            variants.append(Variant(place, form=form, fix=fix, reason=reason))
        else:
            admitted.append(Admitted(form))
    return replace(term, variants=tuple(variants), admitted=tuple(admitted), examples=(), restyled=True)


def without_own(term: Term) -> Term:
    """`term` without variants that are right forms of itself: those that a profile made right."""
    right = {fold_form(form) for form in term.right_forms}
    kept = tuple(variant for variant in term.variants if not variant.form or fold_form(variant.form) not in right)
    return term if len(kept) == len(term.variants) else replace(term, variants=kept)
