"""Places where a term stands, and which of them count where they overlap.

What a list holds comes first: of listed forms the longest, a right form shielding what
stands inside it.  Then misspelt forms, then glosses by their score.  A gloss that says a
longer term takes the place of the right forms of shorter ones inside it, of no listed
variant.  Equals are told apart by their place and then by the order of the glossary.
Must not know how a hit was found or what is written for it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass

from normalizer.core.finding import GLOSS, PATTERN, Applicability, Match
from normalizer.match.evidence import Verdict
from normalizer.match.forms import Candidate, Standing


@dataclass(frozen=True, slots=True)
class Hit:
    """A candidate whose evidence was weighed; `most` is the most that may be done about it."""

    candidate: Candidate
    verdict: Verdict
    match: Match
    score: float = 1.0
    most: Applicability = Applicability.SAFE
    carried: str = ""
    """Words of the place that are to stand before what is written: the … of it."""

    @property
    def is_right(self) -> bool:
        """Whether it is a right form, if perhaps in wrong letters."""
        return self.candidate.form.standing is not Standing.VARIANT

    @property
    def place(self) -> tuple[int, int]:
        """Start and end in code points."""
        return self.candidate.start, self.candidate.end


def choose(listed: Iterable[Hit], misspelt: Iterable[Hit], glosses: Iterable[Hit]) -> list[Hit]:
    """The hits that stand, disjoint, by their places."""
    chosen = _Chosen()
    for hit in sorted(listed, key=_by_length):
        chosen.take(hit)
    for hit in sorted(misspelt, key=_by_length):
        chosen.take(hit)
    for hit in sorted(glosses, key=_by_score):
        if not chosen.take(hit) and hit.most >= Applicability.UNSAFE:
            chosen.take_over(hit)
    return chosen.hits


def _by_length(hit: Hit) -> tuple[int, bool, bool, int]:
    start, end = hit.place
    return start - end, not hit.is_right, hit.match is PATTERN, start


def _by_score(hit: Hit) -> tuple[float, int, int, int]:
    start, end = hit.place
    return -hit.score, start - end, start, hit.candidate.form.number


class _Chosen:
    """The hits chosen so far, sorted by place."""

    def __init__(self) -> None:
        self._places: list[tuple[int, int]] = []
        self._hits: dict[tuple[int, int], Hit] = {}

    @property
    def hits(self) -> list[Hit]:
        """The hits in order."""
        return [self._hits[place] for place in self._places]

    def _overlapping(self, place: tuple[int, int]) -> list[tuple[int, int]]:
        start, end = place
        at = bisect_left(self._places, (end, end))
        first = at
        while first > 0 and self._places[first - 1][1] > start:
            first -= 1
        return self._places[first:at]

    def take(self, hit: Hit) -> bool:
        """Adds a hit where nothing stands yet."""
        if self._overlapping(hit.place):
            return False
        insort(self._places, hit.place)
        self._hits[hit.place] = hit
        return True

    def take_over(self, hit: Hit) -> None:
        """Adds a hit in the place of right forms of shorter terms that stand inside it."""
        start, end = hit.place
        inside = self._overlapping(hit.place)
        for place in inside:
            held = self._hits[place]
            if not held.is_right or held.match is GLOSS or place[0] < start or place[1] > end or place == hit.place:
                return
        for place in inside:
            self._places.remove(place)
            del self._hits[place]
        self.take(hit)
