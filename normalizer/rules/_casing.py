"""Whether a capital in mid-sentence can be anything but a slip.

A name must never lose its capital, so the doubt is on the side of the capital.  Must not
know of any one rule.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at
from normalizer.rules._lines import tokens_in
from normalizer.rules._tokens import at

# Ordinary words that are written with a capital for what they name or by courtesy.
_CONVENTIONAL: Final = frozenset(
    "academy act administration agency agreement ambassador anthem army assembly association authority bank bill"
    " board bureau cabinet captain cause center central centre chairman chairperson chairwoman chancellor charter"
    " chief church city club coalition code college comrade command commander commission commissioner committee"
    " company conference confederation constitution convention corporation corps council county court covenant crown"
    " declaration delegation democracy democratic department deputy director district division doctor earth editor"
    " empire emperor evangelical executive exhibition expo fair federal federation forum foundation front fund general"
    " governor group guardian guideline guidelines headquarters hospital imperial independent independents initiative"
    " institute institution inspector internet interior judge judiciary jubilee king kingdom labour law leader league"
    " legislature lieutenant line majesty manager manifesto marshal mayor measures meeting memorandum minister"
    " ministry mission mirror moon museum national navy new northern office officer old olympic olympics opinion"
    " opinions opposition orchestra order organisation organization outline parliament parliamentary party patriarch"
    " plan police policy premier presidency president presidential press prince princess principal procurator"
    " procuratorate professor program programme project protocol province provincial regulation regulations report"
    " reporter republic resistance resolution review revolution revolutionary royal rules sabbath sacrament satellite"
    " school section security senator sergeant session society southern space speaker spirit standing star state"
    " states statute strategy street strait summit sun supreme symposium team teams theory thought times treaty trial"
    " tribunal trust union unit unity university vice war web windows word workshop world".split()
)
# Pure grammar: a name only as the first word of a title.
FUNCTION_WORDS: Final = frozenset(
    "the a an and but or nor so yet if in on at by for from to of with without within into onto upon over under about"
    " after before during through between among against as than when while where which who whom whose that this these"
    " those there it its they their them we our us he his him she her you your is are was were be been being has have"
    " had do does did can could shall should would must might also then thus therefore however all both each every"
    " some any not only more most many much such".split()
)
_NOT_VERBS: Final = frozenset("united allied associated incorporated limited federated reading sterling".split())
_CONNECTORS: Final = frozenset("of and the on for in to with by at".split())
_LOOK_AHEAD: Final = 4


def is_capitalised(token: Token) -> bool:
    """Whether the token is a word of a capital and small letters: `The`, not `NATO`, `I` or `iPhone`."""
    text = token.text
    return token.kind is Kind.WORD and len(text) > 1 and text[0].isupper() and text[1:].islower() and text.isalpha()


def is_ordinary(text: Text, word: str) -> bool:
    """Whether `word` is an English word and neither a name nor written with a capital by convention."""
    lower = word.lower()
    if lower in FUNCTION_WORDS:
        return True
    return text.vocabulary.is_ordinary(lower) and lower not in _CONVENTIONAL


def is_verb_form(text: Text, word: str) -> bool:
    """Whether `word` ends in -ing or -ed, is an ordinary word and no well-known name."""
    lower = word.lower()
    ends = lower.endswith(("ing", "ed")) and len(lower) > 4
    return ends and lower not in _NOT_VERBS and is_ordinary(text, lower)


def opens_name(text: Text, index: int) -> bool:
    """Whether another capital follows, directly or behind small words: `Belt and Road`."""
    tokens = text.tokens
    for step in range(index + 1, index + 1 + 2 * _LOOK_AHEAD):
        token = at(tokens, step)
        if token.text in {" ", "-"} or token.text in _CONNECTORS:
            continue
        return token.kind is Kind.WORD and token.text[0].isupper()
    return False


class Casing:
    """How each document of a text writes its words, counted once when first asked."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._counts: dict[int, tuple[Counter[str], Counter[str]]] = {}
        self._lists: dict[int, bool] = {}

    def count_low(self, word: str, offset: int) -> int:
        """How often the document that holds `offset` writes `word` in small letters."""
        return self._of_document(offset)[0][word.lower()]

    def count_alone(self, word: str, offset: int) -> int:
        """How often that document writes `word` with a capital in mid-sentence with no other capital beside it."""
        return self._of_document(offset)[1][word]

    def lists_capitals(self, offset: int) -> bool:
        """Whether the sentence sets several items with a capital behind semicolons."""
        sentence = self._text.sentence(offset)
        if sentence.start not in self._lists:
            tokens = tokens_in(self._text, sentence)
            items = sum(
                1
                for index, token in enumerate(tokens)
                if token.text == ";" and at(tokens, index + 2).text[:1].isupper()
            )
            self._lists[sentence.start] = items > 1 or any(token.text == ":" for token in tokens)
        return self._lists[sentence.start]

    def _of_document(self, offset: int) -> tuple[Counter[str], Counter[str]]:
        document = self._text.document(offset)
        if document.start not in self._counts:
            self._counts[document.start] = self._count(document)
        return self._counts[document.start]

    def _count(self, document: Span) -> tuple[Counter[str], Counter[str]]:
        tokens, starts = self._text.tokens, set(self._text.sentences)
        first, last = token_at(tokens, document.start), token_at(tokens, document.end)
        low = Counter(token.text for token in tokens[first:last] if token.kind is Kind.WORD and token.text.islower())
        alone = Counter(
            tokens[index].text
            for index in range(first, last)
            if is_capitalised(tokens[index]) and tokens[index].start not in starts and _stands_alone(self._text, index)
        )
        return low, alone


def _stands_alone(text: Text, index: int) -> bool:
    before = at(text.tokens, index - 2)
    return at(text.tokens, index - 1).text == " " and before.text.islower() and not opens_name(text, index)


def lower_first(token: Token) -> Edit:
    """The edit that takes the capital from a word, and touches nothing else."""
    return Edit(Span(token.start, token.start + 1), token.text[0].lower())
