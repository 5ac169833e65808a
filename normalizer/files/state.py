"""The folder for what outlives a run: the diagnostics of failed self-checks.

Must not know what a diagnostic says.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from normalizer.files.failure import failures_of

_NAME = "gnorm"


def state_folder() -> Path:
    """The folder, made if need be, that only the user can read.

    It is in XDG_STATE_HOME or what the platform has in its place; where that cannot be
    written, a fresh one among the temporary files.
    """
    for folder in _candidates():
        if is_usable(folder):
            return folder
    import tempfile

    return Path(tempfile.mkdtemp(prefix=f"{_NAME}-"))


def keep_diagnostic(text: str) -> Path:
    """Writes `text` into a new file of the state folder (mode 600) and gives its path.

    Raises FormatError when there is no place to keep it.
    """
    import tempfile
    from datetime import UTC, datetime

    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    with failures_of("keep a diagnostic", Path(tempfile.gettempdir())):
        descriptor, name = tempfile.mkstemp(".txt", f"diagnostic-{stamp}-", state_folder())
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    return Path(name)


def _candidates() -> Iterator[Path]:
    named = os.environ.get("XDG_STATE_HOME", "")
    if Path(named).is_absolute():  # a relative one is invalid by the standard
        yield Path(named) / _NAME
    local = os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "win32" and local:
        yield Path(local) / _NAME / "state"
    try:
        home = Path.home()
    except RuntimeError:
        return  # no HOME and no such user
    yield home.joinpath(*_BELOW_HOME.get(sys.platform, (".local", "state")), _NAME)


_BELOW_HOME = {"darwin": ("Library", "Application Support"), "win32": ("AppData", "Local")}


def is_usable(folder: Path) -> bool:
    """Whether the folder could be made and belongs to the user."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        return False
    return bool(status.st_mode & stat.S_IWUSR) and os.access(folder, os.W_OK | os.X_OK)
