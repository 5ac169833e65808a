"""From windows of the lattice to judged places: guards, evidence, what may be done.

Must not know how windows are found or what is written instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from normalizer.core.finding import Applicability
from normalizer.glossary.schema import Glossary
from normalizer.match.evidence import Contexts, Scene, weigh
from normalizer.match.facts import Facts
from normalizer.match.forms import Candidate, Form, Standing
from normalizer.match.guards import Guards
from normalizer.match.reading import Reading
from normalizer.match.recognise import Recogniser, Window
from normalizer.match.score import Evidence, tier
from normalizer.match.stream import POSSESSIVE
from normalizer.match.traits import AllTraits

if TYPE_CHECKING:
    from normalizer.match.source import Source


@dataclass(frozen=True, slots=True)
class Judged:
    """A window that may be its term: the candidate, how sure it is, the most that may be done."""

    candidate: Candidate
    evidence: Evidence
    level: Applicability
    carried: str = ""
    """Words of the window that the term does not have and the sentence must not lose."""


class Judge:
    """Weighs the windows of one text."""

    def __init__(
        self, scene: Scene, contexts: Contexts, recogniser: Recogniser, traits: AllTraits, glossary: Glossary
    ) -> None:
        self._scene = scene
        self._contexts = contexts
        self._traits = traits
        self._recogniser = recogniser
        self._glossary = glossary
        self._reading = Reading(scene.stream, recogniser.slots)
        self._guards = Guards(scene.stream, recogniser, traits)

    def find(self, known: Mapping[int, Collection[int]]) -> Iterator[Judged]:
        """Every window worth saying something about; `known` are the terms that stand at a unit already."""
        for window in _best([*self._recogniser.find(self._reading, known), *self._expected]):
            judged = self._judge(window)
            if judged is not None:
                yield judged

    @cached_property
    def _expected(self) -> list[Window]:
        """The windows of the terms that the Chinese beside the text has."""
        return list(self._find_expected(self._scene.source)) if self._scene.source else []

    def _find_expected(self, source: Source) -> Iterator[Window]:
        starts = self._scene.stream.starts
        numbers = {term_id: number for number, term_id in enumerate(self._glossary.ids)}
        for bead in source.alignment.beads:
            low, high = bisect_left(starts, bead.english.start), bisect_left(starts, bead.english.end)
            for term_id in source.at(bead.english.start) or () if low < high else ():
                for window in self._recogniser.find_expected(self._reading, low, high, numbers[term_id]):
                    if not window.missing or window.last - window.first <= 2 * len(window.path.slots):
                        yield window

    def wordings(self) -> Iterator[Candidate]:
        """Every window of a term that the Chinese has, in whatever wording: what is not missing."""
        return (self._candidate(window) for window in self._expected if not window.missing)

    def _candidate(self, window: Window) -> Candidate:
        stream = self._scene.stream
        start, end = stream.starts[window.first], stream.ends[window.last]
        printed = self._scene.text.string[start:end]
        form = Form(self._glossary.terms[window.path.term], Standing.VARIANT, printed, number=window.path.term)
        return Candidate(start, end, window.first, window.last, form)

    def _judge(self, window: Window) -> Judged | None:
        candidate = self._candidate(window)
        term = candidate.form.term
        meant = self._scene.is_meant(candidate)
        if meant is False or self._guards.objection(window, term):
            return None
        facts = Facts(
            window=window,
            term=term,
            traits=self._traits.of(term),
            is_quoted=self._scene.is_quoted(candidate),
            is_followed=self._scene.is_followed_by_noun(candidate),
            is_meant=bool(meant),
            is_closed=self._guards.is_closed(window, term),
            is_right=self._guards.is_right_form(window, term, candidate.form.printed),
            verdict=weigh(candidate, self._scene, self._contexts),
            others=self._scene.other_terms(candidate),
            printed=candidate.form.printed,
            carried=self._carried(window),
        )
        if facts.is_plain_count:
            return None
        evidence = facts.evidence
        level = tier(evidence, sure=facts.is_sure, fit_to_offer=facts.is_offered)
        return None if level is None else Judged(candidate, evidence, level, facts.carried)

    def _carried(self, window: Window) -> str:
        """The words that a possessive parted from the name: in `Xi's scientific guidance of …` the guidance.

        They can be put before the whole name: `the scientific guidance of Xi …`.
        """
        stream, extras = self._scene.stream, window.extras
        if not extras or extras[-1] - extras[0] >= len(extras) or not window.path.may_miss:
            return ""
        if POSSESSIVE not in stream.words(window.first, extras[0]) or stream.word(extras[-1] + 1) not in ("of", "on"):
            return ""
        return self._scene.text.string[stream.starts[extras[0]] : stream.ends[extras[-1]]]


def _best(windows: Iterable[Window]) -> Sequence[Window]:
    """One window for each term and place: the one that leaves the least out and has the fewest words too many."""
    best: dict[tuple[int, int, int], Window] = {}
    for window in windows:
        key = window.path.term, window.first, window.last
        if key not in best or _cost(window) < _cost(best[key]):
            best[key] = window
    return list(best.values())


def _cost(window: Window) -> tuple[int, int, int, int]:
    return window.missing, window.extra, -len(window.path.slots), -window.garbles
