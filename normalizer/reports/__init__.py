"""Renderings of a `Run`: one module each, and the list of all of them.

A report reads the run and nothing else: no file, no clock, no setting.  Must not know how
the run was made, nor where its output goes.
"""

from __future__ import annotations

from typing import Protocol, TextIO

from normalizer.core.result import Run
from normalizer.reports import criticmarkup, json, lines, unified
from normalizer.reports.view import View

__all__ = ["REPORTS", "Report", "View"]


class Report(Protocol):
    """Anything that writes a run as text."""

    def __call__(self, run: Run, out: TextIO, view: View, /) -> None:
        """Writes the whole of `run` to `out`, whose newlines must not be translated."""


def _render_terminal(run: Run, out: TextIO, view: View) -> None:
    from normalizer.reports import terminal  # rich takes longer to import than a small file to mend

    terminal.render(run, out, view)


REPORTS: dict[str, Report] = {
    "text": lines.render,
    "terminal": _render_terminal,
    "unified": unified.render,
    "json": json.render,
    "jsonl": json.render_lines,
    "criticmarkup": criticmarkup.render,
}
"""Every report by the name that the command line knows it under."""
