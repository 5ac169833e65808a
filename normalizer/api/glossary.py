"""Checking glossaries: what can be read, what conflicts, and whether every example holds.

Must not know how the errors are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from normalizer.api.batch import normalize_batch
from normalizer.api.cached import NONE, lexicon_for
from normalizer.api.normalizer import Normalizer, layers
from normalizer.core.errors import GlossaryError
from normalizer.core.finding import Applicability
from normalizer.glossary.authority import KINDS, UNVERIFIED, kind_of
from normalizer.glossary.cedict import EXTRA, NAME
from normalizer.glossary.lexicon import Lexicon
from normalizer.glossary.lint import check_examples, check_fixed_points, lint
from normalizer.glossary.load import builtin_layer, read_layers
from normalizer.glossary.schema import Glossary
from normalizer.match.slots import Slots
from normalizer.words.phrases import is_ordinary_phrase


@dataclass(frozen=True, slots=True)
class GlossaryCounts:
    """What a glossary holds; `authorities` are counted by their kind.

    `notes` tell what is worth knowing and no error: Chinese that the lexicon does not cover, and
    terms that the same words would fill.
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
    glossaries: Sequence[Path | str] = (), *, builtin: bool = True, profile: str = "default", dictionary: str = NONE
) -> tuple[GlossaryCounts, list[GlossaryError]]:
    """The counts of the layers in force, and everything that is wrong with them."""
    glossary, errors = read_layers(layers(glossaries, builtin, profile))
    if glossary is None:
        return GlossaryCounts(), errors
    normalizer = Normalizer(glossaries, builtin=builtin, profile=profile, dictionary=dictionary).without_mentions()

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
    known = frozenset(map(str, builtin_layer())) if glossaries and builtin else frozenset()
    lexicon = lexicon_for(glossary, dictionary)
    notes = [*uncovered(glossary, lexicon), *alike(glossary, normalizer.matcher.slots, known)]
    return replace(count(glossary), notes=tuple(notes)), errors


def uncovered(glossary: Glossary, lexicon: Lexicon) -> Iterator[GlossaryError]:
    """The terms whose Chinese the lexicon cannot cut into morphemes that it knows, its dictionary helping."""
    hint = "" if lexicon.dictionary else f'{EXTRA}, with dictionary = "{NAME}" in gnorm.toml, may cover it'
    lexicon = lexicon.with_all()
    for term in glossary.terms:
        for chinese in term.zh:
            left = lexicon.uncovered(chinese)
            if left:
                yield GlossaryError(f"the lexicon does not cover '{left}' of '{chinese}'", term.place, hint)


def alike(glossary: Glossary, slots: Slots, known: Container[str] = ()) -> Iterator[GlossaryError]:
    """The terms that have the slots of an earlier one and another canonical form: a garble is taken for the earlier.

    Slots that may be left out make no difference.  Each pair is told once, those of which
    both stand in one of the files `known` not at all.
    """
    first: dict[tuple[int, ...], int] = {}
    told: set[tuple[int, int]] = set()
    for number in range(slots.count):
        path = slots.path(number)
        earlier = first.setdefault(path.slots, path.term)
        one, other = glossary.terms[earlier], glossary.terms[path.term]
        if one.canonical == other.canonical or (earlier, path.term) in told:
            continue
        if one.place.path in known and other.place.path in known:
            continue
        told.add((earlier, path.term))
        pieces = " ".join(slots.slot(slot).zh for slot in path.slots)
        message = f"'{other.id}' has the slots of '{one.id}' at {one.place}, which comes first: {pieces}"
        yield GlossaryError(message, other.place, "a garble of both is taken for the first")


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
