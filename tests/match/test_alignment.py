"""Alignment: what cannot be aligned first, then lines beside lines, lines lost, joined and cut otherwise."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.span import Span
from normalizer.match.alignment import Alignment, align
from normalizer.match.anchors import anchors_of

# Sentences of a made-up report, each with figures of its own, and what they say in Chinese.
REPORT = [
    ("The county built {} kilometers of road in the year.", "全县当年新建公路{}公里。"),
    ("Grain output reached {} tonnes, the mayor told the meeting on Friday.", "市长周五在会上说，粮食产量达到{}吨。"),
    ("Some {} villagers moved into new homes.", "约{}名村民搬进新居。"),
    ("The hospital received {} patients and plans to train more nurses.", "医院接诊{}人次，计划培训更多护士。"),
    ("Schools enrolled {} pupils.", "学校招收{}名学生。"),
]  # fmt: skip


def report(count: int, first: int = 0) -> list[tuple[str, str]]:
    """Lines of both languages, each with a number that no other line has."""
    pairs = []
    for index in range(first, first + count):
        english, chinese = REPORT[index % len(REPORT)]
        number = 101 + 37 * index
        pairs.append((english.format(f"{number:,}"), chinese.format(number)))
    return pairs


def texts(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return "\n".join(english for english, _ in pairs), "\n".join(chinese for _, chinese in pairs)


def beads(alignment: Alignment, english: str) -> list[tuple[str, str]]:
    return [(bead.english.slice(english), bead.chinese) for bead in alignment.beads]


@pytest.mark.parametrize(
    ("english", "chinese", "problem"),
    [
        ("", "中文。", "the Chinese cannot be aligned: the article is empty"),
        ("English.\n", " \n\n", "the Chinese cannot be aligned: the Chinese is empty"),
        (
            "One thing.\nAnother thing.\nA third thing.",
            "\n".join(["一件事情。"] * 40),
            "the Chinese cannot be aligned: 40 lines against 3, without a common number or term",
        ),
        (
            "\n".join(english for english, _ in report(9)),
            "\n".join(["这里说的是别的事情，去年是2019年，今年是2020年，明年是2021年。"] * 8 + ["新建公路101公里。"]),
            "the Chinese cannot be aligned: 9 lines against 9, with too few common numbers and terms",
        ),
    ],
)
def test_what_does_not_belong_together_is_told(english: str, chinese: str, problem: str) -> None:
    alignment = align(english, chinese)
    assert (alignment.problem, alignment.beads) == (problem, ())
    assert alignment.chinese_of(0) is None


def test_texts_too_long_for_a_path_are_aligned_by_line_or_not_at_all() -> None:
    pairs = report(6000)
    english, chinese = texts(pairs)
    assert beads(align(english, chinese), english) == pairs
    assert align(english, chinese[: chinese.rindex("\n")]).problem == (
        "the Chinese cannot be aligned: 5999 lines against 6000, too many to compare"
    )


def test_a_sentence_is_beside_a_sentence() -> None:
    alignment = align("Keep the two safety nets.", "坚决做到两个维护。")
    assert not alignment.problem
    assert alignment.chinese_of(9) == "坚决做到两个维护。"


def test_blank_lines_count_on_neither_side() -> None:
    english, chinese = "\n\nOne.\r\n\r\nTwo.\n", "一。\n \n\n二。"
    assert beads(align(english, chinese), english) == [("One.", "一。"), ("Two.", "二。")]


def test_nothing_is_beside_a_blank_line() -> None:
    alignment = align("One.\n\nTwo.", "一。\n二。")
    assert [alignment.chinese_of(offset) for offset in (0, 3, 4, 5, 6, 9, 10, 99)] == [
        *("一。", "一。", None, None, "二。", "二。", None, None),
    ]


def test_lines_wrapped_in_a_paragraph_are_one() -> None:
    english = "A long line that\nis wrapped.\nAnother one."
    alignment = align(english, "一行。\n又一行。", borders=(english.index("Another"),))
    assert beads(alignment, english) == [("A long line that\nis wrapped.", "一行。"), ("Another one.", "又一行。")]


def test_lines_of_equal_number_that_slipped_are_not_taken_for_each_other() -> None:
    pairs = report(10)
    english = "\n".join(line for line, _ in pairs[1:])
    chinese = "\n".join(line for _, line in pairs[:-1])
    alignment = align(english, chinese)
    assert beads(alignment, english)[1:-1] == pairs[1:-1]
    assert alignment.chinese_of(len(english) - 1) is None


@pytest.mark.parametrize("lost", range(10))
def test_a_lost_line_leaves_the_others_beside_theirs(lost: int) -> None:
    pairs = report(10)
    english = "\n".join(line for line, _ in pairs)
    chinese = "\n".join(line for index, (_, line) in enumerate(pairs) if index != lost)
    alignment = align(english, chinese)
    assert beads(alignment, english) == [(line, "" if index == lost else other)
        for index, (line, other) in enumerate(pairs)]  # fmt: skip
    assert alignment.chinese_of(english.index(pairs[lost][0])) is None


def test_an_article_in_one_piece_is_cut_into_sentences() -> None:
    pairs = report(12)
    english, chinese = " ".join(line for line, _ in pairs), "\n".join(line for _, line in pairs)
    starts = [english.index(line) for line, _ in pairs]
    assert beads(align(english, chinese, sentences=starts), english) == pairs


def test_terms_are_anchors() -> None:
    names = {"甲": "harvest", "乙": "dredging", "丙": "vineyards", "丁": "lanterns", "戊": "ferries"}
    english = "\n".join(f"They spoke of {name}." for name in names.values())
    chinese = "他们说了开头。\n" + "\n".join(f"他们谈到了{key}{key}。" for key in names)
    assert align(english, chinese).problem
    terms = {key * 2: [name] for key, name in names.items()}
    found = beads(align(english, chinese, terms=terms), english)
    assert found[1:] == list(zip(english.splitlines(), chinese.splitlines()[1:], strict=True))


@pytest.mark.parametrize(
    ("english", "chinese", "shared"),
    [
        ("one of two", "一个或两个", set()),
        ("very much", "十分、千万", set()),
        ("1,234.50 yuan", "1234.5元", {"1234.5"}),
        ("120 million", "1.2亿", {"120000000"}),
        ("35 thousand", "3.5万", {"35000"}),
        ("9 trillion", "9万亿", {"9000000000000"}),
        ("30 percent", "百分之三十", {"30"}),
        ("July 26, 2021", "二〇二一年7月26日", {"7", "26", "2021"}),
        ("the 18th", "第十八次", {"18"}),
        ("twenty-first", "二十一", {"21"}),
        ("FIVE", "五", {"5"}),
        ("three hundred", "三百", set()),
        ("２０ goods", "２０件", {"20"}),
        ("COVID-19", "新型COVID-19", {"covid", "19"}),
        ("upholds (两个维护)", "做到“两个维护”", {"两个维护"}),
    ],
)
def test_anchors(english: str, chinese: str, shared: set[str]) -> None:
    (ours,), (theirs,) = anchors_of(english, [Span(0, len(english))], [chinese], {})
    assert ours & theirs == shared


LINES = st.lists(
    st.sampled_from(["", " ", "One.", "Two 12.", "Three 345 and more words.", "二。", "三12。"]), max_size=9
)


@given(LINES, LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_beads_are_in_order_and_cover_every_line(ours: list[str], theirs: list[str], end: str) -> None:
    english, chinese = end.join(ours), end.join(theirs)
    alignment = align(english, chinese)
    if alignment.problem:
        assert not alignment.beads
        return
    assert all(one.english.end <= other.english.start for one, other in pairwise(alignment.beads))
    covered = "\n".join(bead.english.slice(english) for bead in alignment.beads if len(bead.english))
    assert covered.split() == english.split()
    assert "\n".join(bead.chinese for bead in alignment.beads).split() == chinese.split()


def test_most_lines_come_back_when_some_are_lost_and_joined() -> None:
    rng = random.Random(7)
    right = found = wanted = 0
    for _ in range(25):
        pairs = report(rng.randrange(8, 30), first=rng.randrange(50))
        left, other = (_damaged([pair[side] for pair in pairs], rng) for side in (0, 1))
        english, chinese = "\n".join(line for line, _ in left), "\n".join(line for line, _ in other)
        meant = {(i, j) for i, (_, ones) in enumerate(left) for j, (_, others) in enumerate(other) if ones & others}
        made = _pairs(align(english, chinese), english)
        right, found, wanted = right + len(meant & made), found + len(made), wanted + len(meant)
    assert right > 0.9 * wanted
    assert right > 0.9 * found


def _damaged(lines: list[str], rng: random.Random) -> list[tuple[str, set[int]]]:
    """The lines, a few of them lost and a few joined to the one before, each with the numbers it holds."""
    kept: list[tuple[str, set[int]]] = []
    for index, line in enumerate(lines):
        fate = rng.random()
        if kept and fate < 0.05:
            kept[-1] = f"{kept[-1][0]} {line}", kept[-1][1] | {index}
        elif fate > 0.05:
            kept.append((line, {index}))
    return kept


def _pairs(alignment: Alignment, english: str) -> set[tuple[int, int]]:
    pairs = set()
    i = j = 0
    for bead in alignment.beads:
        ours = len(bead.english.slice(english).splitlines())
        theirs = len(bead.chinese.splitlines())
        pairs |= {(one, other) for one in range(i, i + ours) for other in range(j, j + theirs)}
        i, j = i + ours, j + theirs
    return pairs
