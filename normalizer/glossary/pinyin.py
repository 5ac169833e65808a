"""The pinyin of a Chinese phrase, by the package pypinyin of the extra `glossary`.

What is generated is not proofread: a term may say its own.  Must not know who asks.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from normalizer.core.errors import UsageError
from normalizer.glossary.schema import Term

_EXTRA = "pip install 'gnorm[glossary]'"


def pinyin_of(term: Term) -> str:
    """The pinyin of the main Chinese form, tones marked; empty without Chinese.

    Raises UsageError when it is not given and the extra is missing.
    """
    return term.pinyin or (spell(term.main_zh) if term.main_zh else "")


@cache
def spell(chinese: str) -> str:
    """Tone-marked syllables, one for each character, parted by spaces; what is not Chinese stays.

    Raises UsageError when the extra is missing.
    """
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError as error:
        raise UsageError("pinyin needs the package pypinyin", hint=_EXTRA) from error
    return " ".join(" ".join(lazy_pinyin(chinese, style=Style.TONE)).split())


def is_available() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec

    return find_spec("pypinyin") is not None


def without_tones(pinyin: str) -> str:
    """Pinyin in lower-case letters alone: no tones, no spaces, ü as u."""
    letters = unicodedata.normalize("NFD", pinyin.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def initials(pinyin: str) -> str:
    """The first letter of each syllable."""
    return "".join(without_tones(syllable)[:1] for syllable in pinyin.split())
