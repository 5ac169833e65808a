"""Forms of one word: the family by which maintain, maintained and maintenance are the same.

Snowball's English stemmer (Porter 2001) joins inflections and half of the derivations; a table
of the lexicon joins the others and keeps apart what only looks alike (unit, unite).
Must not know of terms or texts.
"""

from __future__ import annotations

from _thread import get_ident
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from normalizer.match.inflection import singularize

if TYPE_CHECKING:
    import Stemmer

_SHORTEST = 4


class Families:
    """The family of every word; `joined` are forms of one word, `apart` are not whatever their stems."""

    def __init__(self, joined: Sequence[Sequence[str]] = (), apart: Sequence[Sequence[str]] = ()) -> None:
        self.joined, self.apart = joined, apart
        self._named: dict[str, str] = {}
        self._by_stem: dict[str, str] = {}
        self._known: dict[str, str] = {}
        lonely = {word.lower() for group in apart for word in group}
        for word in lonely:
            self._named[word] = f"{word}!"
        for group in joined:
            name = f"{group[0].lower()}!"
            for word in map(str.lower, group):
                self._named[word] = name
                if word not in lonely:
                    self._by_stem.setdefault(stem(word), name)

    def of(self, word: str) -> str:
        """The family of a lower-case word: a name that all its forms share."""
        family = self._known.get(word)
        if family is None:
            family = self._known[word] = self._find(word)
        return family

    def _find(self, word: str) -> str:
        for base in _bases(word):
            if base in self._named:
                return self._named[base]
        stemmed = stem(word)
        return self._by_stem.get(stemmed, stemmed)


def _bases(word: str) -> Iterator[str]:
    """The words of which `word` may be an inflection, itself first."""
    yield word
    if len(word) < _SHORTEST:
        return
    singular = singularize(word)
    if singular != word:
        yield singular
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ing"):
        yield word[:-3] + "e"
        yield word[:-3]
    if word.endswith("ied"):
        yield word[:-3] + "y"
    if word.endswith("ed"):
        yield word[:-1]
        yield word[:-2]
    if word.endswith("es"):
        yield word[:-2]


def is_inflection(word: str, lemma: str) -> bool:
    """Whether `word` is `lemma` in some number, tense or participle."""
    return lemma in _bases(word)


# A stemmer has a state of its own and may serve one thread alone; the number of a thread that ended is given again.
@lru_cache(64)
def _stemmer(_thread: int) -> Stemmer.Stemmer:
    import Stemmer  # most texts of a compiled glossary need it, a glossary that has no lexicon does not

    return Stemmer.Stemmer("english")


def stem(word: str) -> str:
    """The Snowball stem of a lower-case word."""
    if len(word) < _SHORTEST or not word.isascii():
        return word
    return str(_stemmer(get_ident()).stemWord(word))
