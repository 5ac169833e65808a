"""Runs one command line in this process, with streams of bytes, in a folder of its own.

Also writes case files, for `pytest --update-golden`.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from normalizer.cli import main
from normalizer.reports.visible import HIDDEN

FOLDER = Path(__file__).parent / "folder"
STATE = "state"


@dataclass(frozen=True)
class Ended:
    """What a command line said and left; `files` are those it made or changed, None those it removed."""

    stdout: str
    stderr: str
    code: int
    files: dict[str, str | None]


@dataclass
class Shell:
    """A copy of the folder of the tests, and the streams of the process replaced."""

    folder: Path
    patch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        shutil.copytree(FOLDER, self.folder, dirs_exist_ok=True)
        self.patch.chdir(self.folder)
        for name, value in {"COLUMNS": "100", "XDG_STATE_HOME": str(self.folder / STATE)}.items():
            self.patch.setenv(name, value)
        for name in ("NO_COLOR", "TERM"):
            self.patch.delenv(name, raising=False)

    def run(self, *args: str, stdin: bytes = b"") -> Ended:
        """Runs `gnorm` with these arguments."""
        before = self._contents()
        out, err = _Kept(), _Kept()
        with self.patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err))
            code = main(args)
            sys.stdout.flush()
            sys.stderr.flush()
        after = self._contents()
        changed = {name: after.get(name) for name in sorted(before | after) if before.get(name) != after.get(name)}
        return Ended(self._shown(out.getvalue()), self._shown(err.getvalue()), code, changed)

    def _contents(self) -> dict[str, str]:
        files = (path for path in self.folder.rglob("*") if path.is_file() and self.folder / STATE not in path.parents)
        return {path.relative_to(self.folder).as_posix(): _text(path.read_bytes()) for path in files}

    def _shown(self, data: bytes) -> str:
        return data.decode("utf-8", "backslashreplace").replace(str(self.folder), "<folder>")


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


class _Kept(io.BytesIO):
    """Bytes that survive the wrapper around them being thrown away."""

    def close(self) -> None:
        return


def dump(cases: list[dict[str, Any]]) -> str:
    """Cases as TOML, as the case files have them."""
    return "\n".join(_table(case) for case in cases)


def _table(case: dict[str, Any]) -> str:
    plain = [f"{key} = {_value(value)}\n" for key, value in case.items() if not isinstance(value, dict)]
    tables = [
        f"[case.{key}]\n" + "".join(f"{json.dumps(name)} = {_value(text)}\n" for name, text in value.items())
        for key, value in case.items()
        if isinstance(value, dict)
    ]
    return "".join(["[[case]]\n", *plain, *tables])


def _value(value: Any) -> str:
    if isinstance(value, str) and "\n" in value and "'''" not in value and value.replace("\n", "").isprintable():
        return f"'''\n{value}'''"
    return HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False))
