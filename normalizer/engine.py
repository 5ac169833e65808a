"""Rounds of finding and resolving until nothing more applies, composed into one `Result`.

In the first round every rule reads the original text, so that none destroys another's
evidence; later rounds exist for what the first one uncovered, and read only the documents
that the one before changed: of each document the last round applies nothing and thereby
proves that a second run would change nothing.  Must not know what the rules are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from normalizer.core.edits import Edit, Lift, apply, carry, carry_offsets, compose_traced, invert, merge
from normalizer.core.errors import SelfCheckError
from normalizer.core.excerpt import Excerpt, count_documents, document_of, excerpt, touched
from normalizer.core.finding import Finding, Fix, Rule
from normalizer.core.result import Change, Result, Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text, merge_spans
from normalizer.core.values import dataclass
from normalizer.resolve import Policy, Resolution, by_place, resolve

MAX_ROUNDS = 5


def normalize(text: Text, rules: Sequence[Rule], policy: Policy) -> Result:
    """Applies what `rules` find in `text`, as far as `policy` allows.

    Raises SelfCheckError when the text does not settle within `MAX_ROUNDS` rounds or when
    the result fails a check; then nothing may be written.
    """
    state = _State(text)
    for number in range(MAX_ROUNDS + 1):
        seen = state.unsettled.text
        findings = [finding for rule in rules for finding in rule.find(seen)]
        if not state.take(resolve(seen, findings, policy), number):
            return verify(state.result(policy))
    raise SelfCheckError("settled", f"still changing after {MAX_ROUNDS} rounds")


def verify(result: Result) -> Result:
    """`result` itself, once its changes are known to rebuild, to reverse and to be explained.

    Raises SelfCheckError with the name of the first check that fails.
    """
    string, edits = result.before, result.edits
    checks = {
        "before is a slice": all(change.span.slice(string) == change.before for change in result.changes),
        "explained": all(change.findings for change in result.changes),
        "reversible": apply(result.after, invert(string, edits)) == string,
        "protected": not any(result.text.is_protected(edit.span) for edit in edits),
        "no empty change": all(change.before != change.after for change in result.changes),
    }
    for name, holds in checks.items():
        if not holds:
            raise SelfCheckError(name)
    return result


@dataclass(slots=True)
class _Tracked:
    """An edit of the original and the applied findings behind it, as indices."""

    edit: Edit
    findings: tuple[int, ...]


@dataclass(slots=True)
class _Applied:
    """An applied finding in the coordinates of the original, and the round that applied it."""

    finding: Finding
    round: int


@dataclass(slots=True)
class _State:
    """The text as it stands, the documents of it that may change still, and the way back to the original."""

    original: Text
    current: Text = field(init=False)
    unsettled: Excerpt = field(init=False)
    lift: Lift = field(init=False)
    tracked: list[_Tracked] = field(default_factory=list)
    applied: list[_Applied] = field(default_factory=list)
    remaining: list[Finding] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.current = self.original
        self.unsettled = Excerpt(self.original)
        self.lift = Lift(self.original.string, ())

    @property
    def edits(self) -> list[Edit]:
        """All that was changed so far, as edits of the original."""
        return [tracked.edit for tracked in self.tracked]

    def take(self, resolution: Resolution, number: int) -> bool:
        """Keeps what a round has found in the unsettled documents and applies what it accepted; False for nothing.

        What remains is kept for documents that nothing is applied to; the others are read again.
        """
        whole = self.unsettled.whole
        accepted = tuple(map(whole, resolution.accepted))
        again = touched(self.current, [edit.span for finding in accepted for edit in _edits_of(finding)])
        self.skipped += [Skipped(self._lift(whole(item.finding)), item.because) for item in resolution.skipped]
        self.remaining += [
            self._lift(finding)
            for finding in map(whole, resolution.remaining)
            if document_of(self.current, finding.span.start) not in again
        ]
        if accepted:
            documents = count_documents(self.current)
            self._apply(accepted, number)
            if count_documents(self.current) == documents:
                self.unsettled = excerpt(self.current, again)
            else:  # a border was moved or deleted: read everything again
                self.remaining.clear()
                self.unsettled = Excerpt(self.current)
        return bool(accepted)

    def _apply(self, accepted: Sequence[Finding], number: int) -> None:
        """Applies one round, in the coordinates of the whole text."""
        base = len(self.applied)
        owners = [(edit, base + index) for index, finding in enumerate(accepted) for edit in _edits_of(finding)]
        merged = merge(edit for edit, _ in owners)
        self.applied += [_Applied(self._lift(finding), number) for finding in accepted]
        step = [edit for edit, _ in merged]
        behind = [tuple(dict.fromkeys(owners[index][1] for index in held)) for _, held in merged]
        composed = compose_traced(self.original.string, self.edits, step)
        self.tracked = [
            _Tracked(
                item.edit,
                tuple(index for i in item.first for index in self.tracked[i].findings)
                + tuple(index for i in item.second for index in behind[i]),
            )
            for item in composed
        ]
        self.current = carried(self.current, step)
        edits = self.edits
        self.lift = Lift(self.current.string, edits)
        if self.current.string != apply(self.original.string, edits):
            raise SelfCheckError("rebuild", "composed rounds differ from rounds made one after the other")

    def result(self, policy: Policy) -> Result:
        """What the rounds gave, the last of which applied nothing."""
        return Result(
            text=self.original,
            changes=self._changes(),
            remaining=tuple(sorted(self.remaining, key=by_place)),
            skipped=self._losers(),
            level=policy.level,
        )

    def _lift(self, finding: Finding) -> Finding:
        """`finding`, made on the current text, in the coordinates of the original."""
        if not self.tracked:
            return finding
        fix = finding.fix and Fix(tuple(map(self.lift.edit, finding.fix.edits)), finding.fix.applicability)
        related = tuple(map(self.lift.span, finding.related))
        return replace(finding, span=self.lift.span(finding.span), fix=fix, related=related)

    def _changes(self) -> tuple[Change, ...]:
        groups = _groups([tracked.findings for tracked in self.tracked])
        changes = [
            Change(
                span=tracked.edit.span,
                before=tracked.edit.span.slice(self.original.string),
                after=tracked.edit.new,
                findings=tuple(self.applied[index].finding for index in sorted(set(tracked.findings))),
                group=group,
            )
            for tracked, group in zip(self.tracked, groups, strict=True)
        ]
        return tuple(
            replace(change, depends_on=depends_on)
            for change, depends_on in zip(changes, self._dependencies(), strict=True)
        )

    def _dependencies(self) -> Iterator[tuple[int, ...]]:
        """For each change that no first round made, the changes of earlier rounds in its sentence."""
        starts = [tracked.edit.span.start for tracked in self.tracked]
        rounds = [min(self.applied[finding].round for finding in tracked.findings) for tracked in self.tracked]
        known: dict[tuple[int, int], tuple[int, ...]] = {}
        for start, number in zip(starts, rounds, strict=True):
            sentence = self.original.sentence(start)
            if number and (sentence.start, number) not in known:
                end = max(sentence.end, sentence.start + 1)
                beside = range(bisect_left(starts, sentence.start), bisect_left(starts, end))
                known[sentence.start, number] = tuple(other for other in beside if rounds[other] < number)
            yield known.get((sentence.start, number), ())

    def _losers(self) -> tuple[Skipped, ...]:
        """The skipped findings of all rounds, once each, without those that came through later."""
        through: dict[str, list[Span]] = {}
        for finding in (*(item.finding for item in self.applied), *self.remaining):
            through.setdefault(finding.rule, []).append(finding.span)
        merged = {rule: merge_spans(spans) for rule, spans in through.items()}
        kept: dict[tuple[str, Span], Skipped] = {}
        for item in self.skipped:
            if not _touches_any(item.finding.span, merged.get(item.finding.rule, ())):
                kept.setdefault((item.finding.rule, item.finding.span), item)
        return tuple(sorted(kept.values(), key=lambda item: by_place(item.finding)))


def _touches_any(span: Span, merged: Sequence[Span]) -> bool:
    index = bisect_right(merged, span.end, key=lambda other: other.start)
    return index > 0 and merged[index - 1].touches(span)


def _edits_of(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def carried(text: Text, edits: Sequence[Edit]) -> Text:
    """`text` after `edits`, its protected spans and borders moved along."""
    return replace(
        text,
        string=apply(text.string, edits),
        protected=carry(text.protected, edits),
        segments=carry_offsets(text.segments, edits),
        documents=carry_offsets(text.documents, edits),
    )


def _groups(findings: Sequence[tuple[int, ...]]) -> list[int | None]:
    """A number for changes that share a finding, directly or through others; None for the rest."""
    holders: dict[int, list[int]] = {}
    for change, indices in enumerate(findings):
        for index in set(indices):
            holders.setdefault(index, []).append(change)
    leader = list(range(len(findings)))
    for changes in holders.values():
        roots = {_root(leader, change) for change in changes}
        for root in roots:
            leader[root] = min(roots)
    roots_of = [_root(leader, change) for change in range(len(findings))]
    shared = (root for root, count in Counter(roots_of).items() if count > 1)
    numbers = {root: number for number, root in enumerate(shared)}
    return [numbers.get(root) for root in roots_of]


def _root(leader: list[int], change: int) -> int:
    while leader[change] != change:
        leader[change] = leader[leader[change]]
        change = leader[change]
    return change
