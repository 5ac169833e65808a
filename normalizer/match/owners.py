"""The forms that stand in a long text, found by arrays.

Must not know what the forms are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from normalizer.match.stream import MOST_BITS, Stream
from normalizer.match.trie import Trie
from normalizer.match.walk import Array, Walker, spread_out


class Owners:
    """The rows of a trie with their owners: `firsts` of the owners of each row, `glue` of each owner."""

    def __init__(self, trie: Trie, firsts: Sequence[int], glue: Sequence[int]) -> None:
        self._walker = Walker(trie)
        self._firsts, self._glue = np.asarray(firsts), np.asarray(glue)

    def find(self, stream: Stream, ids: Sequence[int]) -> Iterable[tuple[int, int, int, int, int]]:
        """Start and end, first and last unit and the owner, of all whose glue is that of the text."""
        first, last, row = self._walker.walk(np.asarray(ids))
        count = self._firsts[row + 1] - self._firsts[row]
        hit, owner = spread_out(self._firsts[row], count)
        kept = np.flatnonzero(self._glue[owner] == self._glue_at(stream, first, last)[hit])
        hit, owner = hit[kept], owner[kept]
        first, last = first[hit], last[hit]
        starts, ends = np.asarray(stream.starts)[first], np.asarray(stream.ends)[last]
        columns = starts, ends, first, last, owner
        return zip(*(column.tolist() for column in columns), strict=True)

    @staticmethod
    def _glue_at(stream: Stream, first: Array, last: Array) -> Array:
        """What `Stream.glue` gives for each hit."""
        glued = np.asarray(stream.glued)
        before = np.cumsum(glued)
        glue = np.zeros(len(first), np.int64)
        some = np.flatnonzero(before[last] > before[first])
        longest = int((last - first)[some].max(initial=0))
        for nth in range(1, min(longest + 1, MOST_BITS)):
            some = some[last[some] - first[some] >= nth]
            glue[some] |= glued[first[some] + nth].astype(np.int64) << nth
        return glue
