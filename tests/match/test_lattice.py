"""How a term's Chinese becomes slots: what has no path, the ways to cut, light slots, numerals, phrases."""

import pytest

from normalizer.match.lattice import LONGEST, WAYS, Gloss, compile_lattice, ways_to_cut
from tests.match.latticework import lexicon_of, term_of

LEXICON = lexicon_of(
    """
    两: two, both
    个: ~
    维护: uphold, safeguard | maintenance
    维: dimension
    护: guard
    确立: establish
    党: Party
    中央: center, central
    党中央: Party Central Committee
    思想: thought, ideology
    建设: build, building | construction~
    第二: second
    工作: work | job~
    为: as~
    无: a, the
    空: of the
    群众路线: stay close to the people
    基层: primary level
    """
)


def cuts(chinese):
    return [[morpheme.zh for morpheme in way] for way in ways_to_cut(chinese, LEXICON)]


WAYS_TO_CUT = [
    ("", []),
    ("，", []),
    ("两个", [["两", "个"]]),
    ("两个某", []),
    ("党中央", [["党中央"], ["党", "中央"]]),
    ("党、中央", [["党中央"], ["党", "中央"]]),
    ("“两个维护”", [["两", "个", "维护"], ["两", "个", "维", "护"]]),
    ("党" * (3 * LONGEST + 1), []),
]


@pytest.mark.parametrize(("chinese", "expected"), WAYS_TO_CUT)
def test_ways_to_cut(chinese, expected):
    assert cuts(chinese) == expected


def test_of_many_ways_those_with_the_fewest_pieces_are_kept():
    ways = cuts("党中央" * 4)
    assert len(ways) == WAYS
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)
    assert ways[0] == ["党中央"] * 4


def paths(*terms):
    lattice = compile_lattice(terms, LEXICON)
    return [
        ([lattice.slots[slot].zh for slot in path.slots], [lattice.slots[slot].zh for slot in path.light])
        for path in lattice.paths
    ]


NO_PATH = ["", "确立", "党", "维护某", "无党", "空党", "党空", "基层", "党" * (LONGEST + 1), "工作"]


@pytest.mark.parametrize("chinese", NO_PATH)
def test_a_form_of_one_word_or_of_words_that_say_nothing_has_no_path(chinese):
    assert paths(term_of(chinese)) == []


def test_light_morphemes_may_be_left_out():
    assert paths(term_of("两个维护")) == [(["两", "维护"], ["个"]), (["两", "维", "护"], ["个"])]


def test_light_morphemes_count_where_hardly_anything_else_is_left():
    assert paths(term_of("思想建设")) == [(["思想", "建设"], [])]


def test_a_single_entry_is_cut_inside_too():
    assert paths(term_of("党中央")) == [(["党中央"], []), (["党", "中央"], [])]
    assert paths(term_of("维护")) == [(["维", "护"], [])]


def test_a_single_entry_of_several_english_words_is_a_path():
    assert paths(term_of("群众路线")) == [(["群众路线"], [])]


def test_equal_ways_of_one_term_are_one_and_those_of_another_are_its_own():
    lattice = compile_lattice([term_of(("党思想", "党·思想")), term_of("思想党"), term_of("党思想", "Other")], LEXICON)
    assert [(path.term, path.zh) for path in lattice.paths] == [(0, "党思想"), (1, "思想党"), (2, "党思想")]


def slot(zh):
    lattice = compile_lattice([term_of(("两个维护", "第二确立", "基层党", "工作确立"))], LEXICON)
    return next(slot for slot in lattice.slots if slot.zh == zh), lattice.families


GLOSSES = [
    ("维护", "households", None),
    ("维护", "main", None),
    ("两", "four", None),
    ("两", "second", None),
    ("两", "twos", None),
    ("两", "2", None),
    ("第二", "two", None),
    ("第二", "secondary", None),
    ("确立", "establishments", Gloss.DERIVED),
    ("确立", "establishment", Gloss.DERIVED),
    ("维护", "upholder", Gloss.DERIVED),
    ("维护", "uphold", Gloss.ACCEPTABLE),
    ("维护", "upheld", None),
    ("维护", "upholding", Gloss.ACCEPTABLE),
    ("维护", "safeguards", Gloss.ACCEPTABLE),
    ("确立", "established", Gloss.ACCEPTABLE),
    ("维护", "maintenance", Gloss.GARBLE),
    ("维护", "maintenances", Gloss.GARBLE),
    ("工作", "jobs", Gloss.GARBLE),
    ("工作", "works", Gloss.ACCEPTABLE),
    ("两", "two", Gloss.ACCEPTABLE),
    ("两", "both", Gloss.ACCEPTABLE),
    ("第二", "second", Gloss.ACCEPTABLE),
]


@pytest.mark.parametrize(("zh", "word", "gloss"), GLOSSES)
def test_how_good_a_word_is(zh, word, gloss):
    of, families = slot(zh)
    assert of.gloss(word, families.of(word)) == gloss


def test_a_numeral_has_no_families_and_phrases_stay_whole():
    assert slot("两")[0].is_numeral
    assert slot("两")[0].families == {}
    assert (slot("基层")[0].words, slot("基层")[0].phrases) == ({}, ((("primary", "level"), Gloss.ACCEPTABLE),))


def test_what_needs_a_garble_is_told_by_the_name():
    named, numbered, plain = (
        compile_lattice([term_of("党思想", canonical)], LEXICON).paths[0].needs_garble
        for canonical in ("Long March", "two centers", "the center of the Party")
    )
    assert (named, numbered, plain) == (False, False, True)


def test_a_mark_inside_is_told_from_one_around():
    marks = {zh: compile_lattice([term_of(zh)], LEXICON).paths[0].has_mark for zh in ("“党中央”", "党、中央", "党中央")}
    assert marks == {"“党中央”": False, "党、中央": True, "党中央": False}
