"""The word lists: what is in them, what is not, and that they are read once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import normalizer.words
from normalizer.core.errors import NormalizerError
from normalizer.core.text import Vocabulary
from normalizer.words import load_words


@pytest.mark.parametrize("word", "the walking achieved behavior behaviour civilisation civilization business".split())
def test_ordinary_words_are_no_names(word: str) -> None:
    assert Vocabulary(*load_words()).is_ordinary(word)


@pytest.mark.parametrize("word", "Beijing March September English Monday Hope Xinhua Hebei don't build_words".split())
def test_names_and_fragments_are_not_ordinary(word: str) -> None:
    assert not Vocabulary(*load_words()).is_ordinary(word)


def test_lists_are_read_once_and_fast() -> None:
    load_words.cache_clear()
    start = time.perf_counter()
    first = load_words()
    assert time.perf_counter() - start < 1
    assert load_words() is first


def test_lists_come_with_their_licence() -> None:
    licence = (normalizer.words.FOLDERS[0] / "LICENSE").read_text(encoding="utf-8")
    assert "Kevin Atkinson" in licence
    assert "Permission to use, copy, modify, distribute and sell these word" in licence


def test_an_installed_wheel_keeps_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "normalizer" / "glossaries" / "english"
    inside.mkdir(parents=True)
    (inside / "common.txt").write_text("# header\nroad\n", encoding="utf-8")
    (inside / "names.txt").write_text("# header\nrhodes\n", encoding="utf-8")
    monkeypatch.setattr(normalizer.words, "FOLDERS", (tmp_path / "glossaries" / "english", inside))
    load_words.cache_clear()
    assert load_words() == (frozenset({"road"}), frozenset({"rhodes"}))
    load_words.cache_clear()


def test_missing_lists_are_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalizer.words, "FOLDERS", (tmp_path,))
    load_words.cache_clear()
    with pytest.raises(NormalizerError, match="common"):
        load_words()
    load_words.cache_clear()
