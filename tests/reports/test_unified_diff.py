"""The unified diff is one that `git apply` and `patch` take, and take back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from normalizer.core.edits import Edit, apply
from normalizer.core.span import Span
from normalizer.reports.unified import difference, name
from tests.reports.edit_lists import edited_texts

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
LONG = "".join(f"line {number}\n" for number in range(1, 31))


def edits_for(before: str, *pairs: tuple[str, str]) -> list[Edit]:
    """An edit for each pair: the first occurrence of the one becomes the other."""
    return [Edit(Span(before.index(old), before.index(old) + len(old)), new) for old, new in pairs]


def run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")


def assert_git_applies(folder: Path, path: str, before: str, edits: Sequence[Edit]) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before.encode())
    (folder / "the.diff").write_bytes("".join(difference(path, before, edits)).encode())
    run(folder, "git", "apply", "--whitespace=nowarn", "the.diff")
    assert file.read_bytes() == apply(before, edits).encode()
    run(folder, "git", "apply", "--whitespace=nowarn", "-R", "the.diff")
    assert file.read_bytes() == before.encode()


CASES = {
    "one word": ("the the end\n", [("the the", "the")]),
    "no final newline": ("one  word", [("  ", " ")]),
    "no final newline, far from the change": ("one  word\na\nb\nc\nd\ne", [("  ", " ")]),
    "no final newline, in the context": ("one  word\na\nb", [("  ", " ")]),
    "carriage returns": ("one  word\r\nthe the end\r\nrest\r\n", [("  ", " "), ("the the", "the")]),
    "lone carriage returns": ("one  word\rtwo\rthree\n", [("  ", " ")]),
    "separators that end no line": ("one  word\u2028two\x0bthree\x0cfour\x85five\n", [("  ", " ")]),
    "deletion of a whole line": ("one\ntwo\nthree\n", [("two\n", "")]),
    "deletion of the last line": ("one\ntwo", [("two", "")]),
    "deletion of the last line with its newline": ("one\ntwo\n", [("\ntwo", "")]),
    "deletion of everything": ("one\ntwo\n", [("one\ntwo\n", "")]),
    "lines joined": ("one\ntwo\nthree\n", [("one\n", "one ")]),
    "a line end deleted": ("one\ntwo\nthree\n", [("\n", "")]),
    "a line put before one that changes": ("one\ntwo  two\n", [("one\n", "one\nnew\n"), ("  ", " ")]),
    "a line split": ("one two\nthree\n", [("one ", "one\n")]),
    "newline put at the end": ("one\ntwo", [("two", "two\n")]),
    "newline taken from the end": ("one\ntwo\n", [("two\n", "two")]),
    "hunks merged": (LONG, [("line 5", "5"), ("line 12", "12")]),
    "hunks apart": (LONG, [("line 5", "5"), ("line 13", "13"), ("line 30\n", "")]),
    "lines added shift the next hunk": (LONG, [("line 2\n", "line 2\na\nb\n"), ("line 20", "20")]),
    "several on one line": ("a  b  c\n", [("a ", "a"), ("c", "d")]),
    "lines that look like headers": ("-- a\n++ b\n@@ -1 +1 @@\n\\ x  y\n", [("  ", " ")]),
}


@needs_git
@pytest.mark.parametrize("case", CASES)
def test_git_applies_it_and_takes_it_back(case: str, tmp_path: Path) -> None:
    before, pairs = CASES[case]
    assert_git_applies(tmp_path, "a.txt", before, edits_for(before, *pairs))


@needs_git
@pytest.mark.parametrize(
    ("before", "at", "new"),
    [("one\ntwo\n", 4, "new\n"), ("one\ntwo\n", 8, "new"), ("one", 3, "\n"), ("one\n", 0, "new\n"), ("", 0, "new\n")],
)
def test_git_applies_an_insertion(before: str, at: int, new: str, tmp_path: Path) -> None:
    assert_git_applies(tmp_path, "a.txt", before, [Edit(Span(at, at), new)])


NAMES = ["a.txt", "my news/may first.txt", "新闻/五月.txt", 'a "quoted" name.txt', "back\\slash.txt", "tab\there.txt",
         "line\nfeed.txt", "a\x1b[31mred.txt", " leading", "-dash.txt", "a\\n.txt"]  # fmt: skip


@needs_git
@pytest.mark.parametrize("path", NAMES)
def test_git_applies_it_whatever_the_name(path: str, tmp_path: Path) -> None:
    assert_git_applies(tmp_path, path, "the the end\n", edits_for("the the end\n", ("the the", "the")))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a/a.txt"),
        ("./a.txt", "a/a.txt"),
        ("/srv/a.txt", "a/srv/a.txt"),
        ("a b.txt", "a/a b.txt\t"),
        ('a"b.txt', r'"a/a\"b.txt"'),
        ("a\nb c.txt", r'"a/a\nb c.txt"'),
        ("\udcff.txt", r'"a/\377.txt"'),
        ("新.txt", "a/新.txt"),
    ],
)
def test_names_are_written_as_git_writes_them(path: str, expected: str) -> None:
    assert name("a", path) == expected


def test_nothing_changed_is_no_diff() -> None:
    assert list(difference("a.txt", "one\n", [])) == []
    assert list(difference("a.txt", "one\n", [Edit(Span(0, 3), "one")])) == []


def test_lines_that_stay_are_context() -> None:
    found = "".join(difference("a.txt", "a\nb\nc\n", [Edit(Span(0, 6), "a\nx\nc\n")]))
    assert found == "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"


@pytest.mark.parametrize(
    ("before", "edits", "headers"),
    [
        ("", [Edit(Span(0, 0), "a\n")], ["-0,0 +1"]),
        ("a\nb\n", [Edit(Span(0, 4), "")], ["-1,2 +0,0"]),
        ("a", [Edit(Span(0, 1), "b\nc")], ["-1 +1,2"]),
        (
            LONG,
            edits_for(LONG, ("line 2\n", "line 2\na\nb\n"), ("line 12\n", ""), ("line 30\n", "30\n")),
            ["-1,5 +1,7", "-9,7 +11,6", "-27,4 +28,4"],
        ),
    ],
)
def test_the_headers_count_the_lines(before: str, edits: list[Edit], headers: list[str]) -> None:
    found = "".join(difference("a.txt", before, edits))
    assert [line.strip("@ ") for line in found.splitlines() if line.startswith("@@")] == headers


@pytest.mark.parametrize(("gap", "hunks"), [(6, 1), (7, 2)])
def test_hunks_merge_when_their_context_touches(gap: int, hunks: int) -> None:
    before = "the the\n" + "line\n" * gap + "one  word\n"
    found = "".join(difference("a.txt", before, edits_for(before, ("the the", "the"), ("  ", " "))))
    assert found.count("@@ -") == hunks


few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@needs_git
@few
@given(edited_texts())
def test_git_applies_random_edits(made: tuple[str, list[Edit]]) -> None:
    before, edits = made
    if apply(before, edits) != before:
        with TemporaryDirectory() as folder:
            assert_git_applies(Path(folder), "a b.txt", before, edits)


@needs_patch
@few
@given(edited_texts())
def test_patch_applies_random_edits(made: tuple[str, list[Edit]]) -> None:
    before, edits = made
    after = apply(before, edits)
    if before and after and after != before:  # patch removes a file that becomes empty
        with TemporaryDirectory() as folder:
            (Path(folder) / "a.txt").write_bytes(before.encode())
            (Path(folder) / "the.diff").write_bytes("".join(difference("a.txt", before, edits)).encode())
            run(Path(folder), "patch", "--binary", "--fuzz=0", "-p1", "-i", "the.diff")
            assert (Path(folder) / "a.txt").read_bytes() == after.encode()
