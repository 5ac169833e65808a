"""`Edit` and the algebra of edits: the only code that changes a text.

A list of edits is *well formed* when it is sorted, disjoint, and no insertion touches
another edit.  `apply`, `invert`, `compose` and `Lift` take and give well-formed lists.
Must not know why an edit was proposed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from normalizer.core.span import Span
from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Puts `new` in the place of `span`; an empty span inserts, an empty `new` deletes."""

    span: Span
    new: str

    @property
    def growth(self) -> int:
        """By how many code points the text becomes longer."""
        return len(self.new) - len(self.span)


@dataclass(frozen=True, slots=True)
class Composed:
    """An edit of a composition and the edits it came from, as indices into the two lists."""

    edit: Edit
    first: tuple[int, ...]
    second: tuple[int, ...]


def collides(one: Span, other: Span) -> bool:
    """Whether two edits with these spans cannot both be made: they overlap, or both insert at one place."""
    return one.overlaps(other) or (one == other and one.start == one.end)


def joins(one: Span, other: Span) -> bool:
    """Whether edits with these spans are one change: they overlap, or touch and one inserts."""
    if one.overlaps(other):
        return True
    return one.touches(other) and (one.start == one.end or other.start == other.end)


def is_well_formed(edits: Sequence[Edit]) -> bool:
    """Whether the edits are sorted and disjoint and no insertion touches another edit."""
    return all(a.span.end <= b.span.start and not joins(a.span, b.span) for a, b in pairwise(edits))


def apply(string: str, edits: Sequence[Edit]) -> str:
    """`string` with every edit made.

    Raises ValueError when the edits are not sorted and disjoint, or reach past the end.
    """
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.span.start < at or edit.span.end > len(string):
            raise ValueError(f"edits out of order or out of the text at {edit.span}")
        parts += (string[at : edit.span.start], edit.new)
        at = edit.span.end
    parts.append(string[at:])
    return "".join(parts)


def invert(string: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that turn `apply(string, edits)` back into `string`."""
    inverse: list[Edit] = []
    growth = 0
    for edit in edits:
        start = edit.span.start + growth
        inverse.append(Edit(Span(start, start + len(edit.new)), edit.span.slice(string)))
        growth += edit.growth
    return inverse


def merge(edits: Iterable[Edit]) -> list[tuple[Edit, tuple[int, ...]]]:
    """Makes edits that do not collide well formed; each result names the edits it holds, by index.

    Equal edits become one; an insertion that touches another edit is joined to it.
    Raises ValueError when two edits collide.
    """
    holders: dict[Edit, tuple[int, ...]] = {}
    for index, edit in enumerate(edits):
        holders[edit] = (*holders.get(edit, ()), index)
    merged: list[tuple[Edit, tuple[int, ...]]] = []
    for edit, held in sorted(holders.items(), key=lambda pair: (pair[0].span.start, pair[0].span.end)):
        last = merged[-1][0] if merged else None
        if last is not None and (edit.span.start < last.span.end or edit.span == last.span):
            raise ValueError(f"edits collide at {edit.span}")
        if last is not None and joins(last.span, edit.span):
            merged[-1] = (_concatenate(last, edit), (*merged[-1][1], *held))
        else:
            merged.append((edit, held))
    return merged


def _concatenate(left: Edit, right: Edit) -> Edit:
    return Edit(Span(left.span.start, right.span.end), left.new + right.new)


def compose(string: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """The edits that do in one step what `first` and then `second` do to `string`.

    `second` is in the coordinates of `apply(string, first)`; the result in those of
    `string`.  Edits that undo each other are left out.
    """
    return [composed.edit for composed in compose_traced(string, first, second)]


def compose_traced(string: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Composed]:
    """`compose`, each edit with the indices of those that it came from.

    The outputs of `first` and the spans of `second` are swept together from left to right
    in the coordinates of the text between.  What overlaps there becomes one edit; what
    then touches an insertion in the original is joined to it.
    """
    between = apply(string, first)
    outputs = [edit.span for edit in invert(string, first)]
    items = sorted(
        [_Item(span, 0, index) for index, span in enumerate(outputs)]
        + [_Item(edit.span, 1, index) for index, edit in enumerate(second)],
        key=lambda item: (item.span.start, item.span.end, item.which, item.index),
    )
    growth = 0
    composed: list[Composed] = []
    for reach, cluster in _clusters(items):
        firsts = tuple(item.index for item in cluster if item.which == 0)
        seconds = tuple(item.index for item in cluster if item.which == 1)
        grown = sum(first[index].growth for index in firsts)
        local = [Edit(second[index].span.shift(-reach.start), second[index].new) for index in seconds]
        edit = Edit(Span(reach.start - growth, reach.end - growth - grown), apply(reach.slice(between), local))
        growth += grown
        _append(composed, Composed(edit, firsts, seconds))
    return [item for item in composed if item.edit.new != item.edit.span.slice(string)]


@dataclass(frozen=True, slots=True)
class _Item:
    """An edit of one of two lists (`which`), with its span in the text between them."""

    span: Span
    which: int
    index: int


def _clusters(items: Iterable[_Item]) -> Iterable[tuple[Span, list[_Item]]]:
    """Groups sorted items that overlap, each group with the span that it reaches over."""
    reach, cluster = Span(0, 0), list[_Item]()
    for item in items:
        if cluster and reach.overlaps(item.span):
            reach = Span(reach.start, max(reach.end, item.span.end))
            cluster.append(item)
        else:
            if cluster:
                yield reach, cluster
            reach, cluster = item.span, [item]
    if cluster:
        yield reach, cluster


def _append(composed: list[Composed], item: Composed) -> None:
    if composed and joins(composed[-1].edit.span, item.edit.span):
        last = composed.pop()
        edit = _concatenate(last.edit, item.edit)
        item = Composed(edit, last.first + item.first, last.second + item.second)
    composed.append(item)


class Lift:
    """The way back from the text after `edits`, which is `between`, to the original."""

    def __init__(self, between: str, edits: Sequence[Edit]) -> None:
        self._between = between
        self._growths = [0, *accumulate(edit.growth for edit in edits)]
        starts = [edit.span.start + growth for edit, growth in zip(edits, self._growths, strict=False)]
        self._outputs = [Span(start, start + len(edit.new)) for start, edit in zip(starts, edits, strict=True)]

    def span(self, span: Span) -> Span:
        """The span of the original from which `span` came; an edit whose output it overlaps is covered whole."""
        return self._reach(span)[1]

    def edit(self, edit: Edit) -> Edit:
        """`edit`, made on the text between, as one edit of the original.

        Where it overlaps the output of earlier edits, it takes them in: its span covers
        theirs and its new text holds what they wrote beside it.
        """
        reach, lifted = self._reach(edit.span)
        left = self._between[reach.start : edit.span.start]
        return Edit(lifted, left + edit.new + self._between[edit.span.end : reach.end])

    def _reach(self, span: Span) -> tuple[Span, Span]:
        """`span` with the outputs that it overlaps, in the text between and in the original."""
        first = bisect_right(self._outputs, span.start, key=lambda output: output.end)
        stop = max(first, bisect_left(self._outputs, span.end, key=lambda output: output.start))
        if first < stop:
            start, end = self._outputs[first].start, self._outputs[stop - 1].end
            span = Span(min(span.start, start), max(span.end, end))
        return span, Span(span.start - self._growths[first], span.end - self._growths[stop])


def carry(spans: Sequence[Span], edits: Sequence[Edit]) -> tuple[Span, ...]:
    """Where `spans`, which no edit overlaps, stand after `edits`."""
    ends = [edit.span.end for edit in edits]
    growths = [0]
    for edit in edits:
        growths.append(growths[-1] + edit.growth)
    return tuple(span.shift(growths[bisect_right(ends, span.start)]) for span in spans)


def carry_offsets(offsets: Sequence[int], edits: Sequence[Edit]) -> tuple[int, ...]:
    """Where `offsets` stand after `edits`; one inside an edit moves to its end."""
    moved: list[int] = []
    growth, index = 0, 0
    for offset in offsets:
        while index < len(edits) and edits[index].span.end <= offset:
            growth += edits[index].growth
            index += 1
        if index < len(edits) and edits[index].span.start < offset:
            moved.append(edits[index].span.start + growth + len(edits[index].new))
        else:
            moved.append(offset + growth)
    return tuple(sorted(set(moved)))
