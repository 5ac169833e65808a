"""Whether a capital in mid-sentence can be anything but a slip.

A name must never lose its capital, so the doubt is on the side of the capital.  Must not
know of any one rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_over, tokens_between
from normalizer.rules._tokens import Near

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


def opens_name(near: Near) -> bool:
    """Whether another capital follows, directly or behind small words: `Belt and Road`."""
    for step in range(1, 1 + 2 * _LOOK_AHEAD):
        token = near[step]
        if token.text in {" ", "-"} or token.text in _CONNECTORS:
            continue
        return token.kind is Kind.WORD and token.text[0].isupper()
    return False


class Casing:
    """How each document of a text writes a word, looked up when first asked; `text.once(Casing)` gives all the same."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._documents: dict[int, _Words] = {}
        self._counts: dict[tuple[int, str, bool], int] = {}
        self._lists: dict[int, bool] = {}

    def count_low(self, word: str, offset: int) -> int:
        """How often the document that holds `offset` writes `word` in small letters; two are enough."""
        return self._count(word.lower(), offset, alone=False)

    def count_alone(self, word: str, offset: int) -> int:
        """How often that document writes `word` with a capital in mid-sentence with no other capital beside it.

        Two are enough.
        """
        return self._count(word, offset, alone=True)

    def lists_capitals(self, offset: int) -> bool:
        """Whether the sentence sets several items with a capital behind semicolons."""
        sentence = self._text.sentence(offset)
        if sentence.start not in self._lists:
            tokens = list(tokens_between(self._text.string, sentence.start, sentence.end))
            behind = zip(tokens, tokens[2:], strict=False)
            items = sum(1 for mark, token in behind if mark.text == ";" and token.text[0].isupper())
            self._lists[sentence.start] = items > 1 or any(token.text == ":" for token in tokens)
        return self._lists[sentence.start]

    def _count(self, word: str, offset: int, *, alone: bool) -> int:
        document = self._text.document(offset)
        key = (document.start, word, alone)
        if key not in self._counts:
            if document.start not in self._documents:
                self._documents[document.start] = _Words(self._text.string, document)
            places = self._documents[document.start].places(word)
            if alone:
                places = (place for place in places if self._stands_alone(word, place))
            self._counts[key] = sum(1 for _ in islice(places, 2))
        return self._counts[key]

    def _stands_alone(self, word: str, place: int) -> bool:
        if self._text.string[place - 1 : place] != " " or self._text.sentence(place).start == place:
            return False
        near = Near(self._text, Token(place, place + len(word), Kind.WORD, word))
        return near[-1].text == " " and near[-2].text.islower() and not opens_name(near)


class _Words:
    """Where each word stands in a document: searched for, and once many were sought, all of them listed."""

    # So many searches of the whole document cost about as much as the list.
    _PATIENCE = 200

    def __init__(self, string: str, document: Span) -> None:
        self._string = string
        self._document = document
        self._searches = 0
        self._list: Mapping[str, Sequence[int]] | None = None

    def places(self, word: str) -> Iterator[int]:
        """The places of `word`, exactly so written and a whole token, in order."""
        self._searches += 1
        if self._searches > self._PATIENCE and self._list is None:
            self._list = self._listed()
        return self._search(word) if self._list is None else iter(self._list.get(word, ()))

    def _listed(self) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        for token in tokens_between(self._string, self._document.start, self._document.end):
            if token.kind is Kind.WORD:
                places.setdefault(token.text, []).append(token.start)
        return places

    def _search(self, word: str) -> Iterator[int]:
        string, end = self._string, self._document.end + len(word) - 1
        place = string.find(word, self._document.start, end)
        while place >= 0:
            behind = place + len(word)
            if not _joins(string[behind : behind + 1]) and not _joins(string[place - 1 : place]):
                token = token_over(string, place)
                if token.start == place and token.text == word:
                    yield place
                behind = max(behind, token.end)
            place = string.find(word, behind, end)


def _joins(character: str) -> bool:
    """Whether the character goes on with any word that it stands beside."""
    return character.isascii() and (character.isalnum() or character == "_")


def lower_first(token: Token) -> Edit:
    """The edit that takes the capital from a word, and touches nothing else."""
    return Edit(Span(token.start, token.start + 1), token.text[0].lower())
