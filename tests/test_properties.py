"""The built-in glossary and rules on random texts: every invariant, and what may not depend on the surroundings.

Hundreds of texts here, NORMALIZER_TRIALS=5000 for more.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.core.span import Span
from normalizer.resolve import Policy
from tests.harness import LEVELS, assert_holds

TRIALS = int(os.environ.get("NORMALIZER_TRIALS", "300"))
many = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck))

NORMALIZER = Normalizer()
TERMS = NORMALIZER.glossary.terms
WORDS = (
    "the a an of and in Party party cadres we must resolutely achieve work implement The A An meeting secretary"
    " village 2021 people’s Comrade deepen reform opened date shown"
).split()
MARKS = ' |, | , |. | . |.|; |: |-| “|” |“|”|"| "|" |\'s |  | | '.split("|")
MORE_MARKS = "‘|’| (|) |，|。|、|!|? |党| [sic] | www.example.cn | and |’s |—".split("|")
BREAKS = ("\n", "\n\n", " \n")


def spelt(form):
    """A form in one of the cases that a text may have it in."""
    return st.sampled_from([form, form, form[:1].upper() + form[1:], form.title(), form.upper(), form.lower()])


FORMS = sorted({variant.form for term in TERMS for variant in term.variants if variant.form})
RIGHT = sorted({form for term in TERMS for form in term.right_forms})
NEAR = sorted({word for term in TERMS if term.context for word in term.context.near})
PHRASES = st.one_of(*(st.sampled_from(forms).flatmap(spelt) for forms in (FORMS, FORMS, RIGHT)), st.sampled_from(NEAR))
GAPS = st.sampled_from([*MARKS, *MARKS, *MORE_MARKS, *BREAKS])
TEXTS = st.lists(st.tuples(st.one_of(PHRASES, st.sampled_from(WORDS)), GAPS), max_size=14).map(
    lambda pieces: "".join(phrase + gap for phrase, gap in pieces)
)


def changes(result, distance=0):
    return [(change.span.shift(distance), change.before, change.after, change.group) for change in result.changes]


@many
@given(TEXTS)
def test_every_invariant_holds(string):
    for level in LEVELS:
        assert_holds(NORMALIZER.normalize(string, level), NORMALIZER.active, Policy(level))


@many
@given(TEXTS)
def test_line_ends_of_two_characters_change_nothing_else(string):
    for level in LEVELS:
        plain = NORMALIZER.normalize(string, level)
        windows = NORMALIZER.normalize(string.replace("\n", "\r\n"), level)
        moved = [
            (_with_returns(span, string), before.replace("\n", "\r\n"), after.replace("\n", "\r\n"), group)
            for span, before, after, group in changes(plain)
        ]
        assert changes(windows) == moved


def _with_returns(span, string):
    """Where a span stands when a carriage return is put before every line feed."""
    return Span(span.start + string.count("\n", 0, span.start), span.end + string.count("\n", 0, span.end))


@many
@given(TEXTS)
def test_an_unrelated_paragraph_before_moves_the_changes_by_its_length(string):
    lead = "It rained all night on the hills.\n\n"
    for level in LEVELS:
        alone, led = NORMALIZER.normalize(string, level), NORMALIZER.normalize(lead + string, level)
        assert changes(led) == changes(alone, len(lead))
