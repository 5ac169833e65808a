"""Checking glossaries: what can be read, what conflicts, and whether every example holds.

Must not know how the errors are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from normalizer.api.batch import normalize_batch
from normalizer.api.normalizer import Normalizer, layers
from normalizer.core.errors import GlossaryError
from normalizer.core.finding import Applicability
from normalizer.glossary.authority import KINDS, UNVERIFIED, kind_of
from normalizer.glossary.lexicon import Lexicon, load_lexicon
from normalizer.glossary.lint import check_examples, check_fixed_points, lint
from normalizer.glossary.load import read_layers
from normalizer.glossary.schema import Glossary
from normalizer.words.phrases import is_ordinary_phrase


@dataclass(frozen=True, slots=True)
class GlossaryCounts:
    """What a glossary holds; `authorities` are counted by their kind.

    `notes` tell what is worth knowing and no error: Chinese that the lexicon does not cover.
    """

    terms: int = 0
    variants: int = 0
    examples: int = 0
    keeps: int = 0
    authorities: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[GlossaryError, ...] = ()

    @property
    def named(self) -> int:
        """The terms for whose English somebody vouches who was read."""
        return self.terms - self.authorities.get(UNVERIFIED, 0)


def check_glossary(
    glossaries: Sequence[Path | str] = (), *, builtin: bool = True, profile: str = "default"
) -> tuple[GlossaryCounts, list[GlossaryError]]:
    """The counts of the layers in force, and everything that is wrong with them."""
    glossary, errors = read_layers(layers(glossaries, builtin, profile))
    if glossary is None:
        return GlossaryCounts(), errors
    normalizer = Normalizer(glossaries, builtin=builtin, profile=profile).without_mentions()

    def run(strings: Sequence[str]) -> list[str]:
        return normalize_batch(normalizer, strings)

    def take_offers(strings: Sequence[str]) -> list[str]:
        return normalize_batch(normalizer, strings, Applicability.UNSAFE)

    errors = [
        *lint(glossary, is_ordinary_phrase),
        *check_examples(glossary, run),
        *check_examples(glossary, take_offers, offered=True),
        *check_fixed_points(glossary, run),
    ]
    return replace(count(glossary), notes=tuple(uncovered(glossary, load_lexicon()))), errors


def uncovered(glossary: Glossary, lexicon: Lexicon) -> Iterator[GlossaryError]:
    """The terms whose Chinese the lexicon cannot cut into morphemes that it knows."""
    for term in glossary.terms:
        for chinese in term.zh:
            left = lexicon.uncovered(chinese)
            if left:
                yield GlossaryError(f"the lexicon does not cover '{left}' of '{chinese}'", term.place)


def count(glossary: Glossary) -> GlossaryCounts:
    """What a glossary holds."""
    examples = [example for term in glossary.terms for example in term.examples]
    kinds = Counter(map(kind_of, glossary.terms))
    return GlossaryCounts(
        terms=len(glossary.terms),
        variants=sum(len(term.variants) for term in glossary.terms),
        examples=len(examples),
        keeps=sum(bool(example.keep) for example in examples),
        authorities={kind: kinds[kind] for kind in KINDS if kinds[kind]},
    )
