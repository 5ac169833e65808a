"""Peers that tolerate damage, beside ours, over a few kilobytes: they take seconds for each.

Each has one reasonable setting, not tuned: `regex` with at most two errors for each term, rapidfuzz over windows
of as many words as a term has, one more or one fewer, and spaczz's matcher.  Every contestant has all forms of the
same terms.  What was found of the terms planted in the text is told beside the speed: a matcher that finds
nothing is fast.  A canonical form that stands undamaged is not counted: the peers find it, ours leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks import ours
from benchmarks.recall import Place, is_found
from benchmarks.report import Outcome, Table
from benchmarks.terms import Synthetic, glossary, lexicon
from benchmarks.texts import SMALLEST, Plant, Workload, batches, synthetic_text
from benchmarks.timing import Contestant, Timing, build, interleave

Finder = Callable[[Sequence[str]], list[Place]]
SIZES = (100, 1_000)
ERRORS = 2
LIKENESS = 88
SPACZZ_LIKENESS = 85
_WORD = re.compile(r"[\w'’-]+")


@dataclass
class _Keeper:
    """Keeps what a finder found over the rounds, each document counted from the first of its round."""

    find: Finder
    found: list[list[Place]]

    def run(self, documents: Sequence[str]) -> int:
        self.found.append(self.find(documents))
        return len(self.found[-1])


def fuzzy(kilobytes: float, rounds: int) -> Outcome:
    """A table for each size of glossary."""
    return Outcome(tables=[_table(size, kilobytes, rounds) for size in SIZES])


def owners(terms: Sequence[Synthetic]) -> dict[str, str]:
    """Every form and the id of its term."""
    return {form: term.id for term in reversed(terms) for form in term.forms}


def _table(size: int, kilobytes: float, rounds: int) -> Table:
    terms = glossary(size)
    workload = synthetic_text(kilobytes / 1000, terms=size, largest=2 * SMALLEST)
    slices = batches(workload.documents, rounds)
    keepers: list[_Keeper] = []
    contestants: list[Contestant] = []
    missing = []
    for name, make in _FINDERS.items():
        try:
            contestants.append(build(name, lambda make=make: _kept(make(terms), keepers), size, len(owners(terms))))
        except ImportError:
            missing.append(f" {name}: not installed.")
    timings = interleave(contestants, slices)
    rows = [
        [*_figures(timing, timings[0]), f"{_found(workload, slices, keeper)} of {len(_wanted(workload))}"]
        for timing, keeper in zip(timings, keepers, strict=True)
    ]
    note = f"Text: {workload.name}, {workload.megabytes * 1000:.0f} KB, {rounds} rounds." + "".join(missing)
    header = (
        "what",
        "terms",
        "forms",
        "KB/s, median",
        "least–most",
        "times our time",
        "hits/MB",
        "planted terms found",
    )
    return Table(f"Tolerant peers, {size:,} terms", note, header, rows)


def _figures(timing: Timing, own: Timing) -> list[str]:
    contestant = timing.contestant
    return [
        contestant.name,
        f"{contestant.terms:,}",
        f"{contestant.forms:,}",
        f"{1e6 / timing.milliseconds_per_megabyte:.3g}",
        f"{min(timing.speeds) * 1000:.3g}–{max(timing.speeds) * 1000:.3g}",
        f"{timing.slower_than(own):.1f}",
        f"{timing.hits_per_megabyte:,.0f}",
    ]


def _kept(find: Finder, keepers: list[_Keeper]) -> Callable[[Sequence[str]], int]:
    keepers.append(_Keeper(find, []))
    return keepers[-1].run


def _found(workload: Workload, slices: Sequence[Sequence[str]], keeper: _Keeper) -> int:
    """How many of the planted terms were found, each at its place."""
    base, places = 0, []
    for documents, found in zip(slices, keeper.found, strict=True):
        places += [place.moved(base) for place in found]
        base += len(documents)
    return sum(is_found(plant, places) for plant in _wanted(workload))


def _wanted(workload: Workload) -> list[Plant]:
    return [plant for plant in workload.planted if plant.kind != "exact" or not plant.is_canonical]


def _ours(terms: Sequence[Synthetic]) -> Finder:
    matcher = ours.compile_all(terms, lexicon())
    return lambda documents: [Place(*place) for place in ours.places(matcher, documents)]


def _regex(terms: Sequence[Synthetic]) -> Finder:
    import regex

    patterns = [
        (name, regex.compile(rf"\b(?:{regex.escape(form)}){{e<={ERRORS}}}\b", regex.IGNORECASE))
        for form, name in owners(terms).items()
    ]
    return lambda documents: [
        Place(number, match.start(), match.end(), name)
        for number, document in enumerate(documents)
        for name, pattern in patterns
        for match in pattern.finditer(document)
    ]


def _rapidfuzz(terms: Sequence[Synthetic]) -> Finder:
    import numpy
    from rapidfuzz.process import cdist

    known, names = list(owners(terms)), list(owners(terms).values())
    lengths = sorted({length for form in known for length in _lengths(form)})

    def find(documents: Sequence[str]) -> list[Place]:
        places = []
        for number, document in enumerate(documents):
            windows = list(_windows(document, lengths))
            if windows:
                said = [document[start:end].lower() for start, end in windows]
                likeness = cdist(said, known, score_cutoff=LIKENESS, dtype=numpy.uint8)
                places += [
                    Place(number, *windows[window], names[form])
                    for window, form in numpy.argwhere(likeness >= LIKENESS).tolist()
                ]
        return places

    return find


def _lengths(form: str) -> Iterator[int]:
    words = len(form.split(" "))
    yield from range(max(words - 1, 1), words + 2)


def _windows(document: str, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    words = [match.span() for match in _WORD.finditer(document)]
    for first in range(len(words)):
        for length in lengths:
            if first + length <= len(words):
                yield words[first][0], words[first + length - 1][1]


def _spaczz(terms: Sequence[Synthetic]) -> Finder:
    import spacy
    from spaczz.matcher import FuzzyMatcher

    language = spacy.blank("en")
    matcher = FuzzyMatcher(language.vocab)
    for form, name in owners(terms).items():
        matcher.add(name, [language(form)], kwargs=[{"min_r2": SPACZZ_LIKENESS}])

    def find(documents: Sequence[str]) -> list[Place]:
        places = []
        for number, document in enumerate(documents):
            read = language(document)
            for name, start, end, *_ in matcher(read):
                span = read[start:end]
                places.append(Place(number, span.start_char, span.end_char, name))
        return places

    return find


_FINDERS: dict[str, Callable[[Sequence[Synthetic]], Finder]] = {
    "ours, all tiers": _ours,
    f"regex {{e<={ERRORS}}}": _regex,
    f"rapidfuzz cdist >= {LIKENESS}": _rapidfuzz,
    f"spaczz, min_r2={SPACZZ_LIKENESS}": _spaczz,
}
