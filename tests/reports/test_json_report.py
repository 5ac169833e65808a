"""The JSON alone is enough to make the output, to take it back, and to number the findings."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.edits import Edit, apply, invert
from normalizer.core.result import FileResult, Run
from normalizer.core.span import Span
from normalizer.reports import REPORTS, View
from tests.reports.edit_lists import edited_texts
from tests.reports.example import article, result_of, whole_run

CONTRACT = {
    "file": ["path", "sha256", "changes", "findings", "skipped", "errors"],
    "change": ["start", "end", "before", "after", "line", "column", "applicability", "findings"],
    "finding": ["rule", "zh", "match", "score", "severity", "start", "end", "line", "column", "message",
                "applicability", "fix", "evidence"],
    "skipped": ["rule", "start", "end", "because"],
    "summary": ["files", "changed", "changes", "findings", "remaining", "skipped", "errors"],
}  # fmt: skip


def loaded(run: Run) -> dict[str, Any]:
    out = StringIO()
    REPORTS["json"](run, out, View())
    whole = json.loads(out.getvalue())
    assert isinstance(whole, dict)
    return whole


def edits_of(file: dict[str, Any]) -> list[Edit]:
    return [Edit(Span(change["start"], change["end"]), change["after"]) for change in file["changes"]]


def test_the_shape_is_that_of_the_contract() -> None:
    whole = loaded(whole_run())
    assert list(whole) == ["schema", "version", "level", "files", "glossary", "summary"]
    assert whole["schema"] == "normalizer/findings/1"
    assert list(whole["summary"]) == CONTRACT["summary"]
    first = whole["files"][0]
    assert list(first) == CONTRACT["file"]
    for kind in ("change", "finding"):
        assert all(list(entry)[: len(CONTRACT[kind])] == CONTRACT[kind] for entry in first[f"{kind}s"])
    assert set(CONTRACT["skipped"]) <= set(first["skipped"][0])
    assert list(whole["files"][2]["errors"][0]) == ["message", "line", "column", "hint"]


def test_the_changes_make_the_output_and_take_it_back() -> None:
    result = article()
    edits = edits_of(loaded(whole_run())["files"][0])
    assert apply(result.before, edits) == result.after
    assert apply(result.after, invert(result.before, edits)) == result.before


def test_each_change_names_its_findings_and_every_finding_is_listed() -> None:
    for file, made in zip(loaded(whole_run())["files"], whole_run().files, strict=True):
        changes = [change for result in made.results for change in result.changes]
        for change, entry in zip(changes, file["changes"], strict=True):
            assert {file["findings"][number]["rule"] for number in entry["findings"]} == {
                finding.rule for finding in change.findings
            }
        named = {number for entry in file["changes"] for number in entry["findings"]}
        remaining = sum(len(result.remaining) for result in made.results)
        assert len(file["findings"]) == len(named) + remaining


def test_changes_that_stand_together_share_a_group_and_their_finding() -> None:
    changes = loaded(whole_run())["files"][0]["changes"]
    grouped = [change for change in changes if "group" in change]
    assert len(grouped) == 2
    assert len({(change["group"], *change["findings"]) for change in grouped}) == 1


def test_segments_are_numbered_only_where_there_are_several() -> None:
    files = loaded(whole_run())["files"]
    assert [change["segment"] for change in files[3]["changes"]] == [0, 1]
    assert all("segment" not in change for change in files[0]["changes"])


def test_what_a_change_depends_on_is_counted_over_the_segments() -> None:
    first, second = article(), result_of("a  b  c", [Edit(Span(1, 3), " "), Edit(Span(4, 6), " ")])
    second = replace(second, changes=(second.changes[0], replace(second.changes[1], depends_on=(0,))))
    changes = loaded(Run((FileResult("a", results=(first, second)),)))["files"][0]["changes"]
    count = len(first.changes)
    assert [change.get("depends_on") for change in changes[count:]] == [None, [count]]
    assert changes[1]["depends_on"] == [0]


@given(edited_texts())
def test_replay(made: tuple[str, list[Edit]]) -> None:
    string, edits = made
    file = loaded(Run((FileResult("a.txt", results=(result_of(string, edits),)),)))["files"][0]
    assert apply(string, edits_of(file)) == apply(string, edits)
    assert all(string[change["start"] : change["end"]] == change["before"] for change in file["changes"])


@given(st.text(st.characters(exclude_categories=()), max_size=8), st.text(max_size=8))
def test_any_string_survives_and_none_breaks_a_line(path: str, message: str) -> None:
    run = Run((FileResult(path, results=(result_of(message, [Edit(Span(0, 0), path or "x")]),)),))
    out = StringIO()
    REPORTS["jsonl"](run, out, View())
    (line,) = out.getvalue().splitlines()
    line.encode("utf-8")
    file = json.loads(line)
    assert file["path"] == path
    assert file["changes"][0]["after"] == (path or "x")
