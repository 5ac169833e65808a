"""What the ending of an English word tells of its part of speech, where it tells anything.

Must not know of any one rule.
"""

from __future__ import annotations

_NOUN = ("tion", "sion", "ness", "ity", "ism", "ment", "tions", "sions", "ments", "ities", "nesses")
_ADJECTIVE = ("ous", "ical", "ial", "ional", "ful", "ative", "itive", "istic", "inary", "able", "ible", "eful")
_PLAIN_ADJECTIVES = frozenset(
    "national global local regional central social rural urban cultural economic political legal military scientific"
    " public strategic historic basic effective active positive creative peaceful stable important strong arduous"
    " different various domestic foreign international provincial municipal practical digital industrial".split()
)
# Nouns in -tion and -ment that are verbs as well: `the problems we mention mention nobody`.
_VERBS = frozenset(
    "mention question position function condition caution station section motion auction audition petition ration"
    " portion commission mission pension envision comment document implement experiment complement supplement"
    " compliment ferment torment segment augment cement lament foment fragment ornament pigment garment regiment"
    " commissions missions mentions questions positions functions conditions comments documents implements"
    " experiments complements supplements stations sections motions".split()
)


def is_adjective(word: str) -> bool:
    """Whether the lower-case `word` is an adjective by its ending and hardly anything else."""
    return word in _PLAIN_ADJECTIVES or (len(word) >= 6 and word.endswith(_ADJECTIVE))


def is_abstract_noun(word: str) -> bool:
    """Whether the lower-case `word` is a noun by its ending and no verb."""
    return len(word) >= 7 and word.endswith(_NOUN) and word not in _VERBS


def is_plain_noun_or_adjective(word: str) -> bool:
    """Whether the lower-case `word` is a noun or an adjective by its ending, and no verb."""
    return is_adjective(word) or is_abstract_noun(word)
