"""One scan of a text into tokens, and the sentences they form.

Every rule and matcher reads these tokens; none scans the text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is; the order is that of the groups in the pattern."""

    HAN = 1
    NUMBER = 2
    WORD = 3
    SPACE = 4
    MARK = 5


class Token(NamedTuple):
    """A stretch of text of one kind: `[start, end)` in code points, and its characters."""

    start: int
    end: int
    kind: Kind
    text: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.kind is Kind.WORD or self.kind is Kind.NUMBER


HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Combining marks and invisible joiners belong to the word they stand in, so that a word
# holding one equals no plain word and is left alone.
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W\d_{HAN}]"
_TOKEN = re.compile(
    rf"([{HAN}]+)"
    rf"|(\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b|{_LETTER}+)?)"
    rf"|({_LETTER}(?:{_LETTER}|[{_JOINED}_\d])*(?:['’]{_LETTER}+)*|_+\w*)"
    rf"|(\s+)"
    rf"|(.)",
    re.DOTALL,
)
_KINDS = (None, Kind.HAN, Kind.NUMBER, Kind.WORD, Kind.SPACE, Kind.MARK)


def scan(string: str) -> list[Token]:
    """Cuts `string` into tokens that cover it without gaps.

    A word keeps its inner apostrophes (don't, Party’s); a hyphen is a mark of its own.
    """
    return [
        Token(match.start(), match.end(), _KINDS[match.lastindex or 5], match.group())  # type: ignore[arg-type]
        for match in _TOKEN.finditer(string)
    ]


# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt sen rep gov st jr sr no nos vol fig art sec ch p pp ed eds vs etc al"
    " e.g i.e a.m p.m u.s u.k u.n ph.d inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_ENDS = frozenset(".!?…。！？")
_CLOSERS = frozenset("\"'”’)]}»」』）")


def sentence_starts(tokens: Sequence[Token], segments: Sequence[int]) -> list[int]:
    """The offsets at which sentences begin; every segment begins one.

    A sentence ends at `.`, `!`, `?` or their full-width forms, the closing marks behind
    them included, when white space follows and what comes next is no lower-case word.
    """
    starts = {0, *segments}
    for index, token in enumerate(tokens):
        if token.kind is Kind.MARK and token.text in _ENDS:
            start = _next_sentence(tokens, index)
            if start is not None:
                starts.add(start)
    return sorted(starts)


def _next_sentence(tokens: Sequence[Token], index: int) -> int | None:
    if tokens[index].text == "." and _is_abbreviation(tokens, index):
        return None
    ideographic = tokens[index].text in "。！？"
    after = index + 1
    while after < len(tokens) and tokens[after].text in _CLOSERS:
        after += 1
    if after >= len(tokens):
        return None
    if tokens[after].kind is not Kind.SPACE:
        return tokens[after].start if ideographic else None
    if after + 1 >= len(tokens) or tokens[after + 1].text[0].islower():
        return None
    return tokens[after + 1].start


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    if index == 0 or not tokens[index - 1].is_word or tokens[index - 1].end != tokens[index].start:
        return False
    word = tokens[index - 1].text
    if len(word) == 1 and word.isupper():
        return True  # an initial: J. Smith, U.S.
    return word.lower() in _ABBREVIATIONS and index + 2 < len(tokens)


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """The index of the first token that starts at or after `offset`."""
    return bisect_left(tokens, offset, key=lambda token: token.start)
