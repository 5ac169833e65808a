"""A fault at every call of the operating system: the file is the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the harness forks")

ERRNOS = "ENOSPC EIO EDQUOT EROFS EACCES EPERM EXDEV EBUSY EMFILE ENOTSUP ENOENT".split()
LEFTOVER = re.compile(r"\.gnorm-[0-9a-f]{16}\.tmp")


class Row(NamedTuple):
    point: int
    call: str
    outcome: str
    error: str
    leftovers: list[str]


def sweep(writer: str, kind: str, folder: Path) -> list[Row]:
    """The outcome of a fault at each call in turn; the last row is of the run without one."""
    driver = Path(__file__).with_name("faults.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([".", *sys.path[1:]])}
    command = [sys.executable, str(driver), writer, kind, str(folder)]
    top = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=top, env=environment)
    rows = [Row(*row) for row in json.loads(done.stdout)]
    assert rows[-1] == Row(rows[-1].point, "", "NEW", "", [])
    return rows[:-1]


@pytest.mark.parametrize("kind", ["kill", "kill-after"])
def test_killed_at_every_call(kind: str, tmp_path: Path) -> None:
    rows = sweep("atomic", kind, tmp_path)
    assert {row.call for row in rows} == {"killed"}
    assert {row.outcome for row in rows} == {"OLD", "NEW"}
    assert all(LEFTOVER.fullmatch(name) for row in rows for name in row.leftovers)
    assert len(rows) >= 15


@pytest.mark.parametrize("kind", ERRNOS)
def test_an_error_at_every_call(kind: str, tmp_path: Path) -> None:
    rows = sweep("atomic", kind, tmp_path)
    assert {"open", "write", "fsync", "close", "replace", "stat"} <= {row.call for row in rows}
    for row in rows:
        assert row.outcome == "OLD" if row.error and "is in place" not in row.error else row.outcome == "NEW", row
        assert row.leftovers == [], row
        assert "TRACEBACK" not in row.error, row
        assert not row.error or "article.txt" in row.error, row
    failed = {row.call for row in rows if row.error}
    assert {"open", "write", "replace"} <= failed


@pytest.mark.parametrize("kind", ["kill", "kill-after", "ENOSPC"])
def test_the_harness_bites(kind: str, tmp_path: Path) -> None:
    """Control: the same harness finds a writer out that cuts its target first."""
    outcomes = {row.outcome for row in sweep("naive", kind, tmp_path)}
    assert outcomes - {"OLD", "NEW"}
