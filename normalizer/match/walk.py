"""A trie walked from many places at once, level by level: what `Trie.walk` finds one by one.

Must not know what the numbers stand for.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from normalizer.match.trie import SHIFT, Trie

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"

_MIXER = np.uint64(0x9E3779B97F4A7C15)
_SPARSE = 3
"""The filter has so many times two rows for each transition, as a power of two."""


class Walker:
    """The arrays of a trie, viewed where they lie, with two tables that spare most searches.

    `_roots` holds the node behind the root for each number, `_filter` a mark for the hash
    of each transition: most pairs of neighbouring words are none.
    """

    def __init__(self, trie: Trie) -> None:
        self._keys, self._targets = np.asarray(trie.keys), np.asarray(trie.targets)
        self._rows = np.asarray(trie.rows)
        from_root = int(np.searchsorted(self._keys, 1 << SHIFT))
        size = int(self._keys[from_root - 1]) + 1 if from_root else 0
        self._roots = np.zeros(size + 1, np.int64)
        self._roots[self._keys[:from_root]] = self._targets[:from_root]
        bits = len(self._keys).bit_length() + _SPARSE
        self._shift = np.uint64(64 - bits)
        self._filter = np.zeros(1 << bits, np.bool_)
        self._filter[self._hashed(self._keys)] = True

    def _hashed(self, keys: Array) -> Array:
        return ((keys.astype(np.uint64) * _MIXER) >> self._shift).astype(np.int64)

    def walk(self, ids: Array) -> tuple[Array, Array, Array]:
        """First and last index and the row, for every row that stands in `ids`; in order of first, then last."""
        nodes = self._roots[np.minimum(ids, len(self._roots) - 1)]  # -1 is the last, which has no node
        starts = np.flatnonzero(nodes)
        nodes = nodes[starts]
        found: list[tuple[Array, Array, Array]] = []
        depth = 0
        while len(starts):
            rows = self._rows[nodes]
            ends_here = np.flatnonzero(rows >= 0)
            first = starts[ends_here]
            found.append((first, first + depth, rows[ends_here]))
            depth += 1
            starts, nodes = self._step(ids, starts, nodes, depth)
        if not found:
            nothing = np.zeros(0, np.int64)
            return nothing, nothing, nothing
        firsts, lasts, rows = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.argsort(firsts, kind="stable")
        return firsts[order], lasts[order], rows[order]

    def _step(self, ids: Array, starts: Array, nodes: Array, depth: int) -> tuple[Array, Array]:
        """The walks that go on by one number, and the nodes that they come to."""
        within = np.searchsorted(starts, len(ids) - depth)
        starts, nodes = starts[:within], nodes[:within]
        numbers = ids[starts + depth]
        known = np.flatnonzero(numbers >= 0)
        keys = nodes[known] << SHIFT | numbers[known]
        maybe = np.flatnonzero(self._filter[self._hashed(keys)])
        keys, known = keys[maybe], known[maybe]
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        there = np.flatnonzero(self._keys[at] == keys)
        return starts[known[there]], self._targets[at[there]].astype(np.int64)


def spread_out(firsts: Array, counts: Array) -> tuple[Array, Array]:
    """The place of each row, once for each of its items, and the items: `counts` numbers from `firsts` on."""
    place = np.repeat(np.arange(len(counts)), counts)
    nth = np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)
    return place, firsts[place] + nth
