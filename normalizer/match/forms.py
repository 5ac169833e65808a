"""Every form by which a term can be met, folded, and the automaton that finds them all at once.

Must not know when a form counts (`evidence`) or what it is replaced by (`agree`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

import ahocorasick_rs

from normalizer.glossary.schema import Glossary, Term, Variant
from normalizer.glossary.spelling import other_spellings
from normalizer.match.fold import Folded, fold
from normalizer.match.inflection import toggle_number


class Standing(Enum):
    """What a form is to its term."""

    CANONICAL = "canonical"
    ADMITTED = "admitted"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a term as the glossary prints it; `toggled` when the other number of it is meant."""

    term: Term
    standing: Standing
    printed: str
    variant: Variant | None = None
    toggled: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a form stands: `[start, end)` in code points, in units, and the form."""

    start: int
    end: int
    first_unit: int
    last_unit: int
    form: Form


@dataclass(frozen=True, slots=True)
class FormTable:
    """The folded forms of a glossary, as plain data that can be kept.

    `owners` holds for each of `keys` the forms that fold to it, each as the index of its
    term, its standing, its printed form, the index of its variant or -1, and whether it is
    toggled.
    """

    keys: list[str]
    owners: list[list[list[Any]]]


def build_table(glossary: Glossary) -> FormTable:
    """The forms of all terms, folded."""
    owners: dict[str, list[list[Any]]] = {}
    for number, term in enumerate(glossary.terms):
        numbers = {id(variant): index for index, variant in enumerate(term.variants)}
        for form in forms_of(term):
            held = owners.setdefault(fold(form.printed), [])
            # What a term itself prints comes before the other number that was derived from it.
            if not any(other[0] == number for other in held):
                variant = numbers.get(id(form.variant), -1)
                held.append([number, form.standing.value, form.printed, variant, form.toggled])
    return FormTable(list(owners), list(owners.values()))


class FormIndex:
    """An Aho-Corasick automaton over all folded forms of a glossary; `table` is made when it is not given."""

    def __init__(self, glossary: Glossary, table: FormTable | None = None) -> None:
        self._terms = glossary.terms
        self._table = table or build_table(glossary)
        self._made: dict[int, list[Form]] = {}
        self._automaton = ahocorasick_rs.AhoCorasick(self._table.keys, matchkind=ahocorasick_rs.MatchKind.Standard)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the forms, lower case."""
        return frozenset(" ".join(self._table.keys).split())

    def _forms(self, index: int) -> list[Form]:
        """The forms of one key, made when they are first met."""
        if index not in self._made:
            self._made[index] = [self._form(*said) for said in self._table.owners[index]]
        return self._made[index]

    def _form(self, number: int, standing: str, printed: str, variant: int, toggled: bool) -> Form:
        term = self._terms[number]
        return Form(term, Standing(standing), printed, term.variants[variant] if variant >= 0 else None, toggled)

    def find(self, folded: Folded) -> Iterator[Candidate]:
        """Every form at every place where it begins and ends at a border of words."""
        if not self._table.keys:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded.string, overlapping=True):
            units = folded.units_of(start, end)
            if units is None:
                continue
            first, last = folded.units[units.start], folded.units[units.stop - 1]
            for form in self._forms(index):
                yield Candidate(first.start, last.end, units.start, units.stop - 1, form)


def forms_of(term: Term) -> Iterable[Form]:
    """The forms of a term, what is printed before what is derived."""
    printed = [Form(term, Standing.CANONICAL, term.canonical)]
    printed += [Form(term, Standing.ADMITTED, each.form) for each in term.admitted]
    printed += [Form(term, Standing.VARIANT, v.form, v) for v in term.variants if v.form]
    printed += [replace(form, printed=other) for form in printed for other in other_spellings(form.printed)]
    yield from printed
    for form in printed:
        other = toggle_number(form.printed)
        if other != form.printed:
            yield Form(term, form.standing, other, form.variant, toggled=True)
