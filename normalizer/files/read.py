"""Reading a file's bytes.

Must not know what they mean.
"""

from __future__ import annotations

import stat
from pathlib import Path

from normalizer.core.errors import FormatError, Place
from normalizer.files.failure import failures_of


def read_bytes(path: Path) -> bytes:
    """All bytes of a regular file, links followed; raises FormatError when it cannot be read.

    A pipe or a device is refused, since reading it could wait for ever.
    """
    with failures_of("read it", path):
        if not stat.S_ISREG(path.stat().st_mode):
            raise FormatError("not a regular file", Place(str(path)), "name a file, or - to read standard input")
        return path.read_bytes()
