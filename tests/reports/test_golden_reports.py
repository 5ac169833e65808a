"""Every report on one run, compared with golden files."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from normalizer.core.result import Run
from normalizer.reports import REPORTS, View
from tests.reports.example import whole_run

GOLDEN = Path(__file__).parent / "golden"


def rendered(name: str, run: Run, **view: Any) -> str:
    out = StringIO(newline="")
    REPORTS[name](run, out, View(**view))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "file", "view"),
    [
        ("text", "text.txt", {}),
        ("text", "text-verbose.txt", {"verbose": True}),
        ("text", "text-quiet.txt", {"quiet": True}),
        ("terminal", "terminal.txt", {}),
        ("terminal", "terminal-verbose.txt", {"verbose": True}),
        ("terminal", "terminal-narrow.txt", {"width": 50, "quiet": True}),
        ("terminal", "terminal-color.txt", {"color": True}),
        ("unified", "unified.diff", {}),
        ("json", "whole.json", {}),
        ("jsonl", "whole.jsonl", {}),
        ("criticmarkup", "criticmarkup.txt", {}),
    ],
)
def test_golden(name: str, file: str, view: dict[str, Any], assert_golden: Any) -> None:
    assert_golden(GOLDEN / file, rendered(name, whole_run(), **view))


@pytest.mark.parametrize("name", REPORTS)
def test_an_empty_run(name: str) -> None:
    expected = {"text": "0 files: nothing found\n", "terminal": "0 files: nothing found\n"}
    found = rendered(name, Run(()))
    if name == "json":
        assert '"files": []' in found
    else:
        assert found == expected.get(name, "")


@pytest.mark.parametrize("name", REPORTS)
def test_rendering_twice_gives_the_same(name: str) -> None:
    assert rendered(name, whole_run(), color=True) == rendered(name, whole_run(), color=True)


@pytest.mark.parametrize("width", [1, 20, 50, 100])
def test_the_terminal_report_keeps_the_width(width: int) -> None:
    from rich.cells import cell_len

    lines = rendered("terminal", whole_run(), width=width, quiet=True).split("\n")
    longest_path = 2 + len("news/may first.txt")
    assert max(map(cell_len, lines)) <= max(width, 26, longest_path)
