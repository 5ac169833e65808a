"""The report for a person at a terminal: every sentence that changes, and why.

Without colour a change reads `[-before-]{+after+}`.  The only module that knows of rich.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from normalizer.core.edits import Edit
from normalizer.core.finding import Finding
from normalizer.core.result import Change, FileResult, Result, Run, Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.reports.excerpt import Piece, Role, cut, point, reach
from normalizer.reports.findings import Counts, is_offered, plural, sort_findings
from normalizer.reports.lines import error_lines
from normalizer.reports.view import View
from normalizer.reports.visible import escape

_PLAIN = {Role.SAME: "{}", Role.BEFORE: "[-{}-]", Role.AFTER: "{{+{}+}}", Role.NOTED: ">>{}<<"}
_STYLES = {Role.SAME: "", Role.BEFORE: "red strike", Role.AFTER: "bold green", Role.NOTED: "underline"}
_NARROWEST = 20
_OFFERED = "Offered; gnorm fix --unsafe writes these"
_SHOWN = "Shown; a reader has to decide"
_SKIPPED = "Not applied"


def render(run: Run, out: TextIO, view: View) -> None:
    """Writes the changes of each file, then what was left, then a table of counts."""
    console = Console(
        file=out,
        width=view.width,
        force_terminal=view.color,
        color_system="standard" if view.color else None,
        no_color=not view.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    shown = [file for file in run.files if view.verbose or _has_something(file)]
    for file in shown:
        _print_file(console, file, view)
    if not view.quiet:
        _print_summary(console, shown, Counts.of(run.files))


def _has_something(file: FileResult) -> bool:
    return file.error is not None or any(r.changes or r.remaining or r.skipped for r in file.results)


def _print_file(console: Console, file: FileResult, view: View) -> None:
    console.print(Styled(escape(file.path), "bold"))
    if file.error is not None:
        for line in error_lines(file, file.error):
            _print(console, 2, Styled(line, "red"))
    for result in file.results:
        for changes in _sentences(result):
            _print_changes(console, result.text, changes, view)
    for result in file.results:
        offered = [finding for finding in sort_findings(result.remaining) if is_offered(finding)]
        others = [finding for finding in sort_findings(result.remaining) if not is_offered(finding)]
        _print_findings(console, result.text, _OFFERED, offered)
        _print_findings(console, result.text, _SHOWN, others)
        _print_skipped(console, result.text, result.skipped)
    console.print()


def _sentences(result: Result) -> Iterator[list[Change]]:
    """The changes, those of one sentence together."""
    group: list[Change] = []
    end = 0
    for change in result.changes:
        sentence = reach(result.text, change.span)
        if group and sentence.start >= end:
            yield group
            group = []
        group.append(change)
        end = max(end, sentence.end)
    if group:
        yield group


def _print_changes(console: Console, text: Text, changes: Sequence[Change], view: View) -> None:
    first, last = reach(text, changes[0].span), reach(text, changes[-1].span)
    pieces = cut(text, Span(first.start, max(first.end, last.end)), [change.edit for change in changes])
    _print(console, 2, _drawn(pieces, view.color))
    for change in changes:
        for finding in sort_findings(change.findings):
            _print(console, 4, _reason(text, change.span, finding))


def _print_findings(console: Console, text: Text, title: str, findings: Sequence[Finding]) -> None:
    if findings:
        _print(console, 2, Styled(f"{title}:", "bold yellow"))
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        _print(console, 4, _drawn(_pieces(text, finding.span, edits), not console.no_color))
        _print(console, 6, _reason(text, finding.span, finding))


def _print_skipped(console: Console, text: Text, skipped: Sequence[Skipped]) -> None:
    if skipped:
        _print(console, 2, Styled(f"{_SKIPPED}:", "bold yellow"))
    for item in skipped:
        _print(console, 4, _drawn(_pieces(text, item.finding.span, ()), not console.no_color))
        reason = _reason(text, item.finding.span, item.finding)
        _print(console, 6, reason.append(f"; {escape(item.because)}", "yellow"))


def _pieces(text: Text, span: Span, edits: Sequence[Edit]) -> list[Piece]:
    within = reach(text, span)
    return cut(text, _reach_all(text, within, edits), edits) if edits else point(text, within, span)


def _reach_all(text: Text, within: Span, edits: Sequence[Edit]) -> Span:
    spans = [within, *(reach(text, edit.span) for edit in edits)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _drawn(pieces: Sequence[Piece], color: bool) -> Styled:
    drawn = Styled()
    for piece in pieces:
        if color:
            drawn.append(piece.string, _STYLES[piece.role])
        else:
            drawn.append(_PLAIN[piece.role].format(piece.string))
    return drawn


def _reason(text: Text, span: Span, finding: Finding) -> Styled:
    line, column = text.lines.place(span.start)
    reason = Styled().append(f"{line}:{column} ", "cyan").append(escape(finding.rule), "bold")
    if finding.zh and finding.zh not in finding.message:
        reason.append(f" {escape(finding.zh)}")
    reason.append(f" ({finding.applicability.name.lower()}): {escape(finding.message)}")
    if finding.evidence:
        reason.append(f"; evidence: {escape(', '.join(finding.evidence))}", "dim")
    return reason


def _print(console: Console, indent: int, line: Styled) -> None:
    for part in line.wrap(console, max(console.width - indent, _NARROWEST)):
        part.rstrip()
        console.print(Styled(" " * indent).append_text(part), soft_wrap=True)


def _print_summary(console: Console, files: Sequence[FileResult], total: Counts) -> None:
    table = Table("file", box=SIMPLE_HEAD, show_footer=len(files) > 1, pad_edge=False)
    table.columns[0].overflow = "fold"
    table.columns[0].footer = plural(total.files, "file")
    for noun in ("changes", "offered", "shown", "skipped", "errors"):
        table.add_column(noun, justify="right", footer=str(getattr(total, noun)))
    for file in files:
        counts = Counts.of([file])
        numbers = (counts.changes, counts.offered, counts.shown, counts.skipped, counts.errors)
        table.add_row(escape(file.path), *map(str, numbers))
    if files:
        console.print(table)
    else:
        console.print(f"{plural(total.files, 'file')}: nothing found")
