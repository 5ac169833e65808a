"""A capital behind a comma or semicolon where two clauses were joined: `construction, The five`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_from, tokens_between
from normalizer.rules._casing import (
    FUNCTION_WORDS,
    Casing,
    is_capitalised,
    is_ordinary,
    is_verb_form,
    lower_first,
    opens_name,
)
from normalizer.rules._lines import Lines, capital_share, is_english
from normalizer.rules._tokens import Near

id: Final = "capital-after-comma"
summary: Final = "an ordinary word with a capital behind a comma or semicolon"

# Behind these a title, a motto or the words of somebody may begin.
_INTRODUCING: Final = frozenset(
    "said say says saying asked ask asks wrote writes added adds replied replies answered answers stated states"
    " stressed stresses noted notes thought think thinks called call calls titled entitled named read reads reading"
    " goes went go is was are were be that resolved provided ordered enacted declared declares proclaimed shouted"
    " cried whispered question answer slogan motto proverb adage maxim rule principle saying phrase song sang book"
    " novel film movie memoir album play poem magazine newspaper paper journal series show article essay documentary"
    " painting column podcast game site website app band group story report speech headline sincerely faithfully"
    " regards wishes thanks love yours truly example".split()
)
_GREETINGS: Final = frozenset("dear hello hi greetings ladies gentlemen friends comrades colleagues sir madam".split())
# Contracts write the parties with a capital wherever they stand.
_DEFINED: Final = frozenset({"You", "Your", "We", "Us", "Our"})
# Of God these are written with a capital.
_REVERENT: Final = frozenset({"He", "Him", "His", "Who", "Whose", "Whom", "You", "Your"})
_GOD: Final = frozenset({"God", "Lord", "Allah", "Christ", "Jesus", "Almighty", "Creator", "Father", "Saviour"})
_WORDS_BEFORE: Final = 3
# The words in question are of plain letters; K, the sign of Kelvin, is one when it is written small.
_CAPITALS: Final = [re.compile(f"{mark} (?=[A-Z\u212a])") for mark in ",;"]


def find(text: Text) -> Iterator[Finding]:
    """Certain for grammar words, forms in -ing and -ed, and words that the document also writes small."""
    lines, casing = text.once(Lines), text.once(Casing)
    for offset in sorted(match.end() for pattern in _CAPITALS for match in pattern.finditer(text.string)):
        word = token_from(text.string, offset)
        if not is_capitalised(word) or not is_ordinary(text, word.text):
            continue
        level = _judge(text, lines, casing, Near(text, word))
        if level is not None:
            yield Finding(
                rule=id,
                span=Span(word.start, word.end),
                message=f"'{word.text.lower()}' for '{word.text}' in mid-sentence",
                fix=Fix((lower_first(word),), level),
                rank=2.0,
            )


def _judge(text: Text, lines: Lines, casing: Casing, near: Near) -> Applicability | None:
    word, after = near[0], near[_behind_compound(near)]
    before, misplaced = _before_comma(near)
    if before.text in _INTRODUCING or opens_name(near):
        return None
    if after.kind is not Kind.WORD or not after.text.islower() or _is_heading_or_greeting(lines, word):
        return None
    if not before.text.islower() or before.kind is not Kind.WORD:
        return Applicability.UNSAFE if _is_grammar(text, word) else None
    if near[-2].text == ";":
        return _judge_semicolon(text, casing, word)
    if word.text in _REVERENT and _names_god(text, word):
        return None
    if word.text in _DEFINED:
        return Applicability.UNSAFE
    if _is_grammar(text, word) or misplaced:
        return Applicability.SAFE
    # A plural may be a defined term: `Products that are licensed`.
    low = casing.count_low(word.text, word.start) > 1 and not word.text.endswith("s")
    return Applicability.SAFE if low and not casing.count_alone(word.text, word.start) else Applicability.UNSAFE


def _names_god(text: Text, word: Token) -> bool:
    sentence = text.sentence(word.start)
    return any(token.text in _GOD for token in tokens_between(text.string, sentence.start, sentence.end))


def _behind_compound(near: Near) -> int:
    """How far the word after the first one stands, or after its compound: `Business-run enterprises`."""
    distance = 0
    while near[distance + 1].text == "-" and near[distance + 2].text.islower():
        distance += 2
    return distance + 2 if near[distance + 1].text == " " else distance + 1


def _before_comma(near: Near) -> tuple[Token, bool]:
    """The token before the comma, and whether a space stands between."""
    before = near[-3]
    if before.kind is Kind.SPACE:
        return near[-4], True
    return before, False


def _is_grammar(text: Text, word: Token) -> bool:
    return word.text.lower() in FUNCTION_WORDS or is_verb_form(text, word.text)


def _judge_semicolon(text: Text, casing: Casing, word: Token) -> Applicability | None:
    """A verb cannot begin a clause of its own; in a list every item may have its capital."""
    if casing.lists_capitals(word.start):
        return None
    return Applicability.SAFE if is_verb_form(text, word.text) else Applicability.UNSAFE


def _is_heading_or_greeting(lines: Lines, word: Token) -> bool:
    """Whether the line is in title case, too short to tell, or opens like a letter."""
    if lines.count_words_before(word.start) < _WORDS_BEFORE or lines.ask(word.start, _greets):
        return True
    return not lines.ask(word.start, is_english) or lines.ask(word.start, capital_share) > 0.5


def _greets(text: Text, line: Span) -> bool:
    tokens = tokens_between(text.string, line.start, line.end)
    return next((token.text for token in tokens if token.is_word), "").lower() in _GREETINGS
