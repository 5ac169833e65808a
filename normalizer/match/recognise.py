"""Where a path of slots stands in a text: a window of words, every slot filled, hardly a word too many.

A path is tried only where its rarest slot stands and the others are near.  Must not know
what is written instead, nor whether.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalizer.match.coverage import JOINING, REVERSING, WIDEST_GAP, Coverage, reach
from normalizer.match.lattice import Gloss, Path
from normalizer.match.reading import Occurrence, Reading
from normalizer.match.slots import Slots
from normalizer.match.traits import FUNCTION_WORDS

_FORBIDDEN_INSIDE = frozenset(
    "is are was were be been has have had will would which who whom whose they we he she it not no never".split()
)
"""A verb, a relative or a negation between two slots makes them parts of a sentence."""
_STEPS = 400
"""So many partial fillings are tried at one place."""
_STRETCH = 1 << 15
"""So many units are looked at together; bitmaps of more would be slow to shift."""


@dataclass(frozen=True, slots=True)
class Window:
    """A place where a path stands: the units `first` to `last`, both inclusive.

    `filled` are the occurrences in the order of the slots, None where one is missing;
    `extras` are the units of content words that fill none, `inversions` the pairs of slots in
    another order than the Chinese.
    """

    path: Path
    first: int
    last: int
    filled: tuple[Occurrence | None, ...]
    extras: tuple[int, ...]
    inversions: int

    @property
    def extra(self) -> int:
        """How many content words fill no slot."""
        return len(self.extras)

    @property
    def missing(self) -> int:
        """How many slots stand nowhere in the window."""
        return self.filled.count(None)

    @property
    def garbles(self) -> int:
        """How many slots hold a word that only machine translation uses."""
        return sum(each is not None and each.gloss is Gloss.GARBLE for each in self.filled)

    @property
    def guessed(self) -> int:
        """How many slots hold a word that only a general dictionary has for it."""
        return sum(each is not None and each.gloss is Gloss.DICTIONARY for each in self.filled)


class Recogniser:
    """Looks for the paths of a compiled lattice."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots

    def find(self, reading: Reading, known: Mapping[int, Collection[int]]) -> Iterator[Window]:
        """Every window in which a path stands, the best one for each path and place of its rarest slot.

        `known` are the numbers of the terms that are known to stand at a unit: they are not looked for there.
        """
        for low, high in _stretches(reading):
            for number, slot, index in Coverage(reading, self.slots, low, high).candidates():
                path = self.slots.path(number)
                if path.term in known.get(index, ()):
                    continue
                window = Search(reading, path, slot, index).best()
                if window is not None:
                    yield window

    def find_expected(self, reading: Reading, low: int, high: int, term: int) -> Iterator[Window]:
        """Every window within the units `[low, high)` in which a term stands that is known to be meant there.

        So much evidence makes up for half of the slots, and no word need be a garble; but an
        enumeration that lacks a part may have it elsewhere.
        """
        for number in self.slots.paths_of(term):
            path = self.slots.path(number)
            missing = 0 if path.has_mark else len(path.slots) // 2
            for slot in dict.fromkeys(path.slots):
                for here in reading.occurrences(slot, low, high):
                    window = Search(reading, path, slot, here.first, missing).best()
                    if window is not None and low <= window.first and window.last < high:
                        yield window

    def fills(self, path: Path, word: str) -> bool:
        """Whether a word could stand in some slot of a path."""
        return not self.slots.of_word(word)[1].keys().isdisjoint(path.slots) if word else False


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """The units in stretches that end at hard breaks, as far as there are any."""
    low, count = 0, len(reading.stream)
    while low < count:
        at = bisect_right(reading.breaks, low + _STRETCH) - 1
        high = count if low + _STRETCH >= count else reading.breaks[at] + 1 if at >= 0 else low + _STRETCH
        high = high if high > low else min(low + _STRETCH, count)
        yield low, high
        low = high


_Cost = tuple[int, int, int, int]


class Search:
    """The search for the best filling of a path around one occurrence of its rarest slot."""

    def __init__(self, reading: Reading, path: Path, anchor: int, index: int, missing: int | None = None) -> None:
        self._reading, self._path = reading, path
        distance = reach(len(path.slots))
        low, high = reading.border(index)
        self._low, self._high = max(low, index - distance), min(high, index + distance + 1)
        self._anchor, self._index = anchor, index
        self._missing = (1 if path.may_miss else 0) if missing is None else missing
        self._left = _STEPS
        self._light: set[int] | None = None
        self._found: tuple[_Cost, tuple[Occurrence | None, ...], tuple[int, ...]] | None = None

    def best(self) -> Window | None:
        """The window with the fewest words too many, the least out of order, the shortest; None when none will do."""
        options = [self._options(slot) for slot in self._path.slots]
        if sum(not each for each in options) > self._missing:
            return None
        order = sorted(range(len(options)), key=lambda slot: len(options[slot]))
        self._fill(options, order, [None] * len(order), self._missing)
        if self._found is None:
            return None
        (_, _, inversions, _), filled, extras = self._found
        places = [each for each in filled if each is not None]
        first, last = min(each.first for each in places), max(each.last for each in places)
        return Window(self._path, first, last, filled, extras, inversions)

    def _options(self, slot: int) -> list[Occurrence]:
        if slot == self._anchor and self._path.slots.count(slot) == 1:
            here = self._reading.occurrences(slot, self._index, self._index + 1)
            here += [
                occurrence
                for other, occurrence in self._reading.phrases.get(self._index, ())
                if other == slot and self._index < occurrence.last < self._high
            ]
            return here
        return self._reading.occurrences(slot, self._low, self._high)

    def _fill(
        self,
        options: list[list[Occurrence]],
        order: list[int],
        filled: list[Occurrence | None],
        missing: int,
        at: int = 0,
    ) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        if at == len(order):
            self._weigh(tuple(filled))
            return
        for option in options[order[at]]:
            if all(other is None or option.last < other.first or option.first > other.last for other in filled):
                filled[order[at]] = option
                self._fill(options, order, filled, missing, at + 1)
                filled[order[at]] = None
        if missing and (not options[order[at]] or self._found is None):
            self._fill(options, order, filled, missing - 1, at + 1)

    def _weigh(self, filled: tuple[Occurrence | None, ...]) -> None:
        """Keeps a filling when it is sound and better than the one found before."""
        places = sorted((each for each in filled if each is not None), key=lambda each: each.first)
        if len(places) < 2 and places[0].last - places[0].first < 2:
            return
        between = self._between(places)
        words = [word for _, word in between]
        if not self._may_stand_between(words):
            return
        extras = tuple(
            index
            for index, word in between
            if word not in FUNCTION_WORDS and word != "," and index not in self._light_places()
        )
        if len(extras) > (0 if len(places) <= 2 or "," in words else 1 if len(places) == 3 else 2):
            return
        starts = [each.first for each in filled if each is not None]
        inversions = sum(a > b for i, a in enumerate(starts) for b in starts[i + 1 :])
        if len(places) == 2 and not self._joins(between, inversions):
            return
        cost = filled.count(None), len(extras), inversions, places[-1].last - places[0].first
        if self._found is None or cost < self._found[0]:
            self._found = cost, filled, extras

    def _between(self, places: Sequence[Occurrence]) -> list[tuple[int, str]]:
        """The units between the slots, each with its word."""
        return [
            (index, self._reading.stream.word(index))
            for before, behind in itertools.pairwise(places)
            for index in range(before.last + 1, behind.first)
        ]

    def _light_places(self) -> set[int]:
        """The units that stand for a slot that may be left out."""
        if self._light is None:
            self._light = {
                index
                for slot in self._path.light
                for each in self._reading.occurrences(slot, self._low, self._high)
                for index in range(each.first, each.last + 1)
            }
        return self._light

    def _may_stand_between(self, words: list[str]) -> bool:
        if words.count(",") > (1 if self._path.has_mark or len(self._path.slots) >= 4 else 0):
            return False
        return not any(word in _FORBIDDEN_INSIDE for word in words)

    def _joins(self, between: list[tuple[int, str]], inversions: int) -> bool:
        """Whether what stands between two slots joins them, hardly anything in order, `of` in reverse."""
        if len(between) > WIDEST_GAP:
            return False
        gap = [word for index, word in between if index not in self._light_places()]
        if inversions:
            return bool(gap) and gap[0] in REVERSING
        return len(gap) <= 2 and all(word in JOINING for word in gap)
