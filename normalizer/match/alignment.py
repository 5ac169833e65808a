"""Which Chinese belongs to which English: `align`.

Line beside line where both texts have as many and nothing speaks against it, else along the
cheapest path (`path`).  Must not know of glossaries or findings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from normalizer.core.span import Span
from normalizer.match.anchors import anchors_of
from normalizer.match.path import Paths, Step, Unit

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_SENTENCE = re.compile(r"[^。！？!?\r\n]+[。！？!?]*[”’」』）)]*")
_CERTAIN = 6.0
"""So much cheaper must a path be that lines of equal number are not taken one beside the other."""
_ENOUGH = 8
"""From so many anchors on their silence tells that two texts do not belong together."""
_LEAST = 0.35
"""The least part of the anchors that both sides must have in common.  Measured: 0.45 and more where
the texts belong together, lines lost and joined included; 0.3 and less where they do not."""
_LEAST_MET = 0.25
"""The least part of the English that must have Chinese beside it."""
_LEAST_BY_LINE = 0.1


@dataclass(frozen=True, slots=True)
class Bead:
    """A stretch of the English, in code points of it, and the Chinese beside it; either may be empty."""

    english: Span
    chinese: str


@dataclass(frozen=True)
class Alignment:
    """Both texts as beads, in order; where there is a `problem`, told in a sentence, there are none."""

    beads: tuple[Bead, ...] = ()
    problem: str = ""

    @cached_property
    def _held(self) -> list[Bead]:
        return [bead for bead in self.beads if len(bead.english)]

    def bead_of(self, offset: int) -> Bead | None:
        """The bead whose English holds the offset; None between beads and where no Chinese belongs to it."""
        index = bisect_right(self._held, offset, key=lambda bead: bead.english.start) - 1
        if index < 0:
            return None
        bead = self._held[index]
        return bead if offset < bead.english.end and bead.chinese else None

    def chinese_of(self, offset: int) -> str | None:
        """The Chinese that belongs to the English at an offset, or None."""
        bead = self.bead_of(offset)
        return bead.chinese if bead else None


def align(
    english: str,
    chinese: str,
    borders: Sequence[int] = (),
    sentences: Sequence[int] = (),
    terms: Mapping[str, Sequence[str]] | None = None,
) -> Alignment:
    """Which Chinese belongs to which English.

    `borders` are the offsets at which paragraphs of the English begin, each of one line or
    more, `sentences` those at which sentences do; without them only lines are tried.
    `terms` are Chinese phrases and the English forms of each, in lower case.  Blank lines
    count on neither side.
    """
    lines = _trimmed(english, (match.span() for match in _LINE.finditer(english)))
    originals = [match[0].strip() for match in _LINE.finditer(chinese)]
    if not lines or not originals:
        side = "Chinese" if lines else "article"
        return Alignment(problem=f"the Chinese cannot be aligned: the {side} is empty")
    paragraphs = _pieces(english, borders) if borders else lines
    cuts = [(lines, originals)]
    if paragraphs != lines:
        cuts.append((paragraphs, originals))
    levels = [_Level(english, *cut, terms or {}) for cut in cuts]
    for level in levels:
        steps = level.by_line()
        if steps:
            return Alignment(level.beads(steps))
    if sentences:
        cut = [match[0].strip() for match in _SENTENCE.finditer(chinese) if match[0].strip()]
        levels.append(_Level(english, _pieces(english, sentences), cut, terms or {}))
    best = max((level.by_path() for level in levels[-2:]), key=lambda way: way.score)
    return Alignment(best.beads) if best.holds else Alignment(problem=levels[0].problem)


def _pieces(english: str, starts: Sequence[int]) -> list[Span]:
    borders = [0, *(start for start in starts if start), len(english)]
    return _trimmed(english, pairwise(borders))


def _trimmed(english: str, pieces: Iterable[tuple[int, int]]) -> list[Span]:
    """The pieces without the white space around them; those that hold nothing else are left out."""
    spans = []
    for start, end in pieces:
        piece = english[start:end].lstrip()
        if piece:
            spans.append(Span(end - len(piece), end - len(piece) + len(piece.rstrip())))
    return spans


@dataclass(frozen=True, slots=True)
class _Way:
    """Beads, the part of the anchors that agree, and the part of the English that has Chinese."""

    beads: tuple[Bead, ...]
    agreement: float
    met: float

    @property
    def holds(self) -> bool:
        return self.agreement >= _LEAST and self.met >= _LEAST_MET

    @property
    def score(self) -> float:
        return self.agreement * self.met


class _Level:
    """Both texts cut into units of one size."""

    def __init__(
        self, english: str, left: list[Span], right: list[str], terms: Mapping[str, Sequence[str]]
    ) -> None:  # fmt: skip
        self.left, self.right = left, right
        ours, theirs = anchors_of(english, left, right, terms)
        self._anchors = sum(map(len, theirs))
        self._length = sum(map(len, left))
        self.paths = Paths(
            [Unit(len(span), anchors) for span, anchors in zip(left, ours, strict=True)],
            [Unit(len("".join(unit.split())), anchors) for unit, anchors in zip(right, theirs, strict=True)],
        )

    @property
    def problem(self) -> str:
        """Why these units cannot be aligned."""
        what = "with too few common numbers and terms" if self.paths.weights else "without a common number or term"
        what = "too many to compare" if self.paths.is_too_large else what
        counts = f"{_lines(len(self.right))} against {len(self.left)}"
        return f"the Chinese cannot be aligned: {counts}, {what}"

    def by_line(self) -> list[Step]:
        """One beside one, unless the counts differ or the anchors speak for another way or for none."""
        if len(self.left) != len(self.right):
            return []
        steps = self.paths.diagonal()
        shared, _, _ = self.paths.agreement(steps)
        if self._anchors >= _ENOUGH and shared < _LEAST_BY_LINE * self._anchors:
            return []
        cheapest = self.paths.cheapest() or steps
        if self.paths.cost(cheapest) < self.paths.cost(steps) - _CERTAIN:
            return []
        return steps

    def by_path(self) -> _Way:
        """The cheapest way, which may be none."""
        steps = self.paths.cheapest()
        shared, ours, theirs = self.paths.agreement(steps)
        if 2 * shared < sum(1 for step in steps if all(step)):
            return _Way((), 0.0, 0.0)  # an anchor or two among many lines are chance
        beads = self.beads(steps)
        met = sum(len(bead.english) for bead in beads if bead.chinese)
        return _Way(beads, shared / max(ours, theirs, 1), met / self._length)

    def beads(self, steps: Sequence[Step]) -> tuple[Bead, ...]:
        """The steps of a path as beads."""
        beads = []
        i = j = 0
        for di, dj in steps:
            if di:
                span = Span(self.left[i].start, self.left[i + di - 1].end)
            else:  # Chinese without English stands before the next line, or at the end
                at = self.left[i].start if i < len(self.left) else self.left[-1].end
                span = Span(at, at)
            beads.append(Bead(span, "\n".join(self.right[j : j + dj])))
            i, j = i + di, j + dj
        return tuple(beads)


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"
