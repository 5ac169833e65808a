"""A bar on standard error while many files are read, when somebody watches.

Must not know what is done with the files.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

_FEW = 20


class Bar:
    """A progress bar that appears with the first of more than twenty files, on a terminal only."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._progress: Progress | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def advance(self, _path: Path, done: int, total: int) -> None:
        """Shows that `done` of `total` files are through."""
        if not self._shown or total <= _FEW:
            return
        if self._progress is None:
            from rich.console import Console
            from rich.progress import Progress

            self._progress = Progress(console=Console(stderr=True), transient=True)
            self._progress.add_task("reading", total=total)
            self._progress.start()
        self._progress.update(self._progress.task_ids[0], completed=done)
