"""The same word twice in a row: `the the`, `Grassroots Grass-roots`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span, offsets_of
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token
from normalizer.rules._suffixes import is_plain_noun_or_adjective
from normalizer.rules._tokens import Near, near

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
# Only words of plain letters are ever found.
_TWICE: Final = re.compile(r"[^a-z]([a-z]++)(?=\s++\1(?![a-z]))")
_TWICE_AT_START: Final = re.compile(r"([a-z]++)(?=\s++\1(?![a-z]))")
_COMPOUND: Final = re.compile(r"[a-z]++(?:-[a-z]++)*+")
_NEXT: Final = re.compile(r"\s++([a-z]++(?:-[a-z]++)*+)")
# What becomes plain letters, other in number, when case is folded.
_LIGATURES: Final = "ßẞſﬀﬁﬂﬃﬄﬅﬆ"


class _Unit(NamedTuple):
    """A word with the words that hyphens join to it: its tokens' distances from the first of a run, and its letters."""

    first: int
    last: int
    letters: str


def find(text: Text) -> Iterator[Finding]:
    """Certain for words that nobody doubles; other words are offered, emphatic ones and names left alone."""
    done = 0
    for offset in _candidates(text):
        around = near(text, offset) if offset >= done else None
        unit = _unit(around, 0) if around is not None else None
        if around is None or unit is None or not _may_be_doubled(around, unit):
            continue
        run = _run(text, around, unit)
        if len(run) > 1:
            finding = _judge(text, around, run)
            if finding is not None:
                yield finding
        done = around[run[-1].last].end


def _may_be_doubled(near: Near, unit: _Unit) -> bool:
    """Whether the unit is no rest of a hyphenated word, and the next word begins like it."""
    if near[-1].text == "-" and near[-2].is_word:
        return False
    return near[unit.last + 2].text[:1].lower() == near[0].text[0].lower()


def _candidates(text: Text) -> Sequence[int]:
    """The places where a doubled word may begin, in order."""
    low = text.string.lower()
    if len(low) != len(text.string) or any(ligature in low for ligature in _LIGATURES):
        return [token.start for token in text.tokens if token.kind is Kind.WORD]
    places = {match.start(1) for match in _TWICE.finditer(low)}
    if _TWICE_AT_START.match(low):
        places.add(0)
    return sorted(places.union(_beside_compounds(low)))


def _beside_compounds(low: str) -> Iterator[int]:
    """Where a word, or words that hyphens join, begins before the same letters, joined by other hyphens or by none."""
    end = 0
    for hyphen in offsets_of(low, "-"):
        if hyphen < end:
            continue
        start = _start_of(low, hyphen)
        compound = _COMPOUND.match(low, start)
        end = compound.end() if compound else hyphen
        if end <= hyphen:
            continue
        letters = low[start:end].replace("-", "")
        behind = _NEXT.match(low, end)
        if behind and behind[1].replace("-", "") == letters:
            yield start
        gap = start
        while gap > 0 and low[gap - 1].isspace():
            gap -= 1
        if gap < start and low[gap - 1 : gap] == letters[-1]:
            other = _start_of(low, gap)
            if low[other:gap].replace("-", "") == letters:
                yield other


def _start_of(low: str, end: int) -> int:
    """Where the letters before `end`, single hyphens between them, begin."""
    while end > 0 and ("a" <= low[end - 1] <= "z" or (low[end - 1] == "-" and "a" <= low[end - 2 : end - 1] <= "z")):
        end -= 1
    return end


def _run(text: Text, near: Near, unit: _Unit) -> list[_Unit]:
    """`unit` and the equal ones that follow it with nothing but white space between."""
    run = [unit]
    while True:
        space = near[run[-1].last + 1]
        other = _unit(near, run[-1].last + 2)
        if space.kind is not Kind.SPACE or other is None or other.letters != unit.letters or _is_border(text, space):
            return run
        run.append(other)


def _unit(near: Near, first: int) -> _Unit | None:
    if near[first].kind is not Kind.WORD:
        return None
    last = first
    while near[last + 1].text == "-" and near[last + 2].kind is Kind.WORD:
        last += 2
    letters = "".join(near[distance].text for distance in range(first, last + 1, 2))
    return _Unit(first, last, letters.casefold())


def _is_border(text: Text, space: Token) -> bool:
    """Whether a tab, more than one line end, or the border of a segment stands in the white space."""
    ends = text.string[space.start : space.end].replace("\r\n", "\n")
    if "\t" in ends or (len(ends) > 3 and not ends.lstrip(" ").startswith(("\n", "\r"))):
        return True  # columns
    return ends.count("\n") + ends.count("\r") > 1 or text.segment(space.start) != text.segment(space.end)


def _judge(text: Text, near: Near, run: list[_Unit]) -> Finding | None:
    first, last = run[0], run[-1]
    before, after = near[-1], near[last.last + 1]
    if before.text in _GLUE or after.text in _GLUE or _is_mention(before, after):
        return None
    if after.text == "." and near[last.last + 2].is_word:
        return None  # a file name
    word = near[first.first].text
    level = _level(text, near, run)
    if level is None:
        return None
    written = _written(text, near, run)
    spellings = len({one.lower() for one in written}) > 1
    whole = Span(near[first.first].start, near[last.last].end)
    return Finding(
        rule=id,
        span=whole,
        message=f"'{written[-1] if spellings else written[0]}' once for '{whole.slice(text.string)}'",
        fix=Fix((_edit(near, run, keep_last=spellings),), level),
        rank=2.1,
        wording=word.casefold() not in _CERTAIN,
    )


def _is_mention(before: Token, after: Token) -> bool:
    """Whether the doubled word is all that is quoted: `the typo "the the"`."""
    return before.text in _QUOTES and after.text in _QUOTES


def _written(text: Text, near: Near, run: Sequence[_Unit]) -> list[str]:
    """The words as they stand."""
    return [text.string[near[unit.first].start : near[unit.last].end] for unit in run]


def _level(text: Text, near: Near, run: list[_Unit]) -> Applicability | None:
    written = _written(text, near, run)
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
        before = near[-2].text.lower()
        return Applicability.SAFE if not capitals and before in _BEFORE_INFINITIVE else Applicability.UNSAFE
    if is_plain_noun_or_adjective(word) and len(run) == 2 and len(capitals) in {0, 2}:
        return Applicability.SAFE
    return None if len(capitals) == len(run) and len(run) == 2 else Applicability.UNSAFE


def _differs_in_hyphen(text: Text, written: Sequence[str]) -> bool:
    """`Grassroots Grass-roots`: one word in two spellings, so no name or emphasis says it twice."""
    parts = [part.lower() for one in written for part in one.split("-") if "-" in one]
    spellings = {one.lower() for one in written}
    return len(spellings) > 1 and all(part in text.vocabulary.common for part in parts)


def _edit(near: Near, run: list[_Unit], *, keep_last: bool) -> Edit:
    """Deletes all but the first, and white space on the one side that holds no line end.

    Of two spellings the last stays: what follows it may be a term together with it.
    """
    if keep_last:
        return Edit(Span(near[run[0].first].start, near[run[-1].first].start), "")
    start, end = near[run[0].last].end, near[run[-1].last].end
    gap = near[run[0].last + 1].text
    after = near[run[-1].last + 1]
    if ("\n" in gap or "\r" in gap) and after.kind is Kind.SPACE and len(run) == 2:
        return Edit(Span(start + len(gap), after.end), "")
    return Edit(Span(start, end), "")
