"""Packed arrays: they come back as they were, and nothing damaged is taken for them."""

from __future__ import annotations

import mmap
import struct
from array import array
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.packed import Strings, pack, pack_strings, unpack

HEADER = 40
INTEGERS = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False)} | {
    "q": (8, True),
    "Q": (8, False),
}


def items(code: str) -> st.SearchStrategy[Any]:
    size, signed = INTEGERS[code]
    least, most = (-(1 << size * 8 - 1), (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
    return st.lists(st.integers(least, most), max_size=9).map(lambda values: array(code, values))


arrays = st.one_of(
    st.binary(max_size=20),
    st.lists(st.floats(allow_nan=False), max_size=5).map(lambda values: array("d", values)),
    *map(items, INTEGERS),
)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
parts = st.dictionaries(names, arrays, max_size=6)


def plain(parts: Any) -> list[tuple[str, str, list[Any]]]:
    views = {name: memoryview(part) for name, part in parts.items()}
    return [(name, view.format, view.tolist()) for name, view in views.items()]


SMALL = {"index": array("I", [1, 2, 70000]), "text": b"abc", "none": array("q"), "weights": array("d", [0.5])}


@given(parts)
def test_what_is_packed_comes_back_in_its_order_and_its_formats(parts: Any) -> None:
    assert plain(unpack(pack(parts))) == plain(parts)


def test_views_bytearrays_and_slices_of_views_are_packed() -> None:
    parts = {"a": bytearray(b"ab"), "b": memoryview(array("H", [1, 2, 3]))[1:], "c": memoryview(b"xyz")}
    assert plain(unpack(pack(parts))) == plain(parts)


@pytest.mark.parametrize(
    "part", [array("L", [1]), array("u", "a"), memoryview(b"abcd")[::2], memoryview(b"a").cast("c")]
)
def test_what_has_no_fixed_size_or_lies_in_pieces_is_refused(part: Any) -> None:
    with pytest.raises(ValueError, match="known format"):
        pack({"part": part})


def test_the_parts_are_read_where_they_lie_and_cannot_be_written() -> None:
    packed = pack(SMALL)
    for view in unpack(packed).values():
        assert view.readonly
        assert view.obj is packed
    at = packed.index(array("I", [1, 2, 70000]).tobytes())
    assert at % 8 == 0


def test_a_mapped_file_is_as_good_as_bytes(tmp_path: Path) -> None:
    path = tmp_path / "packed"
    path.write_bytes(pack(SMALL))
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    assert plain(unpack(mapped)) == plain(SMALL)


def test_the_format_on_disk_does_not_change_unnoticed() -> None:
    head = struct.pack("<8sHHIQ", b"gnorm\0pk", 0xFEFF, 1, 20, 72)
    table = struct.pack("<QQHc", 64, 6, 1, b"H") + b"a"
    digest = blake2b(head + table, digest_size=16).digest()
    assert pack({"a": array("H", [1, 2, 3])}) == head + digest + table + bytes(4) + b"\1\0\2\0\3\0\0\0"


def test_every_truncation_is_refused() -> None:
    packed = pack(SMALL)
    for length in range(len(packed)):
        with pytest.raises(ValueError):  # noqa: PT011 - many messages
            unpack(packed[:length])
    with pytest.raises(ValueError, match="instead of"):
        unpack(packed + b"\0")


def test_every_changed_byte_of_the_header_and_table_is_refused() -> None:
    packed = pack(SMALL)
    first = min(packed.index(part) for part in (array("I", [1, 2]).tobytes(), b"abc"))
    refused = 0
    for at in range(first):
        for flipped in (1, 0x80, 0xFF):
            changed = bytearray(packed)
            changed[at] ^= flipped
            try:
                assert plain(unpack(bytes(changed))) == plain(SMALL)  # a byte between the parts
            except ValueError:
                refused += 1
    assert refused >= 3 * (first - 7)


@given(st.binary(max_size=200))
def test_bytes_of_somebody_else_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - many messages
        unpack(data)


def sealed(table: bytes, body: bytes) -> bytes:
    """A buffer whose digest is right, whatever its table says."""
    head = struct.pack("<8sHHIQ", b"gnorm\0pk", 0xFEFF, 1, len(table), HEADER + len(table) + len(body))
    return head + blake2b(head + table, digest_size=16).digest() + table + body


sizes = st.one_of(st.integers(0, 200), st.sampled_from([1 << 31, 1 << 32, (1 << 64) - 8, (1 << 64) - 1]))
entries = st.builds(
    lambda start, length, of_name, code, name: struct.pack("<QQHB", start, length, of_name, code) + name,
    sizes,
    sizes,
    st.integers(0, 9) | st.just(0xFFFF),
    st.sampled_from(b"bBhHiIqQdc\0"),
    st.binary(max_size=5),
)


@given(st.lists(entries | st.binary(max_size=30), max_size=3).map(b"".join), st.binary(max_size=64))
def test_a_table_that_lies_reaches_nothing_outside_the_parts(table: bytes, body: bytes) -> None:
    buffer = sealed(table, body)
    try:
        found = unpack(buffer)
    except ValueError:
        return
    for view in found.values():
        assert view.tobytes() in body


@pytest.mark.parametrize(("start", "length"), [(64, 9), (72, 5), (0, 8), (56, 8), (65, 1), (64, (1 << 64) - 8)])
def test_a_part_outside_the_parts_is_refused_under_a_right_digest(start: int, length: int) -> None:
    assert unpack(sealed(struct.pack("<QQHc", 64, 8, 1, b"B") + b"a", bytes(12))).keys() == {"a"}
    with pytest.raises(ValueError, match="not in the buffer"):
        unpack(sealed(struct.pack("<QQHc", start, length, 1, b"B") + b"a", bytes(11)))


def test_two_parts_of_one_name_are_refused() -> None:
    entry = struct.pack("<QQHc", 80, 0, 1, b"B") + b"a"
    with pytest.raises(ValueError, match="wrong entry"):
        unpack(sealed(entry * 2, bytes(8)))


@given(st.lists(st.text(max_size=5) | st.just("\ud800\udc00\udfff")))
def test_strings_come_back(strings: list[str]) -> None:
    offsets, blob = pack_strings(strings)
    read = Strings(memoryview(blob), memoryview(offsets))
    assert list(read) == strings
    assert len(read) == len(strings)
    assert [read[index] for index in range(len(strings))] == strings
    assert read[1:] == strings[1:]
    assert read[::-2] == strings[::-2]
    assert [read[-index] for index in range(1, len(strings) + 1)] == strings[::-1]
    for outside in (len(strings), -len(strings) - 1):
        with pytest.raises(IndexError):
            read[outside]


@pytest.mark.parametrize("offsets", [[], [0], [1, 3], [0, 2]])
def test_offsets_of_another_blob_are_refused(offsets: list[int]) -> None:
    with pytest.raises(ValueError, match="another blob"):
        Strings(b"abc", offsets)


@pytest.mark.parametrize("offsets", [[0, 4, 3], [0, 2, 1, 3], [0, -1, 3]])
def test_offsets_out_of_order_are_refused_where_they_are_met(offsets: list[int]) -> None:
    strings = Strings(b"abc", offsets)
    with pytest.raises(ValueError, match="out of order"):
        list(strings)
    with pytest.raises(ValueError, match="out of order"):
        [strings[index] for index in range(len(strings))]


def test_a_blob_that_is_cut_inside_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="decode"):
        list(Strings("é".encode(), [0, 1, 2]))
