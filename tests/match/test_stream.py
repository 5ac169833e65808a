"""What is one surface and what is not: possessives, joining hyphens, quotes, width, glue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.tokens import Tokens
from normalizer.match.stream import fold_phrase, read_stream

DIFFERENT = [
    ("two maintenances", "two maintenance"),
    ("uphold", "household"),
    ("well being", "wellbeing"),
    ("the Party's", "the Parties"),
    ("two, maintenances", "two maintenances"),
    ("two - maintenances", "two maintenances"),
    ("two—maintenances", "two maintenances"),
    ("two/maintenances", "two maintenances"),
    ("2 maintenances", "two maintenances"),
    ("“two” maintenances", "'two' maintenances"),
    ("don't", "do not"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_not_one_surface(one, other):
    assert fold_phrase(one) != fold_phrase(other)


SAME = [
    ("Two Maintenances", "two maintenances"),
    ("two  \n maintenances", "two maintenances"),
    ("two-maintenances", "two maintenances"),
    ("two‑maintenances", "two–maintenances"),
    ("ｔｗｏ ｍａｉｎｔｅｎａｎｃｅｓ", "two maintenances"),
    ("the Party’s work", "the Party's work"),
    ("“two”", '"two"'),
    ("‘two’", "'two'"),
    ("«two»", "„two”"),
    ("two，maintenances", "two,maintenances"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_surface(one, other):
    assert fold_phrase(one) == fold_phrase(other)


UNITS = [
    ("", []),
    ("the Party’s work", [("the", 0), ("party", 4), ("'s", 9), ("work", 12)]),
    ("the Parties’ work", [("the", 0), ("parties", 4), ("'", 11), ("work", 13)]),
    ("don’t", [("don't", 0)]),
    ("five-star -two", [("five", 0), ("star", 5), ("-", 10), ("two", 11)]),
    ("18th, 3.5", [("18th", 0), (",", 4), ("3.5", 6)]),
    ("把two党", [("把", 0), ("two", 1), ("党", 4)]),
]


@pytest.mark.parametrize(("string", "units"), UNITS)
def test_units_and_their_places(string, units):
    stream = read_stream(Tokens(string))
    assert [(stream.word(index), stream.starts[index]) for index in range(len(stream))] == units
    assert stream.word(-1) == stream.word(len(stream)) == ""


def test_what_is_glued_is_told_from_what_is_spaced():
    assert fold_phrase("(a)") != fold_phrase("( a )")
    assert fold_phrase("the Party's")[1] != fold_phrase("the Party 's")[1]
    stream = read_stream(Tokens("so (as it is)"))
    assert stream.glued == [False, False, True, False, False, True]


def test_units_between_only_where_they_fill_the_place():
    stream = read_stream(Tokens("the Party’s work"))
    assert stream.units_between(4, 9) == range(1, 2)
    assert stream.units_between(4, 11) == range(1, 3)
    assert stream.units_between(4, 12) is None
    assert stream.units_between(5, 9) is None
    assert stream.units_between(3, 3) is None


PIECES = st.lists(
    st.sampled_from("two Party’s Parties’ - – \n , “ ” ' ( 党 ｔｗｏ é 18th don't __ 😀 \u200b".split(" ")), max_size=12
)


@given(PIECES, st.sampled_from(["", " "]))
def test_units_lie_in_order_within_the_text(pieces, gap):
    string = gap.join(pieces)
    stream = read_stream(Tokens(string))
    at = 0
    for index, (start, end) in enumerate(zip(stream.starts, stream.ends, strict=True)):
        assert at <= start < end <= len(string)
        assert stream.glued[index] == (index > 0 and start == stream.ends[index - 1])
        assert stream.units_between(start, end) == range(index, index + 1)
        assert not string[at:start].strip(" \n-–"), "only white space and joining hyphens are left out"
        at = end


@given(PIECES)
def test_case_and_spaces_make_no_difference(pieces):
    string = " ".join(pieces)
    assert fold_phrase(string.upper().lower()) == fold_phrase(string.lower())
    assert fold_phrase(string.replace(" ", "  ")) == fold_phrase(string)


@given(st.lists(st.sampled_from(["two", "Party", "five-star", "A"]), min_size=1, max_size=5))
def test_the_short_way_to_fold_plain_phrases_is_the_long_one(words):
    phrase = " ".join(words)
    stream = read_stream(Tokens(phrase))
    assert fold_phrase(phrase) == (tuple(stream.words(0, len(stream))), stream.glue(0, len(stream)))
