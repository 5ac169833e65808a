"""A comma, semicolon, full stop or bracket that the next word sticks to: `the environment,the market`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, tokens_between
from normalizer.rules._lines import Lines, is_prose
from normalizer.rules._tokens import Near, is_break

id: Final = "missing-space-after-punctuation"
summary: Final = "no space between a punctuation mark and the next word"

_STUCK: Final = re.compile(r"[,;.!?:)](?=[^\W\d])")
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
    lines = text.once(Lines)
    for match in _STUCK.finditer(text.string, 1):
        near = Near(text, Token(*match.span(), Kind.MARK, match[0]))
        level = _judge(text, lines, near) if near[1].kind is Kind.WORD else None
        if level is not None and lines.ask(match.start(), is_prose):
            yield Finding(
                rule=id,
                span=Span(*match.span()),
                message=f"Put a space after '{match[0]}' before '{near[1].text}'",
                fix=Fix((Edit(Span(match.end(), match.end()), " "),), level),
                rank=2.0,
                wording=False,
            )


def _judge(text: Text, lines: Lines, near: Near) -> Applicability | None:
    before, mark, after = near[-1], near[0], near[1]
    if mark.text == ")":
        return _judge_bracket(text, mark, after)
    if before.kind is not Kind.WORD or not _is_known(text, before) or not _is_known(text, after):
        return None
    chunk = _chunk(near)
    if not _CHUNK.fullmatch(chunk) or _is_enclosed(chunk):
        return None
    if mark.text in {",", ";"}:
        return lines.ask(mark.start, _judge_commas)
    if mark.text == ":":
        return Applicability.UNSAFE if before.text.islower() and after.text.islower() else None
    return _judge_end(text, near)


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


def _judge_end(text: Text, near: Near) -> Applicability | None:
    """`the textbook.For party members`: a sentence of some words before, its first word behind."""
    before, mark, after, beyond = (near[distance] for distance in (-1, 0, 1, 2))
    if not before.text.islower() or not after.text[0].isupper() or beyond.text != " ":
        return None
    head = tokens_between(text.string, text.sentence(before.start).start, mark.start)
    if len(list(islice(head, _TOKENS_BEFORE))) < _TOKENS_BEFORE:
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


def _chunk(near: Near) -> str:
    """The characters around the token up to white space on both sides, or as far as any known chunk reaches."""
    first, last = 0, 0
    while first > -_CHUNK_REACH and not is_break(near[first - 1]):
        first -= 1
    while last < _CHUNK_REACH and not is_break(near[last + 1]):
        last += 1
    return "".join(near[distance].text for distance in range(first, last + 1))
