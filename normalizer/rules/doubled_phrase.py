"""A word joined to itself by `and`, and a phrase said three times: `arduous and arduous`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, pairwise
from operator import eq
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_from, token_over
from normalizer.rules._suffixes import is_abstract_noun, is_adjective
from normalizer.rules._tokens import Near, is_blank

id: Final = "doubled-phrase"
summary: Final = "a word joined to itself by 'and', or a phrase said over and over"

# Said twice on purpose.
_LEGITIMATE: Final = frozenset(
    "again more less better worse on by over under out up down years days weeks months hours miles ages round around"
    " through further farther faster deeper higher lower wider bigger smaller larger greater stronger weaker tighter"
    " longer shorter closer harder easier louder clearer fewer older younger richer poorer time times half so such"
    " various thousands hundreds millions lots lot tens dozens scores many these this that those here there now then"
    " one two three ones same him her it them you me us all each both".split()
)
# Words before the pair which make it two things on purpose.
_PAIRING: Final = frozenset("between both unity relationship relations difference dialectical either".split())
_AFTER_NOUN: Final = frozenset("on into in by with against at from for".split())
_MORE: Final = frozenset("more less most very".split())
_PAIR_REACH: Final = 8
# Ordinary words are of plain letters.
_BETWEEN_FIGURES: Final = re.compile(r",(?<=\d,)(?=\d)")
_CHAIN: Final = re.compile(r"\d++(?:[.,]\d++)++")
_AND: Final = re.compile(r"and(?=[^\S\r\n]++([a-z]{3,}+))")


def find(text: Text) -> Iterator[Finding]:
    """Certain for an adjective before its noun, and for `a` + noun; other pairs and repetitions are offered."""
    for match in _AND.finditer(text.string):
        if _stands_before(text.string, match[1], match.start()):
            finding = _judge_pair(text, Near(text, token_from(text.string, match.start())))
            if finding is not None:
                yield finding
    yield from _find_repetitions(text)


def _stands_before(string: str, word: str, end: int) -> bool:
    """Whether `word` and white space stand before `end`."""
    at = end - 1
    if at < len(word) or not string[at].isspace():
        return False
    if string[at - 1] != word[-1]:
        while string[at - 1].isspace():
            at -= 1
    return string.startswith(word, at - len(word))


def _judge_pair(text: Text, near: Near) -> Finding | None:
    first, second = near[-2], near[2]
    word = first.text
    if near[0].text != "and" or not is_blank(near[-1]) or not is_blank(near[1]):
        return None
    if first.kind is not Kind.WORD or second.text != word or not word.islower():
        return None
    if not text.vocabulary.is_ordinary(word) or word in _LEGITIMATE or not _stands_free(near):
        return None
    level = Applicability.SAFE if _is_certain(text, near, word) else Applicability.UNSAFE
    if level is Applicability.UNSAFE and (_is_repeated_act(word) or _is_listed(text, near)):
        return None
    return Finding(
        rule=id,
        span=Span(first.start, second.end),
        message=f"'{word}' once for '{word} and {word}'",
        fix=Fix((Edit(Span(first.end, second.end), ""),), level),
        rank=2.0,
    )


def _stands_free(near: Near) -> bool:
    """Whether neither word is half of a compound: `critical and critical-minded`."""
    return near[-3].text != "-" and near[3].text not in {"-", "’", "'", "/"}


def _is_repeated_act(word: str) -> bool:
    """`talked and talked`, `waits and waits`: a verb repeated for its length."""
    return word.endswith(("ed", "ing", "er"))


def _is_certain(text: Text, near: Near, word: str) -> bool:
    before, after = near[-4], _behind(near)
    if before.kind is not Kind.WORD or not is_blank(near[-3]):
        return False
    if _is_paired(text, near) or before.text in _MORE:
        return False
    ends = after.text in {",", ".", ";", "!", "?"}
    if is_adjective(word):
        return ends or (after.kind is Kind.WORD and after.text != "and")
    if is_abstract_noun(word):
        return before.text in {"a", "an"} and (ends or after.text in _AFTER_NOUN)
    return False


def _is_listed(text: Text, near: Near) -> bool:
    """Whether two things are meant: `ideological security and security in key areas`, `the unity of X and X`."""
    return near[-4].kind is not Kind.WORD or _is_paired(text, near) or _behind(near).text in {"of", "in", "for"}


def _behind(near: Near) -> Token:
    """What follows the pair: the next word, or the mark that sticks to it."""
    return near[4] if is_blank(near[3]) else near[3]


def _is_paired(text: Text, near: Near) -> bool:
    """Whether the sentence sets two things side by side just before: `the relationship between`."""
    sentence = text.sentence(near[0].start).start
    head = (near[-distance] for distance in range(3, 1 + 2 * _PAIR_REACH))
    return any(token.text.lower() in _PAIRING for token in head if token.start >= sentence)


def _find_repetitions(text: Text) -> Iterator[Finding]:
    """A phrase of two or more words that is said three times in a row between commas."""
    commas, phrases = _between_commas(text.string)
    done = 0
    for index in compress(range(len(phrases)), map(eq, phrases, phrases[1:])):
        repeats = _repeats(text, commas, index) if index >= done else []
        if len(repeats) >= 2:
            yield _offer(text, repeats)
        done = max(done, index + len(repeats))


def _between_commas(string: str) -> tuple[list[int], list[str]]:
    """The commas of a text, those that part thousands left out, and what stands between each and the next."""
    pieces = string.split(",")
    commas = list(accumulate((len(piece) + 1 for piece in pieces[1:-1]), initial=len(pieces[0])))
    inside = set(_thousands(string))
    if not inside:
        return commas, pieces[1:-1]
    commas = [comma for comma in commas if comma not in inside]
    return commas, [string[one + 1 : other] for one, other in pairwise(commas)]


def _thousands(string: str) -> Iterator[int]:
    """The commas that belong to a number; the first figures of a chain may end a word instead: `a1,200`."""
    done = 0
    for comma in _BETWEEN_FIGURES.finditer(string):
        start = comma.start()
        if start < done:
            continue
        while start > done and (string[start - 1].isdecimal() or string[start - 1] in ".,"):
            start -= 1
        for chain in _CHAIN.finditer(string, start):
            if chain.end() > comma.start():
                break
        done = chain.end()
        first = token_over(string, chain.start())
        yield from (at for at in range(*chain.span()) if string[at] == "," and at != first.end)


def _repeats(text: Text, commas: Sequence[int], index: int) -> list[Span]:
    """The equal phrases between the commas from `index` on, when the same one stands before the first comma."""
    phrase = text.string[commas[index] + 1 : commas[index + 1]]
    if len(phrase.split()) < 2:
        return []
    sentence = text.sentence(commas[index])
    start = commas[index] - len(phrase.strip())
    before = text.string[max(start, sentence.start) : commas[index]]
    if before != phrase.strip() or text.string[start - 1 : start].isalnum():
        return []
    spans: list[Span] = []
    for place in range(index, len(commas) - 1):
        left, right = commas[place], commas[place + 1]
        if text.string[left + 1 : right] != phrase or right > sentence.end:
            break
        spans.append(Span(left, right))
    return spans


def _offer(text: Text, repeats: Sequence[Span]) -> Finding:
    phrase = repeats[0].slice(text.string).strip(" ,\n")
    span = Span(repeats[0].start, repeats[-1].end)
    return Finding(
        rule=id,
        span=span,
        message=f"'{phrase}' once for {len(repeats) + 1} times",
        fix=Fix((Edit(span, ""),), Applicability.UNSAFE),
        rank=2.0,
    )
