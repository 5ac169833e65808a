"""American and British spelling of the words that occur in political English.

Two endings and a small table, no more than terms need; must not know of terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum


class Spelling(StrEnum):
    """Which spelling a house wants; with `any`, both are right and American is written."""

    ANY = "any"
    AMERICAN = "american"
    BRITISH = "british"


_IZE = frozenset(
    "author capital central character civil collectiv commercial critic democrat digital econom emphas equal final"
    " formal general global harmon ideal industrial informat institutional legal liberal local marginal maxim memorial"
    " militar minim mobil modern monopol national neutral normal optim organ penal personal polit popular prior"
    " ration real recogn regular revital secular sensit social special stabil standard subsid summar symbol synchron"
    " urban util visual".split()
)
_OUR = tuple("behavi col endeav fav flav harb hon hum lab neighb rum sav vap clam cand".split())
_WORDS = {
    "center": "centre", "theater": "theatre", "fiber": "fibre", "meter": "metre", "kilometer": "kilometre",
    "liter": "litre", "defense": "defence", "offense": "offence", "program": "programme",
    "fulfill": "fulfil", "fulfillment": "fulfilment", "enroll": "enrol", "enrollment": "enrolment",
    "skillful": "skilful", "traveler": "traveller", "counselor": "counsellor", "gray": "grey", "plow": "plough",
    "analyze": "analyse", "analyzed": "analysed", "analyzing": "analysing", "centered": "centred",
    "aging": "ageing", "favorite": "favourite", "neighborhood": "neighbourhood", "laborer": "labourer",
}  # fmt: skip
# Not "analyses", which is a noun too.
_BRITISH_WORDS = _WORDS | {f"{word}s": f"{other}s" for word, other in _WORDS.items() if word != "analyze"}
_AMERICAN_WORDS = {british: american for american, british in _BRITISH_WORDS.items()}
_VERB = re.compile(r"(?P<stem>\w+?)(?P<ending>i[sz])(?P<rest>es?|ed|ers?|ing|ations?|ational|able)")
_NOUN = re.compile(rf"(?P<stem>{'|'.join(_OUR)})(?P<ending>ou?r)(?P<rest>s|ed|ing|able|al)?")
_ENDINGS = {Spelling.AMERICAN: ("iz", "or"), Spelling.BRITISH: ("is", "our")}
_WORD = re.compile(r"[^\W\d_]+")


def respell(phrase: str, spelling: Spelling) -> str:
    """`phrase` in one spelling, its capitals kept; in any spelling it stays as it is."""
    if spelling is Spelling.ANY:
        return phrase
    return _WORD.sub(lambda match: _respell_word(match.group(), spelling), phrase)


def other_spellings(phrase: str) -> Iterator[str]:
    """The phrase in the spellings that it is not in."""
    for spelling in (Spelling.AMERICAN, Spelling.BRITISH):
        other = respell(phrase, spelling)
        if other != phrase:
            yield other


def _respell_word(word: str, spelling: Spelling) -> str:
    lower = word.lower()
    table = _BRITISH_WORDS if spelling is Spelling.BRITISH else _AMERICAN_WORDS
    new = table.get(lower) or _respell_ending(lower, spelling)
    if new == lower:
        return word
    if word.isupper():
        return new.upper()
    return new.capitalize() if word[0].isupper() else new


def _respell_ending(word: str, spelling: Spelling) -> str:
    verb_ending, noun_ending = _ENDINGS[spelling]
    verb = _VERB.fullmatch(word)
    if verb and verb["stem"] in _IZE:
        return f"{verb['stem']}{verb_ending}{verb['rest']}"
    noun = _NOUN.fullmatch(word)
    return f"{noun['stem']}{noun_ending}{noun['rest'] or ''}" if noun else word
