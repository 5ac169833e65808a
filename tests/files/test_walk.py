"""Which files the named paths mean."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from normalizer.core.errors import UsageError
from normalizer.files.walk import Found, find_files

# name: (files to make, as name or name=content; paths named; exclude; files found)
CASES = {
    "nothing named": ("a.txt", "", "", ""),
    "a file": ("a.txt b.txt", "a.txt", "", "a.txt"),
    "a file of any suffix": ("a.md", "a.md", "", "a.md"),
    "a Chinese original, named": ("a.zh.txt", "a.zh.txt", "", "a.zh.txt"),
    "a folder in order": ("b.txt a.txt a/z.txt c.md", ".", "", "a/z.txt a.txt b.txt"),
    "upper-case suffix": ("A.TXT B.ZH.TXT", ".", "", "A.TXT"),
    "Chinese originals left": ("a.txt a.zh.txt", ".", "", "a.txt"),
    "named twice": ("d/a.txt b.txt", "d/a.txt d b.txt ./b.txt", "", "d/a.txt b.txt"),
    "a folder, written with ..": ("d/a.txt e/b.txt", "d/../e", "", "d/../e/b.txt"),
    "never entered": (
        ".git/a.txt .hg/a.txt .svn/a.txt node_modules/a.txt .venv/a.txt __pycache__/a.txt x/.git/b.txt c.txt",
        ". .git",
        "",
        "c.txt",
    ),
    "a file in a never entered folder, named": (".git/MESSAGE", ".git/MESSAGE", "", ".git/MESSAGE"),
    "hidden folders are entered": (".drafts/a.txt", ".", "", ".drafts/a.txt"),
    "gitignore": (".gitignore=*.txt;!keep.txt a.txt keep.txt d/b.txt", ".", "", "keep.txt"),
    "gitignore, anchored": (".gitignore=/a.txt a.txt d/a.txt", ".", "", "d/a.txt"),
    "gitignore, folder": (".gitignore=old/ old/a.txt d/old/b.txt d/c.txt d/old.txt", ".", "", "d/c.txt d/old.txt"),
    "gitignore, what is in an ignored folder stays ignored": (
        ".gitignore=old/;!keep.txt old/keep.txt keep.txt",
        ".",
        "",
        "keep.txt",
    ),
    "gitignore, nested wins": (".gitignore=*.txt d/.gitignore=!a.txt a.txt d/a.txt d/b.txt", ".", "", "d/a.txt"),
    "gitignore, nested is anchored where it stands": (
        "d/.gitignore=/a.txt a.txt d/a.txt d/e/a.txt",
        ".",
        "",
        "a.txt d/e/a.txt",
    ),
    "gitignore, double star": (".gitignore=d/**/a.txt d/a.txt d/e/f/a.txt a.txt", ".", "", "a.txt"),
    "gitignore, named file is read": (".gitignore=a.txt a.txt", "a.txt", "", "a.txt"),
    "gitignore, named folder is walked": (".git/x .gitignore=old/ old/a.txt", "old", "", "old/a.txt"),
    "gitignore, of a repository above": (".git/x .gitignore=a.txt d/a.txt d/b.txt", "d", "", "d/b.txt"),
    "gitignore, between": (".git/x d/.gitignore=/e/a.txt d/e/a.txt d/e/b.txt", "d/e", "", "d/e/b.txt"),
    "gitignore, above but of no repository": (".gitignore=a.txt d/a.txt", "d", "", "d/a.txt"),
    "gitignore, above the repository": (".gitignore=a.txt d/.git/x d/a.txt", "d", "", "d/a.txt"),
    "gitignore, what is no pattern": (".gitignore=!;a.txt a.txt b.txt", ".", "", "b.txt"),
    "gitignore, CR LF and byte order mark": (".gitignore=\ufeffa.txt\r;b.txt\r a.txt b.txt c.txt", ".", "", "c.txt"),
    "exclude": ("a.txt d/a.txt d/b.txt", ".", "a.txt", "d/b.txt"),
    "exclude, anchored to the root": ("a.txt d/a.txt", ".", "/a.txt", "d/a.txt"),
    "exclude, a folder": ("vendor/a.txt b.txt", ".", "vendor/", "b.txt"),
    "exclude holds for what is named": ("vendor/a.txt vendor/b.txt", "vendor/a.txt vendor", "vendor/", ""),
    "exclude, from below the root": ("d/e/a.txt d/e/b.txt", "d/e", "/d/e/a.txt", "d/e/b.txt"),
    "exclude wins over gitignore's !": (".gitignore=!a.txt a.txt b.txt", ".", "a.txt", "b.txt"),
    "exclude, taken back": ("a.txt b.txt", ".", "*.txt !b.txt", "b.txt"),
}


def make(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        name, _, content = name.partition("=")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.replace(";", "\n").encode())


def find(paths: Sequence[str | Path], exclude: Sequence[str] = (), root: Path = Path(), source: str = "") -> Found:
    return find_files([Path(path) for path in paths], exclude, (".txt",), root, source)


@pytest.mark.parametrize(("files", "named", "exclude", "expected"), CASES.values(), ids=CASES.keys())
def test_finds(
    files: str, named: str, exclude: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, files.split(" "))
    monkeypatch.chdir(tmp_path)
    found = find(named.split(), exclude.split())
    assert [path.as_posix() for path in found.files] == expected.split()
    assert not found.errors


@pytest.mark.parametrize(
    ("files", "named", "source", "expected"),
    [
        ("a.txt a-zh.txt", ".", "", "a-zh.txt a.txt"),
        ("a.txt a-zh.txt b-zh.txt", ".", "{stem}-zh.txt", "a.txt b-zh.txt"),
        ("a.txt zh/a.txt zh/b.txt", ".", "zh/{stem}.txt", "a.txt zh/b.txt"),
        ("en/a.txt zh/a.txt zh/b.txt", ".", "../zh/{stem}.txt", "en/a.txt"),
        ("a.txt a-zh.txt", "a.txt a-zh.txt", "{stem}-zh.txt", "a.txt a-zh.txt"),
        ("a.txt b.txt", ".", "{stem}.txt", "a.txt b.txt"),
        ("a.txt a.zh.txt", ".", "{stem}.zh.txt", "a.txt"),
    ],
)
def test_the_chinese_of_an_article_is_none_itself(
    files: str, named: str, source: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, files.split())
    monkeypatch.chdir(tmp_path)
    assert [path.as_posix() for path in find(named.split(), source=source).files] == expected.split()


def test_absolute_paths_stay_absolute(tmp_path: Path) -> None:
    make(tmp_path, ["a.txt"])
    assert find([tmp_path]).files == [tmp_path / "a.txt"]


def test_exclude_outside_of_the_root_is_relative_to_the_folder_named(tmp_path: Path) -> None:
    make(tmp_path, ["root/x", "other/old/a.txt", "other/b.txt", "other/c.txt"])
    found = find([tmp_path / "other"], ["/old/", "c.txt"], tmp_path / "root")
    assert found.files == [tmp_path / "other/b.txt"]
    assert find([tmp_path / "other/c.txt"], ["c.txt"], tmp_path / "root").excluded == [tmp_path / "other/c.txt"]


def test_empty_folders_and_excluded_paths_are_told(tmp_path: Path) -> None:
    make(tmp_path, ["none/a.md", "some/a.txt", "out/a.txt"])
    found = find([tmp_path / "none", tmp_path / "some", tmp_path / "some", tmp_path / "out"], ["/out"], tmp_path)
    assert found == Found([tmp_path / "some/a.txt"], [tmp_path / "none"], [tmp_path / "out"])


def test_bad_exclude() -> None:
    with pytest.raises(UsageError, match="'!'"):
        find([], ["a.txt", "!"])


@pytest.mark.parametrize("name", ["gone.txt", "gone/a.txt", "a.txt/b", "x" * 300])
def test_a_missing_path_is_an_error_beside_the_others(name: str, tmp_path: Path) -> None:
    make(tmp_path, ["a.txt"])
    found = find([tmp_path / name, tmp_path / "a.txt"])
    (error,) = found.errors
    assert found.files == [tmp_path / "a.txt"]
    assert error.where is not None
    assert error.where.path == str(tmp_path / name)
    assert error.hint


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
class TestLinks:
    def test_linked_files_are_taken_once_and_linked_folders_not(self, tmp_path: Path) -> None:
        make(tmp_path, ["d/a.txt", "d/e/b.txt"])
        (tmp_path / "d/link.txt").symlink_to("e/b.txt")
        (tmp_path / "d/loop").symlink_to(tmp_path / "d")
        (tmp_path / "d/dangling.txt").symlink_to("gone.txt")
        (tmp_path / "d/circle.txt").symlink_to("circle.txt")
        (tmp_path / "d/folder.txt").symlink_to("e")
        assert find([tmp_path / "d"]).files == [tmp_path / "d/a.txt", tmp_path / "d/e/b.txt"]

    def test_a_link_out_of_the_folder_is_taken_only_when_named(self, tmp_path: Path) -> None:
        make(tmp_path, ["outside.txt", "d/a.txt"])
        link = tmp_path / "d/link.txt"
        link.symlink_to("../outside.txt")
        assert find([tmp_path / "d"]).files == [tmp_path / "d/a.txt"]
        assert find([link, tmp_path / "outside.txt"]).files == [link]

    def test_a_linked_folder_is_walked_when_named(self, tmp_path: Path) -> None:
        make(tmp_path, ["d/a.txt"])
        (tmp_path / "link").symlink_to("d")
        assert find([tmp_path / "link"]).files == [tmp_path / "link/a.txt"]
        assert find([tmp_path / "link"], ["/link"], tmp_path).excluded == [tmp_path / "link"]

    def test_links_that_lead_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "dangling.txt").symlink_to("gone.txt")
        (tmp_path / "circle.txt").symlink_to("circle.txt")
        errors = find([tmp_path / "dangling.txt", tmp_path / "circle.txt"]).errors
        assert ["symbolic link" in error.hint or "mend the link" in error.hint for error in errors] == [True, True]

    def test_pipes_are_refused_when_named_and_passed_over_in_a_walk(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert find([tmp_path]).empty == [tmp_path]
        (error,) = find([tmp_path / "pipe.txt"]).errors
        assert "not a regular file" in str(error)

    def test_names_that_are_no_text(self, tmp_path: Path) -> None:
        names = [os.fsdecode(b"\xff.txt"), "new\nline.txt", "-w.txt"]
        for name in names:
            (tmp_path / name).write_bytes(b"")
        assert sorted(path.name for path in find([tmp_path]).files) == sorted(names)

    def test_a_folder_that_cannot_be_listed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make(tmp_path, ["a/x.txt", "b/y.txt"])
        scandir = os.scandir

        def refuse(path: Path) -> object:
            if Path(path).name == "a":
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
        found = find([tmp_path])
        assert found.files == [tmp_path / "b/y.txt"]
        assert [str(error.where) for error in found.errors] == [str(tmp_path / "a")]


def test_a_deep_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_bytes(b"")
    assert find(["."]).files == [deep / "a.txt"]
