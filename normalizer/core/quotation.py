"""Quotation marks, paired once and tolerantly.

Machine translation flips marks (”four“), mixes straight and curly ones and nests one
style in itself; a pair is therefore found by where its marks stand, their shape being
one witness among others.  Apostrophes are no marks.  Must not know what a rule wants.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from operator import attrgetter

from normalizer.core.span import Span, offsets_of

DOUBLE = '"“”„‟＂«»「」'
SINGLE = "'‘’『』"
_OPENING = "“„«「‘『"
_CLOSING = "”»」’』"
_BRACKETS_BEFORE = "([{（【《—–-/"
_STOPS = ".,;:!?)"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of marks: their offsets, how many marks stood open around it, and whether they are double."""

    opening: int
    closing: int
    depth: int
    double: bool

    @property
    def content(self) -> Span:
        """What stands between the marks."""
        return Span(self.opening + 1, self.closing)

    @property
    def span(self) -> Span:
        """The content with its marks."""
        return Span(self.opening, self.closing + 1)


@dataclass(frozen=True)
class Quotations:
    """The pairs of a text, sorted by their opening, and the marks that found no partner."""

    pairs: tuple[Quotation, ...] = ()
    unpaired: tuple[int, ...] = ()

    def innermost(self, span: Span) -> Quotation | None:
        """The shortest pair whose content covers `span`."""
        index = self._innermost(span)
        return None if index is None else self.pairs[index]

    def outermost(self, span: Span) -> Quotation | None:
        """The longest pair whose content covers `span`."""
        index = self._innermost(span)
        return None if index is None else self.pairs[self._nesting.roots[index]]

    def _innermost(self, span: Span) -> int | None:
        nesting = self._nesting
        index = nesting.inside[bisect_right(nesting.borders, span.start)]
        while index is not None and self.pairs[index].closing < span.end:
            index = nesting.parents[index]
        return index

    @cached_property
    def _nesting(self) -> _Nesting:
        return _nest(self.pairs)


@dataclass(slots=True)
class _Nesting:
    """Which pair stands in which, by index: the pair around each, and the outermost one.

    `inside` tells the innermost pair before, between and behind the offsets of `borders`.
    """

    parents: list[int | None] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    borders: list[int] = field(default_factory=list)
    inside: list[int | None] = field(default_factory=lambda: [None])


def _nest(pairs: Sequence[Quotation]) -> _Nesting:
    nesting = _Nesting()
    opened: list[int] = []

    def close_before(offset: int) -> None:
        while opened and pairs[opened[-1]].closing < offset:
            nesting.borders.append(pairs[opened.pop()].closing + 1)
            nesting.inside.append(opened[-1] if opened else None)

    for index, pair in enumerate(pairs):
        close_before(pair.opening)
        nesting.parents.append(opened[-1] if opened else None)
        nesting.roots.append(opened[0] if opened else index)
        opened.append(index)
        nesting.borders.append(pair.content.start)
        nesting.inside.append(index)
    close_before(max((pair.closing for pair in pairs), default=0) + 1)
    return nesting


class _Role(Enum):
    OPENS = 1
    CLOSES = 2
    EITHER = 3


def pair_marks(string: str, segments: Sequence[int] = ()) -> Quotations:
    """Pairs the quotation marks of `string`; no pair reaches over one of `segments`."""
    pairs: list[Quotation] = []
    unpaired: list[int] = []
    marks = _marks(string, segments)
    borders = [*segments, len(string) + 1]
    start = first = 0
    for border in borders:
        last = bisect_left(marks, border, first)
        if first < last:
            _pair_segment(string, marks[first:last], Span(start, min(border, len(string))), pairs, unpaired)
        start, first = border, last
    return Quotations(tuple(sorted(pairs, key=attrgetter("opening"))), tuple(sorted(unpaired)))


def _marks(string: str, segments: Sequence[int]) -> list[int]:
    """The offsets of what may be a quotation mark, in order: all but the apostrophes within words."""
    places = [offset for mark in DOUBLE for offset in offsets_of(string, mark)]
    edges = {*segments, *(border - 1 for border in segments)}
    for mark in SINGLE:
        for offset in offsets_of(string, mark):
            within = string[offset + 1 : offset + 2].isalnum() and string[offset - 1 : offset].isalnum()
            if not within or offset in edges:
                places.append(offset)
    return sorted(places)


def _pair_segment(string: str, marks: list[int], segment: Span, pairs: list[Quotation], unpaired: list[int]) -> None:
    opened = _Opened()
    singles = (offset for offset in reversed(marks) if string[offset] in SINGLE)
    last_close = next((offset for offset in singles if _could_close(string, offset, segment)), -1)
    for offset in marks:
        double = string[offset] in DOUBLE
        role = _role(string, offset, segment)
        partner = opened.last(double)
        if role is _Role.EITHER:
            role = _Role.CLOSES if partner is not None else _Role.OPENS
        if not double and not _is_single_mark(string, offset, role, segment):
            continue
        if role is _Role.OPENS:
            if double or offset < last_close:
                opened.push(offset, double)
        elif partner is not None:
            opening, lost = opened.close(partner)
            unpaired.extend(lost)
            pairs.append(Quotation(opening, offset, partner, double))
        elif double:
            unpaired.append(offset)
    unpaired.extend(opened.lost(0))


class _Opened:
    """The marks that wait for a partner, the last one of either kind found at once."""

    def __init__(self) -> None:
        self._marks: list[tuple[int, bool]] = []
        self._of_kind: dict[bool, list[int]] = {True: [], False: []}

    def push(self, offset: int, double: bool) -> None:
        self._of_kind[double].append(len(self._marks))
        self._marks.append((offset, double))

    def last(self, double: bool) -> int | None:
        """How many marks stand open around the last one of a kind; None when there is none."""
        return self._of_kind[double][-1] if self._of_kind[double] else None

    def close(self, depth: int) -> tuple[int, list[int]]:
        """Takes out the mark with `depth` others around it, and those within, of which the double ones are lost."""
        opening, lost = self._marks[depth][0], self.lost(depth + 1)
        del self._marks[depth:]
        for indices in self._of_kind.values():
            while indices and indices[-1] >= depth:
                indices.pop()
        return opening, lost

    def lost(self, depth: int) -> list[int]:
        """The double marks with at least `depth` others around them; a single one was an apostrophe."""
        return [offset for offset, double in self._marks[depth:] if double]


def _role(string: str, offset: int, segment: Span) -> _Role:
    """What a mark does, by its neighbours first and its shape second."""
    before = string[offset - 1] if offset > segment.start else " "
    behind = string[offset + 1] if offset + 1 < segment.end else " "
    mark = string[offset]
    if mark in _CLOSING:
        opens = behind.isalnum() and (before.isspace() or before in _BRACKETS_BEFORE)
        return _Role.OPENS if opens else _Role.CLOSES
    ends_here = behind in _STOPS and _is_before_stop(string, offset, segment)
    if mark in _OPENING:
        # “ before a comma or the end cannot open anything: it is a flipped closing mark.
        return _Role.CLOSES if ends_here or (behind.isspace() and not before.isspace()) else _Role.OPENS
    free_before = before.isspace() or before in _BRACKETS_BEFORE or before in _OPENING
    opens_here = free_before and not behind.isspace() and not ends_here
    closes_here = not before.isspace() and not behind.isalnum()
    if opens_here and not closes_here:
        return _Role.OPENS
    if closes_here and not opens_here:
        return _Role.CLOSES
    return _Role.EITHER


def _is_before_stop(string: str, offset: int, segment: Span) -> bool:
    """Whether a mark of punctuation follows that ends something; in “.NET” and “...and” it begins."""
    behind = string[offset + 1 : min(offset + 3, segment.end)]
    if behind[:1] == ".":
        return len(behind) < 2 or not (behind[1].isalnum() or behind[1] == ".")
    return behind[:1] in _STOPS


def _is_single_mark(string: str, offset: int, role: _Role, segment: Span) -> bool:
    """Whether a single mark may quote; if not, it is an apostrophe."""
    before = string[offset - 1] if offset > segment.start else " "
    behind = string[offset + 1] if offset + 1 < segment.end else " "
    if before.isalnum() and behind.isalnum():
        return False
    if string[offset] in "'’" and behind.isdigit():
        return False  # the ’90s
    return role is not _Role.OPENS or string[offset] != "’"


def _could_close(string: str, offset: int, segment: Span) -> bool:
    behind = string[offset + 1] if offset + 1 < segment.end else " "
    return not string[offset - 1].isspace() and not behind.isalnum() and string[offset] not in _OPENING
