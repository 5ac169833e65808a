"""Every case of `cases/*.toml`: what a command line prints, leaves on the disk and ends with.

A case has `args`, and where they matter `stdin`, `env` and `write` (files made first; `hex`
for bytes).  `stdout`, `stderr`, `code` and `files` (made or changed) are what comes out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.driver import Ended, Shell, dump

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def load(path: Path) -> list[dict[str, Any]]:
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    assert isinstance(cases, list)
    return cases


def all_cases() -> Iterator[Any]:
    for path in CASES:
        for number, case in enumerate(load(path)):
            yield pytest.param(path, number, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize(("path", "number"), list(all_cases()))
def test_case(
    path: Path, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:  # fmt: skip
    case = load(path)[number]
    ended = run(case, tmp_path, monkeypatch)
    found = {"stdout": ended.stdout, "stderr": ended.stderr, "code": ended.code, "files": ended.files}
    found = {key: value for key, value in found.items() if value}
    if update_golden:
        cases = load(path)
        cases[number] = {key: value for key, value in case.items() if key in GIVEN} | found
        path.write_text(dump(cases), encoding="utf-8", newline="\n")
    assert found == {key: value for key, value in case.items() if key not in GIVEN} or update_golden


GIVEN = ("name", "args", "stdin", "env", "write", "hex")


def run(case: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Ended:
    shell = Shell(folder, monkeypatch)
    for name, text in case.get("write", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    for name, digits in case.get("hex", {}).items():
        (folder / name).write_bytes(bytes.fromhex(digits))
    for name, value in case.get("env", {}).items():
        monkeypatch.setenv(name, value)
    return shell.run(*case["args"], stdin=case.get("stdin", "").encode())


def test_the_names_are_unique() -> None:
    for path in CASES:
        names = [case["name"] for case in load(path)]
        assert len(names) == len(set(names)), path.name


def test_the_case_files_are_in_the_form_that_an_update_writes() -> None:
    for path in CASES:
        assert dump(load(path)) == path.read_text(encoding="utf-8"), f"{path.name}; pytest --update-golden mends it"
