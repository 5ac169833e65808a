"""The gloss lattice: each term's Chinese as slots, each slot the English words a translator may put there.

A term is cut into the morphemes of the lexicon in every way that covers it; a way to cut is
a path, a morpheme in it a slot.  Must not know of texts: `recognise` looks for paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from normalizer.match.families import Families, is_inflection
from normalizer.match.stream import fold_phrase
from normalizer.match.traits import FUNCTION_WORDS, is_named

if TYPE_CHECKING:
    from normalizer.glossary.lexicon import Lexicon, Morpheme
    from normalizer.glossary.schema import Term

WAYS = 6
"""So many ways to cut one Chinese form are kept, those with the fewest pieces first."""
LONGEST = 12
"""A form of more slots than this has no path: it is a sentence."""
LONG = 5
"""A path of so many slots may lack one."""
_NUMERALS = frozenset("一二三四五六七八九十百千两双〇零")
_PHRASE_WORDS = 3
_FEW_SLOTS = 3
"""A path of no more slots has no single character of the dictionary."""


class Gloss(IntEnum):
    """How good an English word is for a morpheme."""

    ACCEPTABLE = 0
    DERIVED = 1
    """A form of one of its words that no list holds."""
    GARBLE = 2
    DICTIONARY = 3
    """A word that a general dictionary has for it: neither known to be good nor a known garble."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A morpheme as a class of words; `is_numeral` when only the very number will do."""

    zh: str
    words: dict[str, Gloss]
    """The single words, as listed, lower case."""
    families: dict[str, tuple[str, ...]]
    """The words of each family among them; empty for a numeral, which is matched as it stands."""
    phrases: tuple[tuple[tuple[str, ...], Gloss], ...]
    """The glosses of several words, each as its words."""
    is_numeral: bool = False

    def gloss(self, word: str, family: str) -> Gloss | None:
        """How good `word` is here, or None when it is no gloss of the morpheme."""
        if word in self.words:
            return self.words[word]
        lemmas = self.families.get(family)
        if lemmas is None:
            return None
        inflected = [self.words[lemma] for lemma in lemmas if is_inflection(word, lemma)]
        return min(inflected, default=Gloss.DICTIONARY if self.is_from_dictionary else Gloss.DERIVED)

    @property
    def is_from_dictionary(self) -> bool:
        """Whether its words are those of a general dictionary."""
        return Gloss.DICTIONARY in self.words.values()


@dataclass(frozen=True, slots=True)
class Path:
    """One way to say a term slot by slot; `slots` are the numbers of slots, in Chinese order.

    Those of `light` may be left out in English or stand anywhere in the window.
    """

    term: int
    zh: str
    slots: tuple[int, ...]
    light: tuple[int, ...] = ()
    needs_garble: bool = False
    """Whether it says something only with a word that machine translation alone uses."""

    @property
    def has_mark(self) -> bool:
        """Whether the Chinese has a mark inside, so that the English may have one."""
        return any(not character.isalnum() for character in self.zh.strip("“”‘’《》\"'"))

    @property
    def may_miss(self) -> bool:
        """Whether one slot may be missing: only a long path is still itself without one."""
        return len(self.slots) >= LONG


@dataclass(frozen=True)
class Lattice:
    """All paths of a glossary, the slots they are made of, and the families of words."""

    slots: tuple[Slot, ...] = ()
    paths: tuple[Path, ...] = ()
    families: Families = field(default_factory=Families)


def compile_lattice(terms: Iterable[Term], lexicon: Lexicon) -> Lattice:
    """The paths of all terms that have Chinese; `Path.term` counts the terms."""
    families = Families(lexicon.families, lexicon.apart)
    known: dict[str, int] = {}
    slots: list[Slot] = []
    paths: list[Path] = []

    def number(morpheme: Morpheme) -> int:
        if morpheme.zh not in known:
            known[morpheme.zh] = len(slots)
            slots.append(_slot(morpheme, families))
        return known[morpheme.zh]

    for index, term in enumerate(terms):
        seen = set()
        needs_garble = not is_named(term)
        for chinese in term.zh:
            for cut in ways_to_cut(chinese, lexicon):
                heavy = tuple(number(morpheme) for morpheme in cut if not morpheme.light)
                light = tuple(number(morpheme) for morpheme in cut if morpheme.light)
                if len(heavy) < 2:  # 思想建设 without its building would be any ideology
                    heavy, light = tuple(map(number, cut)), ()
                if (heavy, light) not in seen and _is_telling(heavy, slots):
                    seen.add((heavy, light))
                    paths.append(Path(index, chinese, heavy, light, needs_garble))
    return Lattice(tuple(slots), tuple(paths), families)


def _is_telling(heavy: Sequence[int], slots: Sequence[Slot]) -> bool:
    """Whether the heavy slots say enough: two of them, or one that has phrases."""
    if any(not slots[slot].words and not slots[slot].phrases for slot in heavy):
        return False
    if len(heavy) == 1:
        return any(len(words) >= _PHRASE_WORDS for words, _ in slots[heavy[0]].phrases)
    return 2 <= len(heavy) <= LONGEST


def _slot(morpheme: Morpheme, families: Families) -> Slot:
    words: dict[str, Gloss] = {}
    phrases: dict[tuple[str, ...], Gloss] = {}
    for gloss, quality in _glosses(morpheme):
        split, _ = fold_phrase(gloss)
        if FUNCTION_WORDS.issuperset(split):
            continue
        if len(split) == 1:
            words.setdefault(split[0], quality)
        else:
            phrases.setdefault(split, quality)
    is_numeral = morpheme.zh[0] in _NUMERALS
    by_family: dict[str, tuple[str, ...]] = {}
    if not is_numeral:
        for word in words:
            family = families.of(word)
            by_family[family] = (*by_family.get(family, ()), word)
    return Slot(morpheme.zh, words, by_family, tuple(phrases.items()), is_numeral)


def _glosses(morpheme: Morpheme) -> Iterable[tuple[str, Gloss]]:
    for gloss in morpheme.acceptable:
        yield gloss, Gloss.ACCEPTABLE
    for gloss in morpheme.garble:
        yield gloss, Gloss.GARBLE
    for gloss in morpheme.dictionary:
        yield gloss, Gloss.DICTIONARY


def ways_to_cut(chinese: str, lexicon: Lexicon) -> list[tuple[Morpheme, ...]]:
    """The ways to cut `chinese` into morphemes without a rest, fewest pieces first, `WAYS` at most.

    The lexicon's dictionary is asked only where there is none, and only about what is not covered.
    """
    plain = "".join(character for character in chinese if character.isalnum())
    if not plain or len(plain) > 3 * LONGEST:
        return []
    ways = _ways(plain, lexicon, ())
    if not ways and lexicon.dictionary:
        ways = [way for way in _ways(plain, lexicon, lexicon.gaps(plain)) if _is_firm(way)]
    return ways[:WAYS]


def _ways(plain: str, lexicon: Lexicon, gaps: Sequence[int]) -> list[tuple[Morpheme, ...]]:
    """The ways to cut a phrase without marks; words of the dictionary may stand over the `gaps`."""
    ends: list[list[tuple[Morpheme, ...]]] = [[()]]
    for end in range(1, len(plain) + 1):
        ways = []
        for start in range(end):
            morpheme = lexicon.morphemes.get(plain[start:end])
            if morpheme is None and gaps and any(start <= gap < end for gap in gaps):
                morpheme = lexicon.dictionary.get(plain[start:end])
            if morpheme is not None:
                ways += [(*way, morpheme) for way in ends[start]]
        ends.append(sorted(ways, key=len)[: 4 * WAYS])
    return ends[-1]


def _is_firm(way: Sequence[Morpheme]) -> bool:
    """Whether a way says enough for single characters of the dictionary, which mean much and little."""
    heavy = sum(not morpheme.light for morpheme in way)
    return heavy > _FEW_SLOTS or not any(morpheme.dictionary and len(morpheme.zh) == 1 for morpheme in way)
