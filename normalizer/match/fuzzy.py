"""Misspelt and misderived words inside a term, found word by word and checked as a whole.

A word that no list knows is read as the nearest word of the glossary; a numeral formula's
word in a wrong derivation (establishes for establishments) is read as the right one.  The
text so read is searched for forms; what is found is offered, never written unasked.
Numerals and short words are never read differently, and neither is an English word of
another stem.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from normalizer.core.text import Vocabulary
from normalizer.match.forms import Candidate, FormIndex
from normalizer.match.stream import Stream

THRESHOLD = 0.85
"""How alike a window and a form must be, as the ratio of their edit distance to their length."""
_SHORTEST = 6
_LONGEST = 24
"""A misspelt word counts only so many units behind the start of its form."""
_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve hundred thousand first second third fourth fifth"
    " sixth seventh eighth ninth tenth double triple both dual single".split()
)
_SUFFIXES = (
    "ments ment ations ation ances ance ings ing ities ity ions ion ishes ished ish ers er ors or ed es s e".split()
)


class Misspellings:
    """Reads unknown words as words of the glossary's forms."""

    def __init__(self, index: FormIndex) -> None:
        self._index = index
        self._read: tuple[Vocabulary, dict[str, str | None]] = (Vocabulary(), {})
        self._alike: dict[tuple[str, int], list[str]] = {}

    def find(self, stream: Stream, ids: Sequence[int], vocabulary: Vocabulary) -> Iterator[tuple[Candidate, float]]:
        """Places where a form stands with misspelt words, and how alike the two are (0 to 1)."""
        nearest = {
            number: self._index.words.id(found)
            for number, word in enumerate(stream.surfaces)
            if (found := self._nearest(word, vocabulary)) is not None
        }
        if not nearest:
            return
        changed = [index for index, number in enumerate(stream.ids) if number in nearest]
        read = list(ids)
        for index in changed:
            read[index] = nearest[stream.ids[index]]
        for candidate in self._index.find(stream, read, _before(changed)):
            first, last = bisect_left(changed, candidate.first_unit), bisect_right(changed, candidate.last_unit)
            touched = changed[first:last]
            if not touched or not self._is_sound(candidate, touched, stream, vocabulary):
                continue
            units = slice(candidate.first_unit, candidate.last_unit + 1)
            wanted = [self._index.words[number] for number in read[units]]
            score = _ratio(stream.words(units.start, units.stop), wanted)
            if score >= THRESHOLD:
                yield candidate, score

    def _is_sound(self, candidate: Candidate, touched: Sequence[int], stream: Stream, vocabulary: Vocabulary) -> bool:
        units = stream.words(candidate.first_unit, candidate.last_unit + 1)
        words = [word for word in units if word.isalnum()]
        if len(words) < 2 or len(touched) * 2 > len(words):
            return False
        derived = any(stream.word(index) in vocabulary.common for index in touched)
        return not derived or words[0] in _NUMERALS

    def _nearest(self, word: str, vocabulary: Vocabulary) -> str | None:
        """The word of the glossary that `word` is read as; None when it is one itself, short or a numeral."""
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        asked, known = self._read  # once: another thread may put its own in this place
        if asked is not vocabulary:
            known = {}
            self._read = vocabulary, known
        if word not in known:
            settled = word in _NUMERALS or word in self._index.words
            known[word] = None if settled else self._search(word, vocabulary)
        return known[word]

    def _search(self, word: str, vocabulary: Vocabulary) -> str | None:
        if word in vocabulary.common or word in vocabulary.names:
            own = stem(word)
            return next((other for other in self._words(own) if stem(other) == own), None)
        from rapidfuzz import process  # costs 35 ms, and many texts have no unknown word
        from rapidfuzz.distance import OSA

        allowed = 1 if len(word) < 9 else 2
        found = process.extractOne(word, self._words_like(word, allowed), scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found else None

    def _words(self, prefix: str) -> list[str]:
        """The words of the glossary that may be misspelt and begin with `prefix`."""
        return [word for word in self._index.words.starting_with(prefix) if len(word) >= _SHORTEST and word.isalpha()]

    def _words_like(self, word: str, allowed: int) -> list[str]:
        """The words of the same first letter and nearly the same length."""
        key = word[0], len(word)
        if key not in self._alike:
            self._alike[key] = [other for other in self._words(word[0]) if abs(len(other) - len(word)) <= allowed]
        return self._alike[key]


def _before(changed: Sequence[int]) -> list[int]:
    """The places where a form that holds a changed unit may begin."""
    return sorted({start for index in changed for start in range(max(index - _LONGEST, 0), index + 1)})


def _ratio(found: Sequence[str], wanted: Sequence[str]) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(" ".join(found), " ".join(wanted))) / 100


def stem(word: str) -> str:
    """A crude stem, long enough to keep prosperity and property apart."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 5:
            return word[: -len(suffix)]
    return word
