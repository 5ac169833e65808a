"""A capital in mid-sentence, left where two clauses were joined: `our Political judgment`.

Must not know of the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import DOUBLE
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at
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
from normalizer.rules._tokens import at

id: Final = "stray-capital"
summary: Final = "an ordinary word with a capital in mid-sentence"

# How many tokens of the sentence on either side are read.
_REACH: Final = 80
_STOPS: Final = frozenset(",.;:!?)")
_POSSESSIVES: Final = frozenset("our their its".split())
_ARTICLES: Final = frozenset({"a", "an", "the"})
# Behind these words a capital is a name, a title or a defined term more often than a slip.
_BEFORE_NAMES: Final = frozenset(
    "the a an this that of in on at by for from to with and or as is was are were be called named titled entitled"
    " said says via using like than into per no not but if when while et al vs versus near since".split()
)


def find(text: Text) -> Iterator[Finding]:
    """Certain in three narrow places, each with its own evidence; offered for other ordinary words."""
    tokens, lines, marks, casing = text.tokens, Lines(text), Marks(text), Casing(text)
    starts = set(text.sentences)
    for index in range(2, len(tokens)):
        word = tokens[index]
        if not is_capitalised(word) or tokens[index - 1].text != " " or word.start in starts:
            continue
        if not is_ordinary(text, word.text) or not _continues(text, index) or opens_name(text, index):
            continue
        level = _judge(text, marks, casing, index)
        if level is not None and not _is_title_case(text, lines, marks, word):
            yield Finding(
                rule=id,
                span=Span(word.start, word.end),
                message=f"'{word.text.lower()}' for '{word.text}' in mid-sentence",
                fix=Fix((lower_first(word),), level),
                rank=1.9,
            )


def _continues(text: Text, index: int) -> bool:
    """Whether the sentence goes on in small letters, or ends, behind the word."""
    after = at(text.tokens, index + 1)
    return after.text in _STOPS or (after.text == " " and at(text.tokens, index + 2).text.islower())


def _judge(text: Text, marks: Marks, casing: Casing, index: int) -> Applicability | None:
    before, word = text.tokens[index - 2], text.tokens[index]
    if before.text in DOUBLE:
        return _judge_behind_quotation(text, marks, index)
    if before.kind is not Kind.WORD or not before.text.islower():
        return None
    lower = word.text.lower()
    if lower in FUNCTION_WORDS:
        return Applicability.UNSAFE
    if casing.count_alone(word.text, word.start) > 1:
        return None
    if _is_adjective_in_place(text, index) or _is_noun_in_place(before, word):
        return Applicability.SAFE
    if before.text in _BEFORE_NAMES or (not is_adjective(lower) and not casing.count_low(lower, word.start)):
        return None
    return Applicability.UNSAFE


def _judge_behind_quotation(text: Text, marks: Marks, index: int) -> Applicability | None:
    """`creating a “…” The atmosphere`: the article before the quotation still waits for its noun."""
    word = text.tokens[index]
    closing = text.tokens[index - 2].start
    pair = marks.closed_at(closing)
    if pair is None or word.text.lower() not in FUNCTION_WORDS:
        return None
    opening = token_at(text.tokens, pair.opening)
    ends_sentence = text.string[closing - 1] in ".!?"
    waits = at(text.tokens, opening - 1).text == " " and at(text.tokens, opening - 2).text in _ARTICLES
    if waits and not ends_sentence and word.text == "The":
        return Applicability.SAFE
    return None if ends_sentence else Applicability.UNSAFE


def _is_adjective_in_place(text: Text, index: int) -> bool:
    """`our Political judgment, political comprehension`: the sentence itself writes it small."""
    before, word, after = text.tokens[index - 2], text.tokens[index], at(text.tokens, index + 2)
    if before.text not in _POSSESSIVES or after.kind is not Kind.WORD or not is_adjective(word.text.lower()):
        return False
    near = text.tokens[max(index - _REACH, 0) : index + _REACH]
    sentence = text.sentence(word.start)
    return any(token.text == word.text.lower() and sentence.start <= token.start < sentence.end for token in near)


def _is_noun_in_place(before: Token, word: Token) -> bool:
    """`political Execution`: an abstract noun behind its adjective is no name."""
    return is_adjective(before.text) and is_abstract_noun(word.text.lower())


def _is_title_case(text: Text, lines: Lines, marks: Marks, word: Token) -> bool:
    """Whether the line, or the quotation around the word, is in title case or no English sentence."""
    pair = marks.innermost(word.start)
    share = capital_share(text, pair.content) if pair is not None else lines.ask(word.start, capital_share)
    return share > 0.4 or not lines.ask(word.start, is_english)
