"""The credit of a picture that stuck to the text: `(Picture authorized by Ding Xiaofang)`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span, offsets_of
from normalizer.core.text import Text
from normalizer.rules._lines import Lines

id: Final = "photo-credit"
summary: Final = "the credit of a picture, stuck to the text"

_PICTURE: Final = r"(?:pictures?|photos?|photographs?|images?)"
_NAMES: Final = r"(?-i:[A-Z][\w’'-]+(?:,? (?:and )?[A-Z][\w’'-]+){0,5})"
# No English caption says that a picture is "authorized by" its photographer (供图, 授权图片).
_RESIDUE: Final = re.compile(rf"\({_PICTURE} (?:is |was |are |were )?authori[sz]ed by {_NAMES}\)", re.IGNORECASE)
# Good English in a caption, residue in a story: only an editor sees which.
_CREDIT: Final = re.compile(
    rf"\((?:{_PICTURE} (?:by|from|courtesy of|provided by|taken by|source:?)|courtesy of) {_NAMES}\)", re.IGNORECASE
)


def find(text: Text) -> Iterator[Finding]:
    """Certain for what only machine translation says, at the start or end of a line; other credits are offered."""
    lines = text.once(Lines)
    for offset in offsets_of(text.string, "("):
        residue = _RESIDUE.match(text.string, offset)
        match = residue or _CREDIT.match(text.string, offset)
        if match is not None:
            yield _finding(text, lines.around(offset), Span(*match.span()), residue is not None)


def _finding(text: Text, line: Span, span: Span, residue: bool) -> Finding:
    head, tail = text.string[line.start : span.start], text.string[span.end : line.end]
    if tail.strip():
        deleted = Span(span.start, span.end + len(tail) - len(tail.lstrip()))
    else:
        deleted = Span(line.start + len(head.rstrip()), span.end)
    # A credit alone in its line is a caption; deleting it leaves an empty line.
    at_border = bool(head.strip()) != bool(tail.strip())
    level = Applicability.SAFE if residue and at_border else Applicability.UNSAFE
    return Finding(
        rule=id,
        span=span,
        message=f"Nothing for '{span.slice(text.string)}', the credit of a picture",
        fix=Fix((Edit(deleted, ""),), level),
        rank=2.0,
    )
