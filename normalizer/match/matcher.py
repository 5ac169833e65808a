"""The glossary as one rule: text, units, candidates, evidence, one finding for each place.

Must not know of levels, files or reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from normalizer.core.finding import EXACT, FUZZY, GLOSS, PATTERN, Applicability, Finding, Match
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.glossary.schema import FirstMention, Glossary
from normalizer.match.evidence import NOT_IN_CHINESE, Contexts, Scene, Verdict, is_certain, is_strong, weigh
from normalizer.match.forms import Candidate, FormIndex
from normalizer.match.fuzzy import Misspellings
from normalizer.match.gloss import Judge
from normalizer.match.hits import Hit, choose
from normalizer.match.mention import explain_first_mentions
from normalizer.match.pattern import Patterns
from normalizer.match.proposal import propose
from normalizer.match.recognise import Recogniser
from normalizer.match.slots import Slots
from normalizer.match.stream import stream_of
from normalizer.match.traits import AllTraits

if TYPE_CHECKING:
    from normalizer.match.chinese import ChineseTerms
    from normalizer.match.source import Source

Found = tuple[Candidate, Match, float]
"""A candidate, how it was recognised, and how alike it is (0 to 1)."""


class Matcher:
    """Finds every known phrasing of every term of a glossary, and phrasings that no list holds.

    Compiled once, never changed: `parts` are what `compile_glossary` made of the glossary.
    """

    id = "term"

    def __init__(self, glossary: Glossary, parts: Mapping[str, memoryview]) -> None:
        self.glossary = glossary
        self._index = FormIndex(glossary.terms, parts)
        self._patterns = Patterns(glossary.terms, parts)
        self._contexts = Contexts()
        self._misspellings = Misspellings(self._index)
        self._recogniser = Recogniser(Slots(parts))
        self._traits = AllTraits(self._recogniser.slots.family)

    @property
    def slots(self) -> Slots:
        """The slots and paths of the terms, by which wordings are found that no list holds."""
        return self._recogniser.slots

    @property
    def words(self) -> Set[str]:
        """Every word of the forms, lower case."""
        return self._index.words

    def find(self, text: Text) -> Iterator[Finding]:
        """One finding for each place where a term stands in a wording that is not right."""
        source = None if text.source is None else self._read_source(text)
        scene = Scene(text, stream_of(text), source)
        listed = list(self._listed(scene))
        judge = Judge(scene, self._contexts, self._recogniser, self._traits, self.glossary)
        hits = self._hits(scene, listed, judge)
        for hit in hits:
            finding = propose(hit, scene, self._contexts)
            if finding:
                yield finding
        style = self.glossary.style.first_mention
        if style is not FirstMention.NONE:
            certain = [hit.candidate for hit in hits if is_certain(hit.candidate, scene, self._contexts)]
            yield from explain_first_mentions(text, certain, style)
        if source is not None:
            yield from source.findings(_wordings(listed, judge))

    def _read_source(self, text: Text) -> Source | None:
        from normalizer.match.source import Source  # few texts come with their Chinese

        return Source.beside(text, self._chinese)

    @cached_property
    def _chinese(self) -> ChineseTerms:
        from normalizer.match.chinese import ChineseTerms

        return ChineseTerms(self.glossary)

    def _listed(self, scene: Scene) -> Iterator[Found]:
        """Every listed wording of every term, whatever speaks for it or against."""
        stream = scene.stream
        for candidate in self._index.find(stream, self._index.ids(stream)):
            yield candidate, EXACT, 1.0
        for candidate in self._patterns.find(scene.text, stream):
            yield candidate, PATTERN, 1.0

    def _hits(self, scene: Scene, listed: Sequence[Found], judge: Judge) -> list[Hit]:
        """The places of all terms, disjoint and sorted, the strong ones noted in the scene."""
        text, stream = scene.text, scene.stream
        for candidate, _, _ in listed:
            if is_strong(candidate, scene, self._contexts):
                scene.note_strong(candidate)
        ids = self._index.ids(stream)
        misspelt = [(c, FUZZY, score) for c, score in self._misspellings.find(stream, ids, text.vocabulary)]
        glosses = [
            Hit(
                each.candidate,
                Verdict(True, each.evidence.said()),
                GLOSS,
                each.evidence.score,
                each.level,
                each.carried,
            )
            for each in judge.find(_known(candidate for candidate, _, _ in listed))
            if _is_in_segment(each.candidate, text)
        ]
        return choose(self._weighed(listed, scene), self._weighed(misspelt, scene), glosses)

    def _weighed(self, found: Iterable[Found], scene: Scene) -> Iterator[Hit]:
        for candidate, match, score in found:
            if not _is_in_segment(candidate, scene.text):
                continue
            verdict, most = Verdict(True), Applicability.SAFE
            if candidate.form.standing.is_variant or match is FUZZY:
                verdict = weigh(candidate, scene, self._contexts)
                if not verdict.holds:
                    continue
            if scene.is_meant(candidate) is False:
                if match is FUZZY:
                    continue
                verdict, most = Verdict(True, (*verdict.evidence, NOT_IN_CHINESE)), Applicability.UNSAFE
            yield Hit(candidate, verdict, match, score, most)


def _is_in_segment(candidate: Candidate, text: Text) -> bool:
    return text.segment(candidate.start).covers(Span(candidate.start, candidate.end))


def _wordings(listed: Iterable[Found], judge: Judge) -> Iterator[tuple[str, Span]]:
    """Every wording of every term that was recognised, with enough evidence or not."""
    for candidate in chain((each for each, _, _ in listed), judge.wordings()):
        yield candidate.form.term.id, Span(candidate.start, candidate.end)


def _known(candidates: Iterable[Candidate]) -> dict[int, set[int]]:
    """The numbers of the terms that stand at each unit."""
    known: dict[int, set[int]] = {}
    for candidate in candidates:
        for unit in range(candidate.first_unit, candidate.last_unit + 1):
            known.setdefault(unit, set()).add(candidate.form.number)
    return known
