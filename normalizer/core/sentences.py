"""Where the sentences of a text begin.

Must not know of rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizer.core.span import offsets_of
from normalizer.core.tokens import token_before

# Words that end in a full stop without ending a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col maj capt lt sgt sen rep gov st jr sr no nos vol fig art sec ch p pp ed eds vs etc al"
    " e.g i.e a.m p.m u.s u.k u.n ph.d inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# No abbreviation is as long as so many letters.
_LETTERS = 6
_ENDS = ".!?…。！？"
_IDEOGRAPHIC = "。！？"
_REST = re.compile(r"[\"'”’)\]}»」』）]*(\s*)(?=(.?))", re.DOTALL)


def sentence_starts(string: str, segments: Sequence[int]) -> list[int]:
    """The offsets at which sentences begin; every segment begins one.

    A sentence ends at `.`, `!`, `?` or their full-width forms, the closing marks behind
    them included, when white space follows and what comes next is no lower-case word.
    """
    starts = {0, *segments}
    for mark in _ENDS:
        for offset in offsets_of(string, mark):
            start = _next_sentence(string, offset)
            if start is not None:
                starts.add(start)
    return sorted(starts)


def _next_sentence(string: str, offset: int) -> int | None:
    mark = string[offset]
    rest = _REST.match(string, offset + 1)
    if rest is None or not rest[2]:
        return None
    if not rest[1]:
        return rest.end(1) if mark in _IDEOGRAPHIC else None
    if rest[2].islower() or (mark == "." and _is_abbreviation(string, offset)):
        return None
    return rest.end(1)


def _is_abbreviation(string: str, offset: int) -> bool:
    """Whether the full stop at `offset` belongs to the word before it."""
    before = string[max(offset - _LETTERS, 0) : offset]
    if len(before) == _LETTERS and before.isascii() and before.isalpha():
        return False
    word = token_before(string, offset)
    if not word.is_word:
        return False
    if len(word.text) == 1 and word.text.isupper():
        return True  # an initial: J. Smith, U.S.
    return word.text.lower() in _ABBREVIATIONS
