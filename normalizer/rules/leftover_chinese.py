"""Chinese that stayed untranslated in an English paragraph.

Must not know of the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from normalizer.core.finding import Finding
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, token_at
from normalizer.rules._tokens import at

id: Final = "leftover-chinese"
summary: Final = "Chinese left in an English paragraph"

_JOINING: Final = frozenset("，。；：？！、“”‘’《》·（）")
_BRACKETS: Final = {"(": ")", "（": "）", "[": "]"}


def find(text: Text) -> Iterator[Finding]:
    """Shows each run; a gloss in brackets behind an English term is meant to be there."""
    tokens = text.tokens
    english: dict[Span, bool] = {}
    index = 0
    while index < len(tokens):
        if tokens[index].kind is not Kind.HAN:
            index += 1
            continue
        last = _last_of_run(text, index)
        span = Span(tokens[index].start, tokens[last].end)
        segment = text.segment(span.start)
        if segment not in english:
            english[segment] = _is_mostly_english(text, segment)
        if english[segment] and not _is_gloss(text, index, last):
            yield Finding(id, span, f"Translate '{span.slice(text.string)}'", rank=2.0)
        index = last + 1


def _last_of_run(text: Text, index: int) -> int:
    """The index of the last Chinese token that only Chinese marks part from the first."""
    last = step = index
    while at(text.tokens, step + 1).kind is Kind.HAN or at(text.tokens, step + 1).text in _JOINING:
        step += 1
        if text.tokens[step].kind is Kind.HAN:
            last = step
    return last


def _is_gloss(text: Text, first: int, last: int) -> bool:
    opening, closing = at(text.tokens, first - 1).text, at(text.tokens, last + 1).text
    return _BRACKETS.get(opening) == closing


def _is_mostly_english(text: Text, segment: Span) -> bool:
    """Whether the paragraph holds more English words than Chinese characters."""
    tokens = text.tokens[token_at(text.tokens, segment.start) : token_at(text.tokens, segment.end)]
    han = sum(len(token.text) for token in tokens if token.kind is Kind.HAN)
    words = sum(1 for token in tokens if token.kind is Kind.WORD and token.text[0].isascii())
    return words > han
