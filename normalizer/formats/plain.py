"""Plain text: the whole file is prose, in paragraphs.

Must not know of rules or of the disk.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizer.core.document import Document, Segment
from normalizer.core.result import Result
from normalizer.core.text import Text
from normalizer.formats.decode import decode
from normalizer.formats.paragraphs import paragraph_starts
from normalizer.formats.protection import protected_spans
from normalizer.formats.splice import splice

SUFFIXES = (".txt",)


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The file as one segment; raises FormatError for what cannot be decoded without guessing."""
    decoded = decode(data, path, encoding)
    return Document(data, (Segment(text_of(decoded.string)),), decoded.encoding, decoded.bom)


def text_of(string: str) -> Text:
    """A plain text with the borders of its paragraphs and what is protected everywhere."""
    segments = paragraph_starts(string)
    return Text(string, protected=protected_spans(string, segments=segments), segments=segments)


def write(document: Document, results: Sequence[Result]) -> bytes:
    """The file's bytes with the changes of its one result made, and no other byte touched.

    Raises FormatError (its place has no path) when the encoding lacks a character.
    """
    (segment,), (result,) = document.segments, results
    if result.before != segment.text.string:
        raise ValueError("the result is not one of this document")
    return splice(document, result.before, result.edits)
