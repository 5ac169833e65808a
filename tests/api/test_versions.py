"""Two versions of one article: what a rule or a term explains, and what was done by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.api import Normalizer, compare
from normalizer.api.versions import BY_HAND
from normalizer.formats import plain


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


def told(normalizer, before, after):
    result = compare(normalizer, plain.text_of(before), after)
    assert result.after == after
    return [(change.before, change.after, change.findings[0].rule) for change in result.changes]


BEFORE = "They resolutely achieve the “two maintenance” , Walking on the old road."
CASES = [
    (BEFORE, []),
    (BEFORE.replace("two maintenance", "Two Upholds"), [("two maintenance", "Two Upholds", "term/two-upholds")]),
    (BEFORE.replace(" ,", ","), [(" ", "", "space-before-punctuation")]),
    (BEFORE.replace("Walking", "walking"), [("W", "w", "capital-after-comma")]),
    (BEFORE.replace("old road", "new street"), [("old road", "new street", BY_HAND)]),
    (BEFORE.replace("two maintenance", "two upkeeps"), [("maintenance", "upkeeps", BY_HAND)]),
    (BEFORE.replace("They ", ""), [("They ", "", BY_HAND)]),
    (BEFORE + " More.", [("", " More.", BY_HAND)]),
    (
        BEFORE.replace("two maintenance” ,", "Two Upholds”,").replace("old road", "new road"),
        [
            ("two maintenance", "Two Upholds", "term/two-upholds"),
            (" ", "", "space-before-punctuation"),
            ("old", "new", BY_HAND),
        ],
    ),
]


@pytest.mark.parametrize(("after", "changes"), CASES)
def test_what_is_told(normalizer, after, changes):
    assert told(normalizer, BEFORE, after) == changes


def test_what_the_newer_version_left_undone_is_still_offered(normalizer):
    result = compare(normalizer, plain.text_of(BEFORE), BEFORE.replace(" ,", ","))
    assert [finding.rule for finding in result.remaining] == ["term/two-upholds", "capital-after-comma"]


@settings(max_examples=200, deadline=None)
@given(st.text("ab ,.“”\n", max_size=30), st.text("ab ,.“”\n", max_size=30))
def test_any_two_texts_are_told_apart_exactly(normalizer, before, after):
    told(normalizer, before, after)
