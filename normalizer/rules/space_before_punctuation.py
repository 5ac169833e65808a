"""A space that stands before a comma, a full stop or another closing mark: `China , fully`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import DOUBLE, Quotation
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import EDGE, Kind, Token, token_before
from normalizer.rules._lines import Lines, is_prose
from normalizer.rules._marks import Marks
from normalizer.rules._tokens import Near, is_blank, is_break

id: Final = "space-before-punctuation"
summary: Final = "a space before a comma, a full stop or another closing mark"

_BEFORE: Final = re.compile(r" ([,.;:!?)])")
# Behind these the mark is a noun: `a . in the name`.
_BEFORE_NOUNS: Final = frozenset("a an the with of by or and to from as is called no".split())
_ENDS: Final = frozenset(".!?")
_IN_ADDRESSES: Final = frozenset("./@#&$")
_STRAIGHT: Final = frozenset({'"', "'"})
_CLOSERS: Final = frozenset(")]”’")
_QUOTED_WORDS: Final = 12
_QUOTED_LEAST: Final = 2
_BRACKET_REACH: Final = 200


def find(text: Text) -> Iterator[Finding]:
    """Offers `:`, which catalogues set with a space; every other mark is certain in running English."""
    lines, marks = text.once(Lines), text.once(Marks)
    for match in _BEFORE.finditer(text.string):
        mark = match[1]
        near = Near(text, Token(*match.span(1), Kind.MARK, mark))
        if _is_misplaced(text, marks, near) and lines.ask(match.start(1), is_prose):
            level = Applicability.UNSAFE if mark == ":" else Applicability.SAFE
            yield _finding(near[-1], _edits(near), mark, level)
    yield from _find_in_quotations(text, lines, marks)


def _is_misplaced(text: Text, marks: Marks, near: Near) -> bool:
    before, space, mark, after = (near[distance] for distance in (-2, -1, 0, 1))
    if not _is_plain(space) or not (before.is_word or before.text in _CLOSERS or _closes(marks, before)):
        return False
    if mark.text in _ENDS and (after.text in _STRAIGHT or not _may_begin(near[2])):
        return False
    if mark.text in _ENDS and (near[2].text in _ENDS or before.text == "single"):
        return False  # an ellipsis of single stops, or the mark itself is named
    if near[-3].text in _IN_ADDRESSES or (before.kind is Kind.NUMBER and mark.text in ":;"):
        return False
    if before.text.lower() in _BEFORE_NOUNS:
        return False
    if mark.text == ")":
        return _has_tight_opening(text, mark)
    if mark.text in {":", ";"} and (after.text == ")" or space.text != " "):
        return False  # a smiling face, or a column
    return is_break(after) or after.text in _CLOSERS or _closes(marks, after) or _is_joined(before, mark, after)


def _may_begin(token: Token) -> bool:
    """Whether a sentence may begin with the token, or the text ends: `use ! to force` goes on."""
    return token is EDGE or not token.text[0].islower()


def _is_plain(space: Token) -> bool:
    """Whether it is one or two ordinary spaces: a no-break space is somebody's intention."""
    return space.text in {" ", "  "}


def _closes(marks: Marks, mark: Token) -> bool:
    return bool(mark.text) and mark.text in DOUBLE and marks.closed_at(mark.start) is not None


def _is_joined(before: Token, mark: Token, after: Token) -> bool:
    """`earth ,walking`: the space stands on the wrong side of the comma."""
    words = (before, after)
    return mark.text == "," and all(word.kind is Kind.WORD and len(word.text) > 1 for word in words)


def _has_tight_opening(text: Text, mark: Token) -> bool:
    """Whether the bracket closes one that is set without a space."""
    opening = text.string.rfind("(", max(mark.start - _BRACKET_REACH, 0), mark.start)
    between = text.string[max(opening, 0) : mark.start]
    if opening < 0 or ")" in between or "\n" in between or text.segment(opening) != text.segment(mark.start):
        return False
    return not text.string[opening + 1].isspace() and text.string[mark.start - 2].isalnum()


def _edits(near: Near) -> tuple[Edit, ...]:
    space, mark, after = near[-1], near[0], near[1]
    remove = Edit(Span(space.start, space.end), "")
    if after.kind is Kind.WORD and mark.text == ",":
        return remove, Edit(Span(mark.end, mark.end), " ")
    return (remove,)


def _find_in_quotations(text: Text, lines: Lines, marks: Marks) -> Iterator[Finding]:
    """The space before the closing mark of a complete pair."""
    for pair in text.quotations.pairs:
        space = _space_before(text.string, pair.closing)
        if space is None or not pair.double or marks.has_lost(text.segment(pair.opening)):
            continue
        if _is_certain_pair(text, pair) and lines.ask(pair.closing, is_prose):
            edits = (Edit(Span(space.start, space.end), ""),)
            yield _finding(space, edits, text.string[pair.closing], _level_in(text, pair))


def _space_before(string: str, offset: int) -> Token | None:
    if string[offset - 1 : offset] != " ":
        return None
    space = token_before(string, offset)
    return space if is_blank(space) and _is_plain(space) else None


def _is_certain_pair(text: Text, pair: Quotation) -> bool:
    """Whether the pair opens tightly, and its shape, a stop before or one behind shows where it closes."""
    string = text.string
    content = pair.content.slice(string).rstrip()
    if len(content.split()) < _QUOTED_LEAST or content[0].isspace() or "\n" in content or set(content) & set(DOUBLE):
        return False
    behind = string[pair.closing + 1 : pair.closing + 2]
    if behind.isalnum():
        return False
    shapes = string[pair.opening] + string[pair.closing]
    if content[-1] in ".!?,":
        return shapes in {"“”", '""'}
    short = len(content.split()) <= _QUOTED_WORDS
    return short and (shapes == "“”" or (shapes == '""' and behind in {",", ".", ";", ":"}))


def _level_in(text: Text, pair: Quotation) -> Applicability:
    """Offered between straight marks in mid-sentence: a manual may quote the space itself."""
    ends = pair.content.slice(text.string).rstrip()[-1] in ".!?,"
    return Applicability.SAFE if ends or text.string[pair.closing] == "”" else Applicability.UNSAFE


def _finding(space: Token, edits: tuple[Edit, ...], mark: str, level: Applicability) -> Finding:
    return Finding(
        rule=id,
        span=Span(space.start, space.end),
        message=f"No space before '{mark}'",
        fix=Fix(edits, level),
        rank=2.0,
        wording=False,
    )
