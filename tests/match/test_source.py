"""The Chinese beside a text: what is right or unknown first, then terms that are missing or miscounted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from normalizer.core.finding import SOURCE, Finding
from normalizer.core.span import Span
from normalizer.formats import plain
from normalizer.glossary.load import load_layers
from normalizer.match import Matcher
from normalizer.match.chinese import ChineseTerms, fold_chinese
from normalizer.match.source import Source
from tests.match.conftest import matcher_of

TERMS = """\
terms:
  - {id: two-upholds, zh: 两个维护, canonical: Two Upholds, admitted: [Two Safeguards], variants: [two maintenances],
     context: {near: [resolutely]}}
  - {id: central-decisions, zh: 党中央决策部署, canonical: decisions of the Central Committee}
  - {id: decisions, zh: 决策部署, canonical: decisions and plans}
  - {id: stability, zh: [六稳, 六稳工作], canonical: Six Stabilities, variants: [{pattern: 'six (?:stable|steady)'}]}
  - {id: belt-and-road, zh: “一带一路”, canonical: Belt and Road}
  - {id: belt-initiative, zh: “一带一路”倡议, canonical: Belt and Road Initiative}
  - {id: steady-way, zh: 行稳、致远, canonical: maintain steady progress, wording: preferred}
  - {id: publicity, zh: 宣传, canonical: publicity, wording: loose}
  - {id: county, zh: 县, canonical: county}
  - {id: one-key, zh: 双关, canonical: first key}
  - {id: other-key, zh: 双关, canonical: second key}
"""


@pytest.fixture(scope="module")
def rule(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    path = tmp_path_factory.mktemp("source") / "terms.yaml"
    path.write_text(TERMS, encoding="utf-8")
    return matcher_of(path)


@pytest.fixture(scope="module")
def terms(rule: Matcher) -> ChineseTerms:
    return rule._chinese


def find(rule: Matcher, english: str, chinese: str | None) -> list[Finding]:
    found = rule.find(replace(plain.text_of(english), source=chinese))
    return [each for each in found if each.rule.startswith("source/")]


def said(rule: Matcher, english: str, chinese: str) -> list[tuple[str, str, str]]:
    return [(each.rule, each.span.slice(english), each.message) for each in find(rule, english, chinese)]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Keep it up.", None),
        ("Keep it up.", "继续努力。"),
        ("The Two Upholds hold.", "两个维护。"),
        ("The Two Safeguards hold.", "两个维护。"),
        ("The two upholds hold.", "两个维护。"),
        ("The two maintenances hold.", "两个维护。"),  # without the evidence for a change it is yet a known wording
        ("Six steady.", "“六稳”工作。"),
        ("The decisions of the Central Committee hold.", "贯彻党中央决策部署。"),
        ("The decisions and plans of the centre hold.", "贯彻党中央决策部署。"),  # what stands inside may be rendered
        ("The decisions of the Central Committee hold.", "贯彻决策部署。"),  # and so may what holds it
        ("The Belt and Road Initiative goes on.", "“一带一路”在延伸。"),
        ("They write about it.", "他们宣传。"),
        ("They live there.", "他们住在县里。"),
        ("It is the second key.", "双关。"),
        ("The Two Upholds, and again the Two Upholds.", "两个维护。"),
        ("The Two Upholds hold.", "两个维护，兩個維護。"),  # traditional characters are not folded
    ],
)
def test_nothing_is_said(rule: Matcher, english: str, chinese: str | None) -> None:
    assert find(rule, english, chinese) == []


@pytest.mark.parametrize(
    ("english", "chinese", "rule_id", "place", "message"),
    [
        (
            *("Keep the two safety nets.", "坚决做到“两个维护”。", "source/missing-term", "Keep the two safety nets."),
            "'Two Upholds' (两个维护) stands in the Chinese and in no known wording here",
        ),
        (
            *("One walks far.", "行 稳，致 远。", "source/missing-term", "One walks far."),
            "'maintain steady progress' (行稳、致远) stands in the Chinese and in no known wording here",
        ),
        (
            *("It is so. They carry out the will.", "是的。贯彻党中央决策部署。", "source/missing-term"),
            *("They carry out the will.",),
            "'decisions of the Central Committee' (党中央决策部署) stands in the Chinese and in no known wording here",
        ),
        (
            *("See a@b.cn and the plans of the day.", "见a@b.cn，决策部署。", "source/missing-term"),
            *("and the plans of the day.",),
            "'decisions and plans' (决策部署) stands in the Chinese and in no known wording here",
        ),
        (
            *("The Two Upholds, the same.", "两个维护，两个维护。", "source/count", "Two Upholds"),
            "'Two Upholds' (两个维护) stands twice in the Chinese, once here",
        ),
        (
            *("Two Upholds, Two Upholds and Two Upholds.", "两个维护。", "source/count", "Two Upholds"),
            "'Two Upholds' (两个维护) stands once in the Chinese, 3 times here",
        ),
    ],
)
def test_one_thing_is_said(rule: Matcher, english: str, chinese: str, rule_id: str, place: str, message: str) -> None:
    assert said(rule, english, chinese) == [(rule_id, place, message)]


def test_each_term_is_told_once_for_a_line(rule: Matcher) -> None:
    english, chinese = "Keep both.\n\nKeep both.", "六稳、六稳工作、两个维护。\n\n两个维护。"
    found = find(rule, english, chinese)
    assert [(each.span.start, each.zh) for each in found] == [(0, "六稳"), (0, "两个维护"), (12, "两个维护")]
    assert {(each.match, each.fix) for each in found} == {(SOURCE, None)}


def test_chinese_that_cannot_be_aligned_is_told_once(rule: Matcher) -> None:
    english = "\n  One thing.\nAnother thing."
    (found,) = find(rule, english, "一件。\n" * 40)
    assert found.rule == "source/unaligned"
    assert found.span.slice(english) == "One thing."
    assert found.message.startswith("The Chinese cannot be aligned: 40 lines against 2,")


def test_a_finding_stands_in_one_paragraph(rule: Matcher) -> None:
    english = "The plan for 2025 has 17 parts\nand 23 aims.\n\nOf 31 counties, 47 towns\n\nand 59 villages it speaks."
    chinese = "2025年的计划有17个部分和23个目标。\n在31个县、47个镇和59个村做到两个维护。"
    (found,) = find(rule, english, chinese)
    text = plain.text_of(english)
    assert text.segment(found.span.start).covers(found.span)


def test_what_stands_at_a_place(terms: ChineseTerms) -> None:
    text = replace(plain.text_of("One.\nTwo."), source="贯彻党中央决策部署、决策部署。\n没有。")
    source = Source.beside(text, terms)
    assert source is not None
    assert source.at(0) == {"central-decisions": 1, "decisions": 2}
    assert (source.at(4), source.at(5)) == (None, {})
    assert Source.beside(plain.text_of("One."), terms) is None


def test_hits_of_others_are_taken(terms: ChineseTerms) -> None:
    text = replace(plain.text_of("Keep the two safety nets."), source="两个维护。")
    source = Source.beside(text, terms)
    assert source is not None
    assert list(source.missing([("two-upholds", Span(9, 24))])) == []
    assert len(list(source.missing([("county", Span(9, 24))]))) == 1


@pytest.mark.parametrize(
    ("chinese", "found"),
    [
        ("", []),
        ("“六稳 ” 、 六保", [("stability", False)]),
        ("六稳工作", [("stability", False), ("stability", True)]),
        ("“一带一路”倡议", [("belt-initiative", False), ("belt-and-road", True)]),
        ("行稳，致远", [("steady-way", False)]),
        ("县县", [("county", False), ("county", False)]),
    ],
)
def test_terms_of_a_chinese_text(terms: ChineseTerms, chinese: str, found: Sequence[tuple[str, bool]]) -> None:
    standings = terms.find(fold_chinese(chinese))
    assert [(each.terms[0].id, each.inside) for each in standings] == found


def test_a_glossary_without_chinese_finds_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("terms:\n  - {id: a, canonical: alpha}\n", encoding="utf-8")
    assert ChineseTerms(load_layers([[tmp_path / "a.yaml"]])).find("中文") == []
