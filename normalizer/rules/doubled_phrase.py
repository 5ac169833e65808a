"""A word joined to itself by `and`, and a phrase said three times: `arduous and arduous`.

Must not know of the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token
from normalizer.rules._suffixes import is_abstract_noun, is_adjective
from normalizer.rules._tokens import at, is_blank

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


def find(text: Text) -> Iterator[Finding]:
    """Certain for an adjective before its noun, and for `a` + noun; other pairs and repetitions are offered."""
    tokens = text.tokens
    for index in range(2, len(tokens) - 2):
        if tokens[index].text == "and" and is_blank(tokens[index - 1]) and is_blank(tokens[index + 1]):
            finding = _judge_pair(text, index)
            if finding is not None:
                yield finding
    yield from _find_repetitions(text)


def _judge_pair(text: Text, index: int) -> Finding | None:
    first, second = text.tokens[index - 2], text.tokens[index + 2]
    word = first.text
    if first.kind is not Kind.WORD or second.text != word or not word.islower() or len(word) < 3:
        return None
    if not text.vocabulary.is_ordinary(word) or word in _LEGITIMATE or not _stands_free(text.tokens, index):
        return None
    level = Applicability.SAFE if _is_certain(text, index, word) else Applicability.UNSAFE
    if level is Applicability.UNSAFE and (_is_repeated_act(word) or _is_listed(text, index)):
        return None
    return Finding(
        rule=id,
        span=Span(first.start, second.end),
        message=f"'{word}' once for '{word} and {word}'",
        fix=Fix((Edit(Span(first.end, second.end), ""),), level),
        rank=2.0,
    )


def _stands_free(tokens: Sequence[Token], index: int) -> bool:
    """Whether neither word is half of a compound: `critical and critical-minded`."""
    return at(tokens, index - 3).text != "-" and at(tokens, index + 3).text not in {"-", "’", "'", "/"}


def _is_repeated_act(word: str) -> bool:
    """`talked and talked`, `waits and waits`: a verb repeated for its length."""
    return word.endswith(("ed", "ing", "er"))


def _is_certain(text: Text, index: int, word: str) -> bool:
    before, after = at(text.tokens, index - 4), _behind(text, index)
    if before.kind is not Kind.WORD or not is_blank(at(text.tokens, index - 3)):
        return False
    if _is_paired(text, index) or before.text in _MORE:
        return False
    ends = after.text in {",", ".", ";", "!", "?"}
    if is_adjective(word):
        return ends or (after.kind is Kind.WORD and after.text != "and")
    if is_abstract_noun(word):
        return before.text in {"a", "an"} and (ends or after.text in _AFTER_NOUN)
    return False


def _is_listed(text: Text, index: int) -> bool:
    """Whether two things are meant: `ideological security and security in key areas`, `the unity of X and X`."""
    before = at(text.tokens, index - 4)
    return before.kind is not Kind.WORD or _is_paired(text, index) or _behind(text, index).text in {"of", "in", "for"}


def _behind(text: Text, index: int) -> Token:
    """What follows the pair: the next word, or the mark that sticks to it."""
    following = at(text.tokens, index + 3)
    return at(text.tokens, index + 4) if is_blank(following) else following


def _is_paired(text: Text, index: int) -> bool:
    """Whether the sentence sets two things side by side just before: `the relationship between`."""
    head = text.tokens[max(index - 2 * _PAIR_REACH, 0) : index - 2]
    sentence = text.sentence(text.tokens[index].start).start
    return any(token.text.lower() in _PAIRING for token in head if token.start >= sentence)


def _find_repetitions(text: Text) -> Iterator[Finding]:
    """A phrase of two or more words that is said three times in a row between commas."""
    commas = [token for token in text.tokens if token.text == ","]
    index = 0
    while index + 2 < len(commas):
        repeats = _repeats(text, commas, index)
        if len(repeats) >= 2:
            yield _offer(text, repeats)
        index += max(len(repeats), 1)


def _repeats(text: Text, commas: Sequence[Token], index: int) -> list[Span]:
    """The equal phrases between the commas from `index` on, when the same one stands before the first comma."""
    phrase, following = (text.string[commas[i].end : commas[i + 1].start] for i in (index, index + 1))
    if phrase != following or len(phrase.split()) < 2:
        return []
    sentence = text.sentence(commas[index].start)
    start = commas[index].start - len(phrase.strip())
    before = text.string[max(start, sentence.start) : commas[index].start]
    if before != phrase.strip() or text.string[start - 1 : start].isalnum():
        return []
    spans: list[Span] = []
    for left, right in zip(commas[index:], commas[index + 1 :], strict=False):
        span = Span(left.start, right.start)
        if text.string[left.end : right.start] != phrase or right.start > sentence.end:
            break
        spans.append(span)
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
