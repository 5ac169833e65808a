"""Where the paragraphs of a plain text begin, and which line ends are only wrapping.

A wrong border hides a term broken over two lines; a missing one joins a headline to the
story below it.  In doubt there is a border.  Must not know of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from normalizer.core.tokens import HAN
from normalizer.core.values import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")
_WRAPPED = range(50, 121)
_UNWRAPPED = 200
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]}»」』）]*$")
_FIRST_LETTER = re.compile(r"[\"'“‘«(\[]*(\w)")
_UP_TO_SPACE = re.compile(r"\S+")
_ITEM = re.compile(r"(?:[-–—*+•·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)、])\s")
_APART = ("#", "<!--")


def paragraph_starts(string: str) -> tuple[int, ...]:
    """The offsets at which a paragraph begins, the first one left out.

    A blank line parts paragraphs.  So does a single line end unless it is a soft wrap:
    the line before ends no sentence, and either the next one begins in lower case or the
    line is full (50 to 120 code points, no room for the next word) in a text that has no
    line of more than 200.  Line ends are CR LF, LF and CR alone.
    """
    starts: list[int] = []
    block: list[_Line] = []
    lines = list(_lines(string))
    may_wrap = all(line.length <= _UNWRAPPED for line in lines)
    for line in [*lines, _Line(len(string), "", "")]:
        if line.stripped:
            block.append(line)
        elif block:
            starts.append(block[0].start)
            starts.extend(_borders(block, may_wrap))
            block = []
    return tuple(starts[1:])


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    raw: str
    stripped: str

    @property
    def length(self) -> int:
        return len(self.raw)

    @property
    def indent(self) -> int:
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def is_apart(self) -> bool:
        """Whether it stands for itself: a comment or a heading."""
        return self.stripped.startswith(_APART)

    @property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.stripped) is not None

    @property
    def begins_low(self) -> bool:
        first = _FIRST_LETTER.match(self.stripped)
        return first is not None and first[1].islower() and not _ITEM.match(self.stripped)


def _lines(string: str) -> Iterator[_Line]:
    at = 0
    for match in _LINE_END.finditer(string):
        yield _line(string, at, match.start())
        at = match.end()
    yield _line(string, at, len(string))


def _line(string: str, start: int, end: int) -> _Line:
    raw = string[start:end].rstrip()
    return _Line(start, raw, raw.strip())


def _borders(block: list[_Line], may_wrap: bool) -> Iterator[int]:
    """The starts of those lines of a block, all but its first, that begin a paragraph."""
    width = max(line.length for line in block)
    pairs = list(pairwise(block))
    # Where a full line runs on in lower case the block is wrapped for certain; a sentence
    # that ends just at the margin then ends no paragraph.
    wrapped = may_wrap and any(
        _is_full(one, two, width) and two.begins_low and not one.ends_sentence for one, two in pairs
    )
    for one, two in pairs:
        full = may_wrap and _is_full(one, two, width) and (wrapped or not one.ends_sentence)
        runs_on = two.begins_low and not one.ends_sentence
        if one.is_apart or two.is_apart or not (full or runs_on):
            yield two.start


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the following line had no room, and that line is no item of a list."""
    if line.length not in _WRAPPED or _ITEM.match(following.stripped) or following.indent > line.indent:
        return False
    return line.length + 1 + len(_first_word(following.stripped)) > width


def _first_word(stripped: str) -> str:
    """The first word of a line that holds more than white space; Chinese may be broken behind each character."""
    word = _UP_TO_SPACE.match(stripped)
    if word is None or word[0].isascii():
        return word[0] if word else ""
    found = _broken_words().match(word[0])
    return found[0] if found else ""


@cache
def _broken_words() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]|[^\s{HAN}]+")  # compiled when first needed, since ranges as wide take long
