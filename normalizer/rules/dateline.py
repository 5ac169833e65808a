"""The date of the web page that stuck to the text: ` date 2023-01-22 `.

Must not know of the other rules; a real dateline is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind
from normalizer.rules._lines import Lines, is_english

id: Final = "dateline"
summary: Final = "the date of the web page, stuck to the text"

_DATE: Final = re.compile(r" ?(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\w:/-])")
_SENTENCE_END: Final = frozenset('.!?”"')


def find(text: Text) -> Iterator[Finding]:
    """Certain before or behind the whole text of a line, where only a new sentence can follow; else offered."""
    lines = Lines(text)
    for token in text.tokens:
        if token.text not in {"date", "Date"} or token.kind is not Kind.WORD:
            continue
        match = _DATE.match(text.string, token.end)
        if match is None or match.group()[0] != " ":
            continue
        span = Span(token.start, match.end())
        if lines.ask(token.start, is_english):
            yield _judge(text, lines.around(token.start), span)


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
