"""What is said of a hit: the finding, its fix and how sure it is.

Must not know how hits are found or chosen.
"""

from __future__ import annotations

from normalizer.core.finding import FUZZY, GLOSS, Applicability, Finding, Fix, Match, Severity
from normalizer.core.span import Span
from normalizer.glossary.schema import FixMode, Status, Term, Wording
from normalizer.match.agree import Place, fit, may_write, replaced, right_form
from normalizer.match.damage import is_damaged, is_worth_mending, lacks_capitals, loses_hyphen
from normalizer.match.evidence import DOCUMENT_TERMS, Contexts, Scene, weigh
from normalizer.match.forms import Form, Standing
from normalizer.match.hits import Hit
from normalizer.match.inflection import in_number, is_plural, same_head

LISTED_RANK = 3.0
"""Above every rank of what no list holds, which is below `FUZZY_RANK` + 1 and `GLOSS_RANK` + 1."""
FUZZY_RANK = 1.0
GLOSS_RANK = 0.0
_HIGHEST_SCORE = 10.0


def propose(hit: Hit, scene: Scene, contexts: Contexts) -> Finding | None:
    """The finding for one hit; None when it is right as it stands."""
    form = hit.candidate.form
    place = Place(scene.text, Span(hit.candidate.start, hit.candidate.end))
    if hit.is_right and hit.match is not FUZZY:
        return _mend(hit, place, scene, contexts)
    if form.variant and form.variant.status is Status.FORBIDDEN:
        return _forbid(hit, place)
    new = form.printed if hit.is_right else _in_number(form, place)
    if hit.carried:
        new = f"the {hit.carried} of {new}"
    return _replace(hit, place, new, _applicability(hit, place.matched))


def _in_number(form: Form, place: Place) -> str:
    """The canonical in the number that the text has, as far as the form tells it.

    Where the form, with the words that the place takes along, and the canonical share their
    head noun, that noun's number decides; otherwise what the glossary prints for the form
    stands for the canonical as printed.
    """
    canonical = form.term.canonical
    if form.term.is_invariant:
        return canonical
    found = replaced(canonical, place)
    taken = found != place.matched or (form.variant is not None and bool(form.variant.pattern))
    printed = found if taken else form.printed
    if same_head(printed, canonical):
        return in_number(canonical, plural=is_plural(printed))
    return in_number(canonical, plural=not is_plural(canonical)) if form.toggled else canonical


def _applicability(hit: Hit, matched: str) -> Applicability:
    form = hit.candidate.form
    if form.term.wording is Wording.LOOSE:
        return Applicability.DISPLAY
    if hit.match is GLOSS:
        return hit.most
    if hit.match is FUZZY or form.term.wording is Wording.PREFERRED:
        return min(hit.most, Applicability.UNSAFE)
    if form.variant and form.variant.fix is FixMode.OFFER:
        return Applicability.UNSAFE
    if not hit.verdict.evidence and lacks_capitals(matched, form.printed):
        return Applicability.UNSAFE  # a name that nothing else vouches for: here it may be a common noun
    return hit.most


def _mend(hit: Hit, place: Place, scene: Scene, contexts: Contexts) -> Finding | None:
    """A right form in wrong case, hyphenation or number gets its own right form."""
    form = hit.candidate.form
    printed = form.printed
    if place.matched == printed and not form.toggled:
        return None
    if form.toggled and form.term.is_invariant:
        printed = form.term.canonical if form.standing is Standing.CANONICAL else printed
    if not is_worth_mending(hit.candidate, place, scene):  # asked first, since nearly all that is found is right
        return None
    if any(not is_damaged(place.matched, right_form(right, place)) for right in form.term.right_forms):
        return None  # two right forms may differ in their capitals alone
    if not is_damaged(place.matched, right_form(printed, place)):
        return None
    others = scene.other_terms(hit.candidate)
    if form.term.context is not None:
        # Ordinary English in the wrong letters is ordinary English, whatever else the document holds.
        if not weigh(hit.candidate, scene, contexts, with_document=False).holds:
            return None
        sure = True
    elif loses_hyphen(place.matched, printed):
        sure = True
    else:
        sure = scene.is_quoted(hit.candidate) or others >= DOCUMENT_TERMS
    if not sure and not others:
        return None
    writes = sure and form.term.wording is Wording.FIXED
    return _replace(hit, place, printed, min(hit.most, Applicability.SAFE if writes else Applicability.UNSAFE))


def _forbid(hit: Hit, place: Place) -> Finding:
    term, variant = hit.candidate.form.term, hit.candidate.form.variant
    reason = f": {variant.reason}" if variant and variant.reason else ""
    return Finding(
        rule=f"term/{term.id}",
        span=place.span,
        message=f"Do not write '{_one_line(place.matched)}'{_chinese(term)}{reason}",
        severity=Severity.ERROR,
        rank=LISTED_RANK,
        match=hit.match,
        zh=term.main_zh,
        evidence=hit.verdict.evidence,
    )


def _replace(hit: Hit, place: Place, new: str, applicability: Applicability) -> Finding | None:
    """The finding that puts `new` in its place, in the form and as sure as the place allows."""
    term, variant = hit.candidate.form.term, hit.candidate.form.variant
    cased = right_form(new, place)
    edits = fit(cased, place)
    if edits and all(edit.new == edit.span.slice(place.text.string) for edit in edits):
        return None
    fitting = may_write(cased, place)
    applicability = min(applicability, fitting)
    reason = f": {variant.reason}" if variant and variant.reason else ""
    return Finding(
        rule=f"term/{term.id}",
        span=place.span,
        message=f"Use '{new}' for '{_one_line(place.matched)}'{_chinese(term)}{reason}",
        fix=Fix(edits, applicability) if edits and fitting > Applicability.DISPLAY else None,
        rank=_rank(hit.match, hit.score),
        match=hit.match,
        score=hit.score,
        zh=term.main_zh,
        evidence=hit.verdict.evidence,
    )


def _rank(match: Match, score: float) -> float:
    if match is FUZZY:
        return FUZZY_RANK + score
    return GLOSS_RANK + score / _HIGHEST_SCORE if match is GLOSS else LISTED_RANK


def _chinese(term: Term) -> str:
    return f" ({term.main_zh})" if term.main_zh else ""


def _one_line(matched: str) -> str:
    return " ".join(matched.split())
