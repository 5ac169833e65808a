"""A text with what each of its words may stand for: slots, families, phrases, hard breaks.

Must not know of paths.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from normalizer.match.lattice import Gloss
from normalizer.match.slots import Slots
from normalizer.match.stream import Stream

_BREAKS = frozenset('.!?;:()[]{}<>"“”«»。！？；：（）《》、，|/\\*#•·…—–')


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a slot stands: the units `first` to `last`, both inclusive, and how good the words are."""

    first: int
    last: int
    gloss: Gloss


class Reading:
    """A stream with what each of its words may stand for."""

    def __init__(self, stream: Stream, slots: Slots) -> None:
        self.stream = stream
        read = [slots.of_word(surface) for surface in stream.surfaces]
        self.families = [family for family, _ in read]
        self.fills = [fills for _, fills in read]
        self.breaks = _break_places(stream)
        self.phrases: dict[int, list[tuple[int, Occurrence]]] = {}
        families = [self.families[number] for number in stream.ids]
        for first, last, row in slots.phrases.walk(families, range(len(families))):
            for slot, gloss in slots.phrase_slots(row, stream.words(first, last + 1)):
                self.phrases.setdefault(first, []).append((slot, Occurrence(first, last, gloss)))

    def border(self, index: int) -> tuple[int, int]:
        """The units `[first, stop)` between the hard breaks around a unit."""
        at = bisect_right(self.breaks, index)
        return (self.breaks[at - 1] + 1 if at else 0), (self.breaks[at] if at < len(self.breaks) else len(self.stream))

    def occurrences(self, slot: int, low: int, high: int) -> list[Occurrence]:
        """Where `slot` stands within the units `[low, high)`."""
        found = []
        fills, ids = self.fills, self.stream.ids
        for index in range(low, high):
            gloss = fills[ids[index]].get(slot)
            if gloss is not None:
                found.append(Occurrence(index, index, gloss))
            for other, occurrence in self.phrases.get(index, ()):
                if other == slot and occurrence.last < high:
                    found.append(occurrence)
        return found


def _break_places(stream: Stream) -> list[int]:
    breaks = {number for number, surface in enumerate(stream.surfaces) if surface in _BREAKS}
    return [index for index, number in enumerate(stream.ids) if number in breaks]
