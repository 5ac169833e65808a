"""One helper that checks every invariant of the house on every case: `assert_holds`.

The checks are written here once more, apart from the package's own, from the values alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from normalizer import engine
from normalizer.core.edits import apply, invert, is_well_formed
from normalizer.core.finding import Applicability, Rule
from normalizer.core.result import Change, Result
from normalizer.core.text import Text
from normalizer.resolve import Policy


def assert_holds(result: Result, rules: Sequence[Rule] = (), policy: Policy | None = None) -> None:
    """Every invariant that a result must have; with the rules also those that need a second run."""
    before, changes = result.before, result.changes
    edits = [change.edit for change in changes]
    after = _rebuild(before, changes)
    assert after == result.after, "rebuild"
    assert all(change.findings for change in changes), "explained"
    assert all(change.before == before[change.span.start : change.span.end] for change in changes), "before is a slice"
    assert all(change.before != change.after for change in changes), "no empty change"
    assert is_well_formed(edits), "disjoint and sorted"
    assert apply(after, result.undo) == before, "reversible"
    assert all(finding.applicability >= result.level for change in changes for finding in change.findings), "level"
    for span in result.text.protected:
        assert not any(edit.span.overlaps(span) for edit in edits), "protected"
    for finding in (*result.remaining, *(item.finding for item in result.skipped)):
        assert 0 <= finding.span.start <= finding.span.end <= len(before), "in the text"
    assert all(item.because for item in result.skipped), "skipped for a reason"
    _assert_subsets(result)
    if policy:
        _assert_settled(result, rules, policy)
        _assert_ordered(result, rules, policy)


def _rebuild(before: str, changes: Sequence[Change]) -> str:
    """The output by splicing from the end, which is not how the package does it."""
    for change in reversed(changes):
        before = before[: change.span.start] + change.after + before[change.span.end :]
    return before


def _assert_subsets(result: Result) -> None:
    """Any subset of groups applies, changes exactly its own places, and can be taken back."""
    chance = random.Random(len(result.before))
    groups = {change.group for change in result.changes if change.group is not None}
    chosen_groups = {group for group in groups if chance.random() < 0.5}
    chosen = [c for c in result.changes if (chance.random() < 0.5 if c.group is None else c.group in chosen_groups)]
    edits = [change.edit for change in chosen]
    part = apply(result.before, edits)
    assert part == _rebuild(result.before, chosen), "subset"
    assert apply(part, invert(result.before, edits)) == result.before, "subset"


def _assert_settled(result: Result, rules: Sequence[Rule], policy: Policy) -> None:
    again = engine.normalize(_as_settled(result), rules, policy)
    assert again.changes == (), f"settled: {[(c.before, c.after) for c in again.changes]}"


def _as_settled(result: Result) -> Text:
    """The output as a text, its borders and protected spans carried over by the engine's own code."""
    return engine.carried(result.text, result.edits)


def _assert_ordered(result: Result, rules: Sequence[Rule], policy: Policy) -> None:
    shuffled = list(rules)
    random.Random(len(rules)).shuffle(shuffled)
    again = engine.normalize(result.text, shuffled, policy)
    assert again.after == result.after, "ordered"
    assert [c.edit for c in again.changes] == [c.edit for c in result.changes], "ordered"


LEVELS = (Applicability.SAFE, Applicability.UNSAFE)
