"""The algebra of edits, on random texts: thousands of trials here, NORMALIZER_TRIALS=100000 for more."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer.core.edits import (
    Edit,
    Lift,
    apply,
    carry,
    carry_offsets,
    collides,
    compose,
    compose_traced,
    invert,
    is_well_formed,
    joins,
    merge,
)
from normalizer.core.span import Span

TRIALS = int(os.environ.get("NORMALIZER_TRIALS", "3000"))
many = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck))
STRINGS = st.text("ab c。\U0001f600", max_size=14)


@st.composite
def well_formed(draw, string):
    edits: list[Edit] = []
    at = 0
    while at <= len(string) and draw(st.booleans()):
        start = draw(st.integers(at, len(string)))
        end = draw(st.integers(start, min(len(string), start + 3)))
        edit = Edit(Span(start, end), draw(st.text("xyz", max_size=3)))
        fits = not edits or not joins(edits[-1].span, edit.span)
        if fits and edit.new != edit.span.slice(string):
            edits.append(edit)
        at = end + 1
    return edits


@st.composite
def two_rounds(draw):
    string = draw(STRINGS)
    first = draw(well_formed(string))
    return string, first, draw(well_formed(apply(string, first)))


@many
@given(two_rounds())
def test_one_composed_step_equals_two_steps(rounds):
    string, first, second = rounds
    composed = compose(string, first, second)
    assert is_well_formed(composed)
    assert apply(string, composed) == apply(apply(string, first), second)


@many
@given(two_rounds())
def test_inverting_gives_back_the_original(rounds):
    string, first, second = rounds
    composed = compose(string, first, second)
    for edits in (first, composed):
        assert apply(apply(string, edits), invert(string, edits)) == string
    assert invert(apply(string, first), invert(string, first)) == first


@many
@given(two_rounds(), st.randoms(use_true_random=False))
def test_any_subset_applies_and_leaves_the_rest_alone(rounds, random):
    string, first, second = rounds
    composed = compose(string, first, second)
    chosen = [edit for edit in composed if random.random() < 0.5]
    assert apply(apply(string, chosen), invert(string, chosen)) == string
    untouched = [edit.span for edit in composed if edit not in chosen]
    after = apply(string, chosen)
    assert [span.slice(after) for span in carry(untouched, chosen)] == [span.slice(string) for span in untouched]


@many
@given(two_rounds())
def test_every_edit_of_either_round_is_accounted_for(rounds):
    string, first, second = rounds
    traced = compose_traced(string, first, second)
    firsts = [index for item in traced for index in item.first]
    seconds = [index for item in traced for index in item.second]
    assert len(set(firsts)) == len(firsts)
    assert len(set(seconds)) == len(seconds)
    assert all(item.edit.span.covers(first[index].span) for item in traced for index in item.first)
    after = apply(apply(string, first), second)
    lost = [edit.span for index, edit in enumerate(first) if index not in firsts]
    # Only edits that come to nothing are left out: what they covered stands there as it was.
    moved = carry(lost, [item.edit for item in traced])
    assert [span.slice(after) for span in moved] == [span.slice(string) for span in lost]


@many
@given(two_rounds())
def test_lifting_an_edit_keeps_what_it_does(rounds):
    string, first, second = rounds
    between = apply(string, first)
    lift = Lift(between, first)
    for edit in second:
        lifted = lift.edit(edit)
        assert lifted.span == lift.span(edit.span)
        outside = [other for other in first if not _output(other, first).overlaps(edit.span)]
        if any(joins(other.span, lifted.span) for other in outside):
            continue  # at a shared border the order of two insertions is not lift's to say
        together = [edit for edit, _ in merge([*outside, lifted])]
        assert apply(string, together) == apply(between, [edit])


def _output(edit, edits):
    """Where an edit's new text stands after all `edits`."""
    start = edit.span.start + sum(earlier.growth for earlier in edits[: edits.index(edit)])
    return Span(start, start + len(edit.new))


@many
@given(st.data())
def test_carried_offsets_stay_between_the_same_characters(data):
    string = data.draw(STRINGS)
    edits = data.draw(well_formed(string))
    after = apply(string, edits)
    for offset in data.draw(st.lists(st.integers(0, len(string)), max_size=3)):
        (moved,) = carry_offsets([offset], edits)
        assert 0 <= moved <= len(after)
        if not any(edit.span.start <= offset <= edit.span.end for edit in edits):
            assert after[moved:].endswith(string[offset:]) or any(edit.span.start > offset for edit in edits)
            assert after[moved : moved + 1] == string[offset : offset + 1] or offset + 1 > len(string)


@pytest.mark.parametrize(
    ("one", "other", "collide", "join"),
    [
        ((0, 2), (2, 4), False, False),
        ((0, 2), (3, 4), False, False),
        ((0, 2), (2, 2), False, True),
        ((2, 2), (2, 4), False, True),
        ((2, 2), (2, 2), True, True),
        ((0, 3), (2, 4), True, True),
        ((0, 3), (1, 1), True, True),
        ((0, 4), (1, 2), True, True),
    ],
)
def test_what_collides_and_what_joins(one, other, collide, join):
    assert collides(Span(*one), Span(*other)) is collide
    assert joins(Span(*one), Span(*other)) is join
    assert collides(Span(*other), Span(*one)) is collide
    assert joins(Span(*other), Span(*one)) is join


@pytest.mark.parametrize(
    ("edits", "merged"),
    [
        ([], []),
        ([((0, 1), "x"), ((1, 2), "y")], [((0, 1), "x"), ((1, 2), "y")]),
        ([((1, 2), "y"), ((0, 1), "x")], [((0, 1), "x"), ((1, 2), "y")]),
        ([((0, 1), "x"), ((0, 1), "x")], [((0, 1), "x")]),
        ([((1, 1), "i"), ((1, 2), "y")], [((1, 2), "iy")]),
        ([((1, 2), "y"), ((2, 2), "i")], [((1, 2), "yi")]),
        ([((1, 2), ""), ((1, 1), "i"), ((1, 2), "")], [((1, 2), "i")]),
        ([((1, 1), "i"), ((1, 1), "i")], [((1, 1), "i")]),
    ],
)
def test_merging(edits, merged):
    result = merge([Edit(Span(*span), new) for span, new in edits])
    assert [((e.span.start, e.span.end), e.new) for e, _ in result] == merged


def test_merging_names_what_each_result_holds():
    edits = [Edit(Span(3, 4), "x"), Edit(Span(0, 1), "y"), Edit(Span(3, 4), "x")]
    assert [held for _, held in merge(edits)] == [(1,), (0, 2)]


@pytest.mark.parametrize("edits", [[((0, 2), "x"), ((1, 3), "y")], [((0, 2), "x"), ((0, 2), "y")]])
def test_colliding_edits_are_refused(edits):
    edits = [Edit(Span(*span), new) for span, new in edits]
    with pytest.raises(ValueError, match="collide"):
        merge(edits)
    with pytest.raises(ValueError, match="out of order"):
        apply("abcd", edits)


def test_edits_past_the_end_are_refused():
    with pytest.raises(ValueError, match="out of the text"):
        apply("ab", [Edit(Span(1, 3), "")])


def test_edits_that_undo_each_other_leave_no_change():
    assert compose("abc", [Edit(Span(1, 2), "x")], [Edit(Span(1, 2), "b")]) == []
