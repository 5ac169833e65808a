"""Chinese that stayed untranslated in an English paragraph.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.finding import Finding
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import HAN, Kind, token_over, tokens_between
from normalizer.rules._tokens import Near

id: Final = "leftover-chinese"
summary: Final = "Chinese left in an English paragraph"

_JOINING: Final = frozenset("，。；：？！、“”‘’《》·（）")
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]"}
_HAN: Final = re.compile(f"[{HAN}]")


def find(text: Text) -> Iterator[Finding]:
    """Shows each run; a gloss in brackets behind an English term is meant to be there."""
    english: dict[Span, bool] = {}
    match = _HAN.search(text.string)
    while match is not None:
        segment = text.segment(match.start())
        if segment not in english:
            english[segment] = _is_mostly_english(text, segment)
        if not english[segment] and text.string[segment.end - 1].isspace():
            match = _HAN.search(text.string, segment.end)  # no run goes on behind white space
            continue
        near = Near(text, token_over(text.string, match.start()))
        if near[0].kind is not Kind.HAN:
            match = _HAN.search(text.string, near[0].end)
            continue
        last = _last_of_run(near)
        span = Span(near[0].start, near[last].end)
        if english[segment] and not _is_gloss(near, last):
            yield Finding(id, span, f"Translate '{span.slice(text.string)}'", rank=2.0)
        match = _HAN.search(text.string, span.end)


def _last_of_run(near: Near) -> int:
    """How far the last Chinese token is that only Chinese marks part from the first."""
    last = step = 0
    while near[step + 1].kind is Kind.HAN or near[step + 1].text in _JOINING:
        step += 1
        if near[step].kind is Kind.HAN:
            last = step
    return last


def _is_gloss(near: Near, last: int) -> bool:
    return _BRACKETS.get(near[-1].text) == near[last + 1].text


def _is_mostly_english(text: Text, segment: Span) -> bool:
    """Whether the paragraph holds more English words than Chinese characters."""
    tokens = list(tokens_between(text.string, segment.start, segment.end))
    han = sum(len(token.text) for token in tokens if token.kind is Kind.HAN)
    words = sum(1 for token in tokens if token.kind is Kind.WORD and token.text[0].isascii())
    return words > han
