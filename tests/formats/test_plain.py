"""Plain text and splicing: only the bytes of the changes change."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.document import Document
from normalizer.core.edits import Edit, apply, merge
from normalizer.core.errors import FormatError, SelfCheckError
from normalizer.core.result import Change, Result
from normalizer.core.span import Span
from normalizer.formats import FORMATS, SUFFIXES, format_for, plain, splice

# name: (encoding, byte order mark, what to declare)
FORMS = {
    "utf-8": ("utf-8", b"", None),
    "utf-8 declared": ("utf-8", b"", "utf-8"),
    "utf-8 BOM": ("utf-8", codecs.BOM_UTF8, None),
    "utf-16-le BOM": ("utf-16-le", codecs.BOM_UTF16_LE, None),
    "utf-16-be BOM": ("utf-16-be", codecs.BOM_UTF16_BE, None),
    "utf-32-le BOM": ("utf-32-le", codecs.BOM_UTF32_LE, None),
    "utf-32-be BOM": ("utf-32-be", codecs.BOM_UTF32_BE, None),
    "utf-16-le": ("utf-16-le", b"", "utf-16-le"),
    "utf-16-be": ("utf-16-be", b"", "utf-16-be"),
    "gb18030": ("gb18030", b"", "gb18030"),
    "gb18030 BOM": ("gb18030", "\ufeff".encode("gb18030"), "gb18030"),
    "gbk": ("gbk", b"", "gbk"),
    "big5": ("big5", b"", "big5"),
    "big5hkscs": ("big5hkscs", b"", "big5hkscs"),
    "cp932": ("cp932", b"", "cp932"),
    "euc_kr": ("euc_kr", b"", "euc_kr"),
    "cp1252": ("cp1252", b"", "cp1252"),
    "latin-1": ("latin-1", b"", "latin-1"),
    "cp037": ("cp037", b"", "cp037"),
    "ascii": ("ascii", b"", "ascii"),
}
LINE_ENDS = {
    "LF": "a\nb\n",
    "no last": "a\nb",
    "CR LF": "a\r\nb\r\n",
    "CR": "a\rb\r",
    "mixed": "a\r\nb\nc\rd\n\r",
    "blank": "\r\n\r\n\n",
    "none": "a",
    "odd": "a\x0bb\x0cc\x1cd\n",
}
PAYLOADS = {
    "plain": "two maintenance",
    "Chinese": "“two maintenance” 兩個維護",
    "accents": "café two maintenance naïve",
    "other planes": "𠀀 two maintenance 😀",
    "joined": "e\u0301 two\u00a0maintenance \u200btwo maintenance\ufeff",
    "separators": "a\u2028two maintenance\x85b",
}


def result_of(document: Document, edits: Sequence[Edit]) -> Result:
    text = document.segments[0].text
    return Result(text, tuple(Change(edit.span, edit.span.slice(text.string), edit.new, ()) for edit in edits))


def read_or_none(data: bytes, declared: str | None) -> Document | None:
    try:
        return plain.read(data, "a.txt", declared)
    except FormatError:
        return None


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("form", FORMS)
def test_only_the_bytes_of_the_change_differ(form: str, line_end: str, payload: str) -> None:
    encoding, bom, declared = FORMS[form]
    before, after = LINE_ENDS[line_end], LINE_ENDS[line_end][::-1]
    prefix = before + PAYLOADS[payload].partition("two")[0]
    suffix = PAYLOADS[payload].partition("two")[2] + after
    try:
        head, tail = bom + prefix.encode(encoding), suffix.encode(encoding)
    except UnicodeEncodeError:
        assert encoding not in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")
        return
    data = head + "two".encode(encoding) + tail
    document = plain.read(data, "a.txt", declared)
    string = document.segments[0].text.string
    assert (string, document.bom) == (prefix + "two" + suffix, len(bom))
    assert plain.write(document, [result_of(document, [])]) == data
    edit = Edit(Span(len(prefix), len(prefix) + 3), "Two Up")
    assert plain.write(document, [result_of(document, [edit])]) == head + "Two Up".encode(encoding) + tail


def test_segments_and_protection_are_read() -> None:
    text = plain.read(b"\xef\xbb\xbfA headline\r\n\r\nSee https://example.com [sic].", "a.txt").segments[0].text
    assert text.segments == (14,)
    assert [span.slice(text.string) for span in text.protected] == ["See https://example.com [sic]"]


@pytest.mark.parametrize(
    ("encoding", "new", "message"),
    [
        ("latin-1", "“", ":2:3: the correction needs “ (LEFT DOUBLE QUOTATION MARK), which iso8859-1 does not have"),
        ("ascii", "cafés", ":2:3: the correction needs é (LATIN SMALL LETTER E WITH ACUTE)"),
        ("gbk", "ok \u200b", ":2:3: the correction needs ZERO WIDTH SPACE, which gbk"),
        ("utf-8", "\ud800", ":2:3: the correction needs U+D800, which utf-8"),
    ],
)
def test_characters_that_the_encoding_lacks(encoding: str, new: str, message: str) -> None:
    document = plain.read(b"one\r\nab two", "a.txt", encoding)
    with pytest.raises(FormatError) as caught:
        plain.write(document, [result_of(document, [Edit(Span(7, 8), new)])])
    assert message in str(caught.value)
    assert "UTF-8" in caught.value.hint


def test_a_character_of_two_code_points_is_not_cut() -> None:
    document = plain.read(b"a\x88\x62b", "a.txt", "big5hkscs")  # one code for Ê and a macron
    assert document.segments[0].text.string == "aÊ̄b"
    with pytest.raises(FormatError, match="cut a character"):
        plain.write(document, [result_of(document, [Edit(Span(1, 2), "E")])])
    assert plain.write(document, [result_of(document, [Edit(Span(1, 3), "E")])]) == b"aEb"


def test_results_of_another_document_are_refused() -> None:
    document = plain.read(b"one", "a.txt")
    for results in ([], [result_of(plain.read(b"two", "b.txt"), [])], [result_of(document, [])] * 2):
        with pytest.raises(ValueError, match=r"unpack|not one of this document"):
            plain.write(document, results)


def test_an_outcome_that_reads_otherwise_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    document = plain.read(b"one", "a.txt")
    monkeypatch.setattr(splice, "_encode", lambda *_: b"wrong")
    with pytest.raises(SelfCheckError):
        plain.write(document, [result_of(document, [Edit(Span(0, 1), "right")])])


@st.composite
def edits_of(draw: st.DrawFn, string: str) -> list[Edit]:
    offsets = sorted(draw(st.sets(st.integers(0, len(string)), max_size=8)))
    pairs = list(zip(offsets[::2], offsets[1::2], strict=False))
    return [edit for edit, _ in merge(Edit(Span(a, b), draw(st.text("aé“两😀\r\n", max_size=5))) for a, b in pairs)]


TEXTS = st.text(st.characters(codec="utf-8")) | st.text("abé“两\U00020000\ufeff\r\n \0")


@given(TEXTS, st.sampled_from([form for form in FORMS.values() if form[0].startswith(("utf", "gb18030"))]), st.data())
def test_any_edits(string: str, form: tuple[str, bytes, str | None], data: st.DataObject) -> None:
    encoding, bom, declared = form
    document = read_or_none(bom + string.encode(encoding), declared)
    if document is None:  # binary, or it begins like the mark of another encoding
        assert "\0" in string
        return
    text = document.segments[0].text
    assert document.data[: document.bom] + text.string.encode(document.encoding) == document.data
    edits = data.draw(edits_of(text.string))
    written = plain.write(document, [result_of(document, edits)])
    assert written == document.data[: document.bom] + apply(text.string, edits).encode(document.encoding)


@given(st.binary(), st.sampled_from([None, "gb18030", "big5", "latin-1"]))
def test_any_bytes(data: bytes, encoding: str | None) -> None:
    document = read_or_none(data, encoding)
    if document is not None:
        assert plain.write(document, [result_of(document, [])]) == data


@pytest.mark.parametrize("name", ["a.txt", "A.TXT", "a", "a.md", "dir.docx/a.txt", ".docx"])
def test_names_read_as_plain_text(name: str) -> None:
    assert format_for(name) is plain


@pytest.mark.parametrize("name", ["a.docx", "A.DOCX", "d/a.b.pdf", "a.doc", "a.rtf", "a.odt"])
def test_names_that_are_refused(name: str) -> None:
    with pytest.raises(FormatError, match=name) as caught:
        format_for(name)
    assert "UTF-8" in caught.value.hint


def test_the_list() -> None:
    assert list(FORMATS) == [plain]
    assert frozenset({".txt"}) == SUFFIXES
