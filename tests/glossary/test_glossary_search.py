"""Searching: what fits nothing, then Chinese, pinyin and English, the best first."""

from collections.abc import Callable

import pytest

from normalizer.glossary import pinyin
from normalizer.glossary.pinyin import initials, pinyin_of, spell, without_tones
from normalizer.glossary.schema import Glossary
from normalizer.glossary.search import search

Load = Callable[..., Glossary]

TERMS = """\
terms:
  - id: two-upholds
    zh: [两个维护, 两维护]
    canonical: Two Upholds
    admitted: [Two Safeguards]
    variants: [two maintenances]
  - {id: party-building, zh: 党建, canonical: Party building}
  - {id: party-building-work, zh: 党建工作, canonical: Party building work}
  - {id: head-of-county, zh: 县长, pinyin: xiàn zhǎng, canonical: head of a county}
  - {id: no-chinese, canonical: new era}
"""
FOUND = [
    ("", []),
    ("   ", []),
    ("xyzzy", []),
    ("维扑", []),
    ("anj", []),
    ("两个维护", ["two-upholds"]),
    ("维护", ["two-upholds"]),
    ("党建", ["party-building", "party-building-work"]),
    ("liǎng gè wéi hù", ["two-upholds"]),
    ("lianggeweihu", ["two-upholds"]),
    ("LiangGe WeiHu", ["two-upholds"]),
    ("lgwh", ["two-upholds"]),
    ("dangjian", ["party-building", "party-building-work"]),
    ("dj", ["party-building"]),
    ("xianzhang", ["head-of-county"]),
    ("two upholds", ["two-upholds"]),
    ("Two-Upholds", ["two-upholds"]),
    ("safeguards", ["two-upholds"]),
    ("maintenance", ["two-upholds"]),
    ("party building", ["party-building", "party-building-work"]),
    ("new era", ["no-chinese"]),
    ("two uphold", ["two-upholds"]),
    ("Two Upohlds", ["two-upholds"]),
]


@pytest.mark.parametrize(("query", "ids"), FOUND)
def test_what_is_found(load: Load, query: str, ids: list[str]) -> None:
    assert [answer.term.id for answer in search(load(TERMS), query)] == ids


def test_what_is_only_alike_says_so(load: Load) -> None:
    glossary = load(TERMS)
    assert all(answer.score < 1 for answer in search(glossary, "Two Upohlds"))
    assert all(answer.score >= 1 for answer in search(glossary, "two upholds"))


def test_without_the_extra_chinese_and_english_are_found(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("normalizer.glossary.search.is_available", lambda: False)
    glossary = load(TERMS)
    assert [answer.term.id for answer in search(glossary, "维护")] == ["two-upholds"]
    assert [answer.term.id for answer in search(glossary, "two upholds")] == ["two-upholds"]
    assert search(glossary, "lgwh") == []


def test_pinyin(load: Load) -> None:
    assert spell("两个维护") == "liǎng gè wéi hù"
    assert spell("“五星”支部") == "“ wǔ xīng ” zhī bù"
    assert without_tones("Lǜ sè") == "luse"
    assert initials("liǎng gè wéi hù") == "lgwh"
    terms = {term.id: pinyin_of(term) for term in load(TERMS).terms}
    assert terms["head-of-county"] == "xiàn zhǎng"
    assert terms["no-chinese"] == ""
    assert pinyin.is_available()
