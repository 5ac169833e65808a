"""Whatever stands around a place: what fitting may touch, and that a second time changes nothing."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normalizer.core.edits import apply, carry_offsets, is_well_formed
from normalizer.core.finding import Applicability
from normalizer.core.quotation import DOUBLE, SINGLE, pair_marks
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.match.agree import Place, fit, may_write, right_form
from normalizer.match.inflection import singularize

WORDS = (
    "the a an this that these each our of in by must is to The A This of work system spirit party Party construction"
    " maintenances two Yan'an soul care five-star branches branch PARTY BUILDING Building non pro s Party’s party's"
).split()
GAPS = [" "] * 8 + ["\n", " “", "” ", ' "', '" ', " ‘", "’ ", "'s ", "’ ", "-", ", ", ". ", "\n\n", "\u00a0", "—", "- "]
MARKED = [" ", " “", "” ", ' "', '" ']
FORMS = [
    "Two Upholds",
    "Party building",
    "Party building work",
    "spirit of Yan'an",
    "cooperative care system",
    "five-star branch",
    "the whole city",
    "a never-ending undertaking",
    "our Party's founding mission",
    'system for the "rice bag"',
    '"Two Upholds"',
    "leadership systems",
    "combat corruption and uphold integrity",
]
TWICE = re.compile(r"(?<![\w'’])(?:the|an?)(?:[^\S\n]+|\n)(?:the|an?)\b", re.IGNORECASE)
DETERMINERS = re.compile(r"\b(?:the|an?|this|that|these|our)\s+(?:the|an?|this|that|these|our)\b", re.IGNORECASE)
# What may be changed outside of a place, beside the words of the form itself.
TOUCHED = {"the", "a", "an", "this", "that", "these", "those", "thi", "of", "s"}


@st.composite
def placed(draw, gaps=GAPS):
    """A text of words and gaps, some of which are borders of segments, and a run of words in it."""
    count = draw(st.integers(1, 12))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=count, max_size=count))
    between = draw(st.lists(st.sampled_from(gaps), min_size=count, max_size=count))
    starts, string = [], draw(st.sampled_from(["", "“", "- ", "It is. "]))
    for word, gap in zip(words, between, strict=True):
        starts.append(len(string))
        string += word + gap
    first = draw(st.integers(0, count - 1))
    last = draw(st.integers(first, min(first + 3, count - 1)))
    span = Span(starts[first], starts[last] + len(words[last]))
    borders = draw(st.lists(st.sampled_from(starts), max_size=2))
    return Place(Text(string, segments=tuple(sorted({b for b in borders if not span.start < b < span.end}))), span)


def fitted(form, place):
    edits = fit(right_form(form, place), place)
    assert is_well_formed(edits)
    return edits, apply(place.text.string, edits)


def find_again(form, edits, place, after):
    """The place of the form in the text that was made; None when it stands there with other marks."""
    words = [re.escape(word) for word in re.sub(r"^(?:the|an?) ", "", form).split()]
    start = edits[0].span.start
    own = r"(?:(?:the|an?)\s+)?" if form.startswith(("the ", "a ")) else ""
    found = re.search(own + r"\s+".join(words).replace("'", "['’]"), after[start:], re.IGNORECASE)
    if found is None:
        return None
    segments = carry_offsets(place.text.segments, edits)
    return Place(Text(after, segments=segments), Span(start + found.start(), start + found.end()))


@settings(deadline=None)
@given(placed(), st.sampled_from(FORMS))
def test_only_what_is_named_changes_outside_of_the_place(place, form):
    edits, _ = fitted(form, place)
    string, segment = place.text.string, place.text.segment(place.span.start)
    own = TOUCHED | {singularize(word.lower()) for word in re.findall(r"[^\W_]+", form)}
    for edit in edits:
        assert segment.covers(edit.span)
        for outside in (
            string[edit.span.start : min(place.span.start, edit.span.end)],
            string[max(place.span.end, edit.span.start) : edit.span.end],
        ):
            assert {singularize(word.lower()) for word in re.findall(r"[^\W_]+", outside)} <= own
            assert not re.search(r"[^\w\s'’-]", re.sub(f"[{DOUBLE}{SINGLE}]", "", outside))
    if edits:
        assert any(edit.span.overlaps(place.span) for edit in edits)
        assert edits[-1].span.end >= place.span.end
    else:
        assert may_write(form, place) is Applicability.DISPLAY


@settings(deadline=None)
@given(st.one_of(placed(), placed(MARKED)), st.sampled_from(FORMS))
def test_no_mark_loses_its_partner(place, form):
    edits, after = fitted(form, place)
    segments = carry_offsets(place.text.segments, edits)
    assert len(pair_marks(after, segments).unpaired) <= len(place.text.quotations.unpaired)


@settings(deadline=None)
@given(placed(), st.sampled_from(FORMS))
def test_a_second_time_changes_nothing(place, form):
    assume(not DETERMINERS.search(place.text.string))  # of two none is known to be the form's
    edits, after = fitted(form, place)
    again = find_again(form, edits, place, after) if edits else None
    assert again is not None or not edits or '"' in form
    if again is not None:
        assert fitted(form, again)[1] == after


@settings(deadline=None)
@given(placed(), st.sampled_from(FORMS))
def test_no_article_stands_twice_that_stood_once(place, form):
    place = Place(Text(place.text.string), place.span)
    _, after = fitted(form, place)
    assert len(TWICE.findall(after)) <= len(TWICE.findall(place.text.string))
