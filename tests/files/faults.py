"""Runs a writer under injected faults, one fault in one child process at a time.

Used as a script: `python faults.py WRITER KIND FOLDER` prints a JSON list of
`[point, call, outcome, error, leftovers]`, one for every fault, until a run meets none.
WRITER is `atomic`, or `naive` for the control; KIND is `kill` (SIGKILL at the call),
`kill-after` (behind it), or the name of an errno.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from normalizer.core.errors import NormalizerError
from normalizer.files.write import write_atomically

OLD = b"The old text.\n" * 2000
NEW = b"The new and longer text.\n" * 2000
CALLS = (
    "open write fsync close replace rename unlink stat lstat fstat fchmod fchown chmod access scandir"
    " listxattr getxattr setxattr"
).split()


class Injector:
    """Counts the calls of the operating system and makes the one of number `point` fail."""

    def __init__(self, point: int, kind: str) -> None:
        self.point = point
        self.kind = kind
        self.count = 0
        self.hit = ""

    def install(self) -> None:
        for name in CALLS:
            if hasattr(os, name):
                setattr(os, name, self.wrap(name, getattr(os, name)))

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if name == "write":  # always short, as a system may do
                args = (args[0], memoryview(args[1])[:16384])
            if self.count != self.point:
                return real(*args, **kwargs)
            self.hit = name
            return self.fail(name, real, args, kwargs)

        return call

    def fail(self, name: str, real: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        if self.kind == "kill":
            if name == "write":
                real(args[0], args[1][:100])
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind == "kill-after":
            real(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "close":
            real(*args, **kwargs)  # the descriptor is gone even when closing fails
        code = getattr(errno, self.kind)
        raise OSError(code, os.strerror(code))


def naive(path: Path, data: bytes) -> None:
    """What most tools do: cut the file to nothing and fill it again."""
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    while data:
        data = data[os.write(descriptor, data) :]
    os.close(descriptor)


def child(writer: str, target: Path, injector: Injector, report: int) -> None:
    send, leave = os.write, os._exit
    injector.install()
    error = "TRACEBACK"
    try:
        if writer == "naive":
            naive(target, NEW)
        else:
            write_atomically(target, NEW, expected=OLD)
        error = ""
    except NormalizerError as raised:
        error = str(raised)
    finally:
        send(report, json.dumps([injector.hit, error]).encode())
        leave(0)


def run_one(writer: str, kind: str, folder: Path, point: int) -> list[Any]:
    folder.mkdir()
    target = folder / "article.txt"
    target.write_bytes(OLD)
    receive, report = os.pipe()
    process = os.fork()
    if process == 0:
        child(writer, target, Injector(point, kind), report)
    os.close(report)
    with os.fdopen(receive, "rb") as pipe:
        sent = pipe.read()
    _, status = os.waitpid(process, 0)
    killed = os.WIFSIGNALED(status)
    hit, error = ("killed", "") if killed else json.loads(sent)
    outcome = {OLD: "OLD", NEW: "NEW"}.get(target.read_bytes(), f"{target.stat().st_size} bytes")
    leftovers = sorted(path.name for path in folder.iterdir() if path != target)
    return [point, hit, outcome, error, leftovers]


def main(writer: str, kind: str, folder: Path) -> None:
    rows = []
    for point in range(1, 1000):
        row = run_one(writer, kind, folder / str(point), point)
        rows.append(row)
        if not row[1]:  # the fault was not met: the run is over
            break
    print(json.dumps(rows))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
