"""Which exit code a run deserves."""

from __future__ import annotations

import pytest

from normalizer.cli.outcome import exit_code, reaches
from normalizer.core.edits import Edit
from normalizer.core.errors import FormatError
from normalizer.core.finding import Applicability, Finding, Fix, Severity
from normalizer.core.result import Change, FileResult, Result, Run
from normalizer.core.span import Span
from normalizer.core.text import Text

SPAN = Span(0, 1)
ERROR = Run((FileResult("a", error=FormatError("it is broken")),))
EMPTY = Run((FileResult("a", results=(Result(Text("a")),)),))


def run_of(applicability: Applicability, severity: Severity, changed: bool) -> Run:
    """A run with one finding, applied or remaining."""
    fix = Fix((Edit(SPAN, "b"),), applicability)
    found = Finding("made-up", SPAN, "made up", severity, fix)
    result = Result(Text("a"), (Change(SPAN, "a", "b", (found,)),)) if changed else Result(Text("a"), (), (found,))
    return Run((FileResult("a", results=(result,)),))


@pytest.mark.parametrize("changed", [True, False])
@pytest.mark.parametrize(
    ("applicability", "severity", "least"),
    [
        (Applicability.DISPLAY, Severity.INFO, "any"),
        (Applicability.DISPLAY, Severity.WARNING, "any"),
        (Applicability.UNSAFE, Severity.WARNING, "unsafe"),
        (Applicability.SAFE, Severity.INFO, "safe"),
        (Applicability.DISPLAY, Severity.ERROR, "safe"),
        (Applicability.UNSAFE, Severity.ERROR, "safe"),
    ],
)
def test_what_a_finding_reaches(applicability: Applicability, severity: Severity, least: str, changed: bool) -> None:
    run = run_of(applicability, severity, changed)
    order = ["safe", "unsafe", "any"]
    assert [reaches(run, fail_on) for fail_on in order] == [order.index(f) >= order.index(least) for f in order]


@pytest.mark.parametrize("fail_on", ["safe", "unsafe", "any"])
def test_nothing_found_reaches_nothing(fail_on: str) -> None:
    assert not reaches(EMPTY, fail_on)
    assert not reaches(ERROR, fail_on)


@pytest.mark.parametrize(
    ("run", "found", "code"), [(EMPTY, False, 0), (EMPTY, True, 1), (ERROR, False, 2), (ERROR, True, 2)]
)
def test_exit_code(run: Run, found: bool, code: int) -> None:
    assert exit_code(run, found) == code
