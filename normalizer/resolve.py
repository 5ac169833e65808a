"""Which findings are applied, and why the others are not.

Levels, protection, quoted speech and overlaps are judged here, once, for all rules.  Must
not know what a rule or a term is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from normalizer.core.edits import Edit, collides
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.quotation import Quotation
from normalizer.core.result import Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import count_words
from normalizer.core.values import dataclass

TERM_WORDS = 6
"""A quotation of at most so many words is about its words; a longer one is speech or a title."""


class Quotes(StrEnum):
    """What happens to a change of wording inside longer quoted speech."""

    FIX = "fix"
    OFFER = "offer"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the caller wants applied: the lowest applicability, and the treatment of speech."""

    level: Applicability = Applicability.SAFE
    quotes: Quotes = Quotes.OFFER


@dataclass(frozen=True, slots=True)
class Resolution:
    """The findings of one round, divided."""

    accepted: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]


def order(finding: Finding) -> tuple[float, int, int, str, tuple[Edit, ...]]:
    """The total order in which findings are chosen: rank, longer span, earlier start, rule id."""
    edits = finding.fix.edits if finding.fix else ()
    return -finding.rank, -len(finding.span), finding.span.start, finding.rule, edits


def resolve(text: Text, findings: Iterable[Finding], policy: Policy) -> Resolution:
    """Divides `findings` into those to apply, those below the level and those that lose."""
    taken = _Taken()
    accepted: list[Finding] = []
    remaining: list[Finding] = []
    skipped: list[Skipped] = []
    for finding in sorted(findings, key=order):
        judged = _judge_speech(text, finding, policy.quotes)
        reason = judged if isinstance(judged, str) else _forbidden(text, judged)
        if reason:
            skipped.append(Skipped(finding, reason))
            continue
        assert not isinstance(judged, str)
        if judged.fix is None or judged.applicability < policy.level:
            remaining.append(judged)
            continue
        winner = taken.claim(judged)
        if winner:
            skipped.append(Skipped(judged, f"overlaps {winner}"))
        else:
            accepted.append(judged)
    return Resolution(_by_place(accepted), _by_place(remaining), tuple(skipped))


def by_place(finding: Finding) -> tuple[int, int, str]:
    """The order in which findings are told: start, end, rule id."""
    return finding.span.start, finding.span.end, finding.rule


def _by_place(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=by_place))


def _judge_speech(text: Text, finding: Finding, quotes: Quotes) -> Finding | str:
    """The finding as it may stand in quoted speech, or the reason why it may not."""
    if quotes is Quotes.FIX or not finding.wording or finding.fix is None or not in_speech(text, finding.span):
        return finding
    if quotes is Quotes.SKIP:
        return "quoted speech"
    fix = Fix(finding.fix.edits, min(finding.applicability, Applicability.UNSAFE))
    return replace(finding, fix=fix, evidence=(*finding.evidence, "quoted speech"))


def in_speech(text: Text, span: Span) -> bool:
    """Whether `span` is a part of a quotation that is more than the mention of a term."""
    pair = text.quotations.outermost(span)
    if pair is None:
        return False
    # What is true of an inner quotation is true of the outer one, which has no fewer words.
    quoted = text.once(_QuotedWords).of(pair)
    return quoted > TERM_WORDS and count_words(text.string, span.start, span.end) * 2 < quoted


class _QuotedWords:
    """How many words stand in each quotation, counted when first asked."""

    def __init__(self, text: Text) -> None:
        self._string = text.string
        self._counts: dict[int, int] = {}

    def of(self, pair: Quotation) -> int:
        if pair.opening not in self._counts:
            self._counts[pair.opening] = count_words(self._string, pair.content.start, pair.content.end)
        return self._counts[pair.opening]


def _forbidden(text: Text, finding: Finding) -> str:
    """Why no fix may be made here; empty when one may."""
    spans = [edit.span for edit in finding.fix.edits] if finding.fix else [finding.span]
    if any(text.is_protected(span) for span in spans):
        return "protected"
    if any(not text.segment(span.start).covers(span) for span in spans):
        return "crosses a border"
    return ""


class _Taken:
    """The edits accepted so far, by start and end, each with its new text and the rule that made it."""

    def __init__(self) -> None:
        self._edits: list[tuple[int, int, str, str]] = []

    def claim(self, finding: Finding) -> str:
        """Takes the places of a fix, or names the rule that already holds one of them."""
        assert finding.fix is not None
        fresh: list[Edit] = []
        for edit in finding.fix.edits:
            for start, end, new, rule in self._near(edit.span):
                if (start, end, new) == (edit.span.start, edit.span.end, edit.new):
                    break  # the very same edit: both findings explain it
                if collides(Span(start, end), edit.span):
                    return rule
            else:
                fresh.append(edit)
        for edit in fresh:
            insort(self._edits, (edit.span.start, edit.span.end, edit.new, finding.rule))
        return ""

    def _near(self, span: Span) -> list[tuple[int, int, str, str]]:
        at = bisect_left(self._edits, (span.start, span.end, "", ""))
        first = at
        while first > 0 and self._edits[first - 1][1] >= span.start:
            first -= 1
        last = at
        while last < len(self._edits) and self._edits[last][0] <= span.end:
            last += 1
        return self._edits[first:last]
