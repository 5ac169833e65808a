"""Pieces of words of which every match of a pattern holds one, read off the pattern.

With them a pattern is tried only where one stands.  Must not know of texts.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from normalizer.match.traits import FUNCTION_WORDS

_SHORTEST = 3
_LETTERS = re.compile(r"[a-z]+")
_GIVES_UP = re.VERBOSE
_WIDEST = 400
_MOST = 40
_LONG_ENOUGH = 8
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


@dataclass(frozen=True, slots=True)
class Needs:
    """What each match of a pattern holds and how long it is at most.

    Every match holds one of `anchors`, runs of three letters or more, lower case; empty where
    none can be told.  `width` is in code points, what a look-ahead sees included, 0 where
    there is no bound.
    """

    anchors: tuple[str, ...] = ()
    width: int = 0


def needs_of(pattern: str) -> Needs:
    """What a pattern needs; nothing is told of one that only the other engine can read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = parser.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError):
        return Needs()
    if parsed.state.flags & _GIVES_UP:
        return Needs()
    longest = parsed.getwidth()[1] + sum(_ahead(parsed))
    return Needs(tuple(sorted(_anchors(parsed))), longest if longest <= _WIDEST else 0)


def _anchors(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Strings of which one stands in every match: of all parts that must stand, the one that tells most."""
    best: frozenset[str] = frozenset()
    run = ""
    for code, said in [*parsed, (None, None)]:
        if code is codes.LITERAL:
            run += chr(said)
            continue
        words = (word for word in _LETTERS.findall(run.lower()) if word not in FUNCTION_WORDS)
        longest = max(words, key=len, default="")
        best = max(best, frozenset({longest}) if len(longest) >= _SHORTEST else frozenset(), key=_worth)
        run = ""
        best = max(best, _anchors_within(code, said), key=_worth)
    return best


def _anchors_within(code: object, said: Any) -> frozenset[str]:
    if code is codes.SUBPATTERN:
        return _anchors(said[-1])
    if code in _REPEATS and said[0] >= 1:
        return _anchors(said[2])
    if code is codes.ATOMIC_GROUP:
        return _anchors(said)
    if code is codes.BRANCH:
        branches = [_anchors(branch) for branch in said[1]]
        return frozenset().union(*branches) if all(branches) and len(branches) <= _MOST else frozenset()
    return frozenset()


def _worth(anchors: frozenset[str]) -> tuple[int, int]:
    """Long anchors are rare; of those as long, few are looked for sooner."""
    return min((min(len(anchor), _LONG_ENOUGH) for anchor in anchors), default=0), -len(anchors)


def _ahead(parsed: Iterable[tuple[Any, Any]]) -> Iterator[int]:
    """How far each look-ahead sees, whatever group it stands in."""
    for code, said in parsed:
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            yield said[1].getwidth()[1] + sum(_ahead(said[1]))
        elif code is codes.SUBPATTERN:
            yield from _ahead(said[-1])
        elif code in _REPEATS:
            yield from _ahead(said[2])
        elif code is codes.BRANCH:
            for branch in said[1]:
                yield from _ahead(branch)
        elif code is codes.ATOMIC_GROUP:
            yield from _ahead(said)
