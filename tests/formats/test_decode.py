"""Bytes to text: marks, declared encodings, and what is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from normalizer.core.errors import FormatError, UsageError
from normalizer.formats.decode import Decoded, decode

TEXT = "Two Upholds — 两个维护\r\n"
WESTERN = "café ’90s\n"

READ = [
    (b"", None, Decoded("", "utf-8")),
    (b"", "gb18030", Decoded("", "gb18030")),
    (b"", "utf-16", Decoded("", "utf-16")),
    (TEXT.encode(), None, Decoded(TEXT, "utf-8")),
    (TEXT.encode(), "utf8", Decoded(TEXT, "utf-8")),
    (TEXT.encode(), "UTF-8-SIG", Decoded(TEXT, "utf-8")),
    (codecs.BOM_UTF8, None, Decoded("", "utf-8", 3)),
    (codecs.BOM_UTF8 + TEXT.encode(), None, Decoded(TEXT, "utf-8", 3)),
    (codecs.BOM_UTF8 + codecs.BOM_UTF8, None, Decoded("\ufeff", "utf-8", 3)),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, Decoded(TEXT, "utf-16-le", 2)),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None, Decoded(TEXT, "utf-16-be", 2)),
    (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None, Decoded(TEXT, "utf-32-le", 4)),
    (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), None, Decoded(TEXT, "utf-32-be", 4)),
    # The mark outweighs what is declared for a whole folder.
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "gb18030", Decoded(TEXT, "utf-16-le", 2)),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", Decoded(TEXT, "utf-16-be", 2)),
    (TEXT.encode("utf-16-le"), "utf-16-le", Decoded(TEXT, "utf-16-le")),
    (TEXT.encode("gb18030"), "GB18030", Decoded(TEXT, "gb18030")),
    (("\ufeff" + TEXT).encode("gb18030"), "gb18030", Decoded(TEXT, "gb18030", 4)),
    ("兩個維護".encode("big5"), "big5", Decoded("兩個維護", "big5")),
    (WESTERN.encode("cp1252"), "windows-1252", Decoded(WESTERN, "cp1252")),
    (b"a\0b", "latin-1", Decoded("a\0b", "iso8859-1")),
    (codecs.BOM_UTF8 + b"a\0b", None, Decoded("a\0b", "utf-8", 3)),
    (b"a" * 8192 + b"\0", None, Decoded("a" * 8192 + "\0", "utf-8")),
]


@pytest.mark.parametrize(("data", "encoding", "expected"), READ)
def test_decodes(data: bytes, encoding: str | None, expected: Decoded) -> None:
    assert decode(data, "a.txt", encoding) == expected


REFUSED = [
    (b"\xff", None, "a.txt:1:1: the byte 0xFF is wrong here in utf-8", "--encoding gb18030"),
    ("é\nab两".encode() + b"\xe9t\xe9", None, "a.txt:2:4: the byte 0xE9 is wrong here in utf-8", "--encoding"),
    (b"a\r\nb\rc\n\xc0\xaf", None, "a.txt:4:1: the byte 0xC0", "--encoding"),
    (b"x\xed\xa0\x80", None, "a.txt:1:2: the byte 0xED", "--encoding"),
    ("两个".encode()[:-1], None, "a.txt:1:2: the file ends in the middle of a character of utf-8", "incomplete"),
    (b"caf\xe9", None, "a.txt:1:4: the file ends in the middle", "--encoding"),
    (codecs.BOM_UTF8 + b"a\xff", None, "a.txt:1:2: the byte 0xFF", "byte order mark"),
    (codecs.BOM_UTF16_LE + b"a\0b", None, "a.txt:1:2: the file ends in the middle", "incomplete"),
    (codecs.BOM_UTF16_LE + b"a\0\x00\xd8a\0", None, "a.txt:1:2: the byte 0x00 is wrong here in utf-16-le", "mark"),
    (codecs.BOM_UTF32_LE + b"a\0\0\0\xff\xff\xff\xff", None, "a.txt:1:2: the byte 0xFF", "mark"),
    ("a两".encode() + b"\x80\xff", "gb18030", "a.txt:1:", "declare the encoding"),
    (b"a\x81b", "cp1252", "a.txt:1:2: the byte 0x81 is wrong here in cp1252", "declare the encoding"),
    (b"\xe9", "ascii", "a.txt:1:1: the byte 0xE9 is wrong here in ascii", "declare the encoding"),
    (b"a\0b", None, "a.txt:1:2: this looks like a binary file", "utf-16-le"),
    (b"PK\3\4\n\0", None, "a.txt:2:1: this looks like a binary file", "--encoding"),
    (b"\n" * 8191 + b"\0", None, "a.txt:8192:1: this looks like a binary file", "--encoding"),
    (TEXT.encode("utf-16-le"), None, "this looks like a binary file", "utf-16-le"),
    (TEXT.encode("utf-16-le"), "utf-16", "a.txt:1:1: declared as utf-16", "utf-16-le or utf-16-be"),
    (TEXT.encode("utf-32-le"), "utf-32", "a.txt:1:1: declared as utf-32", "utf-32-le or utf-32-be"),
    (b"ab\x87\x90", "cp932", "a.txt:1:3: from here on cp932 does not give back", "UTF-8"),
    (b"a\xa4\xaf\xa2\xcc", "big5", "a.txt:1:3: from here on big5 does not give back", "UTF-8"),
]


@pytest.mark.parametrize(("data", "encoding", "message", "hint"), REFUSED)
def test_refuses(data: bytes, encoding: str | None, message: str, hint: str) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data, "a.txt", encoding)
    assert message in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    "name",
    "klingon \0 é aliases ../x hex rot13 base64 zlib idna punycode undefined unicode_escape raw-unicode-escape"
    " utf-7 hz iso-2022-jp iso2022_kr iso-2022-jp-2004 ".split(" "),
)
def test_no_such_encoding_to_work_with(name: str) -> None:
    for data in (b"plain", b""):
        with pytest.raises(UsageError) as caught:
            decode(data, "a.txt", name)
        assert caught.value.hint


BOMS = [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE]
ENCODINGS = [
    None,
    "utf-8",
    "gb18030",
    "big5",
    "big5hkscs",
    "cp932",
    "cp950",
    "cp1252",
    "latin-1",
    "utf-16-le",
    "shift_jisx0213",
]


@given(st.sampled_from(BOMS), st.binary(), st.sampled_from(ENCODINGS))
@example(b"", b"\x88\x62", "big5hkscs")
def test_any_bytes_are_refused_or_come_back(bom: bytes, data: bytes, encoding: str | None) -> None:
    data = bom + data
    try:
        decoded = decode(data, "a.txt", encoding)
    except FormatError as error:
        event(error.message)
    else:
        assert data[: decoded.bom] + decoded.string.encode(decoded.encoding) == data
