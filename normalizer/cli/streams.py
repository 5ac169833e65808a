"""Standard input, output and error: bytes and text through them, and what a terminal is asked.

A stream that is closed is None in Python.  Must not know what is said.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from normalizer.core.errors import FormatError, NormalizerError, Place
from normalizer.reports.view import View
from normalizer.reports.visible import escape, escape_lines

_WIDTH = 100
_NARROWEST = 20
_HINT = "make room, or send the output elsewhere"


def prepare() -> None:
    """Makes the streams take every character and keep every line end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="")


def read_input() -> bytes:
    """All bytes of standard input; raises FormatError when it is closed."""
    stream = getattr(sys, "stdin", None)
    if stream is None:
        raise FormatError("it is closed", Place("standard input"), "name a file, or send the text in")
    data: bytes = stream.buffer.read()
    return data


def write_bytes(data: bytes) -> None:
    """Puts bytes on standard output as they are; raises FormatError when they do not go in."""
    with _output() as out:
        out.flush()
        out.buffer.write(data)


def write_text(text: str) -> None:
    """Puts text that is fit for a screen on standard output; raises FormatError when it does not go in."""
    with _output() as out:
        out.write(text)


def write_plain(text: str) -> None:
    """The same for text that may hold anything: what would steer a terminal is escaped on one.

    Surrogate escapes become the bytes that they stand for.
    """
    with _output() as out:
        if out.isatty():
            out.write(escape_lines(text))
        else:
            out.flush()
            out.buffer.write(text.encode("utf-8", "surrogateescape"))


def tell(*lines: str) -> None:
    """Puts lines on standard error, if there is one that takes them, behind what was said before."""
    flush()
    stream = getattr(sys, "stderr", None)
    if stream is None:
        return
    try:
        stream.write("".join(f"{escape(line)}\n" for line in lines))
        stream.flush()
    except OSError:  # nowhere is left to say so; the exit code still tells
        abandon(stream)


def tell_error(error: NormalizerError, path: str = "") -> None:
    """Says what is wrong, where, and what to do; `path` is for an error without a place."""
    tell(f"{error.where or path or 'gnorm'}: {error.message}", *([f"hint: {error.hint}"] if error.hint else []))


def flush() -> None:
    """Makes sure that everything arrived; raises FormatError when it did not, as on a full disk."""
    if getattr(sys, "stdout", None) is not None:
        with _output() as out:
            out.flush()


def abandon(stream: TextIO) -> None:
    """Gives a stream up, so that nothing is tried again when the process ends."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream.fileno())
    os.close(sink)


def unwritable(error: OSError) -> FormatError:
    """Gives standard output up for `error`, and puts that in words."""
    abandon(sys.stdout)
    reason = (error.strerror or "it fails").lower()
    return FormatError(f"cannot write: {reason}", Place("standard output"), _HINT)


def view(color: str, quiet: bool, verbose: bool, stream: TextIO | None = None) -> View:
    """How a report for `stream` is to look; None is a file, which gets colour only when told to."""
    allowed = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    colored = color == "always" or (color == "auto" and allowed and stream is not None and stream.isatty())
    import shutil  # with all that unpacks archives

    width = shutil.get_terminal_size((_WIDTH, 24)).columns
    return View(colored, max(width, _NARROWEST), quiet, verbose)


@contextmanager
def _output() -> Iterator[TextIO]:
    """Standard output; turns what keeps it from being written to into a FormatError."""
    stream = getattr(sys, "stdout", None)
    if stream is None:
        raise FormatError("it is closed", Place("standard output"), _HINT)
    try:
        yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error) from error
