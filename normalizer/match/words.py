"""The words of a compiled glossary, sorted, each known by its place.

Must not know what the words are for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from normalizer.core.packed import Part, Strings, pack_strings

UNKNOWN = -1
_FEW = 32
"""Of so many times more words it is cheaper to read them all than to search for each."""
_LAST = "\U0010ffff"


class Words(Set[str]):
    """A sorted vocabulary; what was looked up once is remembered."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._ids: dict[str, int] = {}
        self._all: dict[str, int] | None = None

    @classmethod
    def opened(cls, parts: Mapping[str, memoryview], name: str) -> Words:
        """The words packed under `name`."""
        return cls(Strings(parts[f"{name}.blob"], parts[f"{name}.offsets"]))

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, number: int) -> str:
        return self._words[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def id(self, word: str) -> int:
        """The place of a word, or `UNKNOWN`."""
        number = self._ids.get(word)
        if number is None:
            at = bisect_left(self._words, word)
            number = at if at < len(self._words) and self._words[at] == word else UNKNOWN
            self._ids[word] = number
        return number

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.id(word) != UNKNOWN

    def ids(self, words: Sequence[str]) -> list[int]:
        """The places of several words."""
        if len(words) * _FEW < len(self._words):
            return [self.id(word) for word in words]
        if self._all is None:
            self._all = {word: place for place, word in enumerate(self._words)}
        find = self._all.get
        return [find(word, UNKNOWN) for word in words]

    def starting_with(self, prefix: str) -> list[str]:
        """The words that begin with `prefix`, sorted."""
        words = self._words
        return list(words[bisect_left(words, prefix) : bisect_right(words, prefix + _LAST)])


def pack_words(words: Iterable[str], name: str) -> dict[str, Part]:
    """The words, each once, sorted, as `Words.opened` reads them."""
    offsets, blob = pack_strings(sorted(set(words)))
    return {f"{name}.offsets": offsets, f"{name}.blob": blob}
