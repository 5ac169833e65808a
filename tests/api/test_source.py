"""The Chinese of what is normalised: given once, given beside each file, not there, not readable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from normalizer.api import Normalizer
from normalizer.core.errors import FormatError, UsageError
from normalizer.core.result import FileResult, Result
from normalizer.formats import plain

TERMS = "terms:\n  - {id: two-upholds, zh: 两个维护, canonical: Two Upholds}\n"
ENGLISH = "Keep the two safety nets."
CHINESE = "做到“两个维护”。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "a.zh.txt").write_text(CHINESE, encoding="utf-8")
    return tmp_path


def make(folder: Path, source: Path | str | None, encoding: str | None = None) -> Normalizer:
    return Normalizer([folder / "terms.yaml"], builtin=False, source=source, encoding=encoding)


def rules(result: Result | FileResult) -> list[str]:
    results = result.results if isinstance(result, FileResult) else (result,)
    return [finding.rule for each in results for finding in each.remaining]


def test_without_chinese_nothing_is_said(folder: Path) -> None:
    normalizer = make(folder, None)
    assert normalizer.normalize(ENGLISH).text.source is None
    assert rules(normalizer.normalize(ENGLISH)) == rules(normalizer.normalize_file(folder / "a.txt")) == []


@pytest.mark.parametrize("source", ["a.zh.txt", "{stem}.zh.txt"])
def test_the_file_of_an_article_has_its_chinese(folder: Path, source: str) -> None:
    result = make(folder, folder / source if "{" not in source else source).normalize_file(folder / "a.txt")
    assert rules(result) == ["source/missing-term"]


def test_one_chinese_is_that_of_every_text_but_those_that_bring_theirs(folder: Path) -> None:
    normalizer = make(folder, folder / "a.zh.txt")
    assert rules(normalizer.normalize(ENGLISH)) == ["source/missing-term"]
    assert rules(normalizer.normalize(replace(plain.text_of(ENGLISH), source="没有。"))) == []


def test_a_pattern_means_nothing_for_a_text_without_a_file(folder: Path) -> None:
    assert rules(make(folder, "{stem}.zh.txt").normalize(ENGLISH)) == []


def test_an_article_without_a_file_beside_it_has_no_chinese(folder: Path) -> None:
    (folder / "a.zh.txt").unlink()
    result = make(folder, "{stem}.zh.txt").normalize_file(folder / "a.txt")
    assert (rules(result), result.error) == ([], None)


def test_chinese_in_the_encoding_of_the_article_or_in_utf_8(folder: Path) -> None:
    for data in (CHINESE.encode("gb18030"), CHINESE.encode(), CHINESE.encode("utf-16")):
        (folder / "a.zh.txt").write_bytes(data)
        assert make(folder, folder / "a.zh.txt", "gb18030").normalize(ENGLISH).text.source == CHINESE


def test_chinese_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError, match="no such file"):
        make(folder, folder / "none.txt")
    (folder / "a.zh.txt").write_bytes(b"\xe4\xb8\n")
    with pytest.raises(FormatError, match="wrong here in utf-8"):
        make(folder, folder / "a.zh.txt")
    result = make(folder, "{stem}.zh.txt").normalize_file(folder / "a.txt")
    assert str(result.error).startswith(f"{folder / 'a.zh.txt'}:1:1: ")
    (folder / "a.zh.txt").unlink()
    (folder / "a.zh.txt").mkdir()
    result = make(folder, "{stem}.zh.txt").normalize_file(folder / "a.txt")
    assert isinstance(result.error, FormatError)
    monkeypatch.setattr("normalizer.api.normalizer.LARGEST", 1 << 20)
    (folder / "b.txt").write_bytes(b"a" * (1 << 21))
    with pytest.raises(FormatError, match="the Chinese is larger than 1 MB"):
        make(folder, folder / "b.txt")


def test_a_pattern_that_means_the_article_itself(folder: Path) -> None:
    result = make(folder, "./{stem}.txt").normalize_file(folder / "a.txt")
    assert isinstance(result.error, UsageError)
    assert result.error.hint


def test_nothing_is_changed_because_of_the_chinese(folder: Path) -> None:
    text = f"{ENGLISH} The the Two upholds hold ."
    plainly, beside = (make(folder, source).normalize(text) for source in (None, folder / "a.zh.txt"))
    assert plainly.after == beside.after
    assert plainly.changes == beside.changes
