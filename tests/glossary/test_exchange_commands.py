"""`gnorm glossary export` and `import`, from the command line to the files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalizer.cli.exchange import Format, ReadFormat
from normalizer.glossary.exchange import EXCHANGES
from normalizer.glossary.load import load_layers
from normalizer.glossary.plain import from_plain, to_plain
from normalizer.glossary.schema import Term
from tests.cli.driver import Shell
from tests.glossary.strategies import HERE

HOUSE = """
terms:
  - id: a-new
    zh: 新
    canonical: a new
    variants: [an old, {form: the old, reason: why}, {pattern: 'ol+d'}]
    context: {near: [x], quoted: false, document: never}
    examples:
      - {before: 'x an old', after: 'x a new'}
      - {keep: 'an old'}
"""
ONLY = ("--no-builtin", "--glossary", "house.yaml")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "gnorm.toml").unlink()
    (tmp_path / "house.yaml").write_text(HOUSE, encoding="utf-8")
    return shell


def terms_in(*paths: Path) -> list[Term]:
    glossary = load_layers([list(paths)])
    return sorted((from_plain(to_plain(t), t.category, HERE) for t in glossary.terms), key=lambda t: t.id)


def test_the_command_knows_every_format() -> None:
    assert [each.value for each in Format] == list(EXCHANGES)
    assert [each.value for each in ReadFormat] == [name for name, each in EXCHANGES.items() if each.read]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["export", "--format", "vale"], "gnorm: 'vale' is a folder of files\nhint: give --output FOLDER\n"),
        (["export", "--format", "csv", "--category", "hous"],
         "gnorm: there is no category 'hous'\nhint: did you mean 'house'?\n"),
        (["import", "bad.csv"], "bad.csv:1:4: unknown column 'canonicl'\nhint: did you mean 'canonical'?\n"),
        (["import", "none.csv"],
         "none.csv: the file 'none.csv' does not exist\nhint: give the path of a file to import\n"),
        (["import", "house.yaml"],
         "gnorm: the format of house.yaml cannot be told\n"
         "hint: give --format: csv, tsv, tbx2, tbx3, omegat, weblate\n"),
        (["import", "latin.csv"], "latin.csv:1:11: not UTF-8: the byte 0xE9\nhint: save the file as UTF-8\n"),
        (["import", "good.csv", "--output", "house.yaml"],
         "gnorm: house.yaml is there already\nhint: give another --output, or --force to overwrite it\n"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_a_line_and_a_hint(shell: Shell, args: list[str], told: str) -> None:
    (shell.folder / "bad.csv").write_text("id,canonicl\na,b\n")
    (shell.folder / "good.csv").write_text("canonical\na\n")
    (shell.folder / "latin.csv").write_bytes(b"canonical\n\xe9\n".replace(b"\n\xe9", b",\xe9"))
    ended = shell.run("glossary", *args, *(ONLY if args[0] == "export" else ()))
    assert (ended.code, ended.stdout, ended.stderr, ended.files) == (2, "", told, {})


def test_nothing_to_export_is_an_error(shell: Shell) -> None:
    ended = shell.run("glossary", "export", "--format", "csv", "--no-builtin")
    assert ended.code == 2
    assert "there is no term to export" in ended.stderr


@pytest.mark.parametrize("name", ["csv", "tsv", "tbx2", "tbx3"])
def test_a_glossary_goes_out_and_comes_back(shell: Shell, name: str) -> None:
    suffix = "tbx" if name.startswith("tbx") else name
    ended = shell.run("glossary", "export", "--format", name, *ONLY)
    assert (ended.code, ended.stderr) == (0, "")
    (shell.folder / f"out.{suffix}").write_text(ended.stdout, encoding="utf-8", newline="")
    ended = shell.run("glossary", "import", f"out.{suffix}", "--output", "new/")
    assert (ended.code, list(ended.files)) == (0, ["new/house.yaml"])
    assert terms_in(shell.folder / "new/house.yaml") == terms_in(shell.folder / "house.yaml")
    shown = shell.run("glossary", "import", f"out.{suffix}")
    assert shown.stdout == (shell.folder / "new/house.yaml").read_text(encoding="utf-8")
    assert shell.run("glossary", "fmt", "--check", "new/house.yaml").code == 0


def test_a_format_is_told_by_the_root_though_not_by_the_suffix(shell: Shell) -> None:
    shell.run("glossary", "export", "--format", "tbx2", "--output", "a.xml", *ONLY)
    assert "canonical: a new" in shell.run("glossary", "import", "a.xml").stdout
    assert (
        shell.run("glossary", "import", "a.xml", "--format", "tbx3").stderr.splitlines()[1].startswith("hint: it is of")
    )


def test_one_file_a_category_and_none_outside_the_folder(shell: Shell) -> None:
    rows = ["canonical,category", "a,law", "b,Law", "c,../../evil", "d,党建", "e,", "f,..", "g,/etc/x"]
    (shell.folder / "in.csv").write_text("\n".join(rows), encoding="utf-8")
    ended = shell.run("glossary", "import", "in.csv", "--output", "new/")
    assert ended.code == 0
    assert sorted(ended.files) == ["new/etc-x.yaml", "new/evil.yaml", "new/in.yaml", "new/law.yaml", "new/terms.yaml",
                                   "new/党建.yaml"]  # fmt: skip
    assert [term.id for term in terms_in(shell.folder / "new/law.yaml")] == ["a", "b"]


def test_force_overwrites(shell: Shell) -> None:
    (shell.folder / "in.csv").write_text("canonical\nb\n")
    assert shell.run("glossary", "import", "in.csv", "--output", "house.yaml", "--force").code == 0
    assert [term.id for term in terms_in(shell.folder / "house.yaml")] == ["b"]


def test_only_some_categories_go_out(shell: Shell) -> None:
    ended = shell.run("glossary", "export", "--format", "csv", "--category", "law", "--category", "rural")
    assert {re.split(",", line)[1] for line in ended.stdout.splitlines()[1:]} == {"law", "rural"}


def test_vale_gets_a_folder_and_a_file_may_go_into_one(shell: Shell) -> None:
    assert list(shell.run("glossary", "export", "--format", "vale", "--output", "v", *ONLY).files) == [
        "v/house-in-context.yml"
    ]
    assert list(shell.run("glossary", "export", "--format", "prh", "--output", "p/", *ONLY).files) == ["p/prh.yml"]


def test_a_profile_goes_out_as_it_is_in_force(shell: Shell) -> None:
    plain = shell.run("glossary", "export", "--format", "deepl").stdout
    assert shell.run("glossary", "export", "--format", "deepl", "--profile", "academic").stdout != plain
