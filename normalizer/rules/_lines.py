"""The lines of a text, and what each looks like: what rules of spacing must know first.

A line is judged once, however many findings it may hold.  Must not know of any one rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from normalizer.core.span import Span, offsets_of
from normalizer.core.text import Text
from normalizer.core.tokens import tokens_between, words_between

Answer = TypeVar("Answer")

_LINE_END = re.compile(r"\r\n|\n|\r")
# Marks of tables, code, paths and drawings; prose in which one stands is left alone too.
_CODE = (*"|{}\\`=<>^\t", "::", "()", "---", "__", "[ ")
_RULE = re.compile(r"[/+*~#_-][/+*~#_-]{3}")
_PROMPTS = (">>>", "$", "%", "//")
_CALL = re.compile(r"\s{2,}.*\w\(")
_OPTION = re.compile(r"-(?<=[\s\"]-)-?[a-z]")
_SNAKE = re.compile(r"\w_\w")
_ENTITY = re.compile(r"&#?\w+;")
# Names of programs that are no English words.
_COMMANDS = frozenset(
    "apt bash cd chmod cmake conda cp docker git grep ls mkdir mv mypy npm npx pip pip3 pipx pnpm pytest python python3"
    " rm rsync scp ssh sudo svn tox uv wget".split()
)


class Lines:
    """The lines of one text, never beyond its segments; questions about a line are answered once.

    `text.once(Lines)` gives all rules the same.
    """

    def __init__(self, text: Text) -> None:
        self._text = text
        borders = _ends(text.string)
        borders[0] = 0
        self._starts = sorted({*borders, *text.segments})
        self._ends = [*(borders.get(start, start) for start in self._starts[1:]), len(text.string)]
        self._first_words: dict[int, list[int]] = {}
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
        line = self.around(offset)
        if line.start not in self._first_words:
            tokens = islice(tokens_between(self._text.string, line.start, line.end), 16)
            self._first_words[line.start] = [token.start for token in tokens if token.is_word]
        return bisect_left(self._first_words[line.start], offset)


def _ends(string: str) -> dict[int, int]:
    """Where each line end of `string` ends, and where it begins."""
    if "\r" in string:
        return {match.end(): match.start() for match in _LINE_END.finditer(string)}
    return {offset + 1: offset for offset in offsets_of(string, "\n")}


def is_prose(text: Text, line: Span) -> bool:
    """Whether the line looks like running English: no table, no code, no command, mostly known words."""
    if _is_code(line.slice(text.string)):
        return False
    return _COMMANDS.isdisjoint(_words(text, line)) and text.once(Lines).ask(line.start, is_english)


def _is_code(line: str) -> bool:
    for marks in _CODE:
        if marks in line:
            return True
    if line.lstrip().startswith(_PROMPTS) or (line[:2].isspace() and _CALL.match(line)):
        return True
    ending = line.rstrip()
    if ending.endswith(";") or (ending.endswith(":") and ending[:-1].rstrip().endswith(")")):
        return True
    found = _OPTION.search(line) or ("_" in line and _SNAKE.search(line))
    if found or ("&" in line and _ENTITY.search(line)):
        return True
    # A rule of hyphens alone was found above.
    return any(mark in line for mark in "/+*~#_") and _RULE.search(line) is not None


def is_english(text: Text, span: Span) -> bool:
    """Whether at least three words stand in `span`, most of them ordinary English or names."""
    words = _words(text, span)
    if len(words) < 3:
        return False
    common = text.vocabulary.common
    others = [word for word in words if word.lower() not in common]
    unknown = [word for word in others if _stem(word) not in common]
    low = len(words) - len(unknown)
    known = low + sum(word[0].isupper() for word in unknown)
    return known * 10 >= len(words) * 7 and low * 2 >= len(words)


def capital_share(text: Text, span: Span) -> float:
    """How many of the words of more than three letters have a capital, from 0 to 1."""
    words = [word for word in _words(text, span) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0


def _words(text: Text, span: Span) -> Sequence[str]:
    """The words that begin within `span`, found once however many questions there are."""
    known = text.once(_WordsOfSpans)
    if span not in known:
        known[span] = words_between(text.string, span.start, span.end)
    return known[span]


class _WordsOfSpans(dict[Span, Sequence[str]]):
    def __init__(self, _text: Text) -> None:
        super().__init__()


def _stem(word: str) -> str:
    """The word in lower case, without a possessive ending."""
    lower = word.lower().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower.rstrip("'")
