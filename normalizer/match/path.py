"""The cheapest way through two texts that are cut into units: which units belong together.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993): a monotone path whose steps take none, one or two units of each side, and
whose cost tells how badly the lengths go together.  Anchors, which both sides share, are paid
for on top.  Must not know what the units are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

Step = tuple[int, int]
"""How many units of the left and of the right text belong together."""

# Costs are negative logarithms of likelihoods.  They and the numbers below were set by taking lines
# out of aligned news, joining others, and counting the pairs that came back.
_STEPS: dict[Step, float] = {(1, 1): 0.0, (1, 0): 4.0, (0, 1): 4.0, (2, 1): 4.0, (1, 2): 4.0, (2, 2): 8.0}
RATIO = 4.4
"""Code points of English for each of Chinese."""
_VARIANCE = 60.0
"""Of the English length of one Chinese code point."""
_FARTHEST = 12.0
"""What lengths may cost at most: one line that is cut short must not break what is around it."""
_HEAVIEST = 4.0
_UNMET = 0.3
"""The part of its weight that an anchor costs where the other side lacks it but has it elsewhere."""
_LONELY = 0.7
"""What a number costs that the other side has nowhere, unless its line is left out."""
_BAND = 40
"""How far from the diagonal the path may run, beside what the counts differ by."""
_CELLS = 400_000
"""The largest table; where it would be larger there is no path."""


class Unit(NamedTuple):
    """The length of a unit in code points, white space not counted, and its anchors."""

    length: int
    anchors: frozenset[str]


class Paths:
    """Two texts as units, left the English, right the Chinese."""

    def __init__(self, left: Sequence[Unit], right: Sequence[Unit]) -> None:
        ones, others = (Counter(anchor for unit in side for anchor in unit.anchors) for side in (left, right))
        most = max(len(left), len(right))
        self.weights = {
            anchor: min(math.log(1 + most / max(ones[anchor], others[anchor])), _HEAVIEST)
            for anchor in ones.keys() & others.keys()
        }
        self._left, self._right = self._runs(left), self._runs(right)
        self._counts = len(left), len(right)

    def _runs(self, units: Sequence[Unit]) -> list[list[_Run]]:
        """The runs of no, of one and of two units, by where they begin."""
        pairs = [Unit(a.length + b.length, a.anchors | b.anchors) for a, b in pairwise(units)]
        none = [Unit(0, frozenset())] * (len(units) + 1)
        return [list(map(self._run, row)) for row in (none, units, pairs)]

    def _run(self, unit: Unit) -> _Run:
        met = unit.anchors & self.weights.keys()
        alone = sum(_LONELY for anchor in unit.anchors - met if anchor[0].isdigit())
        return _Run(unit.length, met, len(unit.anchors), sum(self.weights[anchor] for anchor in met), alone)

    @property
    def _width(self) -> int:
        return _BAND + abs(self._counts[0] - self._counts[1])

    @property
    def is_too_large(self) -> bool:
        """Whether the texts are too long for a path to be looked for."""
        return self._counts[0] * min(2 * self._width, self._counts[1]) > _CELLS

    def diagonal(self) -> list[Step]:
        """One unit beside one."""
        return [(1, 1)] * self._counts[0]

    def cheapest(self) -> list[Step]:
        """The steps of the path of lowest cost, which takes every unit of both sides; empty when there is none."""
        if self.is_too_large:
            return []
        n, m = self._counts
        width = self._width
        best: list[dict[int, tuple[float, Step]]] = []
        for i in range(n + 1):
            middle = i * m // n
            row: dict[int, tuple[float, Step]] = {0: (0.0, (0, 0))} if i == 0 else {}
            best.append(row)
            for j in range(max(0 if i else 1, middle - width), min(m, middle + width) + 1):
                found = self._best_way(best, i, j)
                if found:
                    row[j] = found
        return list(_back(best, m))

    def _best_way(self, best: Sequence[dict[int, tuple[float, Step]]], i: int, j: int) -> tuple[float, Step] | None:
        """The cheapest way to have taken `i` and `j` units, and its last step."""
        found: tuple[float, Step] | None = None
        for step in _STEPS:
            di, dj = step
            before = best[i - di].get(j - dj) if di <= i else None
            if before is None:
                continue
            # Most steps cannot win, whatever they share, and need not be looked at closely.
            if found and before[0] + self._least(i - di, j - dj, step) >= found[0]:
                continue
            cost = before[0] + self._cost(i - di, j - dj, step)
            if not found or cost < found[0]:
                found = cost, step
        return found

    def _least(self, i: int, j: int, step: Step) -> float:
        """What a step costs if all that can be shared is."""
        one, other = self._left[step[0]][i], self._right[step[1]][j]
        shared = min(one.weight, other.weight)
        return _STEPS[step] + _UNMET * (one.weight + other.weight - 2 * shared) - shared

    def cost(self, steps: Sequence[Step]) -> float:
        """What a path costs."""
        total, i, j = 0.0, 0, 0
        for step in steps:
            total += self._cost(i, j, step)
            i, j = i + step[0], j + step[1]
        return total

    def _cost(self, i: int, j: int, step: Step) -> float:
        one, other = self._left[step[0]][i], self._right[step[1]][j]
        shared = sum(self.weights[anchor] for anchor in one.met & other.met)
        unmet = one.weight + other.weight - 2 * shared
        cost = _STEPS[step] + _UNMET * unmet - shared
        return cost if 0 in step else cost + one.alone + other.alone + _distance(one.length, other.length)

    def agreement(self, steps: Sequence[Step]) -> tuple[int, int, int]:
        """Over what has both sides: the anchors in common, those of the left, and those of the right.

        On the left, where ordinary words are among them, only those count that the right has somewhere.
        """
        shared = left = right = i = j = 0
        for di, dj in steps:
            if di and dj:
                one, other = self._left[di][i], self._right[dj][j]
                shared, left, right = shared + len(one.met & other.met), left + len(one.met), right + other.anchors
            i, j = i + di, j + dj
        return shared, left, right


@dataclass(frozen=True, slots=True)
class _Run:
    """Units in a row, taken together.

    `met` are those anchors that both texts have, `anchors` the number of all; `weight` is what
    those of both are worth, `alone` what the numbers cost that one text lacks.
    """

    length: int
    met: frozenset[str]
    anchors: int
    weight: float
    alone: float


def _distance(english: int, chinese: int) -> float:
    """How little the lengths go together: the likelihood of so large a deviation, as a cost."""
    mean = (chinese + english / RATIO) / 2
    deviation = (english - RATIO * chinese) / math.sqrt(_VARIANCE * mean)
    likelihood = math.erfc(abs(deviation) / math.sqrt(2))
    return min(-math.log(likelihood), _FARTHEST) if likelihood else _FARTHEST


def _back(best: Sequence[dict[int, tuple[float, Step]]], m: int) -> list[Step]:
    """The steps to the end of both texts."""
    steps: list[Step] = []
    i, j = len(best) - 1, m
    while i or j:
        step = best[i][j][1]
        steps.append(step)
        i, j = i - step[0], j - step[1]
    return steps[::-1]
