"""What is read by arrays is what is read one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.core.tokens import scan
from normalizer.match import stream, vector, walk
from normalizer.match.trie import Trie, pack_trie

PIECES = [
    *"aAzZtThHsS dD09٣３_-‐–—'’‘“”\"«»,.;:!?…/|()·、。《》中国〇⼀",
    *"éßİıſǅﬁªº²½Ａｚ＇＂，．－！",
    *"\u0301\u00ad\u200b\u200c\u200d\u2060\ufeff\u0483\u20dd\ud800\U00020000\U0001f600",
    *" \t\n\r\v\f\x1c\x1f\x85\xa0\u1680\u2003\u2028\u2029\u3000\u0000",
    "\r\n", "Party’s", "PARTY'S", "1st", "22nd", "3rd", "10,000.5", "1.2.", "don't", "o’clock", "rock'n'roll",
    "well-known", "two-", "-two", "institutionalizations", "sixteen" * 2, "sixteenletterwords", "the", "The", " ", " ",
]  # fmt: skip
STRINGS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def rows(read):
    return [list(row) for row in (read.starts, read.ends, read.ids, read.glued, read.surfaces)]


@given(STRINGS)
@settings(max_examples=600, deadline=None)
def test_a_stream_is_the_same(string):
    assert rows(vector.read_stream(string)) == rows(stream.read_stream(scan(string)))


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_a_stream_of_any_characters_is_the_same(string):
    assert rows(vector.read_stream(string)) == rows(stream.read_stream(scan(string)))


@pytest.mark.parametrize("string", ["", " ", "\n", "a", "-", "'", "a-", "-a", "a-\u200db", "a-\u200d b", "a\u200d-b"])
def test_a_stream_at_the_ends_is_the_same(string):
    assert rows(vector.read_stream(string)) == rows(stream.read_stream(scan(string)))


def test_a_row_holds_plain_numbers():
    read = vector.read_stream("the Two Upholds")
    assert type(read.starts[0]) is int
    assert type(read.ids[0]) is int
    assert read.word(2) == "upholds"
    assert read.units_between(4, 15) == range(1, 3)


ROWS = st.lists(st.lists(st.integers(0, 5), max_size=5), max_size=20)


@given(ROWS, st.lists(st.integers(-1, 6), max_size=60))
@settings(max_examples=400, deadline=None)
def test_a_walk_is_the_same(packed, ids):
    parts = {name: memoryview(part) for name, part in pack_trie(packed, "rows").items()}
    trie = Trie.opened(parts, "rows")
    found = walk.Walker(trie).walk(np.array(ids, np.int64))
    assert list(zip(*(column.tolist() for column in found), strict=True)) == list(trie.walk(ids, range(len(ids))))


WORDS = st.sampled_from(
    'two maintenances Two Upholds party team leading Party members group \'s ” “ - , . five-star "five-star" branches'
    " five stars branch common affluence curve overtaking in the corners and of 8-point rule Party’s one country"
    " systems gap pad thermal unknownword".split()
)
NOISE = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "-", "", "\n\n"])).map("".join), max_size=60).map(
    "".join
)


@given(NOISE)
@settings(max_examples=200, deadline=None)
def test_the_forms_are_the_same(matcher, string):
    index = matcher._index
    pure, wide = stream.read_stream(scan(string)), vector.read_stream(string)
    found = list(index.find(pure, index.ids(pure)))
    assert wide.is_long or not string.strip()
    assert list(index.find(wide, index.ids(wide))) == found
