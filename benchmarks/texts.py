"""Texts with a fixed seed: documents of 1 to 10 KB, and a log of what was planted where.

Of the sentences 30 % are of the seeds as they stand, 30 % the same with one small damage, and 40 % templates
filled with words drawn by Zipf's law.  A term is planted in every fourth: 40 % of them as the glossary has it,
the rest damaged in one of eight ways.  Limits: the seeds are two articles, so sentences come again more often
than in a real crawl; and the rarer words are ordinary words of a list, no names and no numbers.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from benchmarks.damage import KINDS, damage, roughen
from benchmarks.terms import PLANTED, Hits, Synthetic, glossary
from benchmarks.words import load_words

MB = 1_000_000
SMALLEST, LARGEST = 1_000, 10_000
PLANTED_SHARE = 0.25
EXACT_SHARE = 0.4
_SENTENCES_OF_A_PARAGRAPH = 5
_TEMPLATES = (
    "The {} of the {} {} was {} by the {} and {}.",
    "We must {} the {} and {}, and keep the {} of {} {}.",
    "In {} the {} {} held a {} on {}, {} and {}.",
    "“{} the {}” is the {} of every {} {}, said the {}.",
    "Since the {}, {} {} have {} more than {} {} in the {}.",
    "{} {} {} {} with {} {}, which {} the {} of the {}.",
)


@dataclass(frozen=True, slots=True)
class Plant:
    """One planted term: its document, the place `[start, end)` in it, and what was done to the form."""

    document: int
    start: int
    end: int
    term: str
    form: str
    kind: str
    is_canonical: bool


@dataclass(frozen=True)
class Workload:
    """Documents, and what was planted in them, in the order of the places."""

    name: str
    documents: tuple[str, ...]
    planted: tuple[Plant, ...] = ()

    @property
    def megabytes(self) -> float:
        """The size in 10^6 bytes of UTF-8."""
        return megabytes(self.documents)


def megabytes(documents: Sequence[str]) -> float:
    """The size of documents in 10^6 bytes of UTF-8."""
    return sum(len(document.encode()) for document in documents) / MB


def batches(documents: Sequence[str], number: int) -> list[list[str]]:
    """The documents in `number` runs of about equal size; no document stands in two of them."""
    ends = list(accumulate(len(document) for document in documents))
    cuts = [0]
    for part in range(1, number):
        wanted = ends[-1] * part / number
        cuts.append(next(index for index, end in enumerate(ends) if end >= wanted))
    made = [list(documents[start:stop]) for start, stop in pairwise([*cuts, len(documents)])]
    return [batch for batch in made if batch]


def synthetic_text(
    size: float, hits: Hits = Hits.FREE, terms: int = 100_000, largest: int = LARGEST, seed: int = 4
) -> Workload:
    """Some `size` MB of text, no document of which has many more than `largest` characters.

    With hits free the planted terms are drawn from `terms` terms, each power of ten getting the same share;
    with hits held constant, from the first hundred alone.
    """
    chance = random.Random(seed)
    if hits is Hits.FREE:
        known = glossary(terms)
        return _Generator(chance, lambda: known[int(len(known) ** chance.random()) - 1], largest).make(
            "synthetic", size
        )
    first = glossary(PLANTED)
    return _Generator(chance, lambda: chance.choice(first), largest).make(
        "synthetic, the first 100 terms planted", size
    )


def real_text(examples: Sequence[str], size: float, seed: int = 5) -> Workload:
    """Some `size` MB drawn as often from `examples` as from the sentences of the seeds, every other one damaged."""
    chance = random.Random(seed)
    sentences = load_words().sentences
    made, length = [], 0
    while length < size * MB:
        page = _Page(chance.randint(SMALLEST, LARGEST))
        while not page.is_full:
            said = chance.choice(examples if chance.random() < 0.5 else sentences)
            page.add(roughen(said, chance) if chance.random() < 0.5 and " " in said else said)
        made.append(page.string)
        length += len(page.string.encode())
    return Workload("sentences of the seeds and examples of the glossary, every other one with a damage", tuple(made))


class _Page:
    """A document in the making."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._sentences = 0
        self.string = ""

    @property
    def is_full(self) -> bool:
        return len(self.string) >= self._wanted

    def add(self, sentence: str) -> int:
        """Where in the document the sentence begins."""
        if self.string:
            self.string += " " if self._sentences % _SENTENCES_OF_A_PARAGRAPH else "\n\n"
        self._sentences += 1
        start = len(self.string)
        self.string += sentence
        return start


class _Generator:
    def __init__(self, chance: random.Random, term: Callable[[], Synthetic], largest: int) -> None:
        self._chance = chance
        self._term = term
        self._largest = largest
        words = load_words()
        self._sentences = words.sentences
        self._words = words.text
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(words.text))))

    def make(self, name: str, size: float) -> Workload:
        documents: list[str] = []
        planted: list[Plant] = []
        length = 0
        while length < size * MB:
            page = _Page(self._chance.randint(SMALLEST, self._largest))
            planted += self._fill(page, len(documents))
            documents.append(page.string)
            length += len(page.string.encode())
        return Workload(name, tuple(documents), tuple(planted))

    def _fill(self, page: _Page, number: int) -> Iterator[Plant]:
        while not page.is_full:
            sentence = self._sentence()
            if self._chance.random() >= PLANTED_SHARE:
                page.add(sentence)
                continue
            gaps = [at for at, mark in enumerate(sentence) if mark == " "]
            at = self._chance.choice(gaps) + 1
            term = self._term()
            form = self._chance.choice(term.forms)
            kind = "exact" if self._chance.random() < EXACT_SHARE else self._chance.choice(KINDS)
            kind, written = damage(kind, form, term, self._chance, self._word)
            start = page.add(f"{sentence[:at]}{written} {sentence[at:]}") + at
            yield Plant(number, start, start + len(written), term.id, form, kind, form == term.canonical)

    def _word(self) -> str:
        return self._chance.choices(self._words, cum_weights=self._weights)[0]

    def _sentence(self) -> str:
        draw = self._chance.random()
        if draw < 0.3:
            return self._chance.choice(self._sentences)
        if draw < 0.6:
            return roughen(self._chance.choice(self._sentences), self._chance)
        template = self._chance.choice(_TEMPLATES)
        said = template.format(*(self._word() for _ in range(template.count("{}"))))
        return said[0].upper() + said[1:]
