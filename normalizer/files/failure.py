"""What the operating system refuses, said in the user's words.

Must not know what the bytes were for.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from normalizer.core.errors import FormatError, Place

_MEANINGS = {
    errno.ENOENT: ("no such file", "check the path"),
    errno.ENOSPC: ("the disk is full", "free some space and run again"),
    errno.EDQUOT: ("your disk quota is used up", "free some space and run again"),
    errno.EROFS: ("the file system is read-only", "write elsewhere with --output"),
    errno.EACCES: ("permission denied", "give yourself the permission for the file and its folder"),
    errno.EPERM: ("the system does not permit it", "look for an immutable flag, or write elsewhere with --output"),
    errno.EBUSY: ("the file is in use or is a mount point of its own", "close it, or mount its folder instead"),
    errno.EXDEV: ("the file is a mount point of its own", "mount its folder instead, or write elsewhere with --output"),
    errno.EMFILE: ("too many files are open", "raise the limit (ulimit -n) or run with fewer --jobs"),
    errno.ENFILE: ("too many files are open on this machine", "close some programs and run again"),
    errno.EIO: ("the disk reports an error", "copy the file to a sound disk"),
    errno.ELOOP: ("its symbolic links go round in a circle", "mend the link"),
    errno.EISDIR: ("a folder, not a file", "name a file"),
}


@contextmanager
def failures_of(action: str, path: Path) -> Iterator[None]:
    """Turns an OSError raised inside into a FormatError that says what could not be done to `path`."""
    try:
        yield
    except OSError as error:
        meaning, hint = _MEANINGS.get(error.errno or 0, (_system_text(error), "mend that and run again"))
        raise FormatError(f"cannot {action}: {meaning}", Place(os.fspath(path)), hint) from error


def _system_text(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
