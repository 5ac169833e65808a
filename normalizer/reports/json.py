"""The run as JSON, for programs: one object for all files, or one line for each.

The shape is a promise to the outside: keys may be added, none may change or go.  Offsets
count code points of the original text from 0, lines and columns from 1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TextIO

from normalizer.core.edits import Edit
from normalizer.core.finding import Finding
from normalizer.core.result import Change, FileResult, Run, Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.reports.findings import Counts, listed_findings
from normalizer.reports.view import View
from normalizer.reports.visible import HIDDEN

SCHEMA = "normalizer/findings/1"
"""The name of the shape, and its version."""

Object = dict[str, Any]


def render(run: Run, out: TextIO, _view: View) -> None:
    """Writes one object that holds every file and the counts."""
    counts = Counts.of(run.files)
    whole = _head(run) | {
        "files": [_file(file) for file in run.files],
        "glossary": {"version": run.glossary_version, "profile": run.profile},
        "summary": {
            "files": counts.files,
            "changed": counts.changed,
            "changes": counts.changes,
            "findings": counts.findings,
            "remaining": counts.offered + counts.shown,
            "skipped": counts.skipped,
            "errors": counts.errors,
        },
    }
    out.write(f"{_dump(whole, indent=1)}\n")


def render_lines(run: Run, out: TextIO, _view: View) -> None:
    """Writes one object for each file, each on a line of its own."""
    for file in run.files:
        out.write(f"{_dump(_head(run) | _file(file))}\n")


def _dump(value: Mapping[str, Any], indent: int | None = None) -> str:
    return HIDDEN.sub(_as_escape, json.dumps(value, ensure_ascii=False, indent=indent))


def _as_escape(match: re.Match[str]) -> str:
    character = match.group()
    if character < " ":  # the line ends between the keys; inside strings `json` has escaped them
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _head(run: Run) -> Object:
    return {"schema": SCHEMA, "version": run.version, "level": run.level.name.lower()}


def _file(file: FileResult) -> Object:
    parts: dict[str, list[Object]] = {"changes": [], "findings": [], "skipped": []}
    for segment, result in enumerate(file.results):
        marks = {"segment": segment} if len(file.results) > 1 else {}
        listed = listed_findings(result)
        numbers = {finding: len(parts["findings"]) + index for index, finding in enumerate(listed)}
        first = len(parts["changes"])
        parts["changes"] += [_change(result.text, change, numbers, first) | marks for change in result.changes]
        parts["findings"] += [_finding(result.text, finding) | marks for finding in listed]
        parts["skipped"] += [_skipped(result.text, skipped) | marks for skipped in result.skipped]
    return {"path": file.path, "sha256": file.sha256, **parts, "errors": _errors(file)}


def _errors(file: FileResult) -> list[Object]:
    if file.error is None:
        return []
    where = file.error.where
    place = {"line": where.line if where else None, "column": where.column if where else None}
    return [{"message": file.error.message, **place, "hint": file.error.hint}]


def _change(text: Text, change: Change, numbers: Mapping[Finding, int], first: int) -> Object:
    whole = {
        **_edit(text, change.edit),
        **_place(text, change.span),
        "applicability": change.applicability.name.lower(),
        "findings": sorted({numbers[finding] for finding in change.findings}),
    }
    if change.group is not None:
        whole["group"] = change.group
    if change.depends_on:
        whole["depends_on"] = [first + index for index in change.depends_on]
    return whole


def _finding(text: Text, finding: Finding) -> Object:
    whole = {
        "rule": finding.rule,
        "zh": finding.zh,
        "match": str(finding.match),
        "score": round(finding.score, 4),
        "severity": finding.severity.name.lower(),
        **_span(finding.span),
        **_place(text, finding.span),
        "message": finding.message,
        "applicability": finding.applicability.name.lower(),
        "fix": [_edit(text, edit) for edit in finding.fix.edits] if finding.fix else [],
        "evidence": list(finding.evidence),
    }
    if finding.related:
        whole["related"] = [_span(span) | _place(text, span) for span in finding.related]
    return whole


def _skipped(text: Text, skipped: Skipped) -> Object:
    span = skipped.finding.span
    return {"rule": skipped.finding.rule, **_span(span), **_place(text, span), "because": skipped.because}


def _span(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _edit(text: Text, edit: Edit) -> Object:
    return {**_span(edit.span), "before": edit.span.slice(text.string), "after": edit.new}


def _place(text: Text, span: Span) -> Object:
    line, column = text.lines.place(span.start)
    return {"line": line, "column": column}
