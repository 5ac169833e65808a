"""Where diagnostics are kept."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from normalizer.files.state import keep_diagnostic, state_folder


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))


def test_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert state_folder() == state_folder() == tmp_path / "state/gnorm"


@pytest.mark.skipif(os.name == "nt", reason="HOME is not asked there")
@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", ".local/state/gnorm"),
        ("darwin", "Library/Application Support/gnorm"),
    ],
)
def test_below_home(platform: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normalizer.files.state.sys.platform", platform)
    monkeypatch.setenv("XDG_STATE_HOME", "relative/is/invalid")
    assert state_folder() == tmp_path / "home" / expected
    assert stat.S_IMODE(state_folder().stat().st_mode) == 0o700


def no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_without_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", no_home)
    folder = state_folder()
    assert folder.parent == tmp_path / "temp"
    assert os.name == "nt" or stat.S_IMODE(folder.stat().st_mode) == 0o700


def a_file(home: Path) -> None:
    home.write_bytes(b"")


def no_writing(home: Path) -> None:
    (home / ".local/state/gnorm").mkdir(parents=True)
    (home / ".local/state/gnorm").chmod(0o500)


def another_owner(home: Path) -> None:
    (home / ".local/state/gnorm").mkdir(parents=True)
    try:
        os.chown(home / ".local/state/gnorm", 1234, 1234)
    except PermissionError:
        pytest.skip("only root gives folders away")


@pytest.mark.skipif(os.name == "nt", reason="HOME is not asked there")
@pytest.mark.parametrize("spoil", [a_file, no_writing, another_owner])
def test_with_an_unusable_home(spoil: object, tmp_path: Path) -> None:
    assert callable(spoil)
    spoil(tmp_path / "home")
    assert state_folder().parent == tmp_path / "temp"


@pytest.mark.parametrize("text", ["", "两个维护\r\n", "lone \ud800 surrogate"])
def test_a_diagnostic_is_private(text: str) -> None:
    first, second = keep_diagnostic(text), keep_diagnostic(text)
    assert first != second
    assert first.read_bytes() == text.encode("utf-8", "backslashreplace")
    assert os.name == "nt" or stat.S_IMODE(first.stat().st_mode) == 0o600
