"""The cache folder: what can be worked out again, kept between runs.

A cached file begins with a line that names its format and the digest of what follows;
what does not fit, is cut, or belongs to somebody else is as good as absent.  Must not know
what is kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from normalizer.core.errors import NormalizerError
from normalizer.files.state import is_usable
from normalizer.files.write import write_atomically

_NAME = "gnorm"
_MAGIC = b"gnorm-cache-1 "
_MOST_FILES = 16
_LARGEST = 256 << 20


def cache_folder() -> Path | None:
    """The folder, made if need be, that only the user can write; None where there is no place for one.

    It is GNORM_CACHE_DIR, or in XDG_CACHE_HOME or what the platform has in its place.
    """
    return next((folder for folder in _candidates() if is_usable(folder)), None)


def read_cached(key: str) -> bytes | None:
    """What was kept under `key`, a file name; None when there is nothing that can be trusted."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / key
    try:
        if path.stat().st_size > _LARGEST or not _is_own(path):
            return None
        header, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if header != _MAGIC + hashlib.sha256(body).hexdigest().encode():
        return None
    with suppress(OSError):
        os.utime(path)  # so that what is used is not swept
    return body


def keep_cached(key: str, body: bytes) -> None:
    """Keeps `body` under `key`, whole or not at all; does nothing where there is no place."""
    folder = cache_folder()
    if folder is None:
        return
    header = _MAGIC + hashlib.sha256(body).hexdigest().encode() + b"\n"
    with suppress(NormalizerError, OSError):
        write_atomically(folder / key, header + body, expected=None)
    _sweep(folder)


def _is_own(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


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
