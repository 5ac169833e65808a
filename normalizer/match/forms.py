"""Every form by which a term can be met, folded, and the automaton that finds them all at once.

Must not know when a form counts (`evidence`) or what it is replaced by (`agree`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

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


class FormIndex:
    """An Aho-Corasick automaton over all folded forms of a glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self.forms: dict[str, list[Form]] = {}
        for term in glossary.terms:
            for form in forms_of(term):
                self._add(form)
        self._keys = list(self.forms)
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys, matchkind=ahocorasick_rs.MatchKind.Standard)
        self.words = frozenset(word for key in self._keys for word in key.split())

    def _add(self, form: Form) -> None:
        held = self.forms.setdefault(fold(form.printed), [])
        # What a term itself prints comes before the other number that was derived from it.
        if not any(other.term is form.term for other in held):
            held.append(form)

    def find(self, folded: Folded) -> Iterator[Candidate]:
        """Every form at every place where it begins and ends at a border of words."""
        if not self._keys:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(folded.string, overlapping=True):
            units = folded.units_of(start, end)
            if units is None:
                continue
            first, last = folded.units[units.start], folded.units[units.stop - 1]
            for form in self.forms[self._keys[index]]:
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
