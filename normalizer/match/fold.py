"""What a word and a mark fold to: what differs only in case, width or the kind of quotes is equal.

Must not know of texts or terms.
"""

from __future__ import annotations

import re
import unicodedata

HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\uff0d"
_QUOTES = str.maketrans({**dict.fromkeys("“”„‟＂«»「」", '"'), **dict.fromkeys("‘’‚‛＇『』", "'")})
_WIDE = re.compile("[\uff01-\uff5e]")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


def is_possessive(word: str) -> bool:
    """Whether a word ends in an apostrophe and an s."""
    return word.endswith(_POSSESSIVES)


def fold_word(text: str) -> str:
    """A word in lower case and plain width."""
    if text.isascii():
        return text.lower()
    return (unicodedata.normalize("NFKC", text) if _is_wide(text) else text).lower().translate(_QUOTES)


def fold_mark(text: str) -> str:
    """A mark in plain width; a quotation mark as the straight one of its kind."""
    folded = text.translate(_QUOTES)
    return unicodedata.normalize("NFKC", folded) if _is_wide(folded) else folded


def _is_wide(text: str) -> bool:
    """Whether some character is a full-width form of an ASCII one."""
    return _WIDE.search(text) is not None
