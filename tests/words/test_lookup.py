"""Words looked up in a sorted list: the answers of a set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.words import load_words, look_up_words
from normalizer.words.lookup import SortedWords

words = st.text("abß政\U00020000-'", min_size=1, max_size=3)


@given(st.sets(words, max_size=12), st.lists(words | st.sampled_from(["", "\n", "a\nb"])))
def test_the_answers_are_those_of_a_set(held: set[str], asked: list[str]) -> None:
    lookup = SortedWords("".join(f"{word}\n" for word in sorted(held)))
    for word in [*asked, *held, *asked]:
        assert (word in lookup) is (word in held)
    assert lookup == held
    assert list(lookup) == sorted(held)
    assert len(lookup) == len(held)


def test_what_is_no_word_is_in_no_list() -> None:
    assert 3 not in SortedWords("a\n")
    assert None not in SortedWords("")


@pytest.mark.parametrize("number", [0, 1])
def test_the_lists_are_sorted_and_have_no_empty_line(number: int) -> None:
    lookup, held = look_up_words()[number], load_words()[number]
    lines = list(lookup)
    assert all(lines)
    assert lines == sorted(held)
    for word in lines[::7]:
        assert word in lookup
        assert (f"{word}x" in lookup) is (f"{word}x" in held)
        assert (word[:-1] in lookup) is (word[:-1] in held)
