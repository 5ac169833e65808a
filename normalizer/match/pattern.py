"""Variants that are patterns: found with a budget of time, kept to whole words.

A pattern is compiled when a text has the word that it needs, and tried only in the
paragraphs that have it.  Must not know when a variant counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from normalizer.core.errors import GlossaryError
from normalizer.core.packed import Part
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.glossary.schema import Glossary, Term
from normalizer.match.forms import Candidate, Form, Standing
from normalizer.match.stream import Stream

if TYPE_CHECKING:
    import regex

SECONDS_PER_PATTERN = 1.0
"""How long one pattern may search one text of at most `CHARACTERS`, and each further stretch as long."""
CHARACTERS = 100_000
_ODD = frozenset("\u017f\u0131\u0130\u212a")
"""Letters that are equal to others in no case; where one stands, every pattern is tried everywhere."""


class Patterns:
    """The pattern variants of a glossary, read from the part that `pack_patterns` made."""

    def __init__(self, terms: Sequence[Term], parts: Mapping[str, memoryview]) -> None:
        self._terms = terms
        self._rows: list[tuple[int, int, str, list[str], int]] = json.loads(str(parts["patterns"], "utf-8"))
        self._made: dict[int, tuple[Form, regex.Pattern[str]]] = {}

    def find(self, text: Text, stream: Stream) -> Iterator[Candidate]:
        """Every place where a pattern matches whole words.

        Raises GlossaryError when a pattern exceeds its time.
        """
        known = " ".join(stream.surfaces)
        lower = text.string.lower()
        can_look_up = len(lower) == len(text.string) and _ODD.isdisjoint(text.string)
        for index, (_, _, _, anchors, width) in enumerate(self._rows):
            if can_look_up and anchors and not any(anchor in known for anchor in anchors):
                continue
            form, pattern = self._pattern(index)
            for span in _places(text, lower, anchors, width) if can_look_up else [Span(0, len(text.string))]:
                for start, end in _spans(form, pattern, text.string, span):
                    units = stream.units_between(start, end)
                    if units:
                        yield Candidate(start, end, units.start, units.stop - 1, form)

    def _pattern(self, index: int) -> tuple[Form, regex.Pattern[str]]:
        if index not in self._made:
            number, place, pattern, _, _ = self._rows[index]
            term = self._terms[number]
            variant = term.variants[place]
            form = Form(term, Standing.VARIANT, variant.pattern, variant, number=number)
            self._made[index] = form, _compile(pattern)
        return self._made[index]


def pack_patterns(glossary: Glossary) -> dict[str, Part]:
    """The patterns of a glossary, each with the place of its term and variant and what it needs."""
    from normalizer.match.literal import needs_of  # reads patterns, once for a glossary

    rows = [
        [number, place, variant.pattern, needs_of(variant.pattern).anchors, needs_of(variant.pattern).width]
        for number, term in enumerate(glossary.terms)
        for place, variant in enumerate(term.variants)
        if variant.pattern
    ]
    return {"patterns": json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")}


def _places(text: Text, lower: str, anchors: Sequence[str], width: int) -> Iterator[Span]:
    """The stretches, in order and apart, in which a pattern may match: around its anchors, each in a paragraph."""
    if not anchors:
        yield Span(0, len(lower))
        return
    last: Span | None = None
    for at, anchor in sorted(_places_of(lower, anchors)):
        if last is not None and at + len(anchor) <= last.end and not width:
            continue
        paragraph = text.segment(at)
        start, end = paragraph.start, paragraph.end
        if width:
            start, end = max(start, at - width), min(end, at + len(anchor) + width)
        if last is not None and start < last.end:
            last = Span(last.start, max(end, last.end))
            continue
        if last is not None:
            yield last
        last = Span(start, end)
    if last is not None:
        yield last


def _places_of(lower: str, anchors: Sequence[str]) -> Iterator[tuple[int, str]]:
    for anchor in anchors:
        at = lower.find(anchor)
        while at >= 0:
            yield at, anchor
            at = lower.find(anchor, at + 1)


def _spans(form: Form, pattern: regex.Pattern[str], string: str, within: Span) -> Iterator[tuple[int, int]]:
    seconds = SECONDS_PER_PATTERN * (1 + len(string) // CHARACTERS)
    try:
        for match in pattern.finditer(string, within.start, within.end, timeout=seconds):
            yield match.start(), match.end()
    except TimeoutError as error:
        variant = form.variant
        raise GlossaryError(
            f"the pattern '{form.printed}' of term '{form.term.id}' takes longer than {seconds:g} s on this text",
            variant.place if variant else None,
            "write it without nested repetition, or list the forms",
        ) from error


def _compile(pattern: str) -> regex.Pattern[str]:
    import regex  # costs 40 ms, and most texts have the word of no pattern

    return regex.compile(pattern, regex.IGNORECASE | regex.V0)
