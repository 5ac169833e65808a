"""The same word twice in a row: `the the`, `Grassroots Grass-roots`.

Must not know of the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token
from normalizer.rules._suffixes import is_plain_noun_or_adjective
from normalizer.rules._tokens import at

id: Final = "doubled-word"
summary: Final = "the same word twice in a row"

# Never doubled on purpose, and never both the end of one phrase and the start of the next.
_CERTAIN: Final = frozenset("the a an and or of but if than nor into its their our your whose between among".split())
# Doubled on purpose, or correctly by the grammar of the sentence.
_LEGITIMATE: Final = frozenset(
    "had that is was very bye so no many long far much more too ha hear there now well knock tut blah yeah never who"
    " do her it this you he she they we i me him them what which in on up out over down off about really quite pretty"
    " please come go yes oh hey hello ho hi wow boom win rah hip hurry wait look tick chop night day again truly"
    " extremely highly deeply slowly softly quickly same can will may must new old big little bang beep click clap"
    " sing song drip drop run walk talk work ever aye wah dum la na da dee doo cha tsk tsunami right left one two"
    " let those these here how why when where all not".split()
)
# `in order to to`: an infinitive follows, and no phrase can end in the first `to`.
_BEFORE_INFINITIVE: Final = frozenset(
    "order necessary able unable strive strives continue continues continued important need needs needed".split()
)


_GLUE: Final = frozenset("-–'’@#/~\ufffd")
_QUOTES: Final = frozenset("\"“”‘’'`")


class _Unit(NamedTuple):
    """A word with the words that hyphens join to it: its tokens' indices and its letters."""

    first: int
    last: int
    letters: str


def find(text: Text) -> Iterator[Finding]:
    """Certain for words that nobody doubles; other words are offered, emphatic ones and names left alone."""
    tokens = text.tokens
    index = 0
    while index < len(tokens):
        unit = _unit(tokens, index) if _may_be_doubled(tokens, index) else None
        if unit is None:
            index += 1
            continue
        run = _run(text, unit)
        if len(run) > 1:
            finding = _judge(text, run)
            if finding is not None:
                yield finding
        index = run[-1].last + 1


def _may_be_doubled(tokens: Sequence[Token], index: int) -> bool:
    """Whether this is a word, and the next one at the distance of a space or a hyphen begins like it."""
    token = tokens[index]
    if token.kind is not Kind.WORD or (index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].is_word):
        return False  # the rest of a hyphenated word begins no word of its own
    step = index + 1
    while at(tokens, step).text == "-" and at(tokens, step + 1).kind is Kind.WORD:
        step += 2
    return at(tokens, step).kind is Kind.SPACE and at(tokens, step + 1).text[:1].lower() == token.text[0].lower()


def _unit(tokens: Sequence[Token], index: int) -> _Unit | None:
    if tokens[index].kind is not Kind.WORD:
        return None
    last = index
    while at(tokens, last + 1).text == "-" and at(tokens, last + 2).kind is Kind.WORD:
        last += 2
    letters = "".join(token.text for token in tokens[index : last + 1 : 2])
    return _Unit(index, last, letters.casefold())


def _run(text: Text, unit: _Unit) -> list[_Unit]:
    """`unit` and the equal ones that follow it with nothing but white space between."""
    run = [unit]
    while True:
        space = at(text.tokens, run[-1].last + 1)
        following = run[-1].last + 2
        if space.kind is not Kind.SPACE or following >= len(text.tokens) or _is_border(text, space):
            return run
        other = _unit(text.tokens, following)
        if other is None or other.letters != unit.letters:
            return run
        run.append(other)


def _is_border(text: Text, space: Token) -> bool:
    """Whether a tab, more than one line end, or the border of a segment stands in the white space."""
    ends = text.string[space.start : space.end].replace("\r\n", "\n")
    if "\t" in ends or (len(ends) > 3 and not ends.lstrip(" ").startswith(("\n", "\r"))):
        return True  # columns
    return ends.count("\n") + ends.count("\r") > 1 or text.segment(space.start) != text.segment(space.end)


def _judge(text: Text, run: list[_Unit]) -> Finding | None:
    tokens = text.tokens
    first, last = run[0], run[-1]
    before, after = at(tokens, first.first - 1), at(tokens, last.last + 1)
    if before.text in _GLUE or after.text in _GLUE or _is_mention(before, after):
        return None
    if after.text == "." and at(tokens, last.last + 2).is_word:
        return None  # a file name
    word = tokens[first.first].text
    level = _level(text, run)
    if level is None:
        return None
    written = _written(text, run)
    spellings = len({one.lower() for one in written}) > 1
    whole = Span(tokens[first.first].start, tokens[last.last].end)
    return Finding(
        rule=id,
        span=whole,
        message=f"'{written[-1] if spellings else written[0]}' once for '{whole.slice(text.string)}'",
        fix=Fix((_edit(tokens, run, keep_last=spellings),), level),
        rank=2.1,
        wording=word.casefold() not in _CERTAIN,
    )


def _is_mention(before: Token, after: Token) -> bool:
    """Whether the doubled word is all that is quoted: `the typo "the the"`."""
    return before.text in _QUOTES and after.text in _QUOTES


def _written(text: Text, run: Sequence[_Unit]) -> list[str]:
    """The words as they stand."""
    return [text.string[text.tokens[unit.first].start : text.tokens[unit.last].end] for unit in run]


def _level(text: Text, run: list[_Unit]) -> Applicability | None:
    tokens = text.tokens
    written = _written(text, run)
    word = run[0].letters
    if len(word) == 1 and word != "a":
        return None
    capitals = [one for one in written if one[0].isupper()]
    if word in _CERTAIN:
        # `The The` is a name and `An An` another, `a A` a letter.
        sentence_start = written[0].istitle() and len(capitals) == 1 and word != "a"
        return Applicability.SAFE if not capitals or sentence_start else None
    if word in _LEGITIMATE or word in text.vocabulary.names:
        return None
    if _differs_in_hyphen(text, written):
        return Applicability.SAFE if len(capitals) in {0, len(written)} else Applicability.UNSAFE
    if word not in text.vocabulary.common:
        return None
    if word == "to":
        before = at(tokens, run[0].first - 2).text.lower()
        return Applicability.SAFE if not capitals and before in _BEFORE_INFINITIVE else Applicability.UNSAFE
    if is_plain_noun_or_adjective(word) and len(run) == 2 and len(capitals) in {0, 2}:
        return Applicability.SAFE
    return None if len(capitals) == len(run) and len(run) == 2 else Applicability.UNSAFE


def _differs_in_hyphen(text: Text, written: Sequence[str]) -> bool:
    """`Grassroots Grass-roots`: one word in two spellings, so no name or emphasis says it twice."""
    parts = [part.lower() for one in written for part in one.split("-") if "-" in one]
    spellings = {one.lower() for one in written}
    return len(spellings) > 1 and all(part in text.vocabulary.common for part in parts)


def _edit(tokens: Sequence[Token], run: list[_Unit], *, keep_last: bool) -> Edit:
    """Deletes all but the first, and white space on the one side that holds no line end.

    Of two spellings the last stays: what follows it may be a term together with it.
    """
    if keep_last:
        return Edit(Span(tokens[run[0].first].start, tokens[run[-1].first].start), "")
    start, end = tokens[run[0].last].end, tokens[run[-1].last].end
    gap = tokens[run[0].last + 1].text
    after = at(tokens, run[-1].last + 1)
    if ("\n" in gap or "\r" in gap) and after.kind is Kind.SPACE and len(run) == 2:
        return Edit(Span(start + len(gap), after.end), "")
    return Edit(Span(start, end), "")
