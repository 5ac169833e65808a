"""Chinese punctuation in an English sentence: `Source：Economic Daily`.

Must not know of the other rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token
from normalizer.rules._lines import Lines, is_english
from normalizer.rules._tokens import EDGE, at, is_blank

id: Final = "fullwidth-punctuation"
summary: Final = "Chinese punctuation in an English sentence"

_CLOSING: Final = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "）": ")", "、": ","}
_MARKS: Final = {**_CLOSING, "（": "("}
_TITLES: Final = {"《": "“", "》": "”"}
_REACH: Final = 6
_WIDE_SPACE: Final = "\u3000"
# Closing marks that a space must not part from what is before them.
_TIGHT: Final = frozenset(",.;:?!)]}\"'”’…，。；：？！）、”’》-—–")


def find(text: Text) -> Iterator[Finding]:
    """Certain between Latin neighbours; `《》` is offered, as only an editor knows how titles are set."""
    if not any(mark in text.string for mark in (*_MARKS, *_TITLES, _WIDE_SPACE)):
        return
    lines = Lines(text)
    for index, token in enumerate(text.tokens):
        new = _replacement(text, index)
        if new is None or not _is_among_latin(text, index) or not lines.ask(token.start, is_english):
            continue
        level = Applicability.UNSAFE if token.text in _TITLES else Applicability.SAFE
        yield Finding(
            rule=id,
            span=Span(token.start, token.end),
            message=f"'{new.strip() or ' '}' for '{token.text}' in English",
            fix=Fix((Edit(_extent(text, index), new),), level),
            rank=2.2,
            wording=False,
        )


def _replacement(text: Text, index: int) -> str | None:
    token = text.tokens[index]
    if token.kind is Kind.SPACE:
        return _plain_space(text, index)
    if token.text in _TITLES:
        return _TITLES[token.text]
    if token.text == "（":
        return " (" if at(text.tokens, index - 1).is_word else "("
    if token.text not in _CLOSING:
        return None
    mark = _CLOSING[token.text]
    return mark + (" " if _needs_space(text, index) else "")


def _plain_space(text: Text, index: int) -> str | None:
    token = text.tokens[index]
    before, after = at(text.tokens, index - 1), at(text.tokens, index + 1)
    if _WIDE_SPACE not in token.text or not is_blank(token) or EDGE in (before, after):
        return None
    same = text.segment(before.start) == text.segment(token.start) == text.segment(after.start)
    return " " if same else None


def _needs_space(text: Text, index: int) -> bool:
    """Whether a word follows; within a number or a time none does."""
    before, token, after = at(text.tokens, index - 1), text.tokens[index], at(text.tokens, index + 1)
    if after is EDGE or after.kind is Kind.SPACE or after.text[0] in _TIGHT:
        return False
    both = before.kind is Kind.NUMBER and after.kind is Kind.NUMBER
    thousands = token.text == "，" and len(after.text) == 3
    return not (both and (thousands or token.text == "："))


def _extent(text: Text, index: int) -> Span:
    """The mark with the space that stands before it wrongly."""
    token, before = text.tokens[index], at(text.tokens, index - 1)
    if token.text in _CLOSING and before.text == " " and at(text.tokens, index - 2).is_word:
        return Span(before.start, token.end)
    return Span(token.start, token.end)


def _is_among_latin(text: Text, index: int) -> bool:
    """Whether a Latin word, a number or a mark stands on either side, and Chinese on none."""
    if {at(text.tokens, index - 1).text, at(text.tokens, index + 1).text} & {*_MARKS, "·"}:
        return False  # a list of marks
    sides = (_neighbour(text, index, -1), _neighbour(text, index, 1))
    return any(side.is_word for side in sides) and all(side is EDGE or _is_western(side) for side in sides)


def _neighbour(text: Text, index: int, step: int) -> Token:
    """The nearest token that is neither white space nor a Chinese mark; beyond the line there is none."""
    place = index + step
    token = at(text.tokens, place)
    for _step in range(_REACH):
        token = at(text.tokens, place)
        if token is EDGE or (token.kind is Kind.SPACE and not is_blank(token)):
            return EDGE
        if token.kind is not Kind.SPACE and token.text not in _MARKS and token.text not in _TITLES:
            return token
        place += step
    return token


def _is_western(token: Token) -> bool:
    if token.kind is Kind.HAN:
        return False
    return all(
        ord(char) < 0x250 or (ord(char) < 0x2E80 and unicodedata.category(char)[0] in "PSM") for char in token.text
    )
