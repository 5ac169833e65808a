"""Number in English noun phrases: enough for the last word of a term, no more.

Must not know of terms or texts.
"""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "half": "halves",
    "leaf": "leaves",
    "life": "lives",
    "shelf": "shelves",
    "wife": "wives",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "emphasis": "emphases",
    "hypothesis": "hypotheses",
    "thesis": "theses",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "memorandum": "memoranda",
    "echo": "echoes",
    "hero": "heroes",
    "tomato": "tomatoes",
    "potato": "potatoes",
    "veto": "vetoes",
    "no": "nos",
    "bias": "biases",
    "bus": "buses",
    "canvas": "canvases",
    "gas": "gases",
    "lens": "lenses",
}
# Bases are those of a base more often than of a basis.
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items() if plural != "bases"}
_SAME = frozenset(
    "corps series species means news headquarters politics economics ethics logistics physics mathematics athletics"
    " aircraft".split()
)
_ENDS_IN_S = frozenset("bias canvas chaos ethos gas lens bus plus thus yes".split())
# Nouns that have no plural in the sense of a term; the plural of a garble says nothing about them.
_UNCOUNTED = frozenset(
    "accountability adherence affluence alleviation anti-corruption authority bribery building bureaucratism conduct"
    " confidence conservation construction corruption culture democracy development discipline eco-environment"
    " education embezzlement equipment equity extravagance fairness formalism freedom governance guidance happiness"
    " harmony hedonism housing ideology implementation information innovation inspiration integrity justice knowledge"
    " leadership loyalty modernization morality oversight patriotism peace poverty progress propaganda prosperity"
    " publicity recovery reduction rejuvenation rejuvenating relief research revitalization safety sanitation security"
    " self-discipline self-governance self-reliance self-revolution sinicization socialism solidarity stability"
    " supervision training transparency transformation unity urbanization waste welfare well-being work".split()
)
_COMPOUND = re.compile(r"(?<!hu)(?<!ger)(?<!ro)(?<!sha)(?<=[a-z])man$")
_COMPOUNDS = re.compile(r"(?<!speci)(?<!regi)(?<!abdo)(?<=[a-z])men$")
_PREPOSITION = re.compile(r" (?:of|for|in|on|with|at|to|by|from|under|between|against) ")
_SIBILANT_ES = ("ches", "shes", "xes", "sses", "zes")


def pluralize(word: str) -> str:
    """The plural of a noun."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return word[0] + _IRREGULAR[lower][1:]
    if lower in _SAME:
        return word
    if _COMPOUND.search(lower):
        return word[:-2] + "en"
    if lower.endswith("y") and len(lower) > 2 and lower[-2] not in "aeiou":
        return word[:-1] + "ies"
    if lower.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    return word + "s"


def singularize(word: str) -> str:
    """The singular of a noun; `word` itself when it is no plural."""
    lower = word.lower()
    if lower in _SINGULAR:
        return word[0] + _SINGULAR[lower][1:]
    if lower in _SAME or lower in _ENDS_IN_S:
        return word
    if _COMPOUNDS.search(lower):
        return word[:-2] + "an"
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(_SIBILANT_ES):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        return word[:-1]
    return word


@lru_cache(4096)
def is_plural(phrase: str) -> bool:
    """Whether the head of a noun phrase is a plural."""
    head = _head(phrase)
    return singularize(head) != head


def same_head(phrase: str, other: str) -> bool:
    """Whether two noun phrases have the same head noun, its number left aside."""
    return singularize(_head(phrase)).lower() == singularize(_head(other)).lower()


def toggle_number(phrase: str) -> str:
    """The plural of a singular noun phrase and the singular of a plural one.

    The head is the last word, or the last one before a preposition; of words joined by
    `and` it is the last (Party and government offices).
    """
    head = _head(phrase)
    if len(head) < 3 or not head.isalpha():
        return phrase
    singular = singularize(head)
    changed = pluralize(head) if singular == head else singular
    end = _head_end(phrase)
    return phrase[: end - len(head)] + changed + phrase[end:]


def in_number(phrase: str, *, plural: bool) -> str:
    """The noun phrase in the number asked for; as it is where its head cannot be counted (Party building)."""
    if is_plural(phrase) == plural or (plural and _head(phrase).lower() in _UNCOUNTED):
        return phrase
    return toggle_number(phrase)


def _head_end(phrase: str) -> int:
    match = _PREPOSITION.search(phrase)
    return match.start() if match else len(phrase)


def _head(phrase: str) -> str:
    return re.split(r"[ \-]", phrase[: _head_end(phrase)])[-1]
