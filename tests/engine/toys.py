"""Rules small enough to see through: each rewrites one word to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text


@dataclass(frozen=True)
class Swap:
    """Rewrites every place of `old` as `new`."""

    old: str
    new: str
    id: str = "swap"
    rank: float = 1.0
    applicability: Applicability = Applicability.SAFE
    wording: bool = True

    def find(self, text: Text) -> Iterator[Finding]:
        for match in re.finditer(re.escape(self.old), text.string):
            span = Span(*match.span())
            fix = Fix((Edit(span, self.new),), self.applicability)
            yield Finding(self.id, span, f"Use '{self.new}'", fix=fix, rank=self.rank, wording=self.wording)


@dataclass(frozen=True)
class Wrap:
    """Puts marks around every place of `word`: two insertions that stand or fall together."""

    word: str
    left: str = "<"
    right: str = ">"
    id: str = "wrap"
    rank: float = 1.0

    def find(self, text: Text) -> Iterator[Finding]:
        for match in re.finditer(rf"(?<!{self.left}){self.word}(?!{self.right})", text.string):
            start, end = match.span()
            edits = (Edit(Span(start, start), self.left), Edit(Span(end, end), self.right))
            yield Finding(self.id, Span(start, end), "Wrap it", fix=Fix(edits, Applicability.SAFE), rank=self.rank)


@dataclass(frozen=True)
class Show:
    """Shows every place of `word` without a fix."""

    word: str
    id: str = "show"

    def find(self, text: Text) -> Iterator[Finding]:
        for match in re.finditer(re.escape(self.word), text.string):
            yield Finding(self.id, Span(*match.span()), "Look at it")


@dataclass(frozen=True)
class Follow:
    """Rewrites `old` only where `lead` stands directly before it, and leaves `lead` alone."""

    lead: str
    old: str
    new: str
    id: str = "follow"

    def find(self, text: Text) -> Iterator[Finding]:
        for match in re.finditer(f"(?<={re.escape(self.lead)}){re.escape(self.old)}", text.string):
            span = Span(*match.span())
            yield Finding(self.id, span, f"Use '{self.new}'", fix=Fix((Edit(span, self.new),), Applicability.SAFE))
