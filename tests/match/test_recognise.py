"""Where a path of slots stands: what is no window first, then words too many, inversions, missing slots, breaks."""

import re

import pytest

from normalizer.match.lattice import Gloss, compile_lattice
from normalizer.match.recognise import Recogniser
from tests.match.latticework import lexicon_of, reading_of, said, slots_of, term_of, windows

LEXICON = lexicon_of(
    """
    两: two, both, 2
    三: three
    个: ~
    维护: uphold, safeguard | maintenance
    确立: establish
    文化: culture, cultural
    和: and~
    旅游: tourism, travel
    部: ministry
    党: Party
    组织: organization | tissue
    生活: life, activity
    工作: work | job~
    伟大: great
    复兴: rejuvenation | revival
    民族: nation
    中华: Chinese
    梦: dream
    基层: primary level, community | grass root
    群众: people, the masses | broad mass
    农: people who till the soil themselves
    心: heart
    """,
    families=[["maintain", "maintenance"], ["establish", "establishment"]],
)
TERMS = [
    term_of("两个维护", "Two Upholds"),
    term_of("两个确立", "Two Establishments"),
    term_of("文化和旅游部", "Ministry of Culture and Tourism"),
    term_of("组织生活", "Party activities"),
    term_of("中华民族伟大复兴梦", "Dream of Rejuvenation"),
    term_of("三个、两个", "Three and Two"),
    term_of("基层群众", "people at the primary level"),
    term_of("组织工作生活", "Other Name"),
    term_of("农心", "Long Gloss"),
]
SLOTS = slots_of(TERMS, LEXICON)
PAIR, MINISTRY, ACTIVITY, DREAM, PEOPLE = 0, 2, 3, 4, 6
WORK, LONG = 7, 8


def found(string, term):
    return [said(string, window) for window in windows(string, SLOTS) if window.path.term == term]


NONE = [
    # numerals and whole words
    (PAIR, "four maintenances"),
    (PAIR, "second maintenance"),
    (PAIR, "twos maintenance"),
    (PAIR, "two households"),
    # two slots stand together or are joined
    (PAIR, "two big maintenances"),
    (PAIR, "two maintenance-free big upkeeps".replace("maintenance", "mainland")),
    (PAIR, "two is maintenance"),
    (PAIR, "two, maintenance"),
    (PAIR, "two for maintenance"),
    (PAIR, "two of all the maintenances"),
    (PAIR, "maintenance two"),
    (PAIR, "maintenance and two"),
    (PAIR, "maintenance the two"),
    (ACTIVITY, "life, the organization"),
    (ACTIVITY, "life the organization’s"),
    (ACTIVITY, "life; of the organization"),
    (PAIR, "maintenance the of two"),
    (WORK, "life work the organization"),
    (LONG, "people who till the soil themselves by heart"),
    (LONG, "heart of all of the people who till the soil themselves"),
    # of what is no name an acceptable wording is as good as any
    (ACTIVITY, "organization life"),
    (PEOPLE, "people of the primary level"),
    # hard breaks
    *((PAIR, f"two{mark}maintenances") for mark in '.!?;:()[]{}<>"“”«»。！？；：（）《》、|/*#•·…—'),
    (MINISTRY, "ministry of culture. Tourism"),
    (MINISTRY, "ministry of culture (tourism)"),
    # three slots bear one word too many, longer paths two
    (MINISTRY, "ministry of big old culture and tourism"),
    (MINISTRY, "ministry of culture, and tourism"),
    (DREAM, "great old big new rejuvenation of the Chinese nation"),
    (DREAM, "great rejuvenation, dream, of the Chinese nation"),
    # a verb, a relative, a negation inside
    (MINISTRY, "ministry is culture tourism"),
    (MINISTRY, "ministry whose culture and tourism"),
    (MINISTRY, "ministry of culture not tourism"),
    (DREAM, "great rejuvenation dream that they call the Chinese nation"),
    # only a long path may lack a slot, and only one
    (MINISTRY, "ministry of culture"),
    (MINISTRY, "culture and tourism"),
    (DREAM, "great rejuvenation of the nation"),
    (DREAM, "great Chinese dream"),
    (DREAM, "Chinese nation"),
    # a phrase needs all of its words
    (PEOPLE, "primary people"),
    (PEOPLE, "level people"),
    (PEOPLE, "people at the primary and the level"),
]


@pytest.mark.parametrize(("term", "string"), NONE)
def test_no_window(term, string):
    assert found(string, term) == []


# The window is in brackets; behind it the words too many, the inversions and the slots that are missing.
FOUND = [
    (PAIR, "keep [two maintenances] here", 0, 0, 0),
    (PAIR, "keep [Two\nMaintenances]", 0, 0, 0),
    (PAIR, "keep [2 upholds]", 0, 0, 0),
    (PAIR, "keep [two-maintaining]", 0, 0, 0),
    (PAIR, "[two of the maintenances]", 0, 0, 0),
    (PAIR, "[maintenance of the two]", 0, 1, 0),
    (PAIR, "the [maintenance in both]", 0, 1, 0),
    (ACTIVITY, "[tissue life]", 0, 0, 0),
    (ACTIVITY, "the [life of the tissue]", 0, 1, 0),
    (MINISTRY, "[Ministry of Culture and Tourism]", 0, 2, 0),
    (MINISTRY, "[Culture and Tourism Ministry]", 0, 0, 0),
    (MINISTRY, "[culture and big tourism ministry]", 1, 0, 0),
    (DREAM, "[Chinese nation's great rejuvenation dream]", 0, 0, 0),
    (DREAM, "the [dream of the great revival of the Chinese nation]", 0, 8, 0),
    (DREAM, "[great old new rejuvenation dream of the Chinese nation]", 2, 6, 0),
    (DREAM, "[great rejuvenation dream, of the Chinese nation]", 0, 6, 0),
    (DREAM, "[great rejuvenation of the Chinese nation]", 0, 4, 1),
    (PEOPLE, "[primary-level broad masses]", 0, 0, 0),
    (PEOPLE, "[people of the grass roots]", 0, 1, 0),
    (PEOPLE, "[grass roots broad masses]", 0, 0, 0),
    (WORK, "the [life work of the organization]", 0, 1, 0),
    (WORK, "[organization and the work life] now", 0, 0, 0),
    (LONG, "the [people who till the soil themselves of heart]", 0, 0, 0),
    (LONG, "a [heart of the people who till the soil themselves]", 0, 1, 0),
]


@pytest.mark.parametrize(("term", "marked", "extra", "inversions", "missing"), FOUND)
def test_a_window(term, marked, extra, inversions, missing):
    string, words = re.sub(r"[\[\]]", "", marked), marked[marked.index("[") + 1 : marked.index("]")]
    all_of_them = [window for window in windows(string, SLOTS) if window.path.term == term]
    best = min(all_of_them, key=lambda window: (window.missing, window.extra, window.inversions))
    assert said(string, best) == words
    assert (best.extra, best.inversions, best.missing) == (extra, inversions, missing)


def test_the_slots_are_told_with_how_good_their_words_are():
    (window,) = windows("both maintenances", SLOTS)
    assert [(each.first, each.last, each.gloss) for each in window.filled] == [
        (0, 0, Gloss.ACCEPTABLE),
        (1, 1, Gloss.GARBLE),
    ]
    assert window.garbles == 1
    (window,) = (each for each in windows("grass-roots broad masses", SLOTS) if each.path.term == PEOPLE)
    assert [(each.first, each.last) for each in window.filled] == [(0, 1), (2, 3)]
    assert window.garbles == 2


def test_a_light_word_inside_is_none_too_many():
    string = "two work establishments and organization work life"
    assert found(string, 1) == []
    assert found(string, 7) == ["organization work life"]


def test_a_term_that_is_known_to_stand_there_is_not_looked_for():
    assert (
        windows("both maintenances", SLOTS, {0: {PAIR}}) == [] or windows("both maintenances", SLOTS, {1: {PAIR}}) == []
    )
    assert len(windows("both maintenances", SLOTS, {0: {7}, 1: {7}})) == 1


def test_each_place_has_its_own_window():
    string = "two maintenances, two upholds. Two of the safeguards; two establishments"
    assert found(string, PAIR) == ["two maintenances", "two upholds", "Two of the safeguards"]
    assert found(string, 1) == ["two establishments"]


EXPECTED = [
    ("the ministry for travel", MINISTRY, ["ministry for travel"]),
    ("the ministry", MINISTRY, []),
    ("two big maintenances", PAIR, []),
    ("maintenance the two", PAIR, []),
    ("Chinese dream of the nation", DREAM, ["Chinese dream of the nation"]),
    ("Chinese dream", DREAM, []),
    ("both of the three", 5, ["both of the three"]),
    ("three of them", 5, []),
]


@pytest.mark.parametrize(("string", "term", "words"), EXPECTED)
def test_what_the_chinese_has_may_lack_half(string, term, words):
    reading = reading_of(string, SLOTS)
    expected = Recogniser(SLOTS).find_expected(reading, 0, len(reading.stream), term)
    assert list(dict.fromkeys(said(string, window) for window in expected)) == words


def test_what_is_expected_is_looked_for_in_its_stretch_only():
    reading = reading_of("two maintenances and two maintenances", SLOTS)
    assert {window.first for window in Recogniser(SLOTS).find_expected(reading, 2, 5, PAIR)} == {3}


def test_a_word_that_could_stand_in_a_slot():
    path = next(path for path in map(SLOTS.path, SLOTS.paths_of(PAIR)))
    recogniser = Recogniser(SLOTS)
    assert [
        word for word in ("two", "maintaining", "household", "four", "", "the") if recogniser.fills(path, word)
    ] == [
        "two",
        "maintaining",
    ]


def test_what_is_packed_is_what_was_compiled():
    lattice = compile_lattice(TERMS, LEXICON)
    assert [SLOTS.slot(number) for number in range(len(SLOTS))] == list(lattice.slots)
    assert [SLOTS.path(number) for number in range(SLOTS.count)] == list(lattice.paths)
    assert SLOTS.family("maintenances") == lattice.families.of("maintaining")
    for term in range(len(TERMS)):
        assert [SLOTS.path(number).term for number in SLOTS.paths_of(term)] == [
            path.term for path in lattice.paths if path.term == term
        ]
