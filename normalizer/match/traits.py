"""What can be read off a term once and is asked of every place where it may stand.

Must not know of texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from normalizer.glossary.forms import is_descriptive, starts_with_numeral
from normalizer.glossary.schema import Term, Wording
from normalizer.match.stream import fold_phrase

FUNCTION_WORDS = frozenset(
    "a an the of and in on for to with by at from as into its their this that these those our all 's".split()
)
"""Words that say nothing of their own between the parts of a term."""
_NATIONAL = re.compile(r"中央|国务院|全国|国家|最高|^中共|部$")
_COMMON_CAPITALS = frozenset("Party China Chinese CPC Central Committee National People's State".split())


@dataclass(frozen=True, slots=True)
class RightForm:
    """A right form with its content words in order and their families, the CPC being the Party."""

    printed: str
    words: tuple[str, ...]
    families: tuple[str, ...]
    is_capitalised: bool
    """Whether all content words are capitalised: as in a name, of which only one form is right."""


@dataclass(frozen=True, slots=True)
class Traits:
    """`is_numeric`: a counted name; `is_fixed`: a name, by its number or by a capital beyond the Party's and
    China's, of which only one wording is right; `is_national`: of the whole country, so that a province has
    none; `is_descriptive`: explains the term and is never written; `families`: of the content words of its
    right forms.
    """

    is_numeric: bool
    is_fixed: bool
    is_national: bool
    is_descriptive: bool
    families: frozenset[str]
    forms: tuple[RightForm, ...]
    opening: str
    """The family of the first word of the canonical form."""


class AllTraits:
    """The traits of every term that was asked for."""

    def __init__(self, family: Callable[[str], str]) -> None:
        self._family = family
        self._known: dict[str, Traits] = {}

    def of(self, term: Term) -> Traits:
        """The traits of a term."""
        if term.id not in self._known:
            self._known[term.id] = self._read(term)
        return self._known[term.id]

    def _read(self, term: Term) -> Traits:
        words = {word for form in term.right_forms for word in fold_phrase(form)[0]}
        is_numeric = starts_with_numeral(term.canonical)
        is_name = is_numeric or _is_name(term.canonical)
        return Traits(
            is_numeric=is_numeric,
            is_fixed=is_name and term.wording is Wording.FIXED,
            is_national=any(_NATIONAL.search(zh) for zh in term.zh),
            is_descriptive=is_descriptive(term.canonical),
            families=frozenset(self._family(word) for word in words - FUNCTION_WORDS if word[:1].isalpha()),
            forms=tuple(map(self._right_form, term.right_forms)),
            opening=self._family(fold_phrase(term.canonical)[0][0]),
        )

    def _right_form(self, printed: str) -> RightForm:
        words = [word for word in fold_phrase(printed)[0] if word[:1].isalnum() and word not in FUNCTION_WORDS]
        words = ["party" if word == "cpc" else word for word in words]
        shown = [
            word for word in re.split(r"[\s-]", printed) if word.lower() not in FUNCTION_WORDS and word[:1].isalpha()
        ]
        return RightForm(
            printed, tuple(words), tuple(map(self._family, words)), all(word[0].isupper() for word in shown)
        )


def is_named(term: Term) -> bool:
    """Whether a term is a counted name, or a name of which only one wording is right.

    Of any other term an acceptable wording is as good as the canonical form.
    """
    return starts_with_numeral(term.canonical) or (term.wording is Wording.FIXED and _is_name(term.canonical))


def _is_name(printed: str) -> bool:
    return any(word[0].isupper() and word not in _COMMON_CAPITALS for word in re.split(r"[ -]", printed) if word)
