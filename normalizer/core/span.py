"""`Span`: a half-open stretch of one text, in code points."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def slice(self, string: str) -> str:
        """The part of `string` that the span covers."""
        return string[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point, or an empty one lies strictly inside the other."""
        return self.start < other.end and other.start < self.end

    def touches(self, other: Span) -> bool:
        """Whether the two overlap or share a border."""
        return self.start <= other.end and other.start <= self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside, borders included."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, distance: int) -> Span:
        """The span moved by `distance` code points."""
        return Span(self.start + distance, self.end + distance)


def offsets_of(string: str, sought: str) -> Iterator[int]:
    """Every place of `sought`, which does not overlap itself, in `string`; much faster than a pattern."""
    offset = string.find(sought)
    while offset >= 0:
        yield offset
        offset = string.find(sought, offset + 1)
