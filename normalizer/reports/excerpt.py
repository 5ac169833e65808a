"""Sentences with what was found in them marked, shortened to what a reader needs.

Must not know how marks are drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from normalizer.core.edits import Edit
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.reports.visible import escape

_AROUND = 70
# A space at the edge of a mark, or one of several, would be overlooked or lost where the line wraps.
_SPACES = re.compile(r"^ +| +$| {2,}")
_BREAK = re.compile(r"[ \t]*[\r\n]\s*|\t")


class Role(Enum):
    """What a piece of an excerpt is."""

    SAME = "same"
    BEFORE = "before"
    AFTER = "after"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt, with hidden characters escaped."""

    role: Role
    string: str


def reach(text: Text, span: Span) -> Span:
    """The sentences that `span` lies in."""
    start = text.sentence(span.start)
    return Span(start.start, max(start.end, text.sentence(max(span.start, span.end - 1)).end))


def cut(text: Text, within: Span, edits: Sequence[Edit]) -> list[Piece]:
    """The part of the text `within`, each of `edits` shown as its before and its after."""
    marks = [(edit.span, [Piece(Role.AFTER, _shown(edit.new))]) for edit in edits]
    return _cut(text, within, marks, Role.BEFORE)


def point(text: Text, within: Span, span: Span) -> list[Piece]:
    """The part of the text `within`, `span` being marked and nothing changed."""
    return _cut(text, within, [(span, [])], Role.NOTED)


def _cut(text: Text, within: Span, marks: Iterable[tuple[Span, list[Piece]]], role: Role) -> list[Piece]:
    pieces: list[Piece] = []
    at = within.start
    for span, after in marks:
        gap = text.string[at : span.start]
        pieces.append(Piece(Role.SAME, _shorten(gap, keep_start=at > within.start, keep_end=True)))
        pieces.append(Piece(role, _shown(span.slice(text.string))))
        pieces += after
        at = span.end
    rest = text.string[at : within.end].rstrip()
    pieces.append(Piece(Role.SAME, _shorten(rest, keep_start=True, keep_end=False)))
    return list(_without_empty(pieces))


def _shown(string: str) -> str:
    """What a mark holds, its white space made visible."""
    return _SPACES.sub(lambda match: "␣" * len(match.group()), escape(string, spaces=True))


def _without_empty(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.string)


def _shorten(gap: str, keep_start: bool, keep_end: bool) -> str:
    """The text between two marks, or outside the outermost: its middle or far end left out when long."""
    room = _AROUND * (keep_start + keep_end)
    if len(gap) > room + 10:
        head = gap[:_AROUND].rsplit(" ", 1)[0] if keep_start else ""
        tail = gap[-_AROUND:].split(" ", 1)[-1] if keep_end else ""
        gap = f"{head} … {tail}" if head and tail else f"{head} …" if head else f"… {tail}"
    return escape(_BREAK.sub(" ", gap))
