"""The glossary as one rule: text, tokens, candidates, evidence, one finding for each place.

Must not know of levels, files or reports.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalizer.core.finding import EXACT, FUZZY, PATTERN, Applicability, Finding, Fix, Match, Severity
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.glossary.schema import FirstMention, FixMode, Glossary, Status, Term, Wording
from normalizer.match.agree import Place, disagrees, fit, right_form
from normalizer.match.damage import is_damaged, is_worth_mending, lacks_capitals, loses_hyphen
from normalizer.match.evidence import Contexts, Scene, Verdict, is_certain, is_strong, weigh
from normalizer.match.fold import fold_text
from normalizer.match.forms import Candidate, Form, FormIndex, FormTable, Standing
from normalizer.match.fuzzy import Misspellings
from normalizer.match.inflection import is_plural, same_head, toggle_number
from normalizer.match.mention import explain_first_mentions
from normalizer.match.pattern import Patterns

EXACT_RANK = 3.0
FUZZY_RANK = 1.0
TERMS_OF_A_DOCUMENT = 3
"""So many other terms make a document one about Chinese politics, where a lost capital is an error."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A candidate whose evidence was weighed."""

    candidate: Candidate
    verdict: Verdict
    match: Match
    score: float = 1.0

    @property
    def length(self) -> int:
        return self.candidate.end - self.candidate.start


class Matcher:
    """Finds every known phrasing of every term of a glossary; compiled once, never changed.

    `table` holds the forms of the glossary when they were made before.
    """

    id = "term"

    def __init__(self, glossary: Glossary, table: FormTable | None = None) -> None:
        self.glossary = glossary
        self._index = FormIndex(glossary, table)
        self._patterns = Patterns(glossary)
        self._contexts = Contexts()
        self._misspellings = Misspellings(self._index)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the forms, lower case."""
        return self._index.words

    def find(self, text: Text) -> Iterator[Finding]:
        """One finding for each place where a term stands in a wording that is not right."""
        folded = fold_text(text.tokens)
        scene = Scene(text, folded)
        exact = [(candidate, EXACT, 1.0) for candidate in self._index.find(folded)]
        exact += [(candidate, PATTERN, 1.0) for candidate in self._patterns.find(text.string, folded)]
        for candidate, _, _ in exact:
            if is_strong(candidate, scene, self._contexts):
                scene.note_strong(candidate)
        fuzzy = [(c, FUZZY, score) for c, score in self._misspellings.find(folded, text.vocabulary)]
        hits = _disjoint(self._weighed([*exact, *fuzzy], scene))
        for hit in hits:
            finding = _finding(hit, scene, self._contexts)
            if finding:
                yield finding
        style = self.glossary.style.first_mention
        if style is not FirstMention.NONE:
            certain = [hit.candidate for hit in hits if is_certain(hit.candidate, scene, self._contexts)]
            yield from explain_first_mentions(text, certain, style)

    def _weighed(self, found: Iterable[tuple[Candidate, Match, float]], scene: Scene) -> Iterator[_Hit]:
        for candidate, match, score in found:
            if not scene.text.segment(candidate.start).covers(Span(candidate.start, candidate.end)):
                continue
            if candidate.form.standing is Standing.VARIANT or match is FUZZY:
                verdict = weigh(candidate, scene, self._contexts)
                if not verdict.holds:
                    continue
            else:
                verdict = Verdict(True)
            yield _Hit(candidate, verdict, match, score)


def _disjoint(hits: Iterable[_Hit]) -> list[_Hit]:
    """The longest hits that do not overlap; a right form shields what stands inside it.

    Among equals: exact before pattern before fuzzy, right forms before variants, then the
    order of the glossary.
    """
    kept: list[tuple[int, int]] = []
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=_preference):
        start, end = hit.candidate.start, hit.candidate.end
        at = bisect_left(kept, (start, end))
        if (at < len(kept) and kept[at][0] < end) or (at > 0 and kept[at - 1][1] > start):
            continue
        insort(kept, (start, end))
        chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.candidate.start)


def _preference(hit: _Hit) -> tuple[bool, int, bool, bool, int]:
    candidate = hit.candidate
    return (
        hit.match is FUZZY,
        -hit.length,
        candidate.form.standing is Standing.VARIANT,
        hit.match is PATTERN,
        candidate.start,
    )


def _finding(hit: _Hit, scene: Scene, contexts: Contexts) -> Finding | None:
    form = hit.candidate.form
    place = Place(scene.text, Span(hit.candidate.start, hit.candidate.end))
    if form.standing is not Standing.VARIANT and hit.match is not FUZZY:
        return _mend(hit, place, scene, contexts)
    if form.variant and form.variant.status is Status.FORBIDDEN:
        return _forbid(hit, place)
    if form.standing is Standing.VARIANT:
        new = form.term.canonical if form.term.is_invariant else _in_number(form, place.matched)
    else:
        new = form.printed
    level = _applicability(hit, place.matched)
    return _replace(hit, place, new, min(level, Applicability.UNSAFE) if disagrees(new, place) else level)


def _in_number(form: Form, matched: str) -> str:
    """The canonical in the number that the text has, as far as the form tells it.

    Where the form and the canonical share their head noun, that noun's number decides;
    otherwise what the glossary prints for the form stands for the canonical as printed.
    """
    canonical = form.term.canonical
    printed = matched if form.variant and form.variant.pattern else form.printed
    if same_head(printed, canonical):
        return canonical if is_plural(printed) == is_plural(canonical) else toggle_number(canonical)
    return toggle_number(canonical) if form.toggled else canonical


def _applicability(hit: _Hit, matched: str) -> Applicability:
    form = hit.candidate.form
    if form.term.wording is Wording.LOOSE:
        return Applicability.DISPLAY
    if hit.match is FUZZY or form.term.wording is Wording.PREFERRED:
        return Applicability.UNSAFE
    if form.variant and form.variant.fix is FixMode.OFFER:
        return Applicability.UNSAFE
    if not hit.verdict.evidence and lacks_capitals(matched, form.printed):
        return Applicability.UNSAFE  # a name that nothing else vouches for: here it may be a common noun
    return Applicability.SAFE


def _mend(hit: _Hit, place: Place, scene: Scene, contexts: Contexts) -> Finding | None:
    """A right form in wrong case, hyphenation or number gets its own right form."""
    form = hit.candidate.form
    printed = form.printed
    if place.matched == printed and not form.toggled:
        return None
    if form.toggled and form.term.is_invariant:
        printed = form.term.canonical if form.standing is Standing.CANONICAL else printed
    wanted = right_form(printed, place)
    if any(not is_damaged(place.matched, right_form(right, place)) for right in form.term.right_forms):
        return None  # two right forms may differ in their capitals alone
    if not is_damaged(place.matched, wanted) or not is_worth_mending(hit.candidate, place, scene):
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
        sure = scene.is_quoted(hit.candidate) or others >= TERMS_OF_A_DOCUMENT
    if not sure and not others:
        return None
    writes = sure and form.term.wording is Wording.FIXED
    applicability = Applicability.SAFE if writes else Applicability.UNSAFE
    return _replace(hit, place, printed, applicability)


def _forbid(hit: _Hit, place: Place) -> Finding:
    term = hit.candidate.form.term
    variant = hit.candidate.form.variant
    reason = f": {variant.reason}" if variant and variant.reason else ""
    return Finding(
        rule=f"term/{term.id}",
        span=place.span,
        message=f"Do not write '{_one_line(place.matched)}'{_chinese(term)}{reason}",
        severity=Severity.ERROR,
        rank=EXACT_RANK,
        match=hit.match,
        zh=term.main_zh,
        evidence=hit.verdict.evidence,
    )


def _replace(hit: _Hit, place: Place, new: str, applicability: Applicability) -> Finding | None:
    term = hit.candidate.form.term
    edits = fit(right_form(new, place), place)
    if all(edit.new == edit.span.slice(place.text.string) for edit in edits):
        return None
    reason = hit.candidate.form.variant.reason if hit.candidate.form.variant else ""
    return Finding(
        rule=f"term/{term.id}",
        span=place.span,
        message=f"Use '{new}' for '{_one_line(place.matched)}'{_chinese(term)}" + (f": {reason}" if reason else ""),
        fix=Fix(edits, applicability),
        rank=FUZZY_RANK + hit.score if hit.match is FUZZY else EXACT_RANK,
        match=hit.match,
        score=hit.score,
        zh=term.main_zh,
        evidence=hit.verdict.evidence,
    )


def _chinese(term: Term) -> str:
    return f" ({term.main_zh})" if term.main_zh else ""


def _one_line(matched: str) -> str:
    return " ".join(matched.split())
