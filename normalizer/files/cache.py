"""The cache folder: what can be worked out again, kept between runs.

A cached file begins with a line of 40 bytes that names its format, and the length and the
CRC-32 of what follows; what does not fit, is cut, or belongs to somebody else is as good as
absent.  The check is against accidents: nobody else can write the folder, and what is kept
is data that nothing executes.  Must not know what is kept.
"""

from __future__ import annotations

import mmap
import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from normalizer.core.errors import NormalizerError
from normalizer.files.state import is_usable
from normalizer.files.write import write_atomically

_NAME = "gnorm"
_MAGIC = b"gnorm-cache-2 "
_HEADER = 40
_MOST_FILES = 16
_LARGEST = 256 << 20
_MAPS = os.name != "nt"  # where a mapped file could be neither replaced nor removed


def cache_folder() -> Path | None:
    """The folder, made if need be, that only the user can write; None where there is no place for one.

    It is GNORM_CACHE_DIR, or in XDG_CACHE_HOME or what the platform has in its place.
    """
    return next((folder for folder in _candidates() if is_usable(folder)), None)


def read_cached(key: str) -> memoryview | None:
    """What was kept under `key`, a file name; None when there is nothing that can be trusted.

    The file is mapped where the system lets a mapped file be replaced: who has it open
    keeps what was there, and several processes share the memory.  It lies at a multiple of
    eight bytes.
    """
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / key
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not _HEADER <= status.st_size <= _LARGEST or not _is_own(status):
                return None
            held = _held(file)
    except OSError:
        return None
    body = held[_HEADER:]
    if held[:_HEADER] != _header(body):
        return None
    with suppress(OSError):
        os.utime(path)  # so that what is used is not swept
    return body


def _held(file: BinaryIO) -> memoryview:
    """The bytes of an open file; raises OSError when they cannot be read."""
    if _MAPS:
        with suppress(OSError, ValueError):  # a file system without mappings, or a file that was emptied meanwhile
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return memoryview(file.read())


def keep_cached(key: str, body: bytes) -> None:
    """Keeps `body` under `key`, whole or not at all; does nothing where there is no place."""
    folder = cache_folder()
    if folder is None:
        return
    with suppress(NormalizerError, OSError):
        write_atomically(folder / key, _header(body) + body, expected=None)
    _sweep(folder)


def _header(body: bytes | memoryview) -> bytes:
    return _MAGIC + b"%016x %08x\n" % (len(body), zlib.crc32(body))


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()


def _sweep(folder: Path) -> None:
    """Removes the files that were used least lately, beyond a number."""
    with suppress(OSError):
        aged = sorted(((_age(path), path) for path in folder.iterdir() if path.is_file()), reverse=True)
        for _, path in aged[: max(len(aged) - _MOST_FILES, 0)]:
            with suppress(OSError):
                path.unlink()


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _candidates() -> Iterator[Path]:
    own = os.environ.get("GNORM_CACHE_DIR", "")
    if own:
        yield Path(own)
        return
    named = os.environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():  # a relative one is invalid by the standard
        yield Path(named) / _NAME
    local = os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "win32" and local:
        yield Path(local) / _NAME / "cache"
    with suppress(RuntimeError):  # no HOME and no such user
        below = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}.get(sys.platform, (".cache",))
        yield Path.home().joinpath(*below, _NAME)
