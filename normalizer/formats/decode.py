"""Bytes to text, strictly: what cannot be written back byte for byte is refused.

A byte order mark decides, else the declared encoding, else UTF-8; nothing is guessed,
because guesses are wrong on English with a few Chinese names.  Must not know of prose.
"""

from __future__ import annotations

import codecs

from normalizer.core.errors import FormatError, Place, UsageError
from normalizer.core.text import LineIndex
from normalizer.core.values import dataclass

# UTF-32 before UTF-16: the mark of UTF-32 LE begins with that of UTF-16 LE.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In these the bytes of a character depend on what came before it, or are not those of a text.
_NOT_SPLICEABLE = frozenset("hz idna punycode raw-unicode-escape undefined unicode-escape utf-7".split())
_BINARY_PREFIX = 8192
_EXAMPLES = "gb18030, big5 or cp1252"
_UNDECLARED_HINT = f"say --encoding {_EXAMPLES} if that is what it is; if not, mend it or save it as UTF-8"
_DECLARED_HINT = "declare the encoding that it is really in, or mend it and save it as UTF-8"
_BOM_HINT = "its byte order mark says so: mend it, or save it as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte order mark, the codec's name and the length of the mark in bytes."""

    string: str
    encoding: str
    bom: int = 0


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text in `data`; `encoding` is what the user declares, and gives way to a byte order mark.

    Raises FormatError at the first byte that is wrong, or that would not be written back
    as it was; UsageError when there is no such encoding.
    """
    declared = _codec_name(encoding) if encoding is not None else None
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Decoded(_decode_strictly(data[len(bom) :], name, path, _BOM_HINT), name, len(bom))
    if declared is None:
        if b"\0" in data[:_BINARY_PREFIX]:
            raise _binary(data, path)
        return Decoded(_decode_strictly(data, "utf-8", path, _UNDECLARED_HINT), "utf-8")
    return _decode_declared(data, declared, path)


def _codec_name(encoding: str) -> str:
    """Python's name of the encoding that the user declares."""
    hint = f"name an encoding such as utf-8, {_EXAMPLES}"
    try:
        codec = codecs.lookup(encoding)
        "a".encode(encoding)  # refuses those of bytes to bytes, such as hex
    except (LookupError, ValueError) as error:
        raise UsageError(f"there is no text encoding named {encoding!r}", hint=hint) from error
    if codec.name in _NOT_SPLICEABLE or codec.name.startswith("iso2022"):
        message = f"files in {codec.name} cannot be changed in one place without touching the rest"
        raise UsageError(message, hint="convert the files to UTF-8 first")
    return "utf-8" if codec.name == "utf-8-sig" else codec.name


def _decode_declared(data: bytes, name: str, path: str) -> Decoded:
    if not data:
        return Decoded("", name)
    if name in ("utf-16", "utf-32"):
        message = f"declared as {name}, but it does not begin with a byte order mark"
        raise FormatError(message, Place(path, 1, 1), f"say --encoding {name}-le or {name}-be, whichever it is")
    string = _decode_strictly(data, name, path, _DECLARED_HINT)
    back = string.encode(name, "replace")
    if back != data:
        raise _lossy(data, back, name, path)
    if string.startswith("\ufeff"):
        return Decoded(string[1:], name, len("\ufeff".encode(name)))
    return Decoded(string, name)


def _decode_strictly(data: bytes, name: str, path: str, hint: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at, end = error.start, error.end
    message = f"the byte 0x{data[at]:02X} is wrong here in {name}"
    if end >= len(data) and _is_cut_short(data[at:], name):
        message = f"the file ends in the middle of a character of {name}"
        hint = f"it may be incomplete; else {hint}"
    raise FormatError(message, _place(data, at, name, path), hint)


def _is_cut_short(rest: bytes, name: str) -> bool:
    """Whether more bytes could make a character of `rest`."""
    try:
        codecs.getincrementaldecoder(name)().decode(rest)
    except UnicodeDecodeError:
        return False
    return True


def _place(data: bytes, at: int, name: str, path: str) -> Place:
    """The line and the column of the byte at `at`."""
    before = data[:at].decode(name, "replace")
    return Place(path, *LineIndex(before).place(len(before)))


def _binary(data: bytes, path: str) -> FormatError:
    place = _place(data, data.index(b"\0"), "utf-8", path)
    hint = "if it is text, say in which encoding, for example --encoding utf-16-le"
    return FormatError("this looks like a binary file: it holds a NUL byte", place, hint)


def _lossy(data: bytes, back: bytes, name: str, path: str) -> FormatError:
    pairs = zip(data, back, strict=False)
    at = next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(data), len(back)))
    message = f"from here on {name} does not give back the bytes that were read"
    return FormatError(message, _place(data, at, name, path), "convert the file to UTF-8 first")
