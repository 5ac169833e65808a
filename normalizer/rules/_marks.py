"""The quotation marks of a text, arranged for looking up by offset.

Must not know of any one rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from normalizer.core.quotation import Quotation
from normalizer.core.span import Span
from normalizer.core.text import Text


class Marks:
    """The pairs by their closing marks and by what they enclose, and the lost marks between two offsets."""

    def __init__(self, text: Text) -> None:
        self._lost = text.quotations.unpaired
        self._by_closing = {pair.closing: pair for pair in text.quotations.pairs}
        self._closings = sorted(self._by_closing)
        self._borders, self._inside = _sweep(text.quotations.pairs)

    def closed_at(self, offset: int) -> Quotation | None:
        """The pair whose closing mark stands at `offset`."""
        return self._by_closing.get(offset)

    def closed_before(self, offset: int) -> Quotation | None:
        """The pair whose closing mark is the last one before `offset`."""
        index = bisect_left(self._closings, offset)
        return self._by_closing[self._closings[index - 1]] if index else None

    def innermost(self, offset: int) -> Quotation | None:
        """The innermost pair whose content holds `offset`."""
        return self._inside[bisect_right(self._borders, offset)]

    def has_lost(self, span: Span) -> bool:
        """Whether a mark without a partner stands in `span`, its end included."""
        index = bisect_left(self._lost, span.start)
        return index < len(self._lost) and self._lost[index] <= span.end


def _sweep(pairs: tuple[Quotation, ...]) -> tuple[list[int], list[Quotation | None]]:
    """The offsets at which the innermost pair changes, and the pair before, between and behind them."""
    borders: list[int] = []
    inside: list[Quotation | None] = [None]
    open_pairs: list[Quotation] = []
    opening = [(pair.opening + 1, 1, pair) for pair in pairs]
    closing = [(pair.closing, 0, pair) for pair in pairs]
    for offset, opens, pair in sorted([*opening, *closing], key=_key):
        if opens:
            open_pairs.append(pair)
        elif pair in open_pairs[-1:]:
            open_pairs.pop()
        borders.append(offset)
        inside.append(open_pairs[-1] if open_pairs else None)
    return borders, inside


def _key(event: tuple[int, int, Quotation]) -> tuple[int, int]:
    offset, opens, pair = event
    # An empty pair opens before it closes.
    return offset, (opens if len(pair.content) else 1 - opens)
