"""What a glossary is made of: `Term`, `Variant`, `Context`, `Example`, `Style`, `Glossary`.

Owns the shape and the defaults.  Must not know of YAML or of texts to be normalised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum

from normalizer.core.errors import Place
from normalizer.core.values import dataclass
from normalizer.glossary.forms import starts_with_numeral
from normalizer.glossary.lazy import LazyTerms
from normalizer.glossary.spelling import Spelling


class Wording(StrEnum):
    """What is done with the variants of a term."""

    FIXED = "fixed"
    """They are written as the canonical form."""
    PREFERRED = "preferred"
    """The canonical form is only offered."""
    LOOSE = "loose"
    """They are only shown."""


class Number(StrEnum):
    """Whether the replacement follows the singular or plural of the text."""

    REGULAR = "regular"
    INVARIANT = "invariant"


class FixMode(StrEnum):
    """What is done with one variant, where the wording of its term allows it."""

    WRITE = "write"
    OFFER = "offer"


class Status(StrEnum):
    """How a variant is judged; a forbidden one is reported without a fix."""

    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Context:
    """The evidence that a match needs.

    `near` and `not_near` are words or phrases of the same sentence; `quoted` tells whether
    standing alone in quotation marks counts, `document` how many other terms of the same
    document count (None: they never do).
    """

    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    quoted: bool = True
    document: int | None = 3

    @property
    def demands_evidence(self) -> bool:
        """Whether something must speak for a match; with nothing but `not_near`, silence does."""
        return bool(self.near) or not self.not_near


class Register(StrEnum):
    """Whose English a form is."""

    OFFICIAL = "official"
    """The Party's and the state's own English editions."""
    ACADEMIC = "academic"
    """Scholars and those who watch China."""
    PRESS = "press"
    """Newspapers and agencies, Chinese or foreign."""
    PLAIN = "plain"
    """Words that need no explanation."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A form that is right beside the canonical one; its authority and source when they are not the term's."""

    form: str
    register: Register | None = None
    authority: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A wording to be rewritten: either a `form` or a `pattern`, the other being empty.

    `context` is that of the term unless the variant has its own; None means certain everywhere.
    `valid_from` and `valid_to`, ISO dates or empty, bound the articles in which it is wrong.
    """

    place: Place
    form: str = ""
    pattern: str = ""
    fix: FixMode = FixMode.WRITE
    reason: str = ""
    status: Status = Status.DEPRECATED
    context: Context | None = None
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A document of its own that shows a term: `before` and `after`, or a text to `keep`.

    With `offered` the change is one that is only made when offers are taken.
    """

    place: Place
    before: str = ""
    after: str = ""
    keep: str = ""
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One concept and its one canonical form.

    `category` is the stem of the file; dates are ISO or empty; `pinyin` is given where the
    characters alone do not tell it; `spelled_out` says at first mention what the canonical
    form means; `register` is whose English the canonical form is; `restyled` tells that a
    profile put another form in its place, which its examples do not show.
    """

    id: str
    canonical: str
    place: Place
    category: str = ""
    zh: tuple[str, ...] = ()
    pinyin: str = ""
    wording: Wording = Wording.FIXED
    number: Number | None = None
    admitted: tuple[Admitted, ...] = ()
    variants: tuple[Variant, ...] = ()
    context: Context | None = None
    authority: str = ""
    source: str = ""
    note: str = ""
    examples: tuple[Example, ...] = ()
    valid_from: str = ""
    valid_to: str = ""
    spelled_out: str = ""
    register: Register | None = None
    restyled: bool = False

    @property
    def main_zh(self) -> str:
        """The first Chinese form, or an empty string."""
        return self.zh[0] if self.zh else ""

    @property
    def is_invariant(self) -> bool:
        """Whether the canonical form is never inflected; left open, a numeral at its start decides."""
        if self.number is None:
            return starts_with_numeral(self.canonical)
        return self.number is Number.INVARIANT

    @property
    def right_forms(self) -> tuple[str, ...]:
        """The canonical form and the admitted ones."""
        return (self.canonical, *(each.form for each in self.admitted))

    def writes(self, variant: Variant) -> bool:
        """Whether `variant`, one of this term's, is rewritten unasked where its context holds."""
        wanted = self.wording is Wording.FIXED and variant.fix is FixMode.WRITE
        return wanted and variant.status is Status.DEPRECATED


class FirstMention(StrEnum):
    """What follows a formula where an article first names it."""

    NONE = "none"
    CHINESE = "chinese"
    """The Chinese: Two Upholds (两个维护)."""
    SPELLED_OUT = "spelled_out"
    """What it means, as the term's `spelled_out` has it."""


@dataclass(frozen=True, slots=True)
class Style:
    """A house style; `prefer` makes the admitted forms of a register canonical."""

    profile: str = "default"
    prefer: Register | None = None
    spelling: Spelling = Spelling.ANY
    first_mention: FirstMention = FirstMention.NONE

    def over(self, settings: Mapping[str, object]) -> Style:
        """This style with the settings of a profile laid over it."""
        return replace(self, **settings)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms in force, in the order of their files: a tuple, or a row that builds them when they are asked for.

    `disabled` holds the ids switched off, `ties` the groups of ids that may share a
    variant, `version` a short hash of the content of all layers, `style` the house style,
    `sources` the path of each file and the SHA-256 of its bytes.
    """

    terms: Sequence[Term] = ()
    disabled: frozenset[str] = frozenset()
    version: str = ""
    ties: tuple[frozenset[str], ...] = ()
    style: Style = field(default_factory=Style)
    sources: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    _at: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the terms, in their order; no term is built for them."""
        return self.terms.ids if isinstance(self.terms, LazyTerms) else [term.id for term in self.terms]

    def get(self, term_id: str) -> Term | None:
        """The term of that id, or None when there is none in force."""
        if not self._at:
            self._at.update({each: place for place, each in enumerate(self.ids)})  # whole at once, for other threads
        place = self._at.get(term_id)
        return None if place is None else self.terms[place]
