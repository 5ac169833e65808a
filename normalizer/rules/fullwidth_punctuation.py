"""Chinese punctuation in an English sentence: `Source：Economic Daily`.

Must not know of the other rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span, offsets_of
from normalizer.core.text import Text
from normalizer.core.tokens import EDGE, Kind, Token, token_over
from normalizer.rules._lines import Lines, is_english
from normalizer.rules._tokens import Near, is_blank

id: Final = "fullwidth-punctuation"
summary: Final = "Chinese punctuation in an English sentence"

_CLOSING: Final = {"，": ",", "。": ".", "；": ";", "：": ":", "？": "?", "！": "!", "）": ")", "、": ","}
_MARKS: Final = {**_CLOSING, "（": "("}
_TITLES: Final = {"《": "“", "》": "”"}
_REACH: Final = 6
_WIDE_SPACE: Final = "\u3000"
_SOUGHT: Final = (*_MARKS, *_TITLES, _WIDE_SPACE)
# Closing marks that a space must not part from what is before them.
_TIGHT: Final = frozenset(",.;:?!)]}\"'”’…，。；：？！）、”’》-—–")


def find(text: Text) -> Iterator[Finding]:
    """Certain between Latin neighbours; `《》` is offered, as only an editor knows how titles are set."""
    lines = text.once(Lines)
    for token in _marks(text.string):
        near = Near(text, token)
        new = _replacement(text, near)
        if new is None or not _is_among_latin(near) or not lines.ask(token.start, is_english):
            continue
        level = Applicability.UNSAFE if token.text in _TITLES else Applicability.SAFE
        yield Finding(
            rule=id,
            span=Span(token.start, token.end),
            message=f"'{new.strip() or ' '}' for '{token.text}' in English",
            fix=Fix((Edit(_extent(near), new),), level),
            rank=2.2,
            wording=False,
        )


def _marks(string: str) -> Iterator[Token]:
    """The Chinese marks, and the white space that holds a wide space, but for those that touch Chinese."""
    last = EDGE
    for offset in sorted(offset for mark in _SOUGHT for offset in offsets_of(string, mark)):
        beside = string[max(offset - 1, 0) : offset], string[offset + 1 : offset + 2]
        if offset >= last.end and not any("\u4e00" <= character <= "\u9fff" for character in beside):
            last = token_over(string, offset)
            yield last


def _replacement(text: Text, near: Near) -> str | None:
    token = near[0]
    if token.kind is Kind.SPACE:
        return _plain_space(text, near)
    if token.text in _TITLES:
        return _TITLES[token.text]
    if token.text == "（":
        return " (" if near[-1].is_word else "("
    mark = _CLOSING[token.text]
    return mark + (" " if _needs_space(near) else "")


def _plain_space(text: Text, near: Near) -> str | None:
    before, token, after = near[-1], near[0], near[1]
    if not is_blank(token) or EDGE in (before, after):
        return None
    same = text.segment(before.start) == text.segment(token.start) == text.segment(after.start)
    return " " if same else None


def _needs_space(near: Near) -> bool:
    """Whether a word follows; within a number or a time none does."""
    before, token, after = near[-1], near[0], near[1]
    if after is EDGE or after.kind is Kind.SPACE or after.text[0] in _TIGHT:
        return False
    both = before.kind is Kind.NUMBER and after.kind is Kind.NUMBER
    thousands = token.text == "，" and len(after.text) == 3
    return not (both and (thousands or token.text == "："))


def _extent(near: Near) -> Span:
    """The mark with the space that stands before it wrongly."""
    token, before = near[0], near[-1]
    if token.text in _CLOSING and before.text == " " and near[-2].is_word:
        return Span(before.start, token.end)
    return Span(token.start, token.end)


def _is_among_latin(near: Near) -> bool:
    """Whether a Latin word, a number or a mark stands on either side, and Chinese on none."""
    if {near[-1].text, near[1].text} & {*_MARKS, "·"}:
        return False  # a list of marks
    sides = (_neighbour(near, -1), _neighbour(near, 1))
    return any(side.is_word for side in sides) and all(side is EDGE or _is_western(side) for side in sides)


def _neighbour(near: Near, step: int) -> Token:
    """The nearest token that is neither white space nor a Chinese mark; beyond the line there is none."""
    token = near[step]
    for distance in range(1, 1 + _REACH):
        token = near[distance * step]
        if token is EDGE or (token.kind is Kind.SPACE and not is_blank(token)):
            return EDGE
        if token.kind is not Kind.SPACE and token.text not in _MARKS and token.text not in _TITLES:
            return token
    return token


def _is_western(token: Token) -> bool:
    if token.kind is Kind.HAN:
        return False
    return all(
        ord(char) < 0x250 or (ord(char) < 0x2E80 and unicodedata.category(char)[0] in "PSM") for char in token.text
    )
