"""The English that the workload is made of: sentences of the seeds, words of the text, words kept out of it.

A word that is kept out of the text shares its first letters with no word of the text and is no one-letter
misspelling of one, so that terms made of such words are not met, whatever a matcher tolerates.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
COMMON = ROOT / "glossaries" / "english" / "common.txt"
TEXT_WORDS = 20_000
STEM = 5
"""Words that share so many first letters are taken for forms of one word."""
SHORTEST_RESERVED = 7

_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class Words:
    """Sentences of the seeds; the words of the text, the most frequent first; the words that it never holds."""

    sentences: tuple[str, ...]
    text: tuple[str, ...]
    reserved: tuple[str, ...]


@cache
def load_words(seed: int = 1) -> Words:
    """The words, in an order that `seed` decides."""
    sentences = tuple(_sentences())
    known = Counter(word.lower() for sentence in sentences for word in _WORD.findall(sentence))
    frequent = sorted(known, key=lambda word: (-known[word], word))
    listed = [word for word in COMMON.read_text(encoding="utf-8").split("\n")[1:] if _WORD.fullmatch(word)]
    text, rest = _divide(listed, frequent, random.Random(seed))
    near = {other for word in text for other in _with_a_letter_less(word)}
    reserved = [
        word
        for word in rest
        if len(word) >= SHORTEST_RESERVED and not any(other in near for other in _with_a_letter_less(word))
    ]
    return Words(sentences, tuple(text), tuple(reserved))


def _sentences() -> Iterator[str]:
    for path in sorted(SEEDS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (found for said in _SENTENCE.split(line) if len(found := said.strip()) > 20)


def _divide(listed: Iterable[str], frequent: list[str], chance: random.Random) -> tuple[list[str], list[str]]:
    """The words of the text, those of the seeds first, and the rest; words of one stem stay together."""
    stems: dict[str, list[str]] = {}
    for word in listed:
        stems.setdefault(word[:STEM], []).append(word)
    known = set(frequent)
    of_text = {word[:STEM] for word in frequent}
    order = sorted(stems)
    chance.shuffle(order)
    text, rest = list(frequent), []
    for stem in order:
        words = [word for word in stems[stem] if word not in known]
        if stem in of_text or len(stem) < STEM or len(text) < TEXT_WORDS:
            text += words
        else:
            rest += words
    return text, rest


def _with_a_letter_less(word: str) -> Iterator[str]:
    """The word itself and the word without each of its letters: two words share one when a letter parts them."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
