"""Excerpts: the documents chosen, with their borders and protection, and findings led back to their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.edits import Edit
from normalizer.core.excerpt import count_documents, document_of, excerpt, touched
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text


def joined(strings: list[str], protected: tuple[Span, ...] = ()) -> Text:
    """Documents side by side, each a paragraph, and one more paragraph begun in the middle of each."""
    starts = [sum(map(len, strings[:index])) for index in range(len(strings))]
    middles = [start + len(string) // 2 for start, string in zip(starts, strings, strict=True)]
    segments = tuple(sorted({*starts, *middles}))
    return Text("".join(strings), protected, segments, tuple(sorted(set(starts))))


def test_a_text_without_documents_is_one() -> None:
    text = Text("one. two.", segments=(5,))
    assert count_documents(text) == 1
    assert document_of(text, 7) == 0
    assert touched(text, [Span(6, 7)]) == {0}
    assert excerpt(text, {0}).text is text


def test_documents_without_hard_borders_are_one() -> None:
    assert count_documents(Text("one. two.", documents=(0, 5))) == 1


def test_an_insertion_at_a_border_touches_both_documents() -> None:
    text = joined(["aaaa", "bbbb", "cccc"])
    assert touched(text, [Span(4, 4)]) == {0, 1}
    assert touched(text, [Span(5, 7)]) == {1}
    assert touched(text, [Span(4, 5)]) == {1}
    assert touched(text, [Span(4, 8)]) == {1}
    assert touched(text, [Span(7, 9)]) == {1, 2}
    assert touched(text, [Span(0, 0), Span(12, 12)]) == {0, 2}
    assert touched(text, []) == set()


STRINGS = st.lists(st.text("ab \n", min_size=1, max_size=6), min_size=1, max_size=5)


@given(STRINGS, st.data())
def test_an_excerpt_is_what_the_whole_is_there(strings: list[str], data: st.DataObject) -> None:
    size = sum(map(len, strings))
    ends = st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted)
    text = joined(strings, tuple(Span(*pair) for pair in data.draw(st.lists(ends, max_size=3))))
    chosen = data.draw(st.sets(st.integers(0, len(strings) - 1)))
    part = excerpt(text, chosen)
    assert part.text.string == "".join(strings[index] for index in sorted(chosen))
    for offset in range(len(part.text.string)):
        fix = Fix((Edit(Span(offset, offset + 1), "x"),), Applicability.SAFE)
        here = Finding("rule", Span(offset, offset + 1), "Here", fix=fix, related=(Span(offset, offset),))
        there = part.whole(here)
        distance = there.span.start - offset
        assert there.fix is not None
        assert (there.fix.edits[0].span, there.related) == (there.span, (Span(there.span.start, there.span.start),))
        assert there.span.slice(text.string) == here.span.slice(part.text.string)
        assert part.text.is_protected(here.span) == text.is_protected(there.span)
        assert part.text.segment(offset).shift(distance) == text.segment(there.span.start)
        assert part.text.document(offset).shift(distance) == text.document(there.span.start)
        assert part.text.sentence(offset).shift(distance) == text.sentence(there.span.start)
