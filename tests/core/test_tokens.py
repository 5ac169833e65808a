"""The one scan of a text: kinds of tokens, no gaps, and where sentences begin."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.core.text import Text
from normalizer.core.tokens import (
    EDGE,
    Kind,
    count_words,
    scan,
    token_at,
    token_before,
    token_from,
    token_over,
    tokens_between,
    words_between,
)


@pytest.mark.parametrize(
    ("string", "words"),
    [
        ("don't stop", ["don't", "stop"]),
        ("the Party’s work", ["the", "Party’s", "work"]),
        ("cadres’ homes", ["cadres", "homes"]),
        ("grass-roots", ["grass", "roots"]),
        ("1,400.5 tons", ["1,400.5", "tons"]),
        ("the 20th of 2023-01-22", ["the", "20th", "of", "2023", "01", "22"]),
        ("两个维护 Two Upholds", ["Two", "Upholds"]),
        ("U.S. firms", ["U", "S", "firms"]),
        ("cafe\u0301 naïve", ["cafe\u0301", "naïve"]),
        ("", []),
    ],
)
def test_words(string: str, words: list[str]) -> None:
    assert [token.text for token in scan(string) if token.is_word] == words


@pytest.mark.parametrize(
    ("string", "kinds"),
    [
        ("a 1,好", [Kind.WORD, Kind.SPACE, Kind.NUMBER, Kind.MARK, Kind.HAN]),
        ("\u3000\n", [Kind.SPACE]),
        ("“，”", [Kind.MARK, Kind.MARK, Kind.MARK]),
        ("\U0001f600", [Kind.MARK]),
        ("\U00020000", [Kind.HAN]),
    ],
)
def test_kinds(string: str, kinds: list[Kind]) -> None:
    assert [token.kind for token in scan(string)] == kinds


@given(st.text())
def test_tokens_cover_the_text_without_gaps(string: str) -> None:
    tokens = scan(string)
    assert "".join(token.text for token in tokens) == string
    assert all(string[token.start : token.end] == token.text != "" for token in tokens)


PIECES = st.sampled_from(
    [*"aBé_ 12.,'’-(好\u2f00\u3000\n\u0301\u200b²٣·x", "th", "1st", "\r\n", "the Party’s", "e.g.", "\u212a", "  "]
)
HOSTILE = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=20)


@given(HOSTILE)
def test_tokens_are_columns_that_give_objects(string: str) -> None:
    tokens = scan(string)
    assert [*tokens] == [tokens[index] for index in range(len(tokens))] == tokens[:]
    assert [*reversed(tokens)] == tokens[::-1] == [tokens[-1 - index] for index in range(len(tokens))]
    assert tokens.texts == [token.text for token in tokens]
    assert tokens.starts == [*(token.start for token in tokens), len(string)]


@settings(max_examples=500)
@given(HOSTILE)
def test_looking_around_one_place_gives_the_tokens_of_the_whole(string: str) -> None:
    for token in scan(string):
        assert token_from(string, token.start) == token
        assert token_before(string, token.end) == token
        assert {token_over(string, offset) for offset in range(token.start, token.end)} == {token}
    assert token_from(string, len(string)) is token_before(string, 0) is token_over(string, len(string)) is EDGE


@settings(max_examples=500)
@given(HOSTILE, st.integers(0, 20), st.integers(0, 20))
def test_looking_at_a_stretch_gives_the_tokens_of_the_whole(string: str, start: int, end: int) -> None:
    inside = [token for token in scan(string) if start <= token.start < end]
    start, end = min(start, len(string)), min(end, len(string))
    assert [*tokens_between(string, start, end)] == inside
    assert words_between(string, start, end) == [token.text for token in inside if token.kind is Kind.WORD]
    assert count_words(string, start, end) == sum(token.is_word for token in inside)


@given(st.text(), st.integers(0, 20))
def test_token_at_is_the_first_from_there(string: str, offset: int) -> None:
    tokens = scan(string)
    index = token_at(tokens, offset)
    assert all(token.start < offset for token in tokens[:index])
    assert all(token.start >= offset for token in tokens[index:])


@pytest.mark.parametrize(
    ("string", "sentences"),
    [
        ("One sentence only", ["One sentence only"]),
        ("Mr. Li met Dr. Wang on Jan. 22 in the city.", ["Mr. Li met Dr. Wang on Jan. 22 in the city."]),
        ("He lives in the U.S. Army town.", ["He lives in the U.S. Army town."]),
        ("It rose by 3.5 percent.", ["It rose by 3.5 percent."]),
        ("He came ... and went.", ["He came ... and went."]),
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("He said “Yes.” They left.", ["He said “Yes.” ", "They left."]),
        ("会议强调。要坚持。", ["会议强调。", "要坚持。"]),
        ("One.\n\nTwo.", ["One.\n\n", "Two."]),
    ],
)
def test_sentences(string: str, sentences: list[str]) -> None:
    text = Text(string)
    assert [text.sentence(start).slice(string) for start in text.sentences] == sentences


def test_a_segment_begins_a_sentence() -> None:
    assert Text("a heading\nthe story", segments=(10,)).sentences == [0, 10]
