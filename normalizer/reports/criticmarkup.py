"""The whole text with its changes marked: `{~~old~>new~~}`, `{--old--}`, `{++new++}`.

Each change is followed by a comment, `{>>why [rule]<<}`.  Taking every change gives what
`fix` writes, refusing every one gives the original.  Markup has no escapes, so a text
that holds such marks itself reads ambiguously.
"""

from __future__ import annotations

from typing import TextIO

from normalizer.core.edits import Edit, apply
from normalizer.core.result import Change, Result, Run
from normalizer.reports.findings import sort_findings
from normalizer.reports.view import View
from normalizer.reports.visible import escape


def render(run: Run, out: TextIO, _view: View) -> None:
    """Writes every file's text, headed by a comment with its path when there are several."""
    for file in run.files:
        marked = "".join(mark(result) for result in file.results)
        if len(run.files) > 1 and file.results:
            out.write(f"{_comment(escape(file.path))}\n{marked}" + "\n" * (not marked.endswith("\n")))
        else:
            out.write(marked)


def mark(result: Result) -> str:
    """The original with each change marked."""
    return apply(result.before, [Edit(change.span, _marked(change)) for change in result.changes])


def _marked(change: Change) -> str:
    said = "; ".join(f"{finding.message} [{finding.rule}]" for finding in sort_findings(change.findings))
    return _difference(change.before, change.after) + _comment(escape(said))


def _difference(before: str, after: str) -> str:
    if before and after and not any(mark in before + after for mark in ("~>", "~~}")):
        return f"{{~~{before}~>{after}~~}}"
    return _wrapped(before, "--") + _wrapped(after, "++")


def _wrapped(string: str, sign: str) -> str:
    # A closing mark inside the string is cut in two, and each half is wrapped.
    inner = string.replace(f"{sign}}}", f"{sign[0]}{sign}}}{{{sign}{sign[0]}}}")
    return f"{{{sign}{inner}{sign}}}" if string else ""


def _comment(string: str) -> str:
    return f"{{>>{string.replace('<<}', '<< }')}<<}}"
