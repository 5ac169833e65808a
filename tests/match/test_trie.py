"""The trie and the vocabulary against the plainest way to do the same."""

from hypothesis import given
from hypothesis import strategies as st

from normalizer.match.trie import Trie, pack_trie
from normalizer.match.words import UNKNOWN, Words, pack_words

NUMBERS = st.integers(0, 4)
ROWS = st.lists(st.lists(NUMBERS, max_size=4).map(tuple), max_size=12)
TEXTS = st.lists(st.integers(-1, 4), max_size=20)


def opened(parts):
    return {name: memoryview(part) for name, part in parts.items()}


def trie_of(rows):
    return Trie.opened(opened(pack_trie(rows, "t")), "t")


def by_looking_everywhere(rows, ids, starts):
    return [
        (start, start + length - 1, rows.index(tuple(ids[start : start + length])))
        for start in starts
        for length in range(1, len(ids) - start + 1)
        if tuple(ids[start : start + length]) in rows
    ]


@given(ROWS, TEXTS)
def test_a_walk_finds_every_row_and_nothing_else(rows, ids):
    assert list(trie_of(rows).walk(ids, range(len(ids)))) == by_looking_everywhere(rows, ids, range(len(ids)))


@given(ROWS, TEXTS, st.data())
def test_a_walk_at_some_places(rows, ids, data):
    starts = data.draw(st.lists(st.sampled_from(range(len(ids))), unique=True)) if ids else []
    assert list(trie_of(rows).walk(ids, starts)) == by_looking_everywhere(rows, ids, starts)


def test_an_empty_trie_and_an_empty_row_stand_nowhere():
    assert list(trie_of([]).walk([0, 1], range(2))) == []
    assert list(trie_of([()]).walk([0, 1], range(2))) == []


def test_of_equal_rows_the_first_counts():
    assert list(trie_of([(1,), (2, 3), (2, 3)]).walk([2, 3], range(2))) == [(0, 1, 1)]


VOCABULARY = st.lists(st.text("aAbé党😀'", max_size=4), max_size=12)


@given(VOCABULARY, VOCABULARY)
def test_a_word_is_known_by_its_place_among_the_sorted(words, others):
    known = Words.opened(opened(pack_words(words, "w")), "w")
    ordered = sorted(set(words))
    assert list(known) == ordered
    assert len(known) == len(ordered)
    for word in [*words, *others, *others]:
        expected = ordered.index(word) if word in ordered else UNKNOWN
        assert known.id(word) == expected
        assert (word in known) == (expected != UNKNOWN)
    assert known.ids(words) == [ordered.index(word) for word in words]


@given(VOCABULARY, st.text("aAbé党", max_size=2))
def test_the_words_with_a_beginning(words, prefix):
    known = Words.opened(opened(pack_words(words, "w")), "w")
    assert known.starting_with(prefix) == [word for word in sorted(set(words)) if word.startswith(prefix)]
