"""One line for each finding, as compilers write them: `path:line:column: message [rule] (safe)`.

Must not know which of them fail a check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from normalizer.core.errors import NormalizerError
from normalizer.core.finding import Applicability, Finding
from normalizer.core.result import FileResult, Result, Run
from normalizer.core.text import Text
from normalizer.reports.findings import Counts, listed_findings, plural
from normalizer.reports.view import View
from normalizer.reports.visible import escape


def render(run: Run, out: TextIO, view: View) -> None:
    """Writes a line for each finding and, unless the view is quiet, one that sums them up."""
    for file in run.files:
        path = escape(file.path)
        for result in file.results:
            out.writelines(f"{path}:{line}\n" for line in _lines(result, view))
    if not view.quiet:
        out.write(f"{summary(Counts.of(run.files), run.level)}\n")


def error_lines(file: FileResult, error: NormalizerError) -> list[str]:
    """What is wrong with a file and where, and what to do about it, each on one line."""
    where = error.where or file.path
    lines = [f"{escape(str(where))}: {escape(error.message)}"]
    return [*lines, f"hint: {escape(error.hint)}"] if error.hint else lines


def summary(counts: Counts, level: Applicability) -> str:
    """What was found in how many files, in one line, with the commands that write it."""
    command = "gnorm fix" if level is Applicability.SAFE else "gnorm fix --unsafe"
    files = plural(counts.files, "file")
    said = [
        f"{plural(counts.changes, 'change')} in {counts.changed} of them ({command})" if counts.changes else "",
        f"{counts.offered} offered (gnorm fix --unsafe)" if counts.offered else "",
        f"{counts.shown} only shown" if counts.shown else "",
        f"{counts.errors} failed" if counts.errors else "",
    ]
    return f"{files}: {', '.join(filter(None, said)) or 'nothing found'}"


def _lines(result: Result, view: View) -> Iterator[str]:
    for finding in listed_findings(result):
        yield f"{_said(result.text, finding)} ({finding.applicability.name.lower()})"
    for skipped in result.skipped if view.verbose else ():
        yield f"{_said(result.text, skipped.finding)} (skipped: {escape(skipped.because)})"


def _said(text: Text, finding: Finding) -> str:
    line, column = text.lines.place(finding.span.start)
    return f"{line}:{column}: {escape(finding.message)} [{escape(finding.rule)}]"
