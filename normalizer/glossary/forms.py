"""The forms of words that count as equal, and what can be read off a form: a numeral, a description.

Must not know of terms or files.
"""

from __future__ import annotations

import re
import unicodedata

_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split()
)
_SINGLE_QUOTES = "‘’‚‛′ʼ`´"
_DOUBLE_QUOTES = "“”„‟″«»「」『』〝〞"
_HYPHENS = "-‐‑‒–−﹣"
_FOLDS = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_HYPHENS + "－", " ")
)
_FIRST_WORD = re.compile(r"\w+")
# Brackets, an ellipsis, an alternative (a slash that is in no figure), and words that stand for others.
_DESCRIBES = re.compile(
    r"[()\[\]（）［］【】<>…]|\.\.\.|/(?!\d)|(?<!\d)/|\b(?:sb|sth|(?-i:X+|Y))(?![\w-])|_{2,}|[○×]", re.IGNORECASE
)
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def fold_form(form: str) -> str:
    """`form` without what makes no difference: case, width, the kind of quotes, hyphens for spaces, white space."""
    return " ".join(form.translate(_FOLDS).casefold().split())


def starts_with_numeral(form: str) -> bool:
    """Whether the first word is a number, in words or figures (Two Upholds, eight-point decision)."""
    first = _FIRST_WORD.search(form)
    return first is not None and (first.group().isdecimal() or first.group().lower() in _NUMERALS)


def is_descriptive(form: str) -> bool:
    """Whether a form tells how a thing is named instead of naming it.

    That is one with brackets (Party (working) committee), an ellipsis, a slash between words
    (province/region) or a placeholder (X, sb, sth); a text is not to be given it as it stands.
    """
    return _DESCRIBES.search(form) is not None


def make_slug(form: str) -> str:
    """An id for `form`: lower-case ASCII words joined by hyphens; empty when nothing of the form is left."""
    ascii_form = unicodedata.normalize("NFKD", form).encode("ascii", "ignore").decode()
    return _NOT_IN_SLUG.sub("-", ascii_form.lower().replace("'", "")).strip("-")
