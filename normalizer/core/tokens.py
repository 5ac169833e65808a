"""The scan of a text into tokens, whole or around one place, and the sentences they form.

What a token is, is told by the characters around it alone: a scan that begins at any border
of tokens gives the same tokens as that of the whole text.  Who needs a few of them looks
there; who needs all has them as columns, and as objects when asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import partial
from itertools import accumulate, islice
from typing import NamedTuple, overload


class Kind(IntEnum):
    """What a token is."""

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
        return self.kind in _WORD_KINDS


_WORD_KINDS = (Kind.WORD, Kind.NUMBER)

EDGE = Token(0, 0, Kind.MARK, "")
"""What stands beyond either end of a text: an empty mark."""

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Combining marks and invisible joiners belong to the word they stand in, so that a word
# holding one equals no plain word and is left alone.
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W\d_{HAN}]"
# Nothing can go on behind these, and most words and spaces are of them: twice as fast as the rule alone.
_PLAIN_WORD = r"[a-z]+(?= )|[A-Za-z]+(?=[ ,.;:)])"
_NUMBER = rf"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b|{_LETTER}+)?"
_WORD = rf"{_LETTER}(?:{_LETTER}|[{_JOINED}_\d])*(?:['’]{_LETTER}+)*|_+\w*"
_TOKEN = re.compile(rf"{_PLAIN_WORD}| (?=\S)|\s+|{_NUMBER}|{_WORD}|[{HAN}]+|.", re.DOTALL)
# No word begins with one of the marks that are taken along.
_WORDS = re.compile(rf"([A-Za-z]++(?![^ ,.;:)-])|{_WORD})[ ,.;:)(“”-]*+|{_NUMBER}")
_KIND = re.compile(rf"([{HAN}])|(\d)|([^\W{HAN}])|(\s)|(.)", re.DOTALL)
_KINDS = (None, *Kind)


def _kind(text: str) -> Kind:
    """The kind of a token, which its first character tells."""
    match = _KIND.match(text)
    return _KINDS[match.lastindex or 5] if match else Kind.MARK


_PLAIN_KINDS = {character: _kind(character) for character in map(chr, range(128))}


def _kind_of(text: str) -> Kind:
    return _PLAIN_KINDS.get(text[0]) or _kind(text)


_token: partial[Token] = partial(tuple.__new__, Token)


class Tokens(Sequence[Token]):
    """All tokens of a string in order, covering it without gaps.

    They are kept as columns, `texts` and `starts`, and made when they are asked for.  A
    word keeps its inner apostrophes (don't, Party’s); a hyphen is a mark of its own.
    """

    def __init__(self, string: str) -> None:
        self.texts = _TOKEN.findall(string)
        """The characters of each token."""
        self.starts = list(accumulate(map(len, self.texts), initial=0))
        """Where each begins, and last where the string ends."""

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...

    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self.texts))
            if step != 1:
                return [self[place] for place in range(start, stop, step)]
            return list(self._made(start, stop))
        text = self.texts[index]
        start = self.starts[index if index >= 0 else index - 1]
        return _token((start, start + len(text), _kind_of(text), text))

    def __iter__(self) -> Iterator[Token]:
        return self._made(0, len(self.texts))

    def _made(self, start: int, stop: int) -> Iterator[Token]:
        texts = self.texts[start:stop]
        ends = islice(self.starts, start + 1, stop + 1)
        return map(_token, zip(islice(self.starts, start, stop), ends, map(_kind_of, texts), texts, strict=True))

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset, 0, len(self.texts))


def scan(string: str) -> Tokens:
    """Cuts `string` into tokens."""
    return Tokens(string)


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """The index of the first token that starts at or after `offset`."""
    if isinstance(tokens, Tokens):
        return tokens.at(offset)
    return bisect_left(tokens, offset, key=lambda token: token.start)


# A mark that stands for itself whatever is around it.
_ALONE = rf"[^\w\s{HAN}{_JOINED}'’.,]"
# Places that are borders of tokens for certain; others may be.
_BORDER = re.compile(
    rf"(?<=\S)(?=\s)|(?<=\s)(?=\S)|(?<={_ALONE})|(?={_ALONE})"
    rf"|(?<=[.,])(?!\d)|(?<!\d)(?=[.,])|(?<=['’])(?!{_LETTER})|(?<![\w{_JOINED}])(?=['’])"
)


def _border_before(string: str, offset: int) -> int:
    """The last place up to `offset` that is a border of tokens for certain."""
    while 0 < offset < len(string) and not _BORDER.match(string, offset):
        offset -= 1
    return offset


def _tokens_from(string: str, start: int) -> Iterator[Token]:
    """The tokens from `start`, a border of tokens, on."""
    for match in _TOKEN.finditer(string, start):
        text = match[0]
        yield _token((match.start(), match.end(), _kind_of(text), text))


def token_from(string: str, start: int) -> Token:
    """The token that begins at `start`, a border of tokens; `EDGE` at the end of the string."""
    match = _TOKEN.match(string, start)
    if match is None:
        return EDGE
    text = match[0]
    return _token((start, start + len(text), _kind_of(text), text))


def token_over(string: str, offset: int) -> Token:
    """The token that holds the character at `offset`; `EDGE` beyond either end."""
    if not 0 <= offset < len(string):
        return EDGE
    start = _border_before(string, offset)
    return next(token for token in _tokens_from(string, start) if token.end > offset)


_TAIL = 24


def token_before(string: str, end: int) -> Token:
    """The token that ends at `end`, a border of tokens; `EDGE` at the start of the string."""
    tail = string[max(end - _TAIL, 0) : end]
    word = tail[tail.rfind(" ") + 1 :]
    if word.isascii() and word.isalpha() and len(word) < len(tail):
        return _token((end - len(word), end, Kind.WORD, word))  # most are
    if tail[-1:] == " " and not tail[-2:-1].isspace() and len(tail) > 1:
        return _token((end - 1, end, Kind.SPACE, " "))
    return token_over(string, end - 1)


def tokens_between(string: str, start: int, end: int) -> Iterator[Token]:
    """The tokens that begin within `[start, end)`, scanned one by one."""
    for token in _tokens_from(string, _border_before(string, start)):
        if token.start >= end:
            return
        if token.start >= start:
            yield token


def _parts_words(string: str, offset: int) -> bool:
    """Whether no word or number runs through `offset` for certain."""
    if not 0 < offset < len(string) or string[offset].isspace() or string[offset - 1].isspace():
        return True
    return _BORDER.match(string, offset) is not None


def words_between(string: str, start: int, end: int) -> list[str]:
    """The words, numbers left out, that begin within `[start, end)`."""
    if _parts_words(string, start) and _parts_words(string, end):
        return list(filter(None, _WORDS.findall(string, start, end)))
    return [token.text for token in tokens_between(string, start, end) if token.kind is Kind.WORD]


def count_words(string: str, start: int, end: int) -> int:
    """How many words and numbers begin within `[start, end)`."""
    if _parts_words(string, start) and _parts_words(string, end):
        return len(_WORDS.findall(string, start, end))
    return sum(token.is_word for token in tokens_between(string, start, end))
