"""Every form by which a term can be met, compiled into one trie of words that finds them all at once.

Must not know when a form counts (`evidence`) or what it is replaced by (`agree`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from normalizer.core.packed import Part, Strings, pack_strings
from normalizer.glossary.schema import Glossary, Term, Variant
from normalizer.glossary.spelling import other_spellings
from normalizer.match.inflection import toggle_number
from normalizer.match.stream import Stream, fold_phrase
from normalizer.match.trie import Trie, pack_trie
from normalizer.match.words import Words, pack_words

if TYPE_CHECKING:
    from normalizer.match.owners import Owners


class Standing(IntEnum):
    """What a form is to its term."""

    CANONICAL = 0
    ADMITTED = 1
    VARIANT = 2

    @property
    def is_variant(self) -> bool:
        """Whether it is to be rewritten, neither canonical nor admitted."""
        return self is Standing.VARIANT


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a term as the glossary prints it; `toggled` when the other number of it is meant.

    `number` is the place of the term in the glossary, -1 when that is not known.
    """

    term: Term
    standing: Standing
    printed: str
    variant: Variant | None = None
    toggled: bool = False
    number: int = -1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a form stands: `[start, end)` in code points, the first and last unit, and the form."""

    start: int
    end: int
    first_unit: int
    last_unit: int
    form: Form


class FormIndex:
    """The forms of a glossary, read from the parts that `pack_forms` made.

    A row of the trie is a phrase; `owners` are the forms that fold to it, as numbers in
    parallel arrays.
    """

    def __init__(self, terms: Sequence[Term], parts: Mapping[str, memoryview]) -> None:
        self._terms = terms
        self.words = Words.opened(parts, "words")
        self.trie = Trie.opened(parts, "forms")
        self._firsts = parts["owners.first"]
        self._term, self._standing = parts["owners.term"], parts["owners.standing"]
        self._printed, self._variant = parts["owners.printed"], parts["owners.variant"]
        self._toggled, self._glue = parts["owners.toggled"], parts["owners.glue"]
        self._strings = Strings(parts["printed.blob"], parts["printed.offsets"])
        self._made: dict[int, Form] = {}
        self._owners: Owners | None = None

    def __len__(self) -> int:
        return len(self._term)

    def ids(self, stream: Stream) -> Sequence[int]:
        """The word of the vocabulary that each unit of a text is, or -1."""
        return stream.row(self.words.ids(stream.surfaces))

    def find(self, stream: Stream, ids: Sequence[int], starts: Iterable[int] | None = None) -> Iterator[Candidate]:
        """Every form at every place, or at those of `starts`, where `ids` are the words of the stream."""
        if stream.is_long and starts is None:
            yield from self._find_all(stream, ids)
            return
        for first, last, row in self.trie.walk(ids, range(len(ids)) if starts is None else starts):
            yield from self.candidates(stream, first, last, row)

    def _find_all(self, stream: Stream, ids: Sequence[int]) -> Iterator[Candidate]:
        """The same by arrays."""
        from normalizer.match.owners import Owners

        if self._owners is None:
            self._owners = Owners(self.trie, self._firsts, self._glue)
        for start, end, first, last, owner in self._owners.find(stream, ids):
            yield Candidate(start, end, first, last, self._made.get(owner) or self._form(owner))

    def candidates(self, stream: Stream, first: int, last: int, row: int) -> Iterator[Candidate]:
        """The forms of a row that stands at the units `first` to `last`."""
        glue = stream.glue(first, last + 1) if last > first else 0
        for owner in range(self._firsts[row], self._firsts[row + 1]):
            if self._glue[owner] == glue:
                yield Candidate(stream.starts[first], stream.ends[last], first, last, self._form(owner))

    def _form(self, owner: int) -> Form:
        """The form of one owner, made when it is first met."""
        if owner not in self._made:
            term, variant = self._terms[self._term[owner]], self._variant[owner]
            self._made[owner] = Form(
                term,
                Standing(self._standing[owner]),
                self._strings[self._printed[owner]],
                term.variants[variant] if variant >= 0 else None,
                bool(self._toggled[owner]),
                self._term[owner],
            )
        return self._made[owner]


def pack_forms(glossary: Glossary) -> dict[str, Part]:
    """The forms of all terms as `FormIndex` reads them."""
    rows: dict[tuple[str, ...], list[tuple[int, int, str, int, bool, int]]] = {}
    for number, term in enumerate(glossary.terms):
        numbers = {id(variant): index for index, variant in enumerate(term.variants)}
        for form in forms_of(term):
            words, glue = fold_phrase(form.printed)
            held = rows.setdefault(words, [])
            # What a term itself prints comes before the other number that was derived from it.
            if not any(other[0] == number and other[5] == glue for other in held):
                variant = numbers.get(id(form.variant), -1)
                held.append((number, form.standing, form.printed, variant, form.toggled, glue))
    parts = pack_words((word for words in rows for word in words), "words")
    known = Words.opened({name: memoryview(part) for name, part in parts.items()}, "words")
    printed = list(dict.fromkeys(owner[2] for held in rows.values() for owner in held))
    offsets, blob = pack_strings(printed)
    parts |= {"printed.offsets": offsets, "printed.blob": blob}
    return parts | _pack_owners(rows.values(), printed) | pack_trie(map(known.ids, rows), "forms")


def _pack_owners(
    rows: Iterable[list[tuple[int, int, str, int, bool, int]]], printed: Sequence[str]
) -> dict[str, array[int]]:
    places = {string: place for place, string in enumerate(printed)}
    firsts = array("i", [0])
    columns = {name: array(kind) for name, kind in _COLUMNS.items()}
    for held in rows:
        for owner in held:
            said = (*owner[:2], places[owner[2]], *owner[3:])
            for column, value in zip(columns.values(), said, strict=True):
                column.append(value)
        firsts.append(firsts[-1] + len(held))
    return {"owners.first": firsts, **{f"owners.{name}": column for name, column in columns.items()}}


_COLUMNS = {"term": "i", "standing": "B", "printed": "i", "variant": "h", "toggled": "B", "glue": "q"}


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
