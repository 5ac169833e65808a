"""The units of a text: folded words and marks, white space and joining hyphens left out.

What differs only in case, width, the kind of quotes, hyphens or white space is one surface,
and a unit is a number of its surface.  Must not know of terms.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, scan
from normalizer.match.fold import HYPHENS, fold_mark, fold_word, is_possessive

POSSESSIVE = "'s"
LONG = 1 << 16
"""A text of so many characters is read by arrays."""
MOST_BITS = 62
"""So many units of a form are told glued or not."""
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Stream:
    """Parallel rows, one item for each unit, in the order of the text.

    Unit `i` is `[starts[i], ends[i])` in code points and folds to `surfaces[ids[i]]`; with
    `glued[i]` nothing stands between it and the unit before.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    ids: Sequence[int]
    glued: Sequence[int]
    surfaces: Sequence[str]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """What the unit at `index` folds to; empty beyond the ends."""
        return self.surfaces[self.ids[index]] if 0 <= index < len(self.starts) else ""

    def words(self, first: int, stop: int) -> list[str]:
        """What the units `[first, stop)` fold to."""
        surfaces = self.surfaces
        return [surfaces[number] for number in self.ids[first:stop]]

    def glue(self, first: int, stop: int) -> int:
        """The units of `[first, stop)` that are glued to the one before, the first left aside, as bits."""
        return glue_mask(self.glued[first:stop])

    def units_between(self, start: int, end: int) -> range | None:
        """The indices of the units that fill exactly `[start, end)` of the text; None when none do."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first >= stop or self.starts[first] != start or self.ends[stop - 1] != end:
            return None
        return range(first, stop)

    @property
    def is_long(self) -> bool:
        """Whether the rows are views of arrays, as those of a long text are."""
        return isinstance(self.ids, memoryview)

    def row(self, of_surface: Sequence[int]) -> Sequence[int]:
        """What each unit has by its surface, as a view of an array where the other rows are ones."""
        if not self.is_long:
            return [of_surface[number] for number in self.ids]
        import numpy as np

        return memoryview(np.array(of_surface, np.int64)[np.asarray(self.ids)])


def glue_mask(glued: Sequence[int]) -> int:
    """Bit `i` for a unit `i`, beyond the first, that is glued to the one before."""
    mask = 0
    for index in range(1, min(len(glued), MOST_BITS)):
        if glued[index]:
            mask |= 1 << index
    return mask


def stream_of(text: Text) -> Stream:
    """The units of a text."""
    if len(text.string) < LONG:
        return read_stream(text.tokens)
    from normalizer.match import vector  # with numpy, which costs 100 ms

    return vector.read_stream(text.string)


def read_stream(tokens: Sequence[Token]) -> Stream:
    """The units of a scanned text, one by one."""
    numbers: dict[str, int] = {}
    starts, ends, ids, glued = [], [], [], []
    last = -1
    for start, end, folded in fold_tokens(tokens):
        starts.append(start)
        ends.append(end)
        ids.append(numbers.setdefault(folded, len(numbers)))
        glued.append(start == last)
        last = end
    return Stream(starts, ends, ids, glued, list(numbers))


def fold_tokens(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded characters of each unit."""
    last = len(tokens) - 1
    for index, (start, end, kind, text) in enumerate(tokens):
        if kind is Kind.WORD:
            if is_possessive(text):
                yield start, end - 2, fold_word(text[:-2])
                yield end - 2, end, POSSESSIVE
            else:
                yield start, end, fold_word(text)
        elif kind is Kind.SPACE:
            continue
        elif kind is Kind.MARK:
            joins = text in HYPHENS and 0 < index < last and tokens[index - 1].is_word and tokens[index + 1].is_word
            if not joins:
                yield start, end, fold_mark(text)
        else:
            yield start, end, fold_word(text)


def fold_phrase(string: str) -> tuple[tuple[str, ...], int]:
    """The units of a phrase and the bits of those that are glued to the one before."""
    if _PLAIN.fullmatch(string):  # most forms, and there are tens of thousands
        return tuple(string.lower().replace("-", " ").split(" ")), 0
    stream = read_stream(scan(string))
    return tuple(stream.words(0, len(stream))), stream.glue(0, len(stream))
