"""How far a replacement reaches: the place itself, and what the replacement would leave twice or unpaired.

Must not know what a replacement looks like in the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from normalizer.core.quotation import DOUBLE, SINGLE
from normalizer.core.span import Span
from normalizer.core.tokens import Token
from normalizer.match.inflection import singularize
from normalizer.match.place import ARTICLES, MARKS, Place

_MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_PREPOSITIONS = frozenset("of for in on with at to by from under between against".split())
# After one of these, what looks like a plural noun is a verb (the group groups its members).
_OBJECTS = frozenset("the a an this these its his her their our my your it them us him all each every".split())


def reach(new: str, place: Place) -> Place | None:
    """The place with all that `new` stands for; None where nothing can be written.

    A quotation mark within whose partner stands directly outside takes it along, and so does
    `new` with words that it would double: `care system` those of "joint cure *system*",
    `spirit of Yan'an` those of "the *spirit of the* Yan'an soul".  Nothing can be written on
    one half of a hyphenated compound, nor where a mark would be left without its partner.
    """
    known = place.reached
    key = new.lower()
    if key not in known:
        known[key] = _reach(new, place)
    return known[key]


def _reach(new: str, place: Place) -> Place | None:
    if place.is_half_of_compound:
        return None
    span = _with_partners(place)
    if span is None:
        return None
    if span != place.span:
        place = Place(place.text, span)
        if place.is_half_of_compound:
            return None
    start, end = _doubled_before(new, place), _doubled_behind(new, place)
    return place if start == place.span.start and end == place.span.end else Place(place.text, Span(start, end))


def doubles_across_mark(new: str, place: Place) -> bool:
    """Whether a word beyond a quotation mark beside the place is one that `new` begins or ends with and it did not."""
    if place.character_before() not in MARKS and place.character_behind() not in MARKS:
        return False
    ours, matched = _words(new), _words(place.matched)
    before, behind = place.neighbour_before(), place.neighbour_behind()
    return bool(ours and matched) and any(
        word is not None and _single(word.text) == _single(ours[at]) != _single(matched[at])
        for word, at in ((before, 0), (behind, -1))
    )


def _with_partners(place: Place) -> Span | None:
    start, end = place.span.start, place.span.end
    string = place.text.string
    if _MARK.search(string, start, end) is None:
        return place.span
    for found in _MARK.finditer(string, start, end):
        partner = place.partner(found.start())
        if partner is None or start <= partner < end:
            continue
        if partner == start - 1:
            start = partner
        elif partner == end:
            end = partner + 1
        else:
            return None
    return Span(start, end)


def _doubled_behind(new: str, place: Place) -> int:
    """The end of the place with the words behind that `new` ends with, or that its head is."""
    behind = place.word_behind()
    if behind is None:
        return place.span.end
    nearest = _single(behind.text)
    if nearest not in _singles(new):
        return place.span.end
    ours = _words(new)
    matched = _words(place.matched)
    for count in range(len(ours), 0, -1):
        theirs = list(islice(place.words_behind(), count))
        if len(theirs) == count and _same(ours[-count:], [word.text for word in theirs]):
            if _ends_with(matched, ours[-count:]) or _is_verb(theirs[-1], place, count):
                return place.span.end
            return _end(theirs[-1])
    leads = len(ours) > 1 and ours[1] in _PREPOSITIONS and nearest == _single(ours[0])
    if leads and _single(matched[0]) != nearest and not _is_verb(behind, place, 1):
        return _end(behind)
    return place.span.end


def _doubled_before(new: str, place: Place) -> int:
    """The start of the place with the words before that `new` begins with, or that are its head and *of*."""
    before = place.words_before()
    nearest = next(before, None)
    if nearest is None:
        return place.span.start
    if nearest.text.lower() in ARTICLES:
        article, nearest = nearest, next(before, None)
    else:
        article = None
    if nearest is None:
        return place.span.start
    if nearest.text.lower() != "of" and _single(nearest.text) not in _singles(new):
        return place.span.start
    ours = _words(new)
    if ours[:1] and ours[0] in ARTICLES:
        ours = ours[1:]
    words = [nearest, *islice(before, max(len(ours), 2) - 1)]
    matched = _words(place.matched)
    for count in range(min(len(ours), len(words)), 0, -1):
        theirs = words[count - 1 :: -1]
        if _same(ours[:count], [word.text for word in theirs]):
            if _single(matched[0]) == _single(ours[0]) or (article and count == 1):
                return place.span.start
            return theirs[0].start
    return _head_before(words, ours, matched, place.span.start)


def _head_before(words: Sequence[Token], ours: Sequence[str], matched: Sequence[str], start: int) -> int:
    """`start`, or where before an *of* the head of `ours` stands, its last word (the *work of* party construction)."""
    if len(words) < 2 or words[0].text.lower() != "of" or not _PREPOSITIONS.isdisjoint(ours):
        return start
    stands_twice = words[1].text.lower() == ours[-1] and _single(matched[-1]) != _single(ours[-1])
    return words[1].start if stands_twice else start


def _is_verb(word: Token, place: Place, distance: int) -> bool:
    """Whether a word behind that ends in s has an object and so is no noun."""
    if _single(word.text) == word.text.lower() or _POSSESSIVE.search(word.text):
        return False
    following = next(islice(place.words_behind(), distance, None), None)
    return following is not None and following.text.lower() in _OBJECTS


def _end(word: Token) -> int:
    """Where a word ends without its possessive."""
    return word.start + len(_POSSESSIVE.sub("", word.text))


@lru_cache(4096)
def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(phrase.lower()))


@lru_cache(4096)
def _singles(phrase: str) -> frozenset[str]:
    return frozenset(map(_single, _words(phrase)))


@lru_cache(4096)
def _single(word: str) -> str:
    return singularize(_POSSESSIVE.sub("", word.lower()))


def _same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two runs of words are the same, the number of the last left aside."""
    if [word.lower() for word in theirs[:-1]] != list(ours[:-1]):
        return False
    return _single(ours[-1]) == _single(theirs[-1])


def _ends_with(words: Sequence[str], ending: Sequence[str]) -> bool:
    return len(words) >= len(ending) and _same(words[-len(ending) :], ending)
