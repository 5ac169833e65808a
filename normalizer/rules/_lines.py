"""The lines of a text, and what each looks like: what rules of spacing must know first.

A line is judged once, however many findings it may hold.  Must not know of any one rule.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at

Answer = TypeVar("Answer")

_LINE_END = re.compile(r"\r\n|\n|\r")
# Marks of tables, code, paths and drawings; prose in which one stands is left alone too.
_NOT_PROSE = re.compile(
    r"[|{}\\`=<>^]|\t|::|\(\)|---|__|[/+*~#_-]{4}|;\s*$|\)\s*:\s*$|^\s*(?:>>>|\$|%|//)|^\s{2,}.*\w\("
    r"|[\s\"]--?[a-z]|\w_\w|\[ |&#?\w+;"
)
# Names of programs that are no English words.
_COMMANDS = frozenset(
    "apt bash cd chmod cmake conda cp docker git grep ls mkdir mv mypy npm npx pip pip3 pipx pnpm pytest python python3"
    " rm rsync scp ssh sudo svn tox uv wget".split()
)


class Lines:
    """The lines of one text, never beyond its segments; questions about a line are answered once."""

    def __init__(self, text: Text) -> None:
        self._text = text
        ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text.string)]
        borders = {end: start for start, end in ends} | {0: 0}
        self._starts = sorted({*borders, *text.segments})
        self._ends = [*(borders.get(start, start) for start in self._starts[1:]), len(text.string)]
        self._answers: dict[tuple[int, object], object] = {}

    def around(self, offset: int) -> Span:
        """The line that holds `offset`, without its line end."""
        return self.at(bisect_right(self._starts, offset) - 1)

    def number(self, offset: int) -> int:
        """The ordinal of the line that holds `offset`, from 0."""
        return bisect_right(self._starts, offset) - 1

    def at(self, number: int) -> Span:
        """The line of that ordinal; an empty span for a number that no line has."""
        if not 0 <= number < len(self._starts):
            return Span(0, 0)
        return Span(self._starts[number], max(self._starts[number], self._ends[number]))

    def ask(self, offset: int, question: Callable[[Text, Span], Answer]) -> Answer:
        """What `question` answers for the line that holds `offset`."""
        line = self.around(offset)
        key = (line.start, question)
        if key not in self._answers:
            self._answers[key] = question(self._text, line)
        return self._answers[key]  # type: ignore[return-value]

    def count_words_before(self, offset: int) -> int:
        """How many words stand between the start of the line and `offset`; at most 8 are counted."""
        tokens = self._text.tokens
        first = token_at(tokens, self.around(offset).start)
        return sum(1 for token in tokens[first : first + 16] if token.is_word and token.start < offset)


def is_prose(text: Text, line: Span) -> bool:
    """Whether the line looks like running English: no table, no code, no command, mostly known words."""
    if _NOT_PROSE.search(line.slice(text.string)):
        return False
    return not _COMMANDS.intersection(_words(text, line)) and is_english(text, line)


def is_english(text: Text, span: Span) -> bool:
    """Whether at least three words stand in `span`, most of them ordinary English or names."""
    words = _words(text, span)
    common = text.vocabulary.common
    low = sum(1 for word in words if _stem(word) in common)
    known = low + sum(1 for word in words if word[0].isupper() and _stem(word) not in common)
    return len(words) >= 3 and known * 10 >= len(words) * 7 and low * 2 >= len(words)


def capital_share(text: Text, span: Span) -> float:
    """How many of the words of more than three letters have a capital, from 0 to 1."""
    words = [word for word in _words(text, span) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0


def tokens_in(text: Text, span: Span) -> Sequence[Token]:
    """The tokens that start within `span`, in order."""
    return text.tokens[token_at(text.tokens, span.start) : token_at(text.tokens, span.end)]


def _words(text: Text, span: Span) -> list[str]:
    return [token.text for token in tokens_in(text, span) if token.kind is Kind.WORD]


def _stem(word: str) -> str:
    """The word in lower case, without a possessive ending."""
    lower = word.lower().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower.rstrip("'")
