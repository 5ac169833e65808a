"""The file formats: a module that reads a file's prose and writes it back is one.

Owns the protocol and the list.  Must not know of rules, of the disk or of reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Protocol

from normalizer.core.document import Document
from normalizer.core.errors import FormatError, Place
from normalizer.core.result import Result
from normalizer.formats import plain


class Format(Protocol):
    """A module of this package that reads and writes one kind of file."""

    @property
    def SUFFIXES(self) -> Sequence[str]:
        """The ends of the names, in lower case with their dot, that a folder's walk takes."""

    def read(self, data: bytes, path: str, encoding: str | None) -> Document:
        """The prose of a file; raises FormatError when it cannot be had without guessing."""

    def write(self, document: Document, results: Sequence[Result]) -> bytes:
        """The file with the changes made, one result for each segment, all other bytes as they were."""


FORMATS: tuple[Format, ...] = (plain,)
SUFFIXES = frozenset(suffix for format_ in FORMATS for suffix in format_.SUFFIXES)

_UNREADABLE = {
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".pdf": "a PDF",
    ".rtf": "an RTF document",
}


def format_for(path: str | PurePath) -> Format:
    """The format that reads the file of this name; a name that no format claims is plain text.

    Raises FormatError for the packaged formats that are not read.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _UNREADABLE:
        hint = "save its text as a .txt file in UTF-8 and name that"
        raise FormatError(f"{_UNREADABLE[suffix]} is not read ({suffix})", Place(str(path)), hint)
    return next((format_ for format_ in FORMATS if suffix in format_.SUFFIXES), plain)
