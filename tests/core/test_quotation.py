"""Quotation marks: what is paired, how deep, what is left, and what is an apostrophe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.quotation import pair_marks
from normalizer.core.span import Span


@pytest.mark.parametrize(
    "string",
    [
        "the party's work and the cadres' homes",
        "the party’s work and the cadres’ homes",
        "the ’90s and rock ’n roll",
        "no marks at all",
        "",
    ],
)
def test_apostrophes_are_no_marks(string: str) -> None:
    quotations = pair_marks(string)
    assert (quotations.pairs, quotations.unpaired) == ((), ())


@pytest.mark.parametrize(
    ("string", "contents", "unpaired"),
    [
        ("the “Two Upholds” and", ["Two Upholds"], 0),
        ('the "Two Upholds", and "more".', ["Two Upholds", "more"], 0),
        ("the ”four self-confidence“, and", ["four self-confidence"], 0),
        ('the ”two maintenance", and', ["two maintenance"], 0),
        ("the “Notice on “One Seal”” was", ["Notice on “One Seal”", "One Seal"], 0),
        ("the “Opinions on the “Seal” “, and", ["Opinions on the “Seal” ", "Seal"], 0),
        ("he said ‘the “cage” is shut’.", ["the “cage” is shut", "cage"], 0),
        ('do well "six stable ", "six protection" work', ["six stable ", "six protection"], 0),
        ("written in “.NET” by “...and Sons”", [".NET", "...and Sons"], 0),
        ("a “first step, and on", [], 1),
        ("he left.” Then", [], 1),
        ("“A” B”, c", ["A"], 1),
        ("the 「cage」 and «cage»", ["cage", "cage"], 0),
    ],
)
def test_pairs(string: str, contents: list[str], unpaired: int) -> None:
    quotations = pair_marks(string)
    assert [pair.content.slice(string) for pair in quotations.pairs] == contents
    assert len(quotations.unpaired) == unpaired


def test_depth_counts_the_pairs_around() -> None:
    quotations = pair_marks("“a ‘b’ c”")
    assert [(pair.depth, pair.double) for pair in quotations.pairs] == [(0, True), (1, False)]


def test_no_pair_reaches_over_a_border() -> None:
    quotations = pair_marks("“one\ntwo”", (5,))
    assert quotations.pairs == ()
    assert quotations.unpaired == (0, 8)


ALPHABET = "ab “”‘’\"'.,\n"


@given(st.text(alphabet=ALPHABET, max_size=60), st.integers(0, 60), st.integers(0, 8))
def test_the_pairs_around_a_span_are_found(string: str, start: int, length: int) -> None:
    span = Span(min(start, len(string)), min(start + length, len(string)))
    quotations = pair_marks(string)
    around = sorted((p for p in quotations.pairs if p.content.covers(span)), key=lambda p: len(p.content))
    assert quotations.innermost(span) == (around[0] if around else None)
    assert quotations.outermost(span) == (around[-1] if around else None)


@given(st.text(alphabet=ALPHABET, max_size=60))
def test_pairs_never_cross_and_no_mark_is_used_twice(string: str) -> None:
    quotations = pair_marks(string)
    used = [offset for pair in quotations.pairs for offset in (pair.opening, pair.closing)] + list(quotations.unpaired)
    assert len(used) == len(set(used))
    for one in quotations.pairs:
        assert one.opening < one.closing
        for other in quotations.pairs:
            inside = one.opening < other.opening < one.closing
            assert not inside or other.closing < one.closing
