"""The units of a long text, many at once: what `read_stream` reads one by one, by arrays.

Runs of ASCII letters are told apart by their letters packed into two numbers of 64 bits;
every other run of word characters goes through the pattern of the scanner, each kind of run
once.  Must not know of terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np

from normalizer.core.tokens import Kind, scan
from normalizer.match.fold import HYPHENS, fold_mark
from normalizer.match.stream import POSSESSIVE, Stream, fold_tokens

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"
Runs: TypeAlias = "tuple[Array, Array]"
"""Where runs of word characters begin and where they end."""

_LONGEST = 16
"""Runs of more letters are read one by one: so many fit into two numbers."""
_UNKNOWN, _SPACE, _MARK, _HYPHEN, _LETTER, _DIGIT, _OTHER, _APOSTROPHE, _SEPARATOR = range(9)
_CLASSES = np.zeros(0x110000, np.uint8)
"""The class of every code point that was met; two threads may both find one out, and find the same."""
_KEPT = np.array([(1 << 8 * length) - 1 for length in range(9)], np.uint64)
_MIXERS = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def read_stream(string: str) -> Stream:
    """The same as `stream.read_stream(scan(string))`; the rows are views of arrays."""
    codes = np.frombuffer(string.encode("utf-32-le", "surrogatepass"), "<u4")
    if not len(codes):
        return Stream([], [], [], [], [])
    classes = _classes(codes)
    runs, inside = _runs(classes)
    plain, possessive = _plain_runs(codes, classes, inside, runs)
    units = _Units()
    _read_plain(string, codes, (runs[0][plain], (runs[1] - 2 * possessive)[plain]), units)
    endings = runs[1][possessive]
    units.enter(endings - 2, endings, np.zeros(len(endings), np.int64), [POSSESSIVE])
    first_is_word, last_is_word = _read_others(string, runs, plain, units)
    outside = np.flatnonzero(~inside & (classes != _SPACE))
    hyphens = classes[outside] == _HYPHEN
    hyphens[hyphens] = _joins(outside[hyphens], runs, (first_is_word, last_is_word))
    _read_marks(codes, outside[~hyphens], units)
    return units.stream()


class _Units:
    """Units as they are found, kind by kind."""

    def __init__(self) -> None:
        self._rows: list[tuple[Array, Array, Array]] = []
        self._surfaces: list[str] = []

    def enter(self, starts: Array, ends: Array, numbers: Array, surfaces: Sequence[str]) -> None:
        """Enters units of which each folds to the surface of its number."""
        self._rows.append((starts, ends, numbers + len(self._surfaces)))
        self._surfaces += surfaces

    def stream(self) -> Stream:
        """The units in order, the surfaces numbered anew as they are met."""
        starts, ends, keys = (np.concatenate(column) for column in zip(*self._rows, strict=True))
        order = np.argsort(starts, kind="stable")  # quick for rows that are each in order
        starts, ends, keys = starts[order], ends[order], keys[order]
        first = np.full(len(self._surfaces), len(keys), np.int64)
        first[keys[::-1]] = np.arange(len(keys) - 1, -1, -1)
        met = np.flatnonzero(first < len(keys))
        met = met[np.argsort(first[met])]
        numbers: dict[str, int] = {}
        surfaces = self._surfaces
        renumbered = np.zeros(len(surfaces), np.int64)
        renumbered[met] = [numbers.setdefault(surfaces[key], len(numbers)) for key in met.tolist()]
        glued = np.zeros(len(starts), np.bool_)
        np.equal(starts[1:], ends[:-1], out=glued[1:])
        ids = renumbered[keys]
        return Stream(starts.data, ends.data, ids.data, glued.data, list(numbers))


def _classes(codes: Array) -> Array:
    classes = _CLASSES[codes]
    new = codes[classes == _UNKNOWN]
    if len(new):
        for code in set(new.tolist()):
            _CLASSES[code] = _class_of(chr(code))
        classes = _CLASSES[codes]
    return classes


def _class_of(character: str) -> int:
    """What a character can be for the scanner whatever stands around it."""
    if character in HYPHENS:
        return _HYPHEN
    if character in "'’":
        return _APOSTROPHE
    if character in ".,":
        return _SEPARATOR
    kinds = [token.kind for token in scan(character)]
    if kinds == [Kind.SPACE]:
        return _SPACE
    if kinds == [Kind.NUMBER]:
        return _DIGIT
    if character.isascii() and character.isalpha():
        return _LETTER
    # A joiner is a mark where it stands alone, and a part of the word behind a letter.
    joins = len(scan("a" + character)) == 1
    return _OTHER if joins or kinds != [Kind.MARK] else _MARK


def _runs(classes: Array) -> tuple[Runs, Array]:
    """Where the runs begin and end, and which characters they hold: no token reaches over a border."""
    inside = (classes >= _LETTER) & (classes <= _OTHER)
    for mark, beside in ((_APOSTROPHE, inside), (_SEPARATOR, classes == _DIGIT)):
        places = np.flatnonzero(classes == mark)
        places = places[(places > 0) & (places < len(classes) - 1)]
        inside[places[beside[places - 1] & beside[places + 1]]] = True
    changes = np.empty(len(inside) + 1, np.bool_)
    changes[0], changes[-1] = inside[0], inside[-1]
    np.not_equal(inside[1:], inside[:-1], out=changes[1:-1])
    borders = np.flatnonzero(changes)
    return (borders[::2].copy(), borders[1::2].copy()), inside


def _plain_runs(codes: Array, classes: Array, inside: Array, runs: Runs) -> tuple[Array, Array]:
    """Which runs are nothing but ASCII letters, and not too many, or that and a possessive; and which the latter."""
    starts, ends = runs
    plain = np.ones(len(starts), np.bool_)
    others = np.flatnonzero(inside & (classes != _LETTER))
    of_other = np.searchsorted(starts, others, "right") - 1
    plain[of_other] = False
    possessive = np.zeros(len(starts), np.bool_)
    closing: Array = (others == ends[of_other] - 2) & (classes[others] == _APOSTROPHE)
    closing[1:] &= of_other[1:] != of_other[:-1]
    behind = codes[np.minimum(others + 1, len(codes) - 1)] | 0x20
    possessive[of_other[closing & (behind == ord("s"))]] = True
    plain |= possessive
    plain &= ends - starts <= _LONGEST
    return plain, possessive & plain


def _read_plain(string: str, codes: Array, runs: Runs, units: _Units) -> None:
    """Enters the runs of letters."""
    starts, ends = runs
    letters = np.zeros(len(codes) + _LONGEST, np.uint8)
    letters[: len(codes)] = codes
    letters |= 0x20
    eight: Array = np.ndarray((len(codes) + 1,), "<u8", letters, strides=(1,))
    lengths = ends - starts
    low = eight[starts] & _KEPT[np.minimum(lengths, 8)]
    high = np.zeros(len(starts), np.uint64)
    long = np.flatnonzero(lengths > 8)
    high[long] = eight[starts[long] + 8] & _KEPT[lengths[long] - 8]
    first = _first_equal(low, high)
    firsts = np.flatnonzero(first == np.arange(len(first)))
    numbers = np.empty(len(first), np.int64)
    numbers[firsts] = np.arange(len(firsts))
    pairs = zip(starts[firsts].tolist(), ends[firsts].tolist(), strict=True)
    units.enter(starts, ends, numbers[first], [string[start:end].lower() for start, end in pairs])


def _first_equal(low: Array, high: Array) -> Array:
    """For each pair of numbers the place where the same pair stands first.

    A table of places by hash, the first to come keeping each row; those that found another
    pair in their row try again with other bits of the hash.
    """
    mixed = (low * _MIXERS[0]) ^ ((high + _MIXERS[0]) * _MIXERS[1])
    mixed ^= mixed >> np.uint64(32)
    bits = max(len(low).bit_length() - 2, 8)
    first = np.empty(len(low), np.int64)
    left = np.arange(len(low))
    table = np.empty(1 << bits, np.int64)
    while len(left):
        mixed *= _MIXERS[1]
        rows = (mixed >> np.uint64(64 - bits)).astype(np.int64)
        table[rows[::-1]] = left[::-1]  # of several the last that is assigned stays
        found = table[rows]
        same = (low[found] == low[left]) & (high[found] == high[left])
        first[left[same]] = found[same]
        left, mixed = left[~same], mixed[~same]
    return first


def _read_others(string: str, runs: Runs, plain: Array, units: _Units) -> tuple[Array, Array]:
    """Enters the units of the runs that are no plain words, each different run scanned once.

    Gives for every run whether its first and its last token are words.
    """
    first_is_word, last_is_word = plain.copy(), plain.copy()
    others = np.flatnonzero(~plain)
    starts, ends = runs[0][others], runs[1][others]
    known: dict[str, int] = {}
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    kind = np.array([known.setdefault(string[start:end], len(known)) for start, end in pairs], np.int64)
    if not known:
        return first_is_word, last_is_word
    read = [_scan_run(text) for text in known]
    first_is_word[others] = np.array([first for _, first, _ in read])[kind]
    last_is_word[others] = np.array([last for _, _, last in read])[kind]
    places = np.array([(start, end) for folded, _, _ in read for start, end, _ in folded], np.int64)
    counts = np.array([len(folded) for folded, _, _ in read])
    held = np.repeat((np.cumsum(counts) - counts)[kind], counts[kind])
    nth = np.arange(len(held)) - np.repeat(np.cumsum(counts[kind]) - counts[kind], counts[kind])
    held, begin = held + nth, np.repeat(starts, counts[kind])
    surfaces = [surface for folded, _, _ in read for _, _, surface in folded]
    units.enter(begin + places[held, 0], begin + places[held, 1], held, surfaces)
    return first_is_word, last_is_word


@lru_cache(1 << 14)
def _scan_run(text: str) -> tuple[tuple[tuple[int, int, str], ...], bool, bool]:
    """Start, end and surface of the units of a run, and whether its first and last token are words."""
    tokens = scan(text)
    return tuple(fold_tokens(tokens)), tokens[0].is_word, tokens[-1].is_word


def _joins(hyphens: Array, runs: Runs, are_words: tuple[Array, Array]) -> Array:
    """Which hyphens stand between two words."""
    starts, ends = runs
    if not len(starts):
        return np.zeros(len(hyphens), np.bool_)
    before = np.minimum(np.searchsorted(ends, hyphens), len(ends) - 1)
    behind = np.minimum(np.searchsorted(starts, hyphens + 1), len(starts) - 1)
    beside: Array = (ends[before] == hyphens) & (starts[behind] == hyphens + 1)
    return beside & are_words[1][before] & are_words[0][behind]


def _read_marks(codes: Array, marks: Array, units: _Units) -> None:
    """Enters the marks."""
    met = codes[marks]
    different = list(dict.fromkeys(met.tolist()))
    numbers = np.zeros(max(different, default=0) + 1, np.int64)
    numbers[different] = np.arange(len(different))
    units.enter(marks, marks + 1, numbers[met], [fold_mark(chr(code)) for code in different])
