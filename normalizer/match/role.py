"""What a phrase is, and what its place asks for: number and part of speech, as far as closed lists tell.

Doubt speaks for a disagreement: what disagrees is offered, never written.  Must not know
how a form is fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile

from normalizer.core.tokens import Token
from normalizer.glossary.forms import starts_with_numeral
from normalizer.match.inflection import is_plural
from normalizer.match.place import Place

POSSESSIVES = frozenset("my our your his its their whose".split())
_BE = frozenset("am is are was were be been being".split())
_HAVE = frozenset("have has had having".split())
_MODALS = frozenset("must can could shall should will would may might cannot".split())
_SUBJECTS = frozenset("we they he she i who".split())
_DETERMINERS = POSSESSIVES | frozenset("the a an this that these those each every any some no".split())
_PREPOSITIONS = frozenset(
    "of in for by with on from through under at into about against between among without within toward towards".split()
)
# Words that may stand between a verb and what it governs.
_ADVERBS = frozenset("not also still now always never ever even just only well further again thus".split())
_NO_ADVERBS = frozenset("family supply july rely apply early daily elderly friendly only reply assembly".split())
# What stands before and what behind a singular, and a plural.
_SINGULAR_NEIGHBOURS = (
    frozenset("a an each every this one another either neither".split()),
    frozenset("is was has does isn't wasn't hasn't doesn't".split()),
)
_PLURAL_NEIGHBOURS = (
    frozenset("these those many several few both various".split()),
    frozenset("are were have do aren't weren't haven't don't".split()),
)
# A determiner of the wrong number and the one that may take its place.
_FOR_PLURAL = {"a": "the", "an": "the", "this": "these", "that": "those"}
_FOR_SINGULAR = {"these": "this", "those": "that"}
# Verbs that are nothing else, and those that are nouns or adjectives too.
_VERBS = frozenset(
    "abide accelerate accomplish achieve adapt address adhere admit adopt advocate allow analyze apply approve"
    " arouse arrange ask attain attract avoid be became become began believe breathe bring broaden broke brought"
    " build built carry catch choose clarify comply compose concentrate conduct confine consider consolidate"
    " continue convey create criticize cross cultivate decide deepen defend deleverage deny destroy develop do"
    " eliminate embody emphasize empower enable enhance enrich ensure enter eradicate establish excel execute"
    " expand explore fell fill find forestall forge forget foster found fulfil fulfill gave get give go govern"
    " grew grow happen have hear held hold implement improve inherit initiate insist inspire integrate intensify"
    " investigate join keep kept knew know learn leave led let liberate lose made maintain make manifest mobilize"
    " modernize nurture obey obstruct oppose optimize overcome oversee overtake participate persevere persist"
    " persuade pick prevent prioritize proceed promote protect provide publicize pull purify pursue put realize"
    " rectify reduce reflect refuse reject relax rely remain remember renew require resist resolve revitalize rose"
    " satisfy saw scrape see seek seize send serve shake sit solve speak stabilize stay stood strengthen strive"
    " swat take tamp teach tell think throw tighten took transform understand unify unite unleash uphold vacate"
    " went wipe won write".split()
)
_AMBIGUOUS = frozenset(
    "abuse advance balance battle blaze boost brave break campaign care cause challenge change check claim clean"
    " close combat complete control crack curb cut dare deal demand dream drive exercise face fall fight fix focus"
    " follow free grasp guard guide handle help honor increase issue lead live lock look love lower matter mean"
    " move note offer open pay place plan play pledge pool practice practise press process promise push question"
    " raise rally reach reform refuel release research reserve respect result return review risk roll row rule run"
    " safeguard secure separate set share shift shoulder sound speed stand start step stock stop study support"
    " sweep talk target test top trade train transfer treat trust turn use watch welcome wish work".split()
)
_CLOSED = (
    _DETERMINERS
    | _PREPOSITIONS
    | _MODALS
    | _BE
    | _HAVE
    | _ADVERBS
    | _SUBJECTS
    | frozenset(
        "and or but as to than that which who when where while if so because since until after before during over"
        " across do does did it you them us here there then too both all".split()
    )
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def disagrees(new: str, place: Place) -> bool:
    """Whether a neighbour agrees with what stands there and would not with `new`.

    A word of one number before or a verb behind (a … is, these … are) speaks against the
    other number, and a determiner that cannot be mended (each, every) against a formula in
    the plural.  A verb's place (is pursuing …, must …, to strengthen …) speaks against a
    noun phrase, a noun's place (the …, by …) against a verb.
    """
    return _disagrees_in_number(new, place) or _disagrees_in_kind(new, place)


def are_of_one_kind(new: str, matched: str) -> bool:
    """Whether two phrases are both verb phrases or neither is one."""
    return _is_verb_phrase(new) == _is_verb_phrase(matched)


def mended_determiner(new: str, place: Place, word: Token) -> str:
    """What the determiner `word` before the place becomes where `new` has another number than what stands there.

    `a`, `this` and `that` before a plural, `these` and `those` before a singular; any other
    word, and one that belongs to a noun further on, stays.
    """
    lower = word.text.lower()
    plural = _is_plural(new)
    wanted = (_FOR_PLURAL if plural else _FOR_SINGULAR).get(lower)
    if wanted is None or (is_plural(place.matched) == plural and not is_plural_formula(new)):
        return word.text
    if is_attributive(place) or (lower == "that" and not _is_demonstrative(place)):
        return word.text
    return wanted


@lru_cache(4096)
def is_plural_formula(new: str) -> bool:
    """Whether a formula counts several things (Two Upholds, Four Nos and Two Directs; not one-stop service)."""
    first = re.split(r" and |, ", new, maxsplit=1)[0]
    return starts_with_numeral(new) and not re.match(r"(?:one|1)\b", new, re.IGNORECASE) and is_plural(first)


def is_attributive(place: Place) -> bool:
    """Whether a noun seems to go on directly behind, to which a determiner then belongs."""
    word = place.neighbour_behind()
    if word is None:
        return False
    lower = word.text.lower()
    return not (lower in _CLOSED or lower.endswith(("ed", "ly", "n't")) or _is_finite(lower))


def _disagrees_in_number(new: str, place: Place) -> bool:
    before, behind = _lower(place.neighbour_before()), _lower(place.neighbour_behind())
    if starts_with_numeral(new):
        # A formula is a name, of either number; but a determiner has only one.
        if not is_plural_formula(new) or is_attributive(place):
            return False
        return before in _SINGULAR_NEIGHBOURS[0] and (
            before not in _FOR_PLURAL or (before not in ("a", "an") and behind in _SINGULAR_NEIGHBOURS[1])
        )
    if is_plural(place.matched) == is_plural(new):
        return False
    expected = _SINGULAR_NEIGHBOURS if is_plural(new) else _PLURAL_NEIGHBOURS
    return before in expected[0] or behind in expected[1]


def _disagrees_in_kind(new: str, place: Place) -> bool:
    if place.opens_quotation:
        return False  # what is quoted is a name, whatever it is made of
    governor = _governor(place)
    if not governor:
        return False
    first, new_first = _first(place.matched), _first(new)
    if governor in _BE and first.endswith("ing"):
        return not new_first.endswith("ing")
    if governor in _HAVE and first.endswith("ed"):
        return not new_first.endswith(("ed", "ing"))
    if governor in _MODALS or governor in _SUBJECTS:
        return not _may_be_verb(new_first)
    if governor == "to":
        return _is_verb_phrase(place.matched) and not _may_be_verb(new_first)
    if governor in _PREPOSITIONS or governor in _DETERMINERS:
        return _is_verb_phrase(new) and not _is_verb_phrase(place.matched)
    return False


def _governor(place: Place) -> str:
    """The word before, adverbs left aside; lower case, empty when there is none."""
    for word in place.words_before():
        lower = "" if word.text == "May" else word.text.lower()
        if not _is_adverb(lower):
            return lower
    return ""


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)


@lru_cache(4096)
def _is_verb_phrase(phrase: str) -> bool:
    """Whether a phrase begins with a verb.

    One that may be a noun is a verb before a determiner, or where another verb is joined to it;
    adverbs are left aside.
    """
    if phrase[0].isupper():
        return False  # a name
    words = [*dropwhile(_is_adverb, phrase.lower().split())] or [phrase]
    if words[0] not in _AMBIGUOUS:
        return words[0] in _VERBS
    return words[1:2] != [] and (words[1] in _DETERMINERS or _joins_verb(words))


def _joins_verb(words: Sequence[str]) -> bool:
    """Whether *and* joins a verb, that of an infinitive (campaign to study and apply) left aside."""
    main = [*takewhile(lambda word: word != "to", words)]
    return any(one == "and" and other in _VERBS for one, other in pairwise(main))


def _may_be_verb(word: str) -> bool:
    return word in _VERBS or word in _AMBIGUOUS or word.endswith("ed") or _is_adverb(word)


def _is_finite(word: str) -> bool:
    """Whether a word is a form of a verb that is nothing else (requires, mean)."""
    return word in _VERBS or word.removesuffix("s") in _VERBS or word.removesuffix("es") in _VERBS


def _is_demonstrative(place: Place) -> bool:
    """Whether a `that` before points at something; behind a verb or a noun it begins a clause."""
    words = place.words_before()
    next(words, None)
    return _lower(next(words, None)) in _PREPOSITIONS - {"in"}


def _is_plural(new: str) -> bool:
    return is_plural_formula(new) if starts_with_numeral(new) else is_plural(new)


def _first(phrase: str) -> str:
    found = _FIRST_WORD.search(phrase)
    return found.group().lower() if found else ""


def _lower(word: Token | None) -> str:
    return word.text.lower() if word else ""
