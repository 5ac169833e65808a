"""The terms of a glossary in a Chinese text: one pass over it, and which of them stand inside others.

Traditional characters are not folded: a term is found as the glossary prints it.  Must not know
of English.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from normalizer.glossary.schema import Glossary, Term

_QUOTES = re.compile(r"[\s\"'“”‘’「」『』]+")
_COMMAS = str.maketrans("，,", "、、")


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in folded Chinese where the terms of one Chinese form stand.

    `inside` tells that it lies in, or reaches into, the form of a longer term before it: the
    longer one then says what is meant, and this one may be rendered by itself or not at all.
    """

    start: int
    end: int
    terms: tuple[Term, ...]
    inside: bool = False


class ChineseTerms:
    """The Chinese forms of a glossary, in one automaton; compiled once, never changed."""

    def __init__(self, glossary: Glossary) -> None:
        owners: dict[str, dict[str, Term]] = {}
        for term in glossary.terms:
            for form in term.zh:
                owners.setdefault(fold_chinese(form), {})[term.id] = term
        owners.pop("", None)
        self._forms = list(owners)
        self._owners = [tuple(held.values()) for held in owners.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms, matchkind=ahocorasick_rs.MatchKind.Standard)

    def find(self, folded: str) -> list[Standing]:
        """Every form in folded Chinese, from left to right, at each place the longest first."""
        if not self._forms:
            return []
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        standings = []
        reached = 0
        for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            standings.append(Standing(start, end, self._owners[index], inside=start < reached))
            reached = max(reached, end) if start >= reached else reached
        return standings

    def kin(self, term: Term) -> frozenset[str]:
        """The ids of terms whose Chinese holds that of `term`, or is held by it; its own among them."""
        return frozenset(self._kin.get(term.id, ()))

    @cached_property
    def _kin(self) -> dict[str, set[str]]:
        kin: dict[str, set[str]] = {}
        for form, owners in zip(self._forms, self._owners, strict=True):
            held = {each.id for standing in self.find(form) for each in standing.terms}
            for owner in owners:
                kin.setdefault(owner.id, set()).update(held)
                for each in held:
                    kin.setdefault(each, set()).add(owner.id)
        return kin


def fold_chinese(chinese: str) -> str:
    """Chinese without white space and quotation marks, full-width forms plain, commas of a kind."""
    return _QUOTES.sub("", unicodedata.normalize("NFKC", chinese).lower()).translate(_COMMAS)
