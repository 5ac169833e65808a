"""What a command ends with: the exit codes, and which of them a run deserves."""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.core.errors import BrokenError
from normalizer.core.finding import Applicability, Finding, Severity
from normalizer.core.result import Run

FOUND = 1
"""Something was found, or changed, of the kind that was asked about."""
WRONG_INPUT = 2
"""The user's input cannot be used, or a file among it."""
BROKEN = 3
"""A bug of ours, or a self-check that failed."""
INTERRUPTED = 130
"""Control-C."""
READER_GONE = 141
"""Whoever read the output went away, as `head` does; what a shell calls death by SIGPIPE."""


def exit_code(run: Run, found: bool = False) -> int:
    """The code for a run: a file that failed goes before what was `found`."""
    if any(isinstance(file.error, BrokenError) for file in run.files):
        return BROKEN
    if run.tally.errors:
        return WRONG_INPUT
    return FOUND if found else 0


def reaches(run: Run, fail_on: str) -> bool:
    """Whether the run holds what `--fail-on` names: safe, unsafe or any."""
    return any(_reaches(finding, fail_on) for finding in _findings(run))


def _findings(run: Run) -> Iterator[Finding]:
    for file in run.files:
        for result in file.results:
            for change in result.changes:
                yield from change.findings
            yield from result.remaining


def _reaches(finding: Finding, fail_on: str) -> bool:
    least = {"safe": Applicability.SAFE, "unsafe": Applicability.UNSAFE, "any": Applicability.DISPLAY}[fail_on]
    return finding.applicability >= least or finding.severity >= Severity.ERROR
