"""What kind of authority vouches for a term, read off its name.

Must not know of files.
"""

from __future__ import annotations

import re

from normalizer.glossary.schema import Term

UNVERIFIED = "unverified"
_UNREAD = re.compile(r"unverified|house choice|$", re.IGNORECASE)
_KINDS = {
    "dictionary": r"CC-CEDICT|dictionary|lexicon|encyclopedia|Wikipedia",
    "official": r"work report|Congress|Constitution|Governance of China|Qiushi|State Council|Ministry|white paper|NDRC"
    r"|communiqué|resolution|plenum|law text|Five-Year|Supreme|Central Committee|National People|CPPCC|official names"
    r"|International Communications Group|CIPG|China Keywords|New Year|Foreign Affairs Office|Action Plan|Outline|PLA"
    r"|China\.org\.cn|institutional reform|Publicity Department|CCDI|Xi Jinping|bilingual edition",
    "press": r"China Daily|Xinhua|CGTN|People's Daily|Caixin|Global Times|Daily|News|Times|Post|ECNS|Reuters|media",
    "academic": r"universit|CMP|China Media Project|scholar|student|Academy|CATTI|textbook|Translators Association"
    r"|Center for|symposium|interpreting",
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
OTHER = "lists"
KINDS = (*_KINDS, OTHER, UNVERIFIED)
"""The kinds, in the order in which they are told."""


def kind_of(term: Term) -> str:
    """One of `KINDS`; the first kind that the name speaks of, in the order official, press, academic, dictionary."""
    if _UNREAD.match(term.authority):
        return UNVERIFIED
    for kind in ("official", "press", "academic", "dictionary"):
        if _PATTERNS[kind].search(term.authority):
            return kind
    return OTHER
