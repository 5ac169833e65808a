"""Texts: what is protected, whatever the order in which the protected spans come."""

from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.span import Span
from normalizer.core.text import Text, merge_spans

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_inside_a_longer_protected_one_hides_nothing():
    text = Text("x" * 20, protected=(Span(0, 15), Span(2, 3)))
    assert text.is_protected(Span(9, 10))
    assert not text.is_protected(Span(15, 16))


@given(st.lists(SPANS, max_size=5), SPANS)
def test_protected_is_what_overlaps_a_protected_span(protected, span):
    expected = any(other.overlaps(span) for other in merge_spans(protected))
    assert Text("x" * 12, protected=tuple(protected)).is_protected(span) is expected
