"""A comma, semicolon, full stop or bracket that the next word sticks to: `the environment,the market`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at
from normalizer.rules._lines import Lines, is_prose
from normalizer.rules._tokens import at, is_break

id: Final = "missing-space-after-punctuation"
summary: Final = "no space between a punctuation mark and the next word"

_MARKS: Final = frozenset(",;.!?:)")
# A chunk of the line between two spaces that holds anything else is an address, a file
# name, a number or code.
_CHUNK: Final = re.compile(r"[“‘\"'(]*[A-Za-z]+(?:['’-][A-Za-z]+)*[,;.!?:)][A-Za-z]+(?:['’-][A-Za-z]+)*[,;.!?:”’\"')]*")
_LONG_WORD: Final = 6
# Four words and the spaces between them.
_TOKENS_BEFORE: Final = 7
_BRACKET_REACH: Final = 200
_CHUNK_REACH: Final = 12
# Words that begin a sentence and no name of a programme, file or method.
_OPENERS: Final = frozenset(
    "the this these those it we they he she you our their his its in on at for but and although however while"
    " since therefore meanwhile moreover".split()
)


def find(text: Text) -> Iterator[Finding]:
    """Certain between two ordinary words of a sentence that elsewhere has its spaces; offered after a colon."""
    tokens, lines = text.tokens, Lines(text)
    for index in range(1, len(tokens) - 1):
        mark = tokens[index]
        if mark.text not in _MARKS or tokens[index + 1].kind is not Kind.WORD:
            continue
        level = _judge(text, lines, index)
        if level is not None and lines.ask(mark.start, is_prose):
            yield Finding(
                rule=id,
                span=Span(mark.start, mark.end),
                message=f"Put a space after '{mark.text}' before '{tokens[index + 1].text}'",
                fix=Fix((Edit(Span(mark.end, mark.end), " "),), level),
                rank=2.0,
                wording=False,
            )


def _judge(text: Text, lines: Lines, index: int) -> Applicability | None:
    before, mark, after = text.tokens[index - 1], text.tokens[index], at(text.tokens, index + 1)
    if mark.text == ")":
        return _judge_bracket(text, mark, after)
    if before.kind is not Kind.WORD or not _is_known(text, before) or not _is_known(text, after):
        return None
    chunk = _chunk(text.tokens, index)
    if not _CHUNK.fullmatch(chunk) or _is_enclosed(chunk):
        return None
    if mark.text in {",", ";"}:
        return lines.ask(mark.start, _judge_commas)
    if mark.text == ":":
        return Applicability.UNSAFE if before.text.islower() and after.text.islower() else None
    return _judge_end(text, index)


def _is_enclosed(chunk: str) -> bool:
    """`(major,minor)`: brackets or marks around just the two words, as for a value."""
    return chunk[0] in "(\"'“‘" and chunk.rstrip(",;.!?:")[-1] in ")\"'”’"


def _judge_commas(text: Text, span: Span) -> Applicability | None:
    """Safe when the line is a sentence, not a row of values: its other commas have their spaces."""
    line = span.slice(text.string)
    tight = len(re.findall(r"[,;](?=\S)", line))
    spaced = len(re.findall(r"[,;] ", line))
    if len(line.split()) < 8:
        return None
    is_sentence = line.rstrip(" \"”’')").endswith((".", "!", "?"))
    if spaced >= tight or (tight == 1 and is_sentence):
        return Applicability.SAFE
    return Applicability.UNSAFE if tight == 1 or spaced else None


def _judge_end(text: Text, index: int) -> Applicability | None:
    """`the textbook.For party members`: a sentence of some words before, its first word behind."""
    before, after, beyond = (at(text.tokens, index + step) for step in (-1, 1, 2))
    if not before.text.islower() or not after.text[0].isupper() or beyond.text != " ":
        return None
    if index - token_at(text.tokens, text.sentence(before.start).start) < _TOKENS_BEFORE:
        return None
    if after.text.lower() in _OPENERS:
        return Applicability.SAFE
    return Applicability.UNSAFE if len(after.text) >= _LONG_WORD else None


def _judge_bracket(text: Text, mark: Token, after: Token) -> Applicability | None:
    """A bracket around several words that ends a chunk of its own, not `colo(u)r` or a link."""
    opening = text.string.rfind("(", max(mark.start - _BRACKET_REACH, 0), mark.start)
    inside = text.string[opening + 1 : mark.start]
    if opening < 0 or " " not in inside or any(char in ")/\n" for char in inside):
        return None
    if len(after.text) < 3 or not after.text.islower() or not _is_known(text, after):
        return None
    return None if text.string[opening - 1 : opening] in {"]", "."} else Applicability.SAFE


def _is_known(text: Text, word: Token) -> bool:
    lower = word.text.lower()
    return len(lower) > 1 and (lower in text.vocabulary.common or lower in text.vocabulary.names)


def _chunk(tokens: Sequence[Token], index: int) -> str:
    """The characters around the token up to white space on both sides, or as far as any known chunk reaches."""
    first, last = index, index
    while first > index - _CHUNK_REACH and not is_break(at(tokens, first - 1)):
        first -= 1
    while last < index + _CHUNK_REACH and not is_break(at(tokens, last + 1)):
        last += 1
    return "".join(token.text for token in tokens[first : last + 1])
