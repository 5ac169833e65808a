"""Variants that are patterns: found with a budget of time, kept to whole words.

Must not know when a variant counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalizer.core.errors import GlossaryError
from normalizer.glossary.schema import Glossary
from normalizer.match.fold import Folded
from normalizer.match.forms import Candidate, Form, Standing

if TYPE_CHECKING:
    import regex

SECONDS_PER_PATTERN = 1.0
"""How long one pattern may search one text of at most `CHARACTERS`, and each further stretch as long."""
CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class _Compiled:
    form: Form
    pattern: regex.Pattern[str]


class Patterns:
    """The pattern variants of a glossary, compiled."""

    def __init__(self, glossary: Glossary) -> None:
        self._compiled = [
            _Compiled(Form(term, Standing.VARIANT, variant.pattern, variant), _compile(variant.pattern))
            for term in glossary.terms
            for variant in term.variants
            if variant.pattern
        ]

    def find(self, string: str, folded: Folded) -> Iterator[Candidate]:
        """Every place where a pattern matches whole words.

        Raises GlossaryError when a pattern exceeds its time.
        """
        for compiled in self._compiled:
            for start, end in _spans(compiled, string):
                units = folded.units_between(start, end)
                if units:
                    yield Candidate(start, end, units.start, units.stop - 1, compiled.form)


def _spans(compiled: _Compiled, string: str) -> Iterator[tuple[int, int]]:
    seconds = SECONDS_PER_PATTERN * (1 + len(string) // CHARACTERS)
    try:
        for match in compiled.pattern.finditer(string, timeout=seconds):
            yield match.start(), match.end()
    except TimeoutError as error:
        variant = compiled.form.variant
        raise GlossaryError(
            f"the pattern '{compiled.form.printed}' of term '{compiled.form.term.id}' takes longer than "
            f"{seconds:g} s on this text",
            variant.place if variant else None,
            "write it without nested repetition, or list the forms",
        ) from error


def _compile(pattern: str) -> regex.Pattern[str]:
    import regex  # costs 40 ms, and most glossaries of a user have no pattern

    return regex.compile(pattern, regex.IGNORECASE | regex.V0)
