"""Two or three spaces between two words of a sentence.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_over
from normalizer.rules._lines import Lines, is_prose
from normalizer.rules._tokens import Near

id: Final = "doubled-space"
summary: Final = "two or three spaces between two words of a sentence"

_RUNS: Final = frozenset({"  ", "   "})
_GAP: Final = re.compile(r"(?<=[^\s.!?:”\"')]) {2,}(?=\S)")
_WORDS_FOR_EACH: Final = 8
_WORDS_BEFORE: Final = 4


def find(text: Text) -> Iterator[Finding]:
    """Certain deep in a line that has no other columns; offered near its start, where columns begin."""
    lines = text.once(Lines)
    for space in _runs(text.string):
        near = Near(text, space)
        before, after = near[-1], near[1]
        if not _joins(before, after) or not lines.ask(space.start, is_prose) or _is_column(text, lines, space):
            continue
        head = lines.count_words_before(space.start)
        if head < 2:
            continue
        # A capital behind the gap may begin a sentence that has lost its stop before it.
        certain = head >= _WORDS_BEFORE and after.text.islower()
        level = Applicability.SAFE if certain else Applicability.UNSAFE
        yield Finding(
            rule=id,
            span=Span(space.start, space.end),
            message=f"One space between '{before.text}' and '{after.text}'",
            fix=Fix((Edit(Span(space.start, space.end - 1), ""),), level),
            rank=2.0,
            wording=False,
        )


def _runs(string: str) -> Iterator[Token]:
    """The white space that is nothing but two or three spaces."""
    offset = string.find("  ")
    while offset >= 0:
        space = token_over(string, offset)
        if space.text in _RUNS:
            yield space
        offset = string.find("  ", space.end)


def _joins(before: Token, after: Token) -> bool:
    """Whether words or a comma and a word meet; two capitals may be two names set apart."""
    if after.kind is not Kind.WORD or not (before.kind is Kind.WORD or before.text == ","):
        return False
    return before.text.islower() or after.text.islower()


def _is_column(text: Text, lines: Lines, space: Token) -> bool:
    """Whether the gap is one of several, in an indented line, or stands under or over another gap."""
    if lines.ask(space.start, _has_columns):
        return True
    number = lines.number(space.start)
    column = space.end - lines.around(space.start).start
    above, below = (lines.at(other).slice(text.string) for other in (number - 1, number + 1))
    return any(other[max(column - 2, 0) : column] == "  " for other in (above, below))


def _has_columns(text: Text, line: Span) -> bool:
    string = line.slice(text.string)
    return string[:1].isspace() or len(_GAP.findall(string)) * _WORDS_FOR_EACH > len(string.split())
