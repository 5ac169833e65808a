"""The quotation marks of a text, arranged for looking up by offset.

Must not know of any one rule.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from normalizer.core.quotation import Quotation
from normalizer.core.span import Span
from normalizer.core.text import Text


class Marks:
    """The pairs by their closing marks, and the lost marks between two offsets.

    `text.once(Marks)` gives all rules the same.
    """

    def __init__(self, text: Text) -> None:
        self._lost = text.quotations.unpaired
        self._pairs = text.quotations.pairs

    @cached_property
    def _by_closing(self) -> dict[int, Quotation]:
        return {pair.closing: pair for pair in self._pairs}

    @cached_property
    def _closings(self) -> list[int]:
        return sorted(self._by_closing)

    def closed_at(self, offset: int) -> Quotation | None:
        """The pair whose closing mark stands at `offset`."""
        return self._by_closing.get(offset)

    def closed_before(self, offset: int) -> Quotation | None:
        """The pair whose closing mark is the last one before `offset`."""
        index = bisect_left(self._closings, offset)
        return self._by_closing[self._closings[index - 1]] if index else None

    def has_lost(self, span: Span) -> bool:
        """Whether a mark without a partner stands in `span`, its end included."""
        index = bisect_left(self._lost, span.start)
        return index < len(self._lost) and self._lost[index] <= span.end
