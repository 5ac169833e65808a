"""The date of the web page that stuck to the text: ` date 2023-01-22 `.

Must not know of the other rules; a real dateline is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span, offsets_of
from normalizer.core.text import Text
from normalizer.core.tokens import token_over
from normalizer.rules._lines import Lines, is_english

id: Final = "dateline"
summary: Final = "the date of the web page, stuck to the text"

_DATE: Final = re.compile(r" (?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\w:/-])")
_WORDS: Final = ("date", "Date")
_SENTENCE_END: Final = frozenset('.!?”"')


def find(text: Text) -> Iterator[Finding]:
    """Certain before or behind the whole text of a line, where only a new sentence can follow; else offered."""
    lines = text.once(Lines)
    for offset in sorted(offset for word in _WORDS for offset in offsets_of(text.string, word)):
        match = _DATE.match(text.string, offset + len("date"))
        if match is None or token_over(text.string, offset).text not in _WORDS:
            continue
        span = Span(offset, match.end())
        if lines.ask(offset, is_english):
            yield _judge(text, lines.around(offset), span)


def _judge(text: Text, line: Span, span: Span) -> Finding:
    head, tail = text.string[line.start : span.start], text.string[span.end : line.end]
    deleted, level = span, Applicability.UNSAFE
    if not head.strip():
        if _begins_sentence(tail):
            deleted, level = Span(line.start, span.end + len(tail) - len(tail.lstrip())), Applicability.SAFE
    elif not tail.strip() and head.rstrip()[-1] in _SENTENCE_END and text.string[span.start].islower():
        deleted, level = Span(line.start + len(head.rstrip()), line.end), Applicability.SAFE
    else:
        deleted = Span(span.start - (len(head) - len(head.rstrip())), span.end)
    return Finding(
        rule=id,
        span=span,
        message=f"Nothing for '{span.slice(text.string)}', the date of a web page",
        fix=Fix((Edit(deleted, ""),), level),
        rank=2.0,
    )


def _begins_sentence(tail: str) -> bool:
    """Whether a capital, a number or a quotation follows behind a space."""
    rest = tail.lstrip()
    return tail[:1].isspace() and bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in '“"')
