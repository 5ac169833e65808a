"""Synthetic glossaries: terms with Chinese, cut from a synthetic lexicon, and variants made of its glosses.

Every term has its Chinese, a canonical form made of the acceptable glosses of its morphemes and about two
variants with garbled ones.  A glossary is the beginning of an endless stream, so that each is a prefix of
the next.  With `Hits.FREE` the terms are made of words of the text: the more terms, the more hits.  With
`Hits.CONSTANT` the terms after the first hundred are made of words that the text never holds, every other one
with one word of the text among them, so that an index has work and finds no more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice

from benchmarks.words import load_words

MORPHEMES = 1_500
"""Half of them glossed with words of the text, half with words kept out of it."""
HEAD = 1_200
"""Glosses of the text's morphemes are drawn from so many of its most frequent words."""
LONG_ENOUGH = 4
PLANTED = 100
"""So many first terms are the same in both modes."""
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FA5


class Hits(StrEnum):
    """Whether the hits grow with the number of terms."""

    FREE = "free"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True)
class Gloss:
    """A morpheme: its Chinese, and its English words, the acceptable ones before the garbles."""

    zh: str
    acceptable: tuple[str, ...]
    garble: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return self.acceptable + self.garble


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A term, and the morphemes that its Chinese is made of."""

    id: str
    canonical: str
    variants: tuple[str, ...]
    morphemes: tuple[Gloss, ...]

    @property
    def zh(self) -> str:
        """The Chinese of its morphemes."""
        return "".join(morpheme.zh for morpheme in self.morphemes)

    @property
    def forms(self) -> tuple[str, ...]:
        """The canonical form and the variants."""
        return (self.canonical, *self.variants)


@cache
def lexicon(seed: int = 2) -> tuple[Gloss, ...]:
    """The morphemes; no two share a character, so that Chinese can be cut in one way only."""
    chance = random.Random(seed)
    words = load_words()
    head = [word for word in words.text[:HEAD] if len(word) >= LONG_ENOUGH]
    han = chance.sample(range(_FIRST_HAN, _LAST_HAN), 2 * MORPHEMES)
    made = []
    for number in range(MORPHEMES):
        characters = han[2 * number : 2 * number + chance.randint(1, 2)]
        source = head if number < MORPHEMES // 2 else words.reserved
        glosses = chance.sample(source, chance.randint(2, 4))
        sound = max(1, len(glosses) // 2)
        made.append(Gloss("".join(map(chr, characters)), tuple(glosses[:sound]), tuple(glosses[sound:])))
    return tuple(made)


@cache
def glossary(size: int, hits: Hits = Hits.FREE) -> tuple[Synthetic, ...]:
    """The first `size` terms."""
    return tuple(islice(_stream(hits), size))


def forms(terms: Sequence[Synthetic]) -> list[str]:
    """All forms, each once, in the order of the terms."""
    return list(dict.fromkeys(form for term in terms for form in term.forms))


def _stream(hits: Hits, seed: int = 3) -> Iterator[Synthetic]:
    chance = random.Random(seed)
    morphemes = lexicon()
    met, unmet = morphemes[: MORPHEMES // 2], morphemes[MORPHEMES // 2 :]
    taken: set[str] = set()
    number = 0
    while True:
        size = chance.choices((2, 3, 4, 5), (45, 30, 15, 10))[0]
        if hits is Hits.FREE or number < PLANTED:
            chosen = chance.sample(met, size)
        else:
            chosen = chance.sample(unmet, size)
            if number % 2:
                chosen[chance.randrange(size)] = chance.choice(met)
        term = _term(number, tuple(chosen), chance)
        if term.zh in taken or taken.intersection(term.forms):
            continue
        taken.update(term.forms, [term.zh])
        yield term
        number += 1


def _term(number: int, morphemes: tuple[Gloss, ...], chance: random.Random) -> Synthetic:
    joint = chance.choice((" ", " ", " of the ", " of "))
    canonical = _joined([chance.choice(morpheme.acceptable) for morpheme in morphemes], joint)
    variants = []
    for _ in range(chance.randint(1, 3)):
        glosses = [chance.choice(morpheme.words) for morpheme in morphemes]
        one = chance.randrange(len(morphemes))
        glosses[one] = chance.choice(morphemes[one].garble)
        variants.append(_joined(glosses, joint))
    wrong = tuple(form for form in dict.fromkeys(variants) if form != canonical)
    return Synthetic(f"synthetic-{number}", canonical, wrong, morphemes)


def _joined(words: list[str], joint: str) -> str:
    """The words in the order of the Chinese; with an 'of' the last one, the head, comes first."""
    return " ".join(words) if joint == " " else words[-1] + joint + " ".join(words[:-1])
