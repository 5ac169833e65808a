"""Two versions of one article: what differs, and which of the differences a rule or term explains.

Must not know of reports.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from normalizer.api.normalizer import Normalizer
from normalizer.core.document import Document
from normalizer.core.edits import Edit, apply, merge
from normalizer.core.errors import NormalizerError
from normalizer.core.finding import Applicability, Finding, Fix, Severity
from normalizer.core.result import Change, FileResult, Result
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Token, scan
from normalizer.files.read import read_bytes
from normalizer.formats import format_for

BY_HAND = "edited"
"""The rule id of a difference that no rule or term explains."""


def compare(normalizer: Normalizer, before: Text, after: str) -> Result:
    """The differences from `before` to `after` as a result, word by word.

    Where the normalizer would have made the very same change, the change is told as its
    own, with its findings; any other difference was made by hand.  The two texts are
    aligned by the longest common subsequence of their tokens (Indel distance).
    """
    own = normalizer.normalize(before, Applicability.UNSAFE)
    edits = _differences(before.string, after)
    explained = [change for change in own.changes if _is_made(change, edits, before.string)]
    rest = [edit for edit in edits if not any(_holds(change, edit, before.string) for change in explained)]
    by_hand = [_by_hand(before.string, edit) for edit in _joined(rest, before.string, explained)]
    changes = tuple(sorted([*explained, *by_hand], key=lambda change: change.span))
    told = {finding for change in explained for finding in change.findings}
    open_ = [f for f in (*own.remaining, *_applied(own)) if f not in told and not _overlaps(f, changes)]
    return Result(own.text, changes, tuple(dict.fromkeys(open_)), level=Applicability.DISPLAY)


def compare_files(normalizer: Normalizer, before: Path, after: Path, encoding: str | None = None) -> FileResult:
    """`compare` for two files; an error of the user is kept in the result."""
    try:
        old, new = (_read(path, encoding) for path in (before, after))
        results = tuple(
            compare(normalizer, normalizer.with_source(one.text, str(before)), other.text.string)
            for one, other in zip(old.segments, new.segments, strict=True)
        )
    except NormalizerError as error:
        return FileResult(str(before), error=error)
    digest = hashlib.sha256(old.data).hexdigest()
    return FileResult(str(before), digest, results, encoding=old.encoding, bom=old.bom)


def _read(path: Path, encoding: str | None) -> Document:
    return format_for(path).read(read_bytes(path), str(path), encoding)


def _applied(result: Result) -> Iterator[Finding]:
    return (finding for change in result.changes for finding in change.findings)


def _overlaps(finding: Finding, changes: Sequence[Change]) -> bool:
    return any(change.span.overlaps(finding.span) for change in changes)


def _is_made(change: Change, edits: Sequence[Edit], string: str) -> bool:
    """Whether the differences inside a change do exactly what it does, and none reaches over its border."""
    inside = [_trimmed(edit, string) for edit in edits if _holds(change, edit, string)]
    if any(edit.span.overlaps(change.span) and not _holds(change, edit, string) for edit in edits):
        return False
    local = [Edit(edit.span.shift(-change.span.start), edit.new) for edit in inside]
    return apply(change.before, local) == change.after


def _holds(change: Change, edit: Edit, string: str) -> bool:
    """Whether a change covers a difference, the letters that the latter leaves alone not counted."""
    return change.span.covers(_trimmed(edit, string).span)


def _trimmed(edit: Edit, string: str) -> Edit:
    """The edit without the letters at its ends that stay."""
    before, new = edit.span.slice(string), edit.new
    start = _count_equal(before, new)
    end = _count_equal(before[start:][::-1], new[start:][::-1])
    return Edit(Span(edit.span.start + start, edit.span.end - end), new[start : len(new) - end])


def _count_equal(one: str, other: str) -> int:
    """How many characters at the start of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _by_hand(string: str, edit: Edit) -> Change:
    fix = Fix((edit,), Applicability.DISPLAY)
    message = "No rule and no term explains this change"
    finding = Finding(BY_HAND, edit.span, message, Severity.INFO, fix=fix)
    return Change(edit.span, edit.span.slice(string), edit.new, (finding,))


def _differences(before: str, after: str) -> list[Edit]:
    """The edits from one string to the other, token by token."""
    from rapidfuzz.distance import Indel  # costs 35 ms, and only this command needs it

    old, new = scan(before), scan(after)
    edits = [
        Edit(
            _span(old, operation.src_start, operation.src_end, len(before)),
            "".join(token.text for token in new[operation.dest_start : operation.dest_end]),
        )
        for operation in Indel.opcodes([token.text for token in old], [token.text for token in new])
        if operation.tag != "equal"
    ]
    return [edit for edit, _ in merge(edits)]


def _joined(edits: Sequence[Edit], string: str, explained: Sequence[Change]) -> list[Edit]:
    """The edits, those joined between which only a space, and no other change, stays."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        gap = Span(last.span.end, edit.span.start) if last else edit.span
        apart = any(change.span.touches(gap) for change in explained)
        if last and not apart and gap.slice(string) in ("", " "):
            edit = Edit(Span(last.span.start, edit.span.end), joined.pop().new + gap.slice(string) + edit.new)
        joined.append(edit)
    return joined


def _span(tokens: Sequence[Token], first: int, last: int, end: int) -> Span:
    start = tokens[first].start if first < len(tokens) else end
    return Span(start, tokens[last - 1].end if last > first else start)
