"""The guards: why a window that fills every slot is yet no place of its term.

Each removes a kind of false friend that was seen in real text.  Must not know of scores.
"""

from __future__ import annotations

from normalizer.glossary.schema import Term
from normalizer.match.evidence import COUNTS
from normalizer.match.recognise import Recogniser, Window
from normalizer.match.stream import Stream
from normalizer.match.traits import FUNCTION_WORDS, AllTraits

_NEGATIONS = frozenset("not never no nor without cannot non".split())
_LOCAL = frozenset(
    "provincial province municipal city county district township town village local prefectural regional autonomous"
    " league banner".split()
)


class Guards:
    """The guards over one text."""

    def __init__(self, stream: Stream, recogniser: Recogniser, traits: AllTraits) -> None:
        self._word = stream.word
        self._family = recogniser.slots.family
        self._recogniser = recogniser
        self._traits = traits

    def objection(self, window: Window, term: Term) -> str:
        """Why the window is no place of its term; empty when nothing speaks against it."""
        traits = self._traits.of(term)
        before, behind = self._word(window.first - 1), self._word(window.last + 1)
        if {before, self._word(window.first - 2)} & _NEGATIONS or before.endswith(("n't", "n’t")):
            return "negated"
        if traits.is_national and any(self._word(i) in _LOCAL for i in range(window.first - 2, window.last + 3)):
            return "the organ of a lower level"
        if traits.is_numeric and (before in COUNTS or behind in COUNTS):
            return "a part of a larger count"
        opens = self._family(self._word(window.first)) == traits.opening
        if before == "to" and not opens and not traits.is_numeric and len(window.path.slots) <= 3:
            return "the place of a verb"
        return ""

    def is_closed(self, window: Window, term: Term) -> bool:
        """Whether no neighbour belongs to the same term: else the window is cut out of a longer form."""
        own = self._traits.of(term).families
        for index, step in ((window.first - 1, -1), (window.last + 1, 1)):
            skipped = 0
            while self._word(index) in FUNCTION_WORDS and skipped < 2:
                index, skipped = index + step, skipped + 1
            word = self._word(index)
            if word[:1].isalpha() and (self._family(word) in own or self._recogniser.fills(window.path, word)):
                return False
        return True

    def is_right_form(self, window: Window, term: Term, printed: str) -> bool:
        """Whether the content words of the window are those of a right form in their order, no capital lost.

        Only little words, the number or the Party's name differ: `at the core` for `at its core`.
        """
        words = [self._word(index) for index in range(window.first, window.last + 1)]
        contents = tuple("party" if word == "cpc" else word for word in words if _is_content(word))
        families = tuple(map(self._family, contents))
        for form in self._traits.of(term).forms:
            # A name in another order is as good: Law of the Republic on Supervision.
            same = sorted(contents) == sorted(form.words) if form.is_capitalised else families == form.families
            if same and _capitals(printed) >= _capitals(form.printed):
                return True
        return False


def _capitals(printed: str) -> int:
    return sum(word[0].isupper() for word in printed.replace("CPC", "Party").split())


def _is_content(word: str) -> bool:
    return word[:1].isalnum() and word not in FUNCTION_WORDS
