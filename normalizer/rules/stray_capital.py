"""A capital in mid-sentence, left where two clauses were joined: `our Political judgment`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import DOUBLE
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_from
from normalizer.rules._casing import (
    FUNCTION_WORDS,
    Casing,
    is_capitalised,
    is_ordinary,
    lower_first,
    opens_name,
)
from normalizer.rules._lines import Lines, capital_share, is_english
from normalizer.rules._marks import Marks
from normalizer.rules._suffixes import is_abstract_noun, is_adjective
from normalizer.rules._tokens import Near

id: Final = "stray-capital"
summary: Final = "an ordinary word with a capital in mid-sentence"

# How many tokens of the sentence on either side are read.
_REACH: Final = 80
_SHORT: Final = 4000
_STOPS: Final = frozenset(",.;:!?)")
_POSSESSIVES: Final = frozenset("our their its".split())
_ARTICLES: Final = frozenset({"a", "an", "the"})
# Behind these words a capital is a name, a title or a defined term more often than a slip.
_BEFORE_NAMES: Final = frozenset(
    "the a an this that of in on at by for from to with and or as is was are were be called named titled entitled"
    " said says via using like than into per no not but if when while et al vs versus near since".split()
)
# The plain characters that end a word in small letters or a quotation.
_ENDINGS: Final = frozenset('abcdefghijklmnopqrstuvwxyz0123456789_"')
# What is looked at closely: a word with a capital that a stop follows, or another word without one.  The
# words in question are of plain letters; K, the sign of Kelvin, is one when it is written small.
_CANDIDATE: Final = re.compile(r" ([A-Z\u212a][a-z]++)(?=[,.;:!?)]| [^\WA-Z])")


def find(text: Text) -> Iterator[Finding]:
    """Certain in three narrow places, each with its own evidence; offered for other ordinary words."""
    lines, marks, casing = text.once(Lines), text.once(Marks), text.once(Casing)
    ordinary: dict[str, bool] = {}
    for match in _CANDIDATE.finditer(text.string):
        word_text = match[1]
        if word_text not in ordinary:
            ordinary[word_text] = is_ordinary(text, word_text)
        if not ordinary[word_text] or not _may_be_before(text.string[match.start() - 1 : match.start()]):
            continue
        near = Near(text, token_from(text.string, match.start(1)))
        word = near[0]
        level = _judge(text, marks, casing, near) if _is_candidate(text, near) else None
        if level is not None and not _is_title_case(text, lines, word):
            yield Finding(
                rule=id,
                span=Span(word.start, word.end),
                message=f"'{word.text.lower()}' for '{word.text}' in mid-sentence",
                fix=Fix((lower_first(word),), level),
                rank=1.9,
            )


def _may_be_before(character: str) -> bool:
    """Whether a word in small letters or a quotation may end in the character."""
    if not character.isascii():
        return not character.isspace()
    return character in _ENDINGS


def _is_candidate(text: Text, near: Near) -> bool:
    if near[-2].text in _BEFORE_NAMES and near[0].text.lower() not in FUNCTION_WORDS:
        return False
    if not is_capitalised(near[0]) or not _continues(near) or opens_name(near):
        return False
    return text.sentence(near[0].start).start != near[0].start


def _continues(near: Near) -> bool:
    """Whether the sentence goes on in small letters, or ends, behind the word."""
    return near[1].text in _STOPS or (near[1].text == " " and near[2].text.islower())


def _judge(text: Text, marks: Marks, casing: Casing, near: Near) -> Applicability | None:
    before, word = near[-2], near[0]
    if before.text in DOUBLE:
        return _judge_behind_quotation(text, marks, near)
    if before.kind is not Kind.WORD or not before.text.islower():
        return None
    lower = word.text.lower()
    if lower in FUNCTION_WORDS:
        return Applicability.UNSAFE
    certain = _is_adjective_in_place(text, near) or _is_noun_in_place(before, word)
    if casing.count_alone(word.text, word.start) > 1:
        return None
    if certain:
        return Applicability.SAFE
    return Applicability.UNSAFE if is_adjective(lower) or casing.count_low(lower, word.start) else None


def _judge_behind_quotation(text: Text, marks: Marks, near: Near) -> Applicability | None:
    """`creating a “…” The atmosphere`: the article before the quotation still waits for its noun."""
    word = near[0]
    closing = near[-2].start
    pair = marks.closed_at(closing)
    if pair is None or word.text.lower() not in FUNCTION_WORDS:
        return None
    opening = Near(text, token_from(text.string, pair.opening))
    ends_sentence = text.string[closing - 1] in ".!?"
    waits = opening[-1].text == " " and opening[-2].text in _ARTICLES
    if waits and not ends_sentence and word.text == "The":
        return Applicability.SAFE
    return None if ends_sentence else Applicability.UNSAFE


def _is_adjective_in_place(text: Text, near: Near) -> bool:
    """`our Political judgment, political comprehension`: the sentence itself writes it small."""
    before, word, after = near[-2], near[0], near[2]
    lower = word.text.lower()
    if before.text not in _POSSESSIVES or after.kind is not Kind.WORD or not is_adjective(lower):
        return False
    sentence = text.sentence(word.start)
    if len(sentence) < _SHORT and text.string.find(lower, sentence.start, sentence.end + len(lower)) < 0:
        return False
    tokens = (near[distance] for distance in range(-_REACH, _REACH))
    return any(token.text == lower and sentence.start <= token.start < sentence.end for token in tokens)


def _is_noun_in_place(before: Token, word: Token) -> bool:
    """`political Execution`: an abstract noun behind its adjective is no name."""
    return is_adjective(before.text) and is_abstract_noun(word.text.lower())


def _is_title_case(text: Text, lines: Lines, word: Token) -> bool:
    """Whether the line, or the quotation around the word, is in title case or no English sentence."""
    pair = text.quotations.innermost(Span(word.start, word.end))
    share = capital_share(text, pair.content) if pair is not None else lines.ask(word.start, capital_share)
    return share > 0.4 or not lines.ask(word.start, is_english)
