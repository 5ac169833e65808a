"""The atomic writer: at every moment the file is the old one or the new one, whole.

A temporary file beside the target is filled, flushed to the disk and renamed over it.
Must not know what the bytes mean.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from normalizer.core.errors import FormatError, Place
from normalizer.files.failure import failures_of

_LEFTOVER = re.compile(r"\.gnorm-[0-9a-f]{16}\.tmp")
_LEFTOVER_AGE = 3600.0
_FLAGS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
# What a system answers that lacks owners, attributes or the flushing of folders, or does not grant them.
_NOT_OFFERED = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EBADF, errno.ENODATA}
)


def write_atomically(path: Path, data: bytes, *, expected: bytes | None) -> bool:
    """Puts `data` in the place of the file's bytes, and tells whether there was anything to write.

    `expected` is what was read from the file; when it holds something else by now, the
    file is left alone.  None writes the file whatever is there, and makes it if need be.
    A symbolic link is followed and stays.  Mode, extended attributes and, where that is
    permitted, the owner are kept.

    Raises FormatError, the file being as it was, when it is read-only, has more than one
    name (a hard link would silently part from its twin), is no regular file, was changed
    meanwhile, or when the system refuses.  Only a failure to flush the folder comes after
    the file is replaced; its message says so.
    """
    if data == expected:
        return False
    with failures_of("write it", path):
        target = Path(os.path.realpath(path))
        before = _status(target)
        if before is None and expected is not None:
            raise _changed(path)
        if before is not None:
            _check_replaceable(path, target, before)
        _sweep_once(str(target.parent))
        temporary = target.parent / f".gnorm-{os.urandom(8).hex()}.tmp"
        try:
            _fill(temporary, data, target, before)
            _check_unchanged(path, target, before, expected)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):  # what is left here, a later run sweeps up
                temporary.unlink(missing_ok=True)
            raise
    with failures_of("make sure that the new version, which is in place, survives a power cut", path):
        _flush_folder(target.parent)
    return True


def sweep(folder: Path) -> int:
    """Removes the temporary files that killed runs left in `folder` over an hour ago, and counts them."""
    removed = 0
    oldest = time.time() - _LEFTOVER_AGE
    with os.scandir(folder) as entries:
        for entry in entries:
            if not _LEFTOVER.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
                continue
            if entry.stat(follow_symlinks=False).st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
                removed += 1
    return removed


@lru_cache(maxsize=4096)
def _sweep_once(folder: str) -> None:
    # Tidying up after others must not keep this file from being written.
    with suppress(OSError):
        sweep(Path(folder))


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None


def _check_replaceable(path: Path, target: Path, status: os.stat_result) -> None:
    place = Place(str(path))
    if not stat.S_ISREG(status.st_mode):
        raise FormatError("not a regular file", place, "name a file, or - to filter standard input")
    # The bits are read as well, since they do not bind root, and the folder's permission
    # would be enough to replace the file.
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FormatError("the file is read-only", place, "allow writing (chmod u+w), or write elsewhere with --output")
    if status.st_nlink > 1:
        message = f"the file has {status.st_nlink} names (hard links), of which only this one would change"
        raise FormatError(message, place, "make it a file of its own (copy it and move the copy back), or use --output")


def _check_unchanged(path: Path, target: Path, before: os.stat_result | None, expected: bytes | None) -> None:
    """Raises FormatError unless the target is the file seen before and holds the bytes expected."""
    now = _status(target)
    if (now is None) != (before is None):
        raise _changed(path)
    if now is None or before is None:
        return
    if _identity(now) != _identity(before) or (expected is not None and target.read_bytes() != expected):
        raise _changed(path)


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_dev, status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_nlink)


def _changed(path: Path) -> FormatError:
    return FormatError("the file was changed by another program meanwhile", Place(str(path)), "run again")


def _fill(temporary: Path, data: bytes, target: Path, model: os.stat_result | None) -> None:
    """Makes the temporary file, with what the target has beside its bytes, and flushes it to the disk."""
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o666 if model is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if model is not None:
            _copy_attributes(target, descriptor)
            _copy_mode(temporary, descriptor, model)
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):  # the first error is the one to tell
            os.close(descriptor)
        raise
    os.close(descriptor)


def _copy_attributes(target: Path, descriptor: int) -> None:
    """Copies the extended attributes, access lists among them, where there are any."""
    if not hasattr(os, "listxattr"):
        return
    with _where_offered():
        names = os.listxattr(target)
        for name in names:
            with _where_offered():
                os.setxattr(descriptor, name, os.getxattr(target, name))


def _copy_mode(temporary: Path, descriptor: int, model: os.stat_result) -> None:
    mode = stat.S_IMODE(model.st_mode)
    if not hasattr(os, "fchown"):
        temporary.chmod(mode)
        return
    with _where_offered():
        os.fchown(descriptor, model.st_uid, model.st_gid)
    made = os.fstat(descriptor)
    if (made.st_uid, made.st_gid) != (model.st_uid, model.st_gid):
        mode &= ~(stat.S_ISUID | stat.S_ISGID)  # they would lend the rights of another owner
    if stat.S_IMODE(made.st_mode) != mode:  # where one mode holds for all files, setting it may be an error
        os.fchmod(descriptor, mode)


def _flush_folder(folder: Path) -> None:
    """Makes the renaming durable, where folders can be flushed."""
    if os.name == "nt":
        return
    with _where_offered():
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _where_offered() -> Iterator[None]:
    """Lets pass the errors of a system that lacks, or does not grant, what is done inside."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
