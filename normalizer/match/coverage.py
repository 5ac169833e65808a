"""Which paths may stand where: one bitmap of a stretch of text for each slot, all places judged at once.

Bit `i` of a bitmap is unit `i` of the stretch, so that `and` over the slots of a path, each
spread over its reach, leaves the places where all are near; the cost of a path is a few
operations on long integers, and a path whose rarest slot does not occur costs nothing.
What is left is necessary, not sufficient.  Must not know of terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizer.match.lattice import LONG, Gloss
from normalizer.match.reading import Reading
from normalizer.match.slots import Slots

JOINING = frozenset("of the kinds and".split())
"""Words that may stand between two slots that are in order."""
REVERSING = frozenset("of for in on".split())
"""Words of which one joins two slots that are in reverse."""
WIDEST_GAP = 3
"""How many units may stand between the two slots of a pair."""


def reach(slots: int) -> int:
    """How many units a slot of a window may be away from any other of so many slots."""
    return 2 * slots + 3


class Coverage:
    """The bitmaps of the units `[low, high)` of a reading."""

    def __init__(self, reading: Reading, slots: Slots, low: int, high: int) -> None:
        self._slots, self._low = slots, low
        self._size = (high - low >> 3) + 1
        positions: dict[int, list[int]] = {}
        garbled: dict[int, list[int]] = {}
        joining, reversing = [], []
        fills, surfaces, join, turn = reading.fills, reading.stream.surfaces, set(), set()
        for number, surface in enumerate(surfaces):
            if surface in JOINING:
                join.add(number)
            if surface in REVERSING:
                turn.add(number)
        for place, number in enumerate(reading.stream.ids[low:high]):
            for slot, gloss in fills[number].items():
                positions.setdefault(slot, []).append(place)
                if gloss is Gloss.GARBLE:
                    garbled.setdefault(slot, []).append(place)
            if number in join:
                joining.append(place)
            if number in turn:
                reversing.append(place)
        ends = {slot: list(places) for slot, places in positions.items()}
        self._longest = 0  # how far the last word of a gloss may be from its first
        for first, opened in reading.phrases.items():
            if low <= first < high:
                for slot, here in opened:
                    self._longest = max(self._longest, here.last - first)
                    positions.setdefault(slot, []).append(first - low)
                    ends.setdefault(slot, []).append(min(here.last, high - 1) - low)
                    if here.gloss is Gloss.GARBLE:
                        garbled.setdefault(slot, []).append(first - low)
        self._starts = {slot: self._bits(places) for slot, places in positions.items()}
        self._ends = {slot: self._bits(places) for slot, places in ends.items()}
        self._garbled = {slot: self._bits(places) for slot, places in garbled.items()}
        self._joining, self._reversing = self._bits(joining), self._bits(reversing)
        self._spread: dict[tuple[int, int], int] = {}

    def _bits(self, places: Sequence[int]) -> int:
        row = bytearray(self._size)
        for place in places:
            row[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(row, "little")

    def candidates(self) -> Iterator[tuple[int, int, int]]:
        """Path, its rarest slot and the unit where this stands, where the other slots may be near enough."""
        starts, slots = self._starts, self._slots
        for anchor in starts:
            for path in slots.anchored(anchor):
                wanted = slots.of_path(path)
                missing = sum(slot not in starts for slot in wanted)
                if missing > (len(wanted) >= LONG):
                    continue
                bits = self._pair(path, anchor, wanted) if len(wanted) == 2 else self._many(anchor, wanted)
                if bits and slots.needs_garble(path):
                    bits &= self._near_garble(wanted)
                while bits:
                    lowest = bits & -bits
                    yield path, anchor, self._low + lowest.bit_length() - 1
                    bits ^= lowest

    def _pair(self, path: int, anchor: int, wanted: Sequence[int]) -> int:
        """Where the anchor of a path of two stands beside the other, in order or in reverse."""
        first, second = wanted
        gap = self._joining
        for slot in self._slots.light_of(path):
            gap |= self._spread_of(slot, 2)
        found = turning = 0
        forward, behind = self._ends[first], self._starts[second]
        turned, after = self._ends[second], self._starts[first]
        between = -1
        for width in range(1, WIDEST_GAP + 2):
            hit = forward & between & (behind >> width)
            turn = turned & turning & (after >> width)
            found |= hit | (hit << width) | turn | (turn << width)
            between &= gap >> width
            turning |= self._reversing >> width
        return self._starts[anchor] & spread(found, self._longest)

    def _many(self, anchor: int, wanted: Sequence[int]) -> int:
        """Where the anchor of a path stands with the others in reach, of a long path all but one."""
        distance = reach(len(wanted))
        full, but_one, skipped = self._starts[anchor], 0, False
        for slot in wanted:
            if slot == anchor and not skipped:
                skipped = True
                continue
            near = self._spread_of(slot, distance) if slot in self._starts else 0
            full, but_one = full & near, (but_one & near) | full
            if not full and (len(wanted) < LONG or not but_one):
                return 0
        return full | but_one if len(wanted) >= LONG else full

    def _near_garble(self, wanted: Sequence[int]) -> int:
        bits = 0
        for slot in wanted:
            bits |= self._garbled.get(slot, 0)
        return spread(bits, reach(len(wanted))) if bits else 0

    def _spread_of(self, slot: int, distance: int) -> int:
        key = slot, distance
        if key not in self._spread:
            self._spread[key] = spread(self._starts.get(slot, 0), distance)
        return self._spread[key]


def spread(bits: int, distance: int) -> int:
    """The bitmap with every bit set that is at most `distance` away from a set one."""
    width, step = 2 * distance, 1
    while width > 0:
        step = min(step, width)
        bits |= bits << step
        width -= step
        step *= 2
    return bits >> distance
