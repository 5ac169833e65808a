"""What the atomic writer keeps, follows and refuses."""

from __future__ import annotations

import os
import pickle
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from normalizer.core.errors import FormatError
from normalizer.files import write
from normalizer.files.read import read_bytes
from normalizer.files.write import sweep, write_atomically

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only")
OLD, NEW = b"old\r\n", b"new text\r\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    return path


def test_nothing_to_write_touches_nothing(target: Path) -> None:
    target.chmod(0o444)
    before = target.stat()
    assert write_atomically(target, OLD, expected=OLD) is False
    assert target.stat() == before


def test_replaces(target: Path) -> None:
    assert write_atomically(target, NEW, expected=OLD) is True
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_makes_a_file_and_replaces_whatever_is_there(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    assert write_atomically(path, OLD, expected=None)
    assert write_atomically(path, NEW, expected=None)
    assert path.read_bytes() == NEW


@posix
def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    usual, path = tmp_path / "usual", tmp_path / "new.txt"
    usual.touch()
    write_atomically(path, NEW, expected=None)
    assert path.stat().st_mode == usual.stat().st_mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o666, 0o755, 0o640, 0o6755, 0o200])
def test_mode_is_kept(mode: int, target: Path) -> None:
    target.chmod(mode)
    write_atomically(target, NEW, expected=OLD)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
class TestOwner:
    def test_owner_is_kept(self, target: Path) -> None:
        os.chown(target, 1234, 4321)
        write_atomically(target, NEW, expected=OLD)
        assert (target.stat().st_uid, target.stat().st_gid) == (1234, 4321)

    def test_what_cannot_be_kept_lends_no_rights(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        os.chown(target, 1234, 4321)
        target.chmod(0o6755)
        monkeypatch.setattr(os, "fchown", refuse_permission)
        write_atomically(target, NEW, expected=OLD)
        assert stat.S_IMODE(target.stat().st_mode) == 0o755


@posix
def test_a_mode_that_the_file_system_gives_to_all_is_not_set(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.chmod(0o600)
    monkeypatch.setattr(os, "fchmod", refuse_permission)
    assert write_atomically(target, NEW, expected=OLD)
    target.chmod(0o644)
    with pytest.raises(FormatError, match="does not permit"):
        write_atomically(target, OLD, expected=NEW)


def refuse_permission(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
def test_attributes_are_kept(target: Path) -> None:
    try:
        os.setxattr(target, "user.author", b"Wang")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    write_atomically(target, NEW, expected=OLD)
    assert os.getxattr(target, "user.author") == b"Wang"


@posix
def test_a_link_is_followed_and_stays(target: Path) -> None:
    folder = target.parent / "links"
    folder.mkdir()
    link, second = folder / "link.txt", folder / "second.txt"
    link.symlink_to("../a.txt")
    second.symlink_to("link.txt")
    write_atomically(second, NEW, expected=OLD)
    assert (second.readlink(), link.readlink()) == (Path("link.txt"), Path("../a.txt"))
    assert target.read_bytes() == NEW
    assert sorted(folder.iterdir()) == [link, second]


def test_works_without_what_other_systems_lack(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fchown", "fchmod", "listxattr", "O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC"):
        monkeypatch.delattr(os, name, raising=False)
    target.chmod(0o640)
    write_atomically(target, NEW, expected=OLD)
    assert target.read_bytes() == NEW
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o640


def read_only(path: Path) -> None:
    path.chmod(0o444)


def hard_link(path: Path) -> None:
    os.link(path, path.with_name("b.txt"))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def gone(path: Path) -> None:
    path.unlink()


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def longer(path: Path) -> None:
    path.write_bytes(OLD + b"more")


def same_length_same_time(path: Path) -> None:
    before = path.stat()
    path.write_bytes(OLD.upper())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


REFUSED = [
    (read_only, "the file is read-only"),
    (hard_link, "2 names"),
    (folder, "not a regular file"),
    pytest.param(pipe, "not a regular file", marks=posix),
    pytest.param(circle, "not a regular file", marks=posix),
    (gone, "changed by another program"),
    (longer, "changed by another program"),
    (same_length_same_time, "changed by another program"),
]


def state_of(path: Path) -> tuple[object, ...]:
    names = sorted(each.name for each in path.parent.iterdir())
    if not path.is_file():
        return (names,)
    return names, path.read_bytes(), path.stat().st_ino, path.stat().st_mode, path.stat().st_mtime_ns


@pytest.mark.parametrize(("spoil", "message"), REFUSED)
def test_refused_and_left_as_it_is(spoil: Callable[[Path], None], message: str, target: Path) -> None:
    spoil(target)
    before = state_of(target)
    with pytest.raises(FormatError, match=message) as caught:
        write_atomically(target, NEW, expected=OLD)
    assert state_of(target) == before
    assert str(caught.value.where) == str(target)
    assert caught.value.hint
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@posix
def test_devices_are_refused() -> None:
    with pytest.raises(FormatError, match="not a regular file"):
        write_atomically(Path("/dev/null"), NEW, expected=None)
    with pytest.raises(FormatError, match="not a regular file"):
        read_bytes(Path("/dev/null"))


@posix
def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="cannot write it: no such file"):
        write_atomically(tmp_path / "gone" / "a.txt", NEW, expected=None)


def another_file(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(OLD)
    other.replace(path)


def turned_read_only(path: Path) -> None:
    path.chmod(0o400)


@pytest.mark.parametrize("meddle", [longer, gone, hard_link, same_length_same_time, another_file, turned_read_only])
def test_changed_while_we_write(meddle: Callable[[Path], None], target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def meddle_late(descriptor: int) -> None:
        fsync(descriptor)
        meddle(target)

    monkeypatch.setattr(os, "fsync", meddle_late)
    with pytest.raises(FormatError, match="changed by another program"):
        write_atomically(target, NEW, expected=OLD)
    assert not target.exists() or target.read_bytes() in (OLD, OLD + b"more", OLD.upper())
    assert not list(target.parent.glob(".gnorm-*"))


@posix
def test_a_link_put_in_the_way_is_not_written_through(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = target.parent / "secret"
    secret.write_bytes(OLD)
    fsync = os.fsync

    def swap(descriptor: int) -> None:
        fsync(descriptor)
        target.unlink()
        target.symlink_to(secret)

    monkeypatch.setattr(os, "fsync", swap)
    with pytest.raises(FormatError, match="changed by another program"):
        write_atomically(target, NEW, expected=OLD)
    assert secret.read_bytes() == OLD


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_interrupted(step: str, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, NEW, expected=OLD)
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_old_leftovers_are_swept(target: Path) -> None:
    long_ago = time.time() - 7200
    for name, age in {
        ".gnorm-0123456789abcdef.tmp": long_ago,
        ".gnorm-fedcba9876543210.tmp": time.time(),
        ".gnorm-mine.tmp": long_ago,
        "notes.tmp": long_ago,
    }.items():
        path = target.with_name(name)
        path.write_bytes(b"")
        os.utime(path, (age, age))
    write._sweep_once.cache_clear()
    write_atomically(target, NEW, expected=OLD)
    left = sorted(path.name for path in target.parent.iterdir())
    assert left == [".gnorm-fedcba9876543210.tmp", ".gnorm-mine.tmp", "a.txt", "notes.tmp"]
    assert sweep(target.parent) == 0


def test_reading(target: Path) -> None:
    assert read_bytes(target) == OLD
    for path in (target.parent, target.with_name("gone.txt")):
        with pytest.raises(FormatError) as caught:
            read_bytes(path)
        assert str(caught.value.where) == str(path)
        assert caught.value.hint
