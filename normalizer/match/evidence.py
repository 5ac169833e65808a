"""Whether a wording means the term here: quotation marks, neighbours, the rest of the document.

The rules of evidence are those of a term's or a variant's `context` in the glossary.
Must not know how a candidate was found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, token_at
from normalizer.glossary.forms import starts_with_numeral
from normalizer.match.forms import Candidate
from normalizer.match.inflection import toggle_number
from normalizer.match.stream import POSSESSIVE, Stream, fold_phrase

if TYPE_CHECKING:
    from normalizer.match.source import Source

_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
# So many spaces, stops and letters of a possessive may stand beside a term that is alone in its quotation.
_PADDING = 16
# A content word behind a match makes it a part of a longer noun phrase (two maintenance crews).
_MAY_FOLLOW = frozenset(
    "a an and are as at be been between but by can could for from had has have in into is it its may must not of on or"
    " over shall should so than that the their them these they this those through throughout to under was we were"
    " when where which while who will with within without would across among during since until after before if also"
    " both all every each system work".split()
)

COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)
"""Words that beside a counted name make it a part of a larger count: twenty-two maintenances."""

DOCUMENT_TERMS = 3
"""So many other certain terms make a document one of Chinese politics, where a lost capital is an error."""
IN_CHINESE, NOT_IN_CHINESE = "in the Chinese", "not in the Chinese"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the evidence holds, and what it is, in words for a reader."""

    holds: bool
    evidence: tuple[str, ...] = ()


class Contexts:
    """The neighbours that contexts ask for, each folded when it is first asked for."""

    def __init__(self) -> None:
        self._neighbours: dict[str, tuple[str, ...]] = {}
        self._by_first_word: dict[tuple[str, ...], dict[str, list[tuple[int, str]]]] = {}

    def first_of(self, neighbours: tuple[str, ...], scene: Scene, candidate: Candidate) -> str | None:
        """The first of `neighbours` in the candidate's sentence, beside the candidate itself."""
        if not neighbours:
            return None
        if neighbours not in self._by_first_word:
            self._by_first_word[neighbours] = self._sorted(neighbours)
        by_first_word = self._by_first_word[neighbours]
        sentence = scene.sentence_of(candidate)
        # Only a phrase whose first word stands in the sentence can stand in it, and few do.
        possible = sorted(each for word in by_first_word.keys() & sentence.words for each in by_first_word[word])
        return next((neighbours[place] for place, folded in possible if sentence.has_beside(folded, candidate)), None)

    def _sorted(self, neighbours: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
        """The folded neighbours, each with its place, by their first words."""
        sorted_ones: dict[str, list[tuple[int, str]]] = {}
        for place, neighbour in enumerate(neighbours):
            for folded in self._folded(neighbour):
                sorted_ones.setdefault(folded.partition(" ")[0].removesuffix("'s"), []).append((place, folded))
        return sorted_ones

    def _folded(self, neighbour: str) -> tuple[str, ...]:
        if neighbour not in self._neighbours:
            both = (fold_phrase(form)[0] for form in (neighbour, toggle_number(neighbour)))
            self._neighbours[neighbour] = tuple(dict.fromkeys("".join(_pieces(words)).strip() for words in both))
        return self._neighbours[neighbour]


class Scene:
    """A text and its units, with its sentences and the terms that each document is known to hold."""

    def __init__(self, text: Text, stream: Stream, source: Source | None = None) -> None:
        self.text = text
        self.stream = stream
        self.source = source
        self._sentences: dict[int, Sentence] = {}
        self._strong: dict[int, set[str]] = {}

    def is_meant(self, candidate: Candidate) -> bool | None:
        """Whether the Chinese beside the candidate has its term; None where no Chinese tells."""
        expected = self.source.at(candidate.start) if self.source else None
        if expected is None or not candidate.form.term.zh:
            return None
        return candidate.form.term.id in expected

    def note_strong(self, candidate: Candidate) -> None:
        """Counts a term that is certain without the document's help."""
        document = self.text.document(candidate.start).start
        self._strong.setdefault(document, set()).add(candidate.form.term.id)

    def other_terms(self, candidate: Candidate) -> int:
        """How many other certain terms stand in the candidate's document."""
        known = self._strong.get(self.text.document(candidate.start).start, set())
        return len(known - {candidate.form.term.id})

    def is_quoted(self, candidate: Candidate) -> bool:
        """Whether the candidate is all that stands between two quotation marks."""
        pair = self.text.quotations.innermost(Span(candidate.start, candidate.end))
        if pair is None or len(pair.content) - (candidate.end - candidate.start) > _PADDING:
            return False
        content = _POSSESSIVE.sub("", pair.content.slice(self.text.string).strip(" ,.;"))
        return content == self.text.string[candidate.start : candidate.end].strip(" ,.;")

    def sentence_of(self, candidate: Candidate) -> Sentence:
        """The sentence in which the candidate begins."""
        span = self.text.sentence(candidate.start)
        if span.start not in self._sentences:
            first, last = (bisect_left(self.stream.starts, offset) for offset in (span.start, span.end))
            self._sentences[span.start] = Sentence(self.stream.words(first, last), first)
        return self._sentences[span.start]

    def is_followed_by_noun(self, candidate: Candidate) -> bool:
        """Whether a content word goes on directly behind the candidate."""
        tokens = self.text.tokens
        index = token_at(tokens, candidate.end)
        if index + 1 >= len(tokens) or tokens[index].kind is not Kind.SPACE or tokens[index].start != candidate.end:
            return False
        word = tokens[index + 1]
        return word.kind is Kind.WORD and word.text.lower() not in _MAY_FOLLOW


class Sentence:
    """The folded words of one sentence, in which each phrase is looked for only once."""

    def __init__(self, words: Sequence[str], first: int) -> None:
        pieces = _pieces(words)
        self._first = first
        self._words = "".join(pieces) + " "
        self.words = frozenset(words)
        # Where the words before each unit end, and last where all end.
        self._ends = [0, *accumulate(map(len, pieces))]
        self._reaches: dict[str, tuple[int, int]] = {}

    def has_beside(self, folded: str, candidate: Candidate) -> bool:
        """Whether `folded` stands as whole words before or behind the candidate."""
        if folded not in self._reaches:
            self._reaches[folded] = self._reach(folded)
        first_end, last_start = self._reaches[folded]
        behind = min(candidate.last_unit + 1 - self._first, len(self._ends) - 1)
        return first_end <= self._ends[candidate.first_unit - self._first] + 1 or last_start >= self._ends[behind]

    def _reach(self, folded: str) -> tuple[int, int]:
        """Where the first place of a phrase ends and the last one begins, the spaces around it included."""
        needles = f" {folded} ", f" {folded}'s "
        found = [needle for needle in needles if needle in self._words]
        if not found:
            return len(self._words) + 1, -1
        ends = min(self._words.find(needle) + len(needle) for needle in found)
        return ends, max(self._words.rfind(needle) for needle in found)


def _pieces(words: Sequence[str]) -> list[str]:
    """What each unit adds to a string of words with one space between any two and no punctuation."""
    return [f" {word}" if word[0].isalnum() else word if word == POSSESSIVE else "" for word in words]


def weigh(candidate: Candidate, scene: Scene, contexts: Contexts, *, with_document: bool = True) -> Verdict:
    """Judges a variant by the Chinese beside it, its context, or its term's; without any it is certain."""
    if scene.is_meant(candidate):
        return Verdict(True, (IN_CHINESE,))
    if _is_counted_on(candidate, scene):
        return Verdict(False)
    variant = candidate.form.variant
    context = (variant.context if variant else None) or candidate.form.term.context
    if context is None:
        return Verdict(True)
    unwanted = contexts.first_of(context.not_near, scene, candidate)
    if unwanted:
        return Verdict(False, (f"near {unwanted}",))
    found = []
    if context.quoted and scene.is_quoted(candidate):
        found.append("quoted")
    neighbour = contexts.first_of(context.near, scene, candidate)
    if neighbour:
        found.append(f"near {neighbour}")
    if found or not context.demands_evidence:
        return Verdict(True, tuple(found))
    if with_document and context.document is not None:
        return _weigh_document(candidate, scene, context.document)
    return Verdict(False)


def _is_counted_on(candidate: Candidate, scene: Scene) -> bool:
    """Whether the numeral of a counted name ends a larger one: two hundred and two maintenances."""
    before, first = scene.stream.word, candidate.first_unit
    last = before(first - 2) if before(first - 1) == "and" else before(first - 1)
    joined = last in COUNTS if last == before(first - 1) else last in ("hundred", "thousand", "million", "billion")
    return joined and starts_with_numeral(candidate.form.term.canonical)


def _weigh_document(candidate: Candidate, scene: Scene, wanted: int) -> Verdict:
    others = scene.other_terms(candidate)
    if others < wanted or scene.is_followed_by_noun(candidate):
        return Verdict(False)
    return Verdict(True, (f"{others} other terms in the document",))


def is_certain(candidate: Candidate, scene: Scene, contexts: Contexts) -> bool:
    """Whether a candidate, of a right form too, is about its term: by the term's context, else by its capitals."""
    if candidate.form.variant is not None or candidate.form.term.context is not None:
        return weigh(candidate, scene, contexts).holds
    return _capitals(candidate.form.printed) >= 2


def is_strong(candidate: Candidate, scene: Scene, contexts: Contexts) -> bool:
    """Whether a candidate tells by itself that its document is about Chinese politics."""
    if candidate.first_unit == candidate.last_unit:
        return False
    variant = candidate.form.variant
    if variant is not None:
        # What is only shown or offered is not certain itself, and so makes nothing else certain.
        return candidate.form.term.writes(variant) and weigh(candidate, scene, contexts, with_document=False).holds
    context = candidate.form.term.context
    if context is not None and contexts.first_of(context.not_near, scene, candidate):
        return False
    printed = candidate.form.printed
    return _capitals(printed) >= 2 and scene.text.string[candidate.start : candidate.end] == printed


def _capitals(printed: str) -> int:
    return sum(word[0].isupper() for word in printed.split())
