"""Edits of a text put into the bytes that it was decoded from.

Only the bytes of the edits change; line ends, byte order mark and encoding stay.
Must not know of prose or of rules.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from normalizer.core.document import Document
from normalizer.core.edits import Edit, apply
from normalizer.core.errors import FormatError, Place, SelfCheckError
from normalizer.core.text import LineIndex


def splice(document: Document, string: str, edits: Sequence[Edit]) -> bytes:
    """The bytes of `document`, whose decoded text is `string`, with the edits made.

    Raises FormatError when the file's encoding has no such character, its place counted
    in `string` and without a path; SelfCheckError when the outcome reads otherwise than it should.
    """
    if not edits:
        return document.data
    taken = _Taken(document)
    parts = [document.data[: document.bom]]
    at = 0
    for edit in edits:
        parts += (taken.take(string[at : edit.span.start]), _encode(edit, string, document.encoding))
        taken.take(edit.span.slice(string))
        at = edit.span.end
    parts.append(taken.take(string[at:]))
    spliced = b"".join(parts)
    if spliced[document.bom :].decode(document.encoding, "replace") != apply(string, edits):
        raise SelfCheckError("splice", f"{document.encoding}, {len(edits)} edits")
    return spliced


class _Taken:
    """The bytes of a document, taken piece by piece from the left."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._at = document.bom

    def take(self, string: str) -> bytes:
        """The next bytes, which must be those of `string`."""
        document = self._document
        # "replace", because half of a sequence that makes one character may have no code.
        encoded = string.encode(document.encoding, "replace")
        if not document.data.startswith(encoded, self._at):
            message = f"a correction would cut a character of {document.encoding} in two"
            raise FormatError(message, hint="convert the file to UTF-8 first")
        self._at += len(encoded)
        return encoded


def _encode(edit: Edit, string: str, encoding: str) -> bytes:
    try:
        return edit.new.encode(encoding)
    except UnicodeEncodeError as error:
        character = edit.new[error.start]
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    shown = f"{character} ({name})" if character.isprintable() else name
    place = Place("", *LineIndex(string).place(edit.span.start))
    hint = "save the file as UTF-8, or ignore what finds this"
    raise FormatError(f"the correction needs {shown}, which {encoding} does not have", place, hint)
