"""Some documents of a text as a text of their own, and the way back.

What is found in a document depends on that document alone, so that what did not change
need not be read again.  Must not know what is looked for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from normalizer.core.finding import Finding, shifted
from normalizer.core.span import Span
from normalizer.core.text import Text, merge_spans


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` holds the documents of another text that begin at its `starts`, each `shifts` further on there."""

    text: Text
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def whole(self, finding: Finding) -> Finding:
        """`finding`, made on the excerpt, in the coordinates of the whole text."""
        return shifted(finding, self.shifts[bisect_right(self.starts, finding.span.start) - 1])


def _starts(text: Text) -> tuple[int, ...]:
    """Where the documents of `text` begin, the first at 0; one only when not all their borders are hard."""
    if not set(text.documents) <= {0, *text.segments}:
        return (0,)
    return tuple(sorted({0, *text.documents}))


def count_documents(text: Text) -> int:
    """How many documents `text` has."""
    return len(text.once(_starts))


def document_of(text: Text, offset: int) -> int:
    """The index of the document that holds `offset`."""
    return bisect_right(text.once(_starts), offset) - 1


def touched(text: Text, spans: Sequence[Span]) -> set[int]:
    """The indices of the documents that `spans` overlap; an empty one at a border belongs to both sides."""
    starts = text.once(_starts)
    indices: set[int] = set()
    for span in spans:
        indices.update(range(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)))
        if not len(span):
            indices.update(range(max(bisect_left(starts, span.start) - 1, 0), bisect_right(starts, span.start)))
    return indices


def excerpt(text: Text, documents: set[int]) -> Excerpt:
    """The documents of `text` of those indices, each with its own borders and protection.

    A text whose documents do not all begin a paragraph counts as one document.
    """
    starts = text.once(_starts)
    if len(documents) == len(starts):
        return Excerpt(text)
    ends = (*starts[1:], len(text.string))
    spans = [Span(starts[index], ends[index]) for index in sorted(documents)]
    begins = tuple(accumulate((len(span) for span in spans), initial=0))[:-1]
    shifts = tuple(span.start - begin for span, begin in zip(spans, begins, strict=True))
    shields = merge_spans(text.protected)
    inside = [(part, shift) for span, shift in zip(spans, shifts, strict=True) for part in _parts_within(shields, span)]
    borders = [
        border - shift
        for span, shift in zip(spans, shifts, strict=True)
        for border in text.segments[bisect_left(text.segments, span.start) : bisect_left(text.segments, span.end)]
    ]
    part = replace(
        text,
        string="".join(span.slice(text.string) for span in spans),
        protected=tuple(span.shift(-shift) for span, shift in inside),
        segments=tuple(borders),
        documents=begins if text.documents else (),
    )
    return Excerpt(part, begins, shifts)


def _parts_within(shields: Sequence[Span], span: Span) -> Iterator[Span]:
    """What of the sorted, disjoint `shields` lies within `span`."""
    index = bisect_left(shields, span.start, key=lambda shield: shield.end)
    while index < len(shields) and shields[index].start < span.end:
        shield = shields[index]
        yield Span(max(shield.start, span.start), max(min(shield.end, span.end), span.start))
        index += 1
