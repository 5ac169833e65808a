"""Words looked up in the text of a sorted list, for who asks about few: a set of all takes longer to make.

Must not know which list it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Set


class SortedWords(Set[str]):
    """The lines of `text` as a set; they are in the order of code points, none is empty, each ends in a line feed.

    A word that was looked up once is remembered.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = isinstance(word, str) and self._holds(word)
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split("\n")[:-1])

    def __len__(self) -> int:
        return self._text.count("\n")

    def _holds(self, word: str) -> bool:
        text, low, high = self._text, 0, len(self._text)
        while low < high:  # both are where lines begin
            middle = (low + high) // 2
            start = text.rfind("\n", low, middle) + 1 or low
            end = text.index("\n", middle)
            line = text[start:end]
            if line == word:
                return True
            low, high = (end + 1, high) if line < word else (low, start)
        return False
