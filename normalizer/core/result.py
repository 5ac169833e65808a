"""What normalising a text gives: `Change`, `Skipped`, `Result`, and the counts of many.

A `Result` is in the coordinates of the original text and holds everything that a report
needs.  Must not know how it was made or how it is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from functools import cached_property

from normalizer.core.edits import Edit, apply, invert
from normalizer.core.errors import NormalizerError
from normalizer.core.finding import Applicability, Finding
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the original and the output, and the findings behind it.

    Changes with the same `group` stand or fall together.  `depends_on` are the indices of
    earlier changes without which this one would not have been found.
    """

    span: Span
    before: str
    after: str
    findings: tuple[Finding, ...]
    group: int | None = None
    depends_on: tuple[int, ...] = ()

    @property
    def edit(self) -> Edit:
        """The change as an edit of the original."""
        return Edit(self.span, self.after)

    @property
    def applicability(self) -> Applicability:
        """That of its least sure finding."""
        return min(finding.applicability for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A finding that was not applied although it could have been, and why."""

    finding: Finding
    because: str


@dataclass(frozen=True)
class Result:
    """The original text, the disjoint sorted changes, and what was found but not applied."""

    text: Text
    changes: tuple[Change, ...] = ()
    remaining: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    level: Applicability = Applicability.SAFE

    @property
    def before(self) -> str:
        """The original."""
        return self.text.string

    @cached_property
    def after(self) -> str:
        """The original with every change made."""
        return apply(self.before, self.edits)

    @property
    def edits(self) -> list[Edit]:
        """The changes as edits."""
        return [change.edit for change in self.changes]

    @property
    def undo(self) -> list[Edit]:
        """The edits that turn `after` back into `before`."""
        return invert(self.before, self.edits)


@dataclass(frozen=True)
class Tally:
    """Counts over any number of results; `+` is associative, so that parts may be counted apart."""

    files: int = 0
    changed: int = 0
    changes: int = 0
    remaining: int = 0
    skipped: int = 0
    errors: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.files + other.files,
            self.changed + other.changed,
            self.changes + other.changes,
            self.remaining + other.remaining,
            self.skipped + other.skipped,
            self.errors + other.errors,
            self.rules + other.rules,
        )

    @classmethod
    def of(cls, result: Result) -> Tally:
        """The counts of one result."""
        rules = Counter(finding.rule for change in result.changes for finding in change.findings)
        return cls(
            files=1,
            changed=int(bool(result.changes)),
            changes=len(result.changes),
            remaining=len(result.remaining),
            skipped=len(result.skipped),
            rules=rules,
        )


@dataclass(frozen=True)
class FileResult:
    """What normalising one file gave: a result for each segment, or the error that stopped it.

    `sha256` is that of the raw bytes, `encoding` the codec they are in, `bom` the length in
    bytes of the mark before them.  `written` tells whether the output was stored.
    """

    path: str
    sha256: str = ""
    results: tuple[Result, ...] = ()
    error: NormalizerError | None = None
    written: bool = False
    encoding: str = "utf-8"
    bom: int = 0

    @property
    def tally(self) -> Tally:
        """The counts of the file."""
        total = sum((Tally.of(result) for result in self.results), Tally())
        return replace(total, files=1, changed=int(total.changes > 0), errors=int(self.error is not None))


@dataclass(frozen=True)
class Run:
    """Everything that a report shows: the files, and what they were normalised with."""

    files: tuple[FileResult, ...]
    level: Applicability = Applicability.SAFE
    version: str = ""
    glossary_version: str = ""
    profile: str = "default"

    @cached_property
    def tally(self) -> Tally:
        """The counts of all files."""
        return sum((file.tally for file in self.files), Tally())
