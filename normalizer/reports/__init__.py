"""Renderings of a `Run`: one module each, and the list of all of them.

A report reads the run and nothing else: no file, no clock, no setting.  Must not know how
the run was made, nor where its output goes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO

from normalizer.reports.view import View

if TYPE_CHECKING:
    from normalizer.core.result import Run

__all__ = ["REPORTS", "Report", "View"]


class Report(Protocol):
    """Anything that writes a run as text."""

    def __call__(self, run: Run, out: TextIO, view: View, /) -> None:
        """Writes the whole of `run` to `out`, whose newlines must not be translated."""


def _report(module: str, name: str = "render") -> Report:
    """A report whose module is loaded when it is first made: rich alone takes longer than a small file."""

    def render(run: Run, out: TextIO, view: View) -> None:
        report: Report = getattr(import_module(f"{__name__}.{module}"), name)
        report(run, out, view)

    return render


REPORTS: dict[str, Report] = {
    "text": _report("lines"),
    "terminal": _report("terminal"),
    "unified": _report("unified"),
    "json": _report("json"),
    "jsonl": _report("json", "render_lines"),
    "criticmarkup": _report("criticmarkup"),
}
"""Every report by the name that the command line knows it under."""
