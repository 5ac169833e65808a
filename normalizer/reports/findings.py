"""The findings of a result in the order in which every report lists them, and their counts.

Must not know what any report looks like.
"""

from __future__ import annotations

from collections.abc import Iterable

from normalizer.core.finding import Applicability, Finding
from normalizer.core.result import FileResult, Result
from normalizer.core.values import dataclass


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, in the order of the text."""
    return sorted(dict.fromkeys(findings), key=lambda finding: (finding.span, finding.rule, finding.message))


def applied_findings(result: Result) -> list[Finding]:
    """The findings that some change names."""
    return sort_findings(finding for change in result.changes for finding in change.findings)


def listed_findings(result: Result) -> list[Finding]:
    """The findings applied and those remaining; their places in this list are their numbers."""
    return sort_findings([*applied_findings(result), *result.remaining])


@dataclass(frozen=True, slots=True)
class Counts:
    """How many changes were made, findings offered or only shown, findings skipped, files failed."""

    files: int = 0
    changed: int = 0
    changes: int = 0
    findings: int = 0
    offered: int = 0
    shown: int = 0
    skipped: int = 0
    errors: int = 0

    @classmethod
    def of(cls, files: Iterable[FileResult]) -> Counts:
        """The counts of all `files`."""
        tallies = [(file, file.tally) for file in files]
        results = [result for file, _ in tallies for result in file.results]
        remaining = [finding for result in results for finding in result.remaining]
        return cls(
            files=len(tallies),
            changed=sum(tally.changed for _, tally in tallies),
            changes=sum(tally.changes for _, tally in tallies),
            findings=sum(len(listed_findings(result)) for result in results),
            offered=sum(is_offered(finding) for finding in remaining),
            shown=sum(not is_offered(finding) for finding in remaining),
            skipped=sum(tally.skipped for _, tally in tallies),
            errors=sum(tally.errors for _, tally in tallies),
        )


def is_offered(finding: Finding) -> bool:
    """Whether a remaining finding has a fix that `--unsafe` would make."""
    return finding.applicability >= Applicability.UNSAFE


def plural(count: int, noun: str) -> str:
    """The count and the noun that agrees with it."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
