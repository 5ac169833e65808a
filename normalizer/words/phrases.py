"""Whether a phrase is also ordinary English, so that it may be rewritten only on evidence.

Decided by lists alone: an ordinary word; a plain count (two sessions, three teams); or a
phrase of glossaries/english/phrases.txt, which scripts/ordinary_phrases.py derives from
the word pairs that are frequent in English books.  Must not know who asks.
"""

from __future__ import annotations

from functools import cache

from normalizer.words import load_words, read_list

NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve hundred first second third double triple".split()
)


def is_ordinary_phrase(phrase: str) -> bool:
    """Whether `phrase`, in any case, is ordinary English."""
    words = phrase.lower().replace("-", " ").replace('"', "").split()
    common, _ = load_words()
    if len(words) == 1:
        return words[0] in common
    return is_count(words, common) or " ".join(words) in _phrases()


def is_count(words: list[str], common: frozenset[str]) -> bool:
    """Whether the words are a numeral and a plural noun of English."""
    if len(words) != 2 or words[0] not in NUMERALS or not words[1].endswith("s"):
        return False
    return words[1] in common or words[1].removesuffix("s") in common


@cache
def _phrases() -> frozenset[str]:
    return frozenset(line for line in read_list("phrases.txt") if line)
