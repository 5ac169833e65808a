"""Folding with a map back: what differs only in case, width, quotes, hyphens or white space is equal.

Letters become lower case and full-width forms plain; every quotation mark of a kind
becomes one; a hyphen between two word characters and any run of white space become one
space; a possessive ending stands apart from its word.  Must not know of terms.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from normalizer.core.tokens import Kind, Token, scan

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\uff0d"
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟＂«»「」", '"'), **dict.fromkeys("‘’‚‛＇『』", "'")})
_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class Unit(NamedTuple):
    """A stretch `[start, end)` of the text and what it folds to."""

    start: int
    end: int
    folded: str


class Folded:
    """A folded text and, for the borders of its units, the way back to the original.

    A place of the folded string that is no border of a unit has no way back: no match may
    begin or end there.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.starts: list[int] = []
        at = 0
        for unit in units:
            self.starts.append(at)
            at += len(unit.folded)
        self.string = "".join(unit.folded for unit in units)

    def units_of(self, start: int, end: int) -> range | None:
        """The indices of the units that fold to exactly `[start, end)`; None when none do."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        if first < 0 or self.starts[first] != start or self.starts[last] + len(self.units[last].folded) != end:
            return None
        return range(first, last + 1)

    def units_between(self, start: int, end: int) -> range | None:
        """The indices of the units that fill exactly `[start, end)` of the original; None when none do."""
        first = bisect_left(self.units, start, key=_unit_start)
        stop = bisect_left(self.units, end, key=_unit_start)
        if first >= stop or self.units[first].start != start or self.units[stop - 1].end != end:
            return None
        return range(first, stop)


_unit_start = attrgetter("start")


def fold_text(tokens: Sequence[Token]) -> Folded:
    """Folds a scanned text."""
    return Folded(list(_units(tokens)))


def fold(string: str) -> str:
    """What a form folds to."""
    if _PLAIN.fullmatch(string):  # most forms: thousands of them are folded at every start
        return string.lower().replace("-", " ")
    return fold_text(scan(string)).string.strip()


def _units(tokens: Sequence[Token]) -> Iterable[Unit]:
    count = len(tokens)
    for index, (start, end, kind, text) in enumerate(tokens):
        if kind is Kind.WORD:
            if text.endswith(_POSSESSIVES):
                yield Unit(start, end - 2, _fold_word(text[:-2]))
                yield Unit(end - 2, end, "'s")
            else:
                yield Unit(start, end, _fold_word(text))
        elif kind is Kind.SPACE:
            yield Unit(start, end, " ")
        elif kind is Kind.MARK:
            inside = text in HYPHENS and 0 < index < count - 1
            joins = inside and tokens[index - 1].is_word and tokens[index + 1].is_word
            yield Unit(start, end, " " if joins else _fold_mark(text))
        else:
            yield Unit(start, end, _fold_word(text))


def _fold_word(text: str) -> str:
    if text.isascii():
        return text.lower()
    return (unicodedata.normalize("NFKC", text) if _is_wide(text) else text).lower().translate(_QUOTES)


def _fold_mark(text: str) -> str:
    folded = text.translate(_QUOTES)
    return unicodedata.normalize("NFKC", folded) if _is_wide(folded) else folded


def _is_wide(text: str) -> bool:
    """Whether some character is a full-width form of an ASCII one (U+FF01 to U+FF5E)."""
    return any("\uff01" <= character <= "\uff5e" for character in text)
