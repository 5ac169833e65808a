"""Quotation marks that are flipped, mixed or without a partner: `”four self-confidence“`.

Must not know of the other rules; a pair within a pair is `nested-quote`'s.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import DOUBLE, Quotation
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, tokens_between
from normalizer.rules._lines import Lines, is_prose
from normalizer.rules._marks import Marks

id: Final = "unpaired-quote"
summary: Final = "a quotation mark that is flipped, mixed with another style or without a partner"

_MARKS: Final = frozenset('"“”')
_STYLES: Final = frozenset({"“”", '""'})
_CERTAIN_WORDS: Final = 12
_SMALL: Final = frozenset("a an and at by for from in of on the to with".split())
_TITLE_WORDS: Final = 2
_JOINING: Final = frozenset("-–—’'")


def find(text: Text) -> Iterator[Finding]:
    """Certain for short pairs, and for a mark that closes what is closed already; other lost marks are shown."""
    marks, lines = text.once(Marks), text.once(Lines)
    for pair in text.quotations.pairs:
        if pair.double and _is_mismatched(text, pair) and lines.ask(pair.opening, is_prose):
            yield _match(text, marks, pair)
    opening = [offset for offset in text.quotations.unpaired if _may_open(text, offset)]
    for offset in text.quotations.unpaired:
        finding = _judge_lost(text, marks, offset, opening)
        if finding is not None and (finding.fix is None or lines.ask(offset, is_prose)):
            yield finding


def _is_mismatched(text: Text, pair: Quotation) -> bool:
    """Whether the marks of a pair of its own are no pair by their shape, and tight around their content."""
    shapes = text.string[pair.opening] + text.string[pair.closing]
    if shapes in _STYLES or not set(shapes) <= _MARKS or pair.depth:
        return False
    content = pair.content.slice(text.string)
    return bool(content) and not set(content) & set(DOUBLE) and content == content.strip() and "\n" not in content


def _match(text: Text, marks: Marks, pair: Quotation) -> Finding:
    edits = tuple(
        Edit(Span(offset, offset + 1), mark)
        for offset, mark in ((pair.opening, "“"), (pair.closing, "”"))
        if text.string[offset] != mark
    )
    content = pair.content.slice(text.string)
    level = Applicability.SAFE if _is_certain(text, marks, pair, content) else Applicability.UNSAFE
    return Finding(
        rule=id,
        span=pair.span,
        message=f"'“{content}”' for '{pair.span.slice(text.string)}'",
        fix=Fix(edits, level),
        rank=2.0,
        wording=False,
    )


def _is_certain(text: Text, marks: Marks, pair: Quotation, content: str) -> bool:
    """Whether no other mark of the sentence is lost, and the pair is short, so that no other pairing is likely."""
    sentence = text.sentence(pair.opening)
    return not marks.has_lost(sentence) and len(content.split()) <= _CERTAIN_WORDS and pair.closing < sentence.end


def _judge_lost(text: Text, marks: Marks, offset: int, opening: list[int]) -> Finding | None:
    mark = text.string[offset]
    segment = text.segment(offset)
    if mark not in _MARKS or '"""' in text.string[max(offset - 2, 0) : offset + 3]:
        return None
    if not text.string[segment.start : offset].strip():
        # A quotation of several paragraphs opens each of them anew.
        return None
    closed = _directly_closed(text, marks, offset)
    if closed is not None:
        # Of two closing marks the one stays that fits the opening mark.
        fits = text.string[closed.opening] + mark == "“”" and text.string[closed.closing] != "”"
        deleted = Span(closed.closing, offset) if fits else Span(closed.closing + 1, offset + 1)
        return _remove(text, deleted, Span(closed.closing, offset + 1), _level_of_stray(text, offset, opening))
    early = _closed_too_early(text, marks, offset)
    if early is not None:
        span = Span(early.opening, offset + 1)
        return _remove(text, Span(early.closing, early.closing + 1), span, Applicability.SAFE)
    return Finding(id, Span(offset, offset + 1), f"This {mark} has no partner", rank=2.0, wording=False)


def _remove(text: Text, deleted: Span, span: Span, level: Applicability) -> Finding:
    return Finding(
        rule=id,
        span=span,
        message=f"One closing mark for '{span.slice(text.string)}'",
        fix=Fix((Edit(deleted, ""),), level),
        rank=2.0,
        wording=False,
    )


def _directly_closed(text: Text, marks: Marks, offset: int) -> Quotation | None:
    """The pair whose closing mark stands directly before the lost one."""
    behind = text.string[offset + 1 : offset + 2]
    if behind.isalnum():
        return None
    last = offset - (2 if text.string[offset - 1 : offset] == " " else 1)
    found = marks.closed_at(last)
    return found if found is not None and found.double and found.content.slice(text.string).strip() else None


def _level_of_stray(text: Text, offset: int, opening: list[int]) -> Applicability:
    """Safe unless an earlier mark is lost as well, which this one may close; `opening` are those that may open."""
    index = bisect_left(opening, text.document(offset).start)
    open_before = index < len(opening) and opening[index] < offset
    return Applicability.UNSAFE if open_before else Applicability.SAFE


def _may_open(text: Text, offset: int) -> bool:
    before, behind = text.string[max(offset - 1, 0) : offset], text.string[offset + 1 : offset + 2]
    return (not before or before.isspace()) and bool(behind.strip())


def _closed_too_early(text: Text, marks: Marks, offset: int) -> Quotation | None:
    """`“Let the Masses Live Better” Good Days”`: one title, all in title case, closed in its middle and at its end."""
    pair = marks.closed_before(offset)
    if pair is None or not pair.double or text.string[offset] not in {"”", '"'} or text.string[offset - 1].isspace():
        return None
    rest = Span(pair.closing + 1, offset)
    if text.string[rest.start] != " " or text.sentence(pair.opening) != text.sentence(offset):
        return None
    same = text.string[pair.closing] == text.string[offset]
    return pair if same and _is_title(text, pair.content) and _is_title(text, rest) else None


def _is_title(text: Text, span: Span) -> bool:
    """Whether every long word of `span` has a capital, and no mark but a dash or hyphen parts them."""
    long_words = 0
    for token in tokens_between(text.string, span.start, span.end):
        if token.kind is Kind.MARK and token.text not in _JOINING:
            return False
        if token.kind is Kind.WORD and token.text not in _SMALL:
            if not token.text[0].isupper():
                return False
            long_words += 1
    return long_words >= _TITLE_WORDS
