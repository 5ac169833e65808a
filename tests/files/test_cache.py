"""The cache folder: what is not trusted, then what is kept; and that nothing ever depends on it."""

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from normalizer.files import cache
from normalizer.files.cache import cache_folder, keep_cached, read_cached


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GNORM_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def spoil(path: Path, how: str) -> None:
    data = path.read_bytes()
    spoilt = {
        "empty": b"",
        "cut": data[:-1],
        "longer": data + b"x",
        "changed": data.replace(b"body", b"BODY"),
        "foreign": b"\x80\x04\x95 a pickle",
        "other-format": data.replace(b"gnorm-cache-2", b"gnorm-cache-1"),
        "no-digest": b"gnorm-cache-2 \nbody",
        "a-head-alone": data[:40],
    }
    path.write_bytes(spoilt[how])


@pytest.mark.parametrize(
    "how", ["empty", "cut", "longer", "changed", "foreign", "other-format", "no-digest", "a-head-alone"]
)
def test_what_is_spoilt_is_as_good_as_absent(folder: Path, how: str) -> None:
    keep_cached("a", b"the body")
    spoil(folder / "a", how)
    assert read_cached("a") is None
    keep_cached("a", b"the body")
    assert read_cached("a") == b"the body"


def test_what_is_open_stays_as_it_was_when_the_file_is_replaced_or_removed(folder: Path) -> None:
    keep_cached("a", b"the body")
    held = read_cached("a")
    keep_cached("a", b"another!")
    assert held == b"the body"
    assert read_cached("a") == b"another!"
    (folder / "a").unlink()
    assert held == b"the body"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("why", ["a mapped file cannot be replaced", "no mappings", "emptied meanwhile"])
def test_where_a_file_cannot_be_mapped_it_is_read(monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    errors = {"no mappings": OSError("no"), "emptied meanwhile": ValueError("cannot mmap an empty file")}

    def refuse(*_args: object, **_options: object) -> None:
        raise errors[why]

    keep_cached("a", b"the body")
    if why in errors:
        monkeypatch.setattr(cache.mmap, "mmap", refuse)
    else:
        monkeypatch.setattr(cache, "_MAPS", False)
    held = read_cached("a")
    assert held == b"the body"
    assert isinstance(held.obj, bytes)


@pytest.mark.skipif(os.name == "nt", reason="nothing is mapped here")
def test_a_file_is_mapped_read_only_at_a_multiple_of_eight(folder: Path) -> None:
    keep_cached("a", b"the body")
    held = read_cached("a")
    assert isinstance(held.obj, cache.mmap.mmap)
    assert held.readonly
    assert (folder / "a").read_bytes().index(b"the body") % 8 == 0


def test_an_empty_body_is_kept(folder: Path) -> None:
    keep_cached("a", b"")
    assert read_cached("a") == b""
    (folder / "a").write_bytes(b"")
    assert read_cached("a") is None


def test_what_is_absent_is_none(folder: Path) -> None:
    assert read_cached("a") is None
    folder.joinpath("a").mkdir(parents=True)
    assert read_cached("a") is None
    keep_cached("a", b"body")  # a folder is in the way: nothing happens
    assert read_cached("a") is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owners here")
def test_what_belongs_to_somebody_else_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_cached("a", b"body")
    assert read_cached("a") == b"body"
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert cache_folder() is None
    assert read_cached("a") is None


def test_the_folder_is_the_users_alone(folder: Path) -> None:
    assert cache_folder() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700 or os.name == "nt"


def test_without_a_place_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("GNORM_CACHE_DIR", str(blocked / "cache"))
    assert cache_folder() is None
    keep_cached("a", b"body")
    assert read_cached("a") is None


def test_the_folder_of_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GNORM_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "gnorm"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(cache.sys, "platform", "linux")
    assert cache_folder() == tmp_path / ".cache" / "gnorm"


def test_what_was_used_least_lately_is_swept(folder: Path) -> None:
    for number in range(20):
        keep_cached(f"file-{number:02}", b"body")
        os.utime(folder / f"file-{number:02}", (1_000_000 + number, 1_000_000 + number))
    keep_cached("new", b"body")
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == 16
    assert "new" in left
    assert "file-19" in left
    assert "file-00" not in left


def _build(arguments: tuple[str, bytes]) -> bool:
    keep_cached("shared", arguments[1] * 100_000)
    return read_cached("shared") in (b"a" * 100_000, b"b" * 100_000)


def test_two_processes_may_build_it_at_once(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        assert all(pool.map(_build, [("", b"a"), ("", b"b")] * 20))
    assert [path.name for path in folder.iterdir()] == ["shared"]
