"""Double marks within double marks: `“Measures for the “Greeting” of Enterprises”`.

Must not know of the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import Quotation
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.rules._marks import Marks

id: Final = "nested-quote"
summary: Final = "double quotation marks within double quotation marks"

_CURLY: Final = frozenset("“”")
_CERTAIN_WORDS: Final = 60


def find(text: Text) -> Iterator[Finding]:
    """Certain when both pairs are complete and curly, in one sentence that has lost no mark."""
    marks = text.once(Marks)
    for outer, inside in _outermost(text):
        inner = [pair for pair in inside if pair.double]
        if outer.double and inner and all(_shapes(text, pair) for pair in (outer, *inner)):
            certain = len(inner) == len(inside) and _is_certain(text, marks, outer, inner)
            yield _finding(text, outer, inner, Applicability.SAFE if certain else Applicability.UNSAFE)


def _outermost(text: Text) -> Iterator[tuple[Quotation, list[Quotation]]]:
    """The pairs that enclose others and that no other encloses, each with those within it, in order."""
    pairs = text.quotations.pairs
    index = 0
    while index < len(pairs):
        outer, end = pairs[index], index + 1
        while end < len(pairs) and pairs[end].opening < outer.closing:
            end += 1
        if end > index + 1:
            yield outer, list(pairs[index + 1 : end])
        index = end


def _shapes(text: Text, pair: Quotation) -> str:
    """`curly` or `straight` for the marks of a pair, flipped ones included; empty for anything else."""
    marks = {text.string[pair.opening], text.string[pair.closing]}
    if marks <= _CURLY:
        return "curly"
    return "straight" if marks == {'"'} else ""


def _finding(text: Text, outer: Quotation, inner: Sequence[Quotation], level: Applicability) -> Finding:
    edits = sorted([edit for pair in inner for edit in _single(text, pair)] + _mended(text, outer))
    return Finding(
        rule=id,
        span=outer.span,
        message=f"Single marks within double ones for '{inner[0].span.slice(text.string)}'",
        fix=Fix(tuple(edits), level),
        rank=2.3,
        wording=False,
    )


def _single(text: Text, pair: Quotation) -> list[Edit]:
    marks = "‘’" if _shapes(text, pair) == "curly" else "''"
    return [Edit(Span(at, at + 1), mark) for at, mark in zip((pair.opening, pair.closing), marks, strict=True)]


def _mended(text: Text, outer: Quotation) -> list[Edit]:
    """The outer marks turned the right way, and no space before the closing one."""
    if _shapes(text, outer) != "curly":
        return []
    edits = [
        Edit(Span(at, at + 1), mark)
        for at, mark in ((outer.opening, "“"), (outer.closing, "”"))
        if text.string[at] != mark
    ]
    if text.string[outer.closing - 1] == " ":
        edits.append(Edit(Span(outer.closing - 1, outer.closing), ""))
    return edits


def _is_certain(text: Text, marks: Marks, outer: Quotation, inner: Sequence[Quotation]) -> bool:
    content = outer.content.slice(text.string)
    sentence = text.sentence(outer.opening)
    lost = marks.has_lost(Span(sentence.start, outer.closing + 1))
    deep = any(left.closing > right.opening for left, right in pairwise(inner))
    if lost or deep or "\n" in content or len(content.split()) > _CERTAIN_WORDS:
        return False
    upright = all(_shapes(text, pair) == "curly" and _is_upright(text, pair) for pair in inner)
    return upright and text.string[outer.opening] == "“" and outer.closing < sentence.end


def _is_upright(text: Text, pair: Quotation) -> bool:
    content = pair.content.slice(text.string)
    return text.string[pair.opening] == "“" and text.string[pair.closing] == "”" and content == content.strip() != ""
