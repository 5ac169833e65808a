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
from normalizer.match.fold import Folded, Unit
from normalizer.match.forms import Candidate, FormIndex

THRESHOLD = 0.85
"""How alike a window and a form must be, as the ratio of their edit distance to their length."""
_SHORTEST = 6
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
        self._words = sorted(word for word in index.words if len(word) >= _SHORTEST and word.isalpha())
        self._stems: dict[str, list[str]] = {}
        for word in self._words:
            self._stems.setdefault(stem(word), []).append(word)
        self._alike: dict[tuple[str, int], list[str]] = {}

    def find(self, folded: Folded, vocabulary: Vocabulary) -> Iterator[tuple[Candidate, float]]:
        """Places where a form stands with misspelt words, and how alike the two are (0 to 1)."""
        read = self._read(folded, vocabulary)
        pairs = enumerate(zip(read.units, folded.units, strict=True))
        changed = [index for index, (new, old) in pairs if new is not old]
        if not changed:
            return
        for candidate in self._index.find(read):
            first, last = bisect_left(changed, candidate.first_unit), bisect_right(changed, candidate.last_unit)
            touched = changed[first:last]
            if not touched or not self._is_sound(candidate, touched, folded, read, vocabulary):
                continue
            score = _ratio(folded, read, candidate)
            if score >= THRESHOLD:
                yield candidate, score

    def _is_sound(
        self, candidate: Candidate, touched: Sequence[int], folded: Folded, read: Folded, vocabulary: Vocabulary
    ) -> bool:
        units = read.units[candidate.first_unit : candidate.last_unit + 1]
        words = [unit.folded for unit in units if unit.folded.isalnum()]
        if len(words) < 2 or len(touched) * 2 > len(words):
            return False
        derived = any(folded.units[index].folded in vocabulary.common for index in touched)
        return not derived or words[0] in _NUMERALS

    def _read(self, folded: Folded, vocabulary: Vocabulary) -> Folded:
        nearest: dict[str, str] = {}
        for word in {unit.folded for unit in folded.units}:
            if len(word) >= _SHORTEST and word.isalpha() and word not in self._index.words and word not in _NUMERALS:
                found = self._search(word, vocabulary)
                if found is not None:
                    nearest[word] = found
        return Folded(
            [
                Unit(unit.start, unit.end, nearest[unit.folded]) if unit.folded in nearest else unit
                for unit in folded.units
            ]
        )

    def _search(self, word: str, vocabulary: Vocabulary) -> str | None:
        if word in vocabulary.common or word in vocabulary.names:
            same = self._stems.get(stem(word), [])
            return same[0] if same else None
        from rapidfuzz import process  # costs 35 ms, and many texts have no unknown word
        from rapidfuzz.distance import OSA

        allowed = 1 if len(word) < 9 else 2
        found = process.extractOne(word, self._words_like(word, allowed), scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found else None

    def _words_like(self, word: str, allowed: int) -> list[str]:
        """The words of the same first letter and nearly the same length."""
        key = word[0], len(word)
        if key not in self._alike:
            self._alike[key] = [
                other for other in self._words if other[0] == word[0] and abs(len(other) - len(word)) <= allowed
            ]
        return self._alike[key]


def _ratio(folded: Folded, read: Folded, candidate: Candidate) -> float:
    from rapidfuzz import fuzz

    units = slice(candidate.first_unit, candidate.last_unit + 1)
    found = "".join(unit.folded for unit in folded.units[units])
    wanted = "".join(unit.folded for unit in read.units[units])
    return float(fuzz.ratio(found, wanted)) / 100


def stem(word: str) -> str:
    """A crude stem, long enough to keep prosperity and property apart."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 5:
            return word[: -len(suffix)]
    return word
