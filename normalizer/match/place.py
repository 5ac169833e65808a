"""A place in a text and what stands around it: neighbours, sentence, heading, quotation marks.

Nothing is seen beyond the segment of the place.  Must not know what is to be written there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from normalizer.core.quotation import DOUBLE, SINGLE
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at

SMALL_WORDS = frozenset("a an and as at but by for from in into nor of on or over the to with".split())
"""Words that titles leave in lower case."""
ARTICLES = frozenset({"the", "a", "an"})
MARKS = frozenset(DOUBLE + SINGLE)
DOUBLE_MARKS = frozenset(DOUBLE)
_OPENING = frozenset("\"'“‘«「『")
_OPENERS = _OPENING | frozenset("([（【")
_CLOSING = frozenset("\"'”’»」』")
# En and em dashes join clauses; these join words.
_HYPHENS = frozenset("-‐‑")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*[\r\n]")
_LIST_MARKER = re.compile(r"\s*(?:>\s*)*(?:[-*+•·–—]|#{1,6}|[(（]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)）、])\s+[\"'“‘(]*")
_LINE_END = re.compile(r"[\r\n]")
_HEADING = 150
"""The longest line, in characters, that is read as a heading."""


@dataclass(frozen=True)
class Place:
    """The stretch that a form takes in a text, with what stands around it."""

    text: Text
    span: Span

    @cached_property
    def reached(self) -> dict[str, Place | None]:
        """How far each form that was tried here reaches; kept by `reach`."""
        return {}

    @cached_property
    def matched(self) -> str:
        """The characters that stand there."""
        return self.span.slice(self.text.string)

    @cached_property
    def segment(self) -> Span:
        """The segment that the place stands in."""
        return self.text.segment(self.span.start)

    @cached_property
    def _tokens(self) -> Sequence[Token]:
        return self.text.tokens

    @cached_property
    def _first(self) -> int:
        return token_at(self._tokens, self.span.start)

    @cached_property
    def _behind(self) -> int:
        return token_at(self._tokens, self.span.end)

    def before(self, distance: int = 1) -> Token | None:
        """The token `distance` places before, 1 being the nearest."""
        index = self._first - distance
        if index < 0 or self._tokens[index].start < self.segment.start:
            return None
        return self._tokens[index]

    def behind(self, distance: int = 1) -> Token | None:
        """The token `distance` places behind, 1 being the nearest."""
        index = self._behind + distance - 1
        if index >= len(self._tokens) or self._tokens[index].end > self.segment.end:
            return None
        return self._tokens[index]

    def character_before(self, distance: int = 1) -> str:
        """The character `distance` places before; empty at the start of the segment."""
        offset = self.span.start - distance
        return self.text.string[offset] if offset >= self.segment.start else ""

    def character_behind(self, distance: int = 1) -> str:
        """The character `distance` places behind; empty at the end of the segment."""
        offset = self.span.end + distance - 1
        return self.text.string[offset] if offset < self.segment.end else ""

    @property
    def opens_quotation(self) -> bool:
        """Whether a quotation mark stands directly before."""
        return self.character_before() in _OPENING

    def article_before(self) -> Token | None:
        """The article that stands before, a quotation mark between the two left aside."""
        word = self.neighbour_before()
        return word if word and word.text.lower() in ARTICLES else None

    def neighbour_before(self) -> Token | None:
        """The word that stands before, a quotation mark between the two left aside."""
        gap, word = self.before(), self.before(2)
        if gap and gap.text in _OPENING:
            gap, word = word, self.before(3)
        return word if _are_neighbours(gap, word) else None

    def neighbour_behind(self) -> Token | None:
        """The word that stands behind, a quotation mark between the two left aside."""
        gap, word = self.behind(), self.behind(2)
        if gap and gap.text in _CLOSING:
            gap, word = word, self.behind(3)
        return word if _are_neighbours(gap, word) else None

    def word_behind(self) -> Token | None:
        """The word that stands behind, one white space away."""
        gap, word = self.behind(), self.behind(2)
        return word if _are_neighbours(gap, word) else None

    def words_before(self) -> Iterator[Token]:
        """The words before, the nearest first, as long as only white space stands between them."""
        distance = 1
        while True:
            gap, word = self.before(distance), self.before(distance + 1)
            if word is None or not _are_neighbours(gap, word):
                return
            yield word
            distance += 2

    def words_behind(self) -> Iterator[Token]:
        """The words behind, the nearest first, as long as only white space stands between them."""
        distance = 1
        while True:
            gap, word = self.behind(distance), self.behind(distance + 1)
            if word is None or not _are_neighbours(gap, word):
                return
            yield word
            distance += 2

    @property
    def is_half_of_compound(self) -> bool:
        """Whether a hyphen joins it to a word outside (non-Party building, two-upholds-style)."""
        if self.character_before() in _HYPHENS and self.character_before(2).isalnum():
            return True
        return self.character_behind() in _HYPHENS and self.character_behind(2) not in _HYPHENS

    def partner(self, offset: int) -> int | None:
        """Where the mark stands that makes a pair with the one at `offset`; None when it has none."""
        pairs = self.text.quotations
        closed = pairs.innermost(Span(offset, offset))
        if closed is not None and closed.closing == offset:
            return closed.opening
        opened = pairs.innermost(Span(offset + 1, offset + 1))
        return opened.closing if opened is not None and opened.opening == offset else None

    @property
    def opens_sentence(self) -> bool:
        """Whether a capital is due here: at a sentence's or a line's start, marks left aside."""
        if self.text.sentence(self.span.start).start == self.span.start:
            return True
        distance = 1
        previous = self.before(distance)
        while previous and previous.text in _OPENERS:
            distance += 1
            if self.text.sentence(self.span.start).start == previous.start:
                return True
            previous = self.before(distance)
        if previous is None or self._follows_list_marker:
            return True
        if previous.kind is not Kind.SPACE or previous.text[-1] not in "\n\r":
            return False
        return bool(_BLANK_LINE.search(previous.text)) or self._after_end(distance)

    def _after_end(self, distance: int) -> bool:
        last = self.before(distance + 1)
        return last is None or last.kind is Kind.MARK

    @property
    def _follows_list_marker(self) -> bool:
        string, start = self.text.string, max(self.segment.start, self.span.start - 16)
        line = max(string.rfind("\n", start, self.span.start), string.rfind("\r", start, self.span.start)) + 1
        if not line and start > self.segment.start:
            return False
        return _LIST_MARKER.fullmatch(string, line or start, self.span.start) is not None

    @property
    def in_capitals(self) -> bool:
        """Whether it is all in capitals, and no mere abbreviations: by a longer word in it or beside it."""
        words = [word for word in _LETTERS.findall(self.matched) if len(word) > 1]
        if not words or not all(word.isupper() for word in words):
            return False
        beside = [word.text for word in (self.neighbour_before(), self.neighbour_behind()) if word]
        if len(words) == 1:
            return bool(beside) and all(map(str.isupper, beside)) and any(map(_is_spelt_out, beside))
        return any(map(_is_spelt_out, words + beside))

    @property
    def in_title(self) -> bool:
        """Whether it is title-cased within a title-cased run: a name, a heading, a document's title."""
        words = [word for word in _WORD.findall(self.matched) if word.lower() not in SMALL_WORDS]
        if not words or not all(word[0].isupper() for word in words):
            return False
        sides = [self._is_title_word(self.before(2), self.before()), self._is_title_word(self.behind(2), self.behind())]
        if any(sides) and len(words) >= 2:
            return True
        return all(sides) or self._in_heading

    def _is_title_word(self, word: Token | None, gap: Token | None) -> bool:
        if word is None or not _are_neighbours(gap, word):
            return False
        starts = self.text.sentence(word.start).start == word.start
        return word.text[0].isupper() and not starts and len(word.text) > 1

    @property
    def _in_heading(self) -> bool:
        """Whether its line is short, has no stop at its end, and all the words in it that count have capitals."""
        line = self._line()
        if line is None:
            return False
        all_words = _WORD.findall(line)
        words = [word for word in all_words if len(word) > 1 and word.lower() not in SMALL_WORDS]
        ends_openly = line.rstrip()[-1:] not in tuple(".!?,;:…。！？，；：")
        return ends_openly and len(words) >= 2 and all(word[0].isupper() for word in [all_words[0], *words])

    def _line(self) -> str | None:
        """The line, when it is short enough for a heading and no part of running lines."""
        string, segment = self.text.string, self.segment
        before = string[max(segment.start, self.span.start - _HEADING) : self.span.start]
        behind = string[self.span.end : min(segment.end, self.span.end + _HEADING)]
        lines_before, lines_behind = _LINE_END.split(before), _LINE_END.split(behind)
        if (len(lines_before) == 1 and len(before) == _HEADING) or (len(lines_behind) == 1 and len(behind) == _HEADING):
            return None
        runs_in = len(lines_before) > 1 and (lines_before[-2].rstrip()[-1:].islower() or lines_before[-2].endswith(","))
        runs_on = len(lines_behind) > 1 and lines_behind[1].lstrip()[:1].islower()
        return None if runs_in or runs_on else lines_before[-1] + self.matched + lines_behind[0]


def _are_neighbours(gap: Token | None, word: Token | None) -> bool:
    """Whether a word stands beside, one white space within a paragraph away."""
    if gap is None or word is None or gap.kind is not Kind.SPACE or word.kind is not Kind.WORD:
        return False
    return len(gap.text) == 1 or not _BLANK_LINE.search(gap.text)


def _is_spelt_out(word: str) -> bool:
    """Whether a word in capitals is one that is read as a word, not by its letters."""
    return len(word) >= 4 and word.isupper() and not frozenset("AEIOUY").isdisjoint(word)
