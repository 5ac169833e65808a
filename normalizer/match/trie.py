"""A trie over rows of numbers, kept in three arrays that can be read where they lie.

The transition from a node by a number is one item of a sorted array, so a walk needs no
object for a node and opening a compiled trie costs nothing.  Must not know what the
numbers stand for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

SHIFT = 32
"""A transition is `node << SHIFT | number`; the root is node 0."""


@dataclass(frozen=True, slots=True)
class Trie:
    """`keys` are the sorted transitions, `targets` their nodes; `rows` the row that ends at each node, or -1."""

    keys: Sequence[int]
    targets: Sequence[int]
    rows: Sequence[int]

    @classmethod
    def opened(cls, parts: Mapping[str, memoryview], name: str) -> Trie:
        """The trie packed under `name`."""
        return cls(parts[f"{name}.keys"], parts[f"{name}.targets"], parts[f"{name}.rows"])

    def step(self, node: int, number: int) -> int:
        """The node behind `node` by `number`; 0 when there is none."""
        key = node << SHIFT | number
        at = bisect_left(self.keys, key)
        return self.targets[at] if at < len(self.keys) and self.keys[at] == key else 0

    def walk(self, ids: Sequence[int], starts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """First and last index and the row, for every row that stands in `ids` at one of `starts`.

        A negative id stands in no row.
        """
        rows, stop = self.rows, len(ids)
        roots: dict[int, int] = {}
        for start in starts:
            number = ids[start]
            if number not in roots:
                roots[number] = self.step(0, number) if number >= 0 else 0
            node, at = roots[number], start
            while node:
                if rows[node] >= 0:
                    yield start, at, rows[node]
                at += 1
                if at == stop or ids[at] < 0:
                    break
                node = self.step(node, ids[at])


def pack_trie(rows: Iterable[Sequence[int]], name: str) -> dict[str, array[int]]:
    """The arrays of a trie over `rows`, each row standing for its place; of equal rows the first counts."""
    transitions: dict[int, int] = {}
    ends = array("i", [-1])
    for index, row in enumerate(rows):
        node = 0
        for number in row:
            key = node << SHIFT | number
            following = transitions.get(key)
            if following is None:
                following = len(ends)
                transitions[key] = following
                ends.append(-1)
            node = following
        if ends[node] < 0 and node:
            ends[node] = index
    keys = array("q", sorted(transitions))
    return {
        f"{name}.keys": keys,
        f"{name}.targets": array("i", [transitions[key] for key in keys]),
        f"{name}.rows": ends,
    }
