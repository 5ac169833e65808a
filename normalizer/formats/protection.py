"""What no rule may change whatever the format: web and mail addresses, `[sic]`, the user's names.

Every format adds these spans to those of its own markup.  Must not know of rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from normalizer.core.span import Span
from normalizer.core.text import Text, merge_spans
from normalizer.core.tokens import HAN, Kind, token_at

# Every repetition before the telling mark (://, @, the dot) is bounded: linear on any input.
_END_OF_URL = r"\s<>\"“”„‘’«»「」『』（）【】《》〈〉，。；：！？、"
_URL = re.compile(
    rf"\b(?:[a-z][a-z0-9+.\-]{{1,30}}://|www\.(?=[\w\-])|(?:mailto|doi|urn|tel):(?=[\w+]))[^{_END_OF_URL}]+",
    re.IGNORECASE,
)
_HOST = re.compile(
    rf"(?<![\w.\-@])[A-Za-z0-9](?:[A-Za-z0-9\-]{{0,62}}\.){{1,8}}(?:com|cn|org|net|gov|edu|int)(?![\w\-])(?:[:/][^{_END_OF_URL}]+)?",
    re.ASCII,
)
_REST_OF_LINE = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_DASHES = ("-", "–", "—", "_", "|")
_MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}")
# A pattern is tried only where one of its marks occurs; most articles have none.
_ADDRESSES = (
    (("://", "www.", "mailto:", "doi:", "urn:", "tel:"), _URL),
    ((".com", ".cn", ".org", ".net", ".gov", ".edu", ".int"), _HOST),
    (("@",), _MAIL),
)
_SIC = re.compile(r"\[\s?sic\s?!?\s?\]", re.IGNORECASE)
_TRAILING = ".,;:!?'*_…"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_SIC_WORDS = 6


def protected_spans(string: str, names: Sequence[str] = (), segments: Sequence[int] = ()) -> tuple[Span, ...]:
    """The spans to leave alone, sorted and disjoint; `segments` are the borders of `Text`.

    `names` are the user's phrases, matched in their own case at the borders of words, any
    white space standing for a space.  `[sic]` protects itself and what is directly before
    it: a whole quotation, or else at most six words of the sentence.
    """
    spans = [*_addresses(string), *_named(string, tuple(names))]
    if "[" in string:
        spans += _sic(string, segments)
    return merge_spans(spans)


def _addresses(string: str) -> Iterator[Span]:
    lower = string.lower()
    patterns = [pattern for marks, pattern in _ADDRESSES if any(mark in lower for mark in marks)]
    for pattern in patterns:
        for match in pattern.finditer(string):
            if pattern is not _HOST or not _ends_heading(string, match):
                yield _trim(string, match.start(), match.end())


def _ends_heading(string: str, match: re.Match[str]) -> bool:
    """Whether a bare host stands behind a dash at a line's end: a site's name stuck to a heading, no address."""
    if not _REST_OF_LINE.match(string, match.end()):
        return False
    return "-" in match[0] or string[max(0, match.start() - 3) : match.start()].rstrip(" ").endswith(_DASHES)


def _trim(string: str, start: int, end: int) -> Span:
    """The address without the punctuation of the sentence around it."""
    opened = {close: string.count(open_, start, end) for close, open_ in _PAIRS.items()}
    closed = {close: string.count(close, start, end) for close in _PAIRS}
    while end > start:
        last = string[end - 1]
        if last in _PAIRS and closed[last] > opened[last]:
            closed[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return Span(start, end)


def _named(string: str, names: tuple[str, ...]) -> Iterator[Span]:
    for first_word, pattern in _compile(names):
        if first_word not in string:
            continue
        for match in pattern.finditer(string):
            if _is_border(string, match.start()) and _is_border(string, match.end()):
                yield Span(*match.span())


@lru_cache(maxsize=8)
def _compile(names: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    wordings = [name.split() for name in names if name.strip()]
    return tuple((words[0], re.compile(r"\s+".join(map(re.escape, words)))) for words in wordings)


def _is_border(string: str, offset: int) -> bool:
    """Whether no word runs through `offset`; Chinese is written without spaces and has a border everywhere."""
    if offset in (0, len(string)):
        return True
    return not (_word_character().match(string, offset - 1) and _word_character().match(string, offset))


@cache
def _word_character() -> re.Pattern[str]:
    return re.compile(rf"[^\W{HAN}]")  # compiled when first needed, since ranges as wide take long


def _sic(string: str, segments: Sequence[int]) -> Iterator[Span]:
    markers = list(_SIC.finditer(string))
    if markers:
        text = Text(string, segments=tuple(segments))
        openings = {pair.closing: pair.opening for pair in text.quotations.pairs}
        closings = {pair.opening: pair.closing for pair in text.quotations.pairs}
        for marker in markers:
            yield Span(_sic_start(text, marker.start(), openings, closings), marker.end())


def _sic_start(text: Text, marker: int, openings: dict[int, int], closings: dict[int, int]) -> int:
    """Where the phrase before the `[sic]` at `marker` begins."""
    index = token_at(text.tokens, marker) - 1
    if index >= 0 and text.tokens[index].kind is Kind.SPACE:
        index -= 1
    border = bisect_right(text.segments, marker)
    if index < 0 or text.tokens[index].start < (text.segments[border - 1] if border else 0):
        return marker
    last = text.tokens[index].start
    if last in openings:
        return openings[last]
    begin = text.sentence(last).start
    start, words = marker, 0
    while index >= 0 and text.tokens[index].start >= begin and words < _SIC_WORDS:
        token = text.tokens[index]
        if closings.get(token.start, 0) > marker:
            break  # the quotation that the [sic] stands in
        if token.is_word:
            start, words = token.start, words + 1
        index -= 1
    return start
