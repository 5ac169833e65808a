"""What a reader sees: nothing hidden, every change in its sentence, markup that can be taken or refused."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.edits import Edit, apply
from normalizer.core.finding import Finding
from normalizer.core.result import FileResult, Result, Run
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.reports import REPORTS, View
from normalizer.reports.criticmarkup import mark
from normalizer.reports.excerpt import Role, cut, reach
from normalizer.reports.visible import HIDDEN, escape, escape_lines
from tests.reports.edit_lists import edited_texts
from tests.reports.example import result_of


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("plain – “text” 党建 é 😀", "plain – “text” 党建 é 😀"),
        ("a\u00a0b", "a\u00a0b"),
        ("\u202e", r"\u202E"),
        ("\x1b[31m", r"\u001B[31m"),
        ("\x9b", r"\u009B"),
        ("a\u200bb\ufeff\u00ad", r"a\u200Bb\uFEFF\u00AD"),
        ("\ud800", r"\uD800"),
        ("\U000e0041", r"\U000E0041"),
        ("a\r\n\tb", r"a\r\n\tb"),
    ],
)
def test_hidden_characters_are_named(string: str, expected: str) -> None:
    assert escape(string) == expected


def test_odd_spaces_are_named_where_asked() -> None:
    assert escape("a b\u00a0c\u3000d\u2009e", spaces=True) == r"a b\u00A0c\u3000d\u2009e"
    assert escape_lines("a\u202eb\r\nc") == "a\\u202Eb\\r\nc"


@given(st.text(st.characters(exclude_categories=())))
def test_every_control_and_format_character_is_caught(string: str) -> None:
    from unicodedata import category

    shown = escape(string)
    assert not HIDDEN.search(shown)
    # Marks that letters of some scripts are written with are no danger to a line.
    harmless = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd") | {
        chr(code) for code in range(0x13430, 0x13460)
    }
    hidden = {character for character in shown if category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden <= harmless


HOSTILE = "\x1b]0;title\x07 \u202eevil\u2066 \u200b[bold red]x[/] :smile: {0} <<} \x9b31m"


@pytest.mark.parametrize("name", ["text", "terminal", "json", "jsonl"])
def test_no_report_line_shows_a_raw_control(name: str) -> None:
    text = f"{HOSTILE} a  b\n"
    at = text.index("  ")
    found = Finding(f"term/{HOSTILE}", Span(0, 4), f"Use {HOSTILE}", zh=HOSTILE, evidence=(HOSTILE,))
    made = result_of(text, [Edit(Span(at, at + 2), HOSTILE)])
    result = Result(made.text, made.changes, (found,))
    out = StringIO(newline="")
    REPORTS[name](Run((FileResult(f"{HOSTILE}.txt", results=(result,)),)), out, View(verbose=True))
    shown = out.getvalue().replace("\n", "")
    assert not HIDDEN.search(shown)
    if name == "terminal":
        assert "[bold red]x[/]" in shown
        assert ":smile:" in shown


def test_an_excerpt_is_the_sentence_with_every_edit() -> None:
    text = Text("First one. Here  is the the  end of it. Last one.")
    edits = [Edit(Span(15, 17), " "), Edit(Span(20, 27), "the")]
    pieces = cut(text, reach(text, edits[0].span), edits)
    assert [(piece.role, piece.string) for piece in pieces] == [
        (Role.SAME, "Here"),
        (Role.BEFORE, "␣␣"),
        (Role.AFTER, "␣"),
        (Role.SAME, "is "),
        (Role.BEFORE, "the the"),
        (Role.AFTER, "the"),
        (Role.SAME, "  end of it."),
    ]


def test_long_stretches_are_left_out() -> None:
    words = "word " * 100
    text = Text(f"{words}x  {words}y  {words}end")
    edits = [Edit(Span(501, 503), " "), Edit(Span(1004, 1006), " ")]
    shown = "".join(piece.string for piece in cut(text, reach(text, edits[0].span), edits))
    assert len(shown) < 350
    assert shown.startswith("… word")
    assert shown.count("…") == 3
    assert shown.endswith("word …")


def taken(marked: str, which: int) -> str:
    """The text with all changes refused (1) or taken (2)."""
    marked = re.sub(r"\{>>.*?<<\}", "", marked, flags=re.DOTALL)
    marked = re.sub(r"\{~~(.*?)~>(.*?)~~\}", rf"\{which}", marked, flags=re.DOTALL)
    kept = {"--": which == 1, "++": which == 2}
    return re.sub(
        r"\{(--|\+\+)(.*?)\1\}", lambda match: match[2] if kept[match[1]] else "", marked, flags=re.DOTALL
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "edit", "expected"),
    [
        ("a  b", Edit(Span(1, 3), " "), "a{~~  ~> ~~}{>>made up [made-up]<<}b"),
        ("a b", Edit(Span(1, 2), ""), "a{-- --}{>>made up [made-up]<<}b"),
        ("ab", Edit(Span(1, 1), " "), "a{++ ++}{>>made up [made-up]<<}b"),
        ("a~>b", Edit(Span(0, 4), "c"), "{--a~>b--}{++c++}{>>made up [made-up]<<}"),
        ("a--}b", Edit(Span(0, 5), ""), "{--a---}{---}b--}{>>made up [made-up]<<}"),
    ],
)
def test_criticmarkup(before: str, edit: Edit, expected: str) -> None:
    marked = mark(result_of(before, [edit]))
    assert marked == expected
    assert taken(marked, 1) == before
    assert taken(marked, 2) == apply(before, [edit])


@given(edited_texts())
def test_criticmarkup_can_be_taken_and_refused(made: tuple[str, list[Edit]]) -> None:
    before, edits = made
    marked = mark(result_of(before, edits))
    assert taken(marked, 1) == before
    assert taken(marked, 2) == apply(before, edits)
