"""What is done to a planted term and to a sentence: the damage of machine translation and of careless copying."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.terms import Synthetic

KINDS = ("case", "hyphen", "plural", "typo", "drop", "insert", "swap", "subst")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_ENOUGH = 5


def damage(kind: str, form: str, term: Synthetic, chance: random.Random, word: Callable[[], str]) -> tuple[str, str]:
    """The kind of damage and the damaged form; a form that is too short for it stays as it is, and is 'exact'."""
    words = form.split(" ")
    at = chance.randrange(len(words) - 1)
    if kind == "case":
        words[at] = words[at].upper() if chance.random() < 0.3 else words[at].capitalize()
    elif kind == "hyphen":
        words[at : at + 2] = [f"{words[at]}-{words[at + 1]}"]
    elif kind == "plural":
        words[-1] = words[-1][:-1] if words[-1].endswith("s") else words[-1] + "s"
    elif kind == "typo":
        longest = max(range(len(words)), key=lambda index: len(words[index]))
        words[longest] = misspelt(words[longest], chance)
    elif kind == "drop" and len(words) > 2:
        del words[at]
    elif kind == "insert":
        words.insert(at + 1, word())
    elif kind == "swap":
        words[at], words[at + 1] = words[at + 1], words[at]
    elif kind == "subst":
        _substitute(words, term, chance)
    said = " ".join(words)
    return ("exact" if said == form else kind), said


def _substitute(words: list[str], term: Synthetic, chance: random.Random) -> None:
    """Says one morpheme with another of its glosses."""
    morpheme = chance.choice(term.morphemes)
    said = next(index for index, word in enumerate(words) if word in morpheme.words)
    words[said] = chance.choice([word for word in morpheme.words if word != words[said]])


def misspelt(word: str, chance: random.Random) -> str:
    """A word with one letter too few, too many, wrong, or changed with its neighbour; the first letter stays."""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice(_LETTERS)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )


def roughen(sentence: str, chance: random.Random) -> str:
    """A sentence with one word dropped, doubled, misspelt, in other case, or with a stray space or none."""
    words = sentence.split(" ")
    at = chance.randrange(len(words))
    kind = chance.choice(("drop", "double", "typo", "case", "space", "comma"))
    if kind == "drop":
        del words[at]
    elif kind == "double":
        words.insert(at, words[at])
    elif kind == "typo" and len(words[at]) >= _LONG_ENOUGH and words[at].isalpha():
        words[at] = misspelt(words[at], chance)
    elif kind == "case":
        words[at] = words[at].capitalize()
    elif kind == "space":
        words[at] += " "
    elif kind == "comma":
        words[at] = words[at].replace(",", " ,")
    return " ".join(words)
