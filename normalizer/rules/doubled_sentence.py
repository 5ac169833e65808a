"""The same sentence twice in a row.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.rules._lines import is_english

id: Final = "doubled-sentence"
summary: Final = "the same sentence twice in a row"

_WORDS: Final = 5
_LETTERS: Final = 4
_HEAD: Final = re.compile(rf"\s*(\S{{1,{_LETTERS}}})")
# A speaker repeats himself, a report does not.
_SPEAKER: Final = frozenset("i we you my our your us me let never always".split())


def find(text: Text) -> Iterator[Finding]:
    """Certain within one paragraph for a plain statement; refrains and calls are offered."""
    starts = [*text.sentences, len(text.string)]
    heads = [_head(text.string, start, end) for start, end in pairwise(starts)]
    index = 0
    while index + 1 < len(heads):
        last, key = index, ""
        if heads[index] == heads[index + 1]:
            key = _key(text, starts, index)
            while key and last + 1 < len(heads) and _key(text, starts, last + 1) == key:
                last += 1
        if last > index and len(key.split()) >= _WORDS:
            first, again = (_trim(text, Span(starts[at], starts[at + 1])) for at in (index, last))
            if is_english(text, first):
                yield _finding(text, first, again, key, last - index)
        index = last + 1


def _head(string: str, start: int, end: int) -> str:
    """What two equal sentences have in common for certain, and few others that stand in a row."""
    match = _HEAD.match(string, start, end)
    return match[1].casefold()[:_LETTERS] if match else ""


def _key(text: Text, starts: Sequence[int], index: int) -> str:
    """The sentence of that index without regard to case and white space."""
    return " ".join(text.string[starts[index] : starts[index + 1]].casefold().split())


def _trim(text: Text, span: Span) -> Span:
    """The sentence without the white space behind it."""
    return Span(span.start, span.start + len(span.slice(text.string).rstrip()))


def _finding(text: Text, first: Span, last: Span, key: str, repeats: int) -> Finding:
    between = text.string[first.end : last.start]
    together = "\t" not in between and between.count("\n") < 2
    one_paragraph = together and text.segment(first.start) == text.segment(last.start)
    words = {word.strip(".,;:!?\"'“”‘’()") for word in key.split()}
    certain = one_paragraph and repeats == 1 and key.endswith(".") and not words & _SPEAKER
    fix = Fix((Edit(Span(first.end, last.end), ""),), Applicability.SAFE if certain else Applicability.UNSAFE)
    return Finding(
        rule=id,
        span=Span(last.start, last.end) if repeats == 1 else Span(first.end, last.end),
        message="This sentence once, it is said twice in a row",
        # An edit must not reach over the border of a paragraph.
        fix=fix if one_paragraph else None,
        rank=2.2,
        related=(first,),
    )
