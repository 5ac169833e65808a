"""Named arrays in one buffer, to be read where they lie: what was compiled is opened, not made again.

A header of 40 bytes, then the table of contents, then the parts, each at a multiple of
eight bytes, all little-endian.  The header holds a magic, a byte-order mark, the number of
the format, the lengths of the table and of the whole, and a digest of itself and of the
table; the parts have no digest of their own.  Must not know what the arrays mean.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from mmap import mmap

_MAGIC = b"gnorm\x00pk"
_MARK = 0xFEFF
_FORMAT = 1
_HEADER = struct.Struct("<8sHHIQ")
"""Magic, mark, format, bytes of the table, bytes of the whole; the digest follows."""
_ENTRY = struct.Struct("<QQHc")
"""Offset and length of a part in bytes, bytes of its name, its format; the name follows."""
_DIGEST = 16
_TABLE = _HEADER.size + _DIGEST
_ALIGNED = 8
_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "q": 8, "Q": 8, "d": 8}
_SWAPPED = sys.byteorder == "big"

Part: TypeAlias = "bytes | bytearray | array[int] | array[float] | memoryview"


def pack(parts: Mapping[str, Part]) -> bytes:
    """The parts in one buffer; those without a type of their own are bytes.

    Raises ValueError for a part that is not one row of items of a known format.
    """
    views = {name.encode(): _view(name, part) for name, part in parts.items()}
    size = sum(_ENTRY.size + len(name) for name in views)
    at = _aligned(_TABLE + size)
    table, body = bytearray(), bytearray(at - _TABLE - size)
    for name, view in views.items():
        table += _ENTRY.pack(at, view.nbytes, len(name), view.format.encode()) + name
        body += _in_order(view)
        body += bytes(_aligned(len(body) + _TABLE + size) - len(body) - _TABLE - size)
        at = _TABLE + size + len(body)
    header = _HEADER.pack(_MAGIC, _MARK, _FORMAT, size, at)
    return header + _digest(header, table) + table + body


def unpack(buffer: bytes | memoryview | mmap) -> dict[str, memoryview]:
    """The parts as read-only views of `buffer`, each in its format; nothing is copied.

    Raises ValueError for what `pack` did not make, or what was cut or damaged in its header
    or table.  A buffer that changes later, as a mapped file can, changes the parts.
    """
    view = _view("buffer", buffer).cast("B").toreadonly()
    if len(view) < _TABLE:
        raise ValueError("too short to be packed")
    magic, mark, number, size, total = _HEADER.unpack(view[: _HEADER.size])
    if (magic, mark, number) != (_MAGIC, _MARK, _FORMAT):
        raise ValueError("not packed, or in another format")
    if total != len(view) or _TABLE + size > total:
        raise ValueError(f"{len(view)} bytes instead of {total}")
    table = view[_TABLE : _TABLE + size]
    if _digest(view[: _HEADER.size], table) != view[_HEADER.size : _TABLE]:
        raise ValueError("a damaged table of contents")
    return _parts(view, table)


def _parts(view: memoryview, table: memoryview) -> dict[str, memoryview]:
    """What the table names, each entry checked against the buffer: its digest may be right and it still wrong."""
    parts: dict[str, memoryview] = {}
    at = 0
    while at < len(table):
        if at + _ENTRY.size > len(table):
            raise ValueError("an entry that is cut")
        start, length, of_name, code = _ENTRY.unpack(table[at : at + _ENTRY.size])
        at += _ENTRY.size
        name = str(table[at : at + of_name], "utf-8")
        at += of_name
        kind = chr(code[0])
        if at > len(table) or kind not in _SIZES or length % _SIZES[kind] or name in parts:
            raise ValueError(f"a wrong entry: {name!r}")
        if start % _ALIGNED or start < _TABLE + len(table) or start + length > len(view):
            raise ValueError(f"a part that is not in the buffer: {name!r}")
        parts[name] = _typed(view[start : start + length], kind)
    return parts


def _view(name: str, part: Part | mmap) -> memoryview:
    view = memoryview(part)
    # A format that is not in the table has another size elsewhere, or none.
    if view.format not in _SIZES or view.ndim != 1 or not view.c_contiguous:
        raise ValueError(f"not one row of items of a known format: {name!r}")
    return view


def _typed(view: memoryview, kind: str) -> memoryview:
    if _SWAPPED and _SIZES[kind] > 1:  # the one case where a copy cannot be spared
        items = array(kind, view.tobytes())
        items.byteswap()
        return memoryview(items).toreadonly()
    return view.cast(kind)  # type: ignore[call-overload, no-any-return]


def _in_order(view: memoryview) -> memoryview:
    if _SWAPPED and view.itemsize > 1:
        items = array(view.format, view.tobytes())
        items.byteswap()
        view = memoryview(items)
    return view.cast("B")


def _aligned(size: int) -> int:
    return -size % _ALIGNED + size


def _digest(header: bytes | memoryview, table: bytes | bytearray | memoryview) -> bytes:
    digest = blake2b(header, digest_size=_DIGEST)
    digest.update(table)
    return digest.digest()


def pack_strings(strings: Iterable[str]) -> tuple[array[int], bytes]:
    """The strings as offsets and one blob of UTF-8: string `i` is `blob[offsets[i]:offsets[i + 1]]`.

    Lone surrogates are kept.  The offsets are of four bytes, or of eight where those do not do.
    """
    offsets = [0]
    blob = bytearray()
    for string in strings:
        blob += string.encode("utf-8", "surrogatepass")
        offsets.append(len(blob))
    return array("I" if len(blob) < 1 << 32 else "Q", offsets), bytes(blob)


class Strings(Sequence[str]):
    """What `pack_strings` made, read-only; a string is decoded each time that it is asked for.

    Raises ValueError for offsets that do not fit the blob, at once or where they are met.
    """

    __slots__ = ("_blob", "_offsets")

    def __init__(self, blob: bytes | memoryview, offsets: Sequence[int] | memoryview | array[int]) -> None:
        self._blob = _view("blob", blob).cast("B")
        self._offsets = offsets
        if not len(offsets) or offsets[0] != 0 or offsets[-1] != len(self._blob):
            raise ValueError("offsets of another blob")

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        count = len(self._offsets) - 1
        at = index + count if index < 0 else index
        if not 0 <= at < count:
            raise IndexError(index)
        start, end = self._offsets[at], self._offsets[at + 1]
        if not 0 <= start <= end <= len(self._blob):
            raise ValueError("offsets out of order")
        return str(self._blob[start:end], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        blob, offsets = bytes(self._blob), list(self._offsets)
        if not all(start <= end for start, end in pairwise(offsets)):
            raise ValueError("offsets out of order")
        return (blob[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(offsets))
