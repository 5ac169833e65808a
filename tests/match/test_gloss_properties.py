"""All tiers of the matcher on texts of glosses, right and wrong forms, marks and quotation marks.

Dozens of texts here; NORMALIZER_TRIALS=100000 for many.
"""

import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer import Normalizer
from normalizer.core.finding import GLOSS, Applicability
from normalizer.glossary.lexicon import load_lexicon
from normalizer.match.score import SHOWN, WEIGHTS
from normalizer.resolve import Policy
from tests.harness import LEVELS, assert_holds
from tests.match.test_guards import COMPANY

TRIALS = int(os.environ.get("NORMALIZER_TRIALS", "60"))
many = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck))

NORMALIZER = Normalizer()
TERMS = NORMALIZER.glossary.terms
LEXICON = load_lexicon()
RIGHT = sorted({form for term in TERMS for form in term.right_forms})
WRONG = sorted({variant.form for term in TERMS for variant in term.variants if variant.form})
CUT = [
    [morpheme for morpheme in LEXICON.cut(term.main_zh) if not isinstance(morpheme, str)]
    for term in TERMS
    if term.main_zh and len(term.main_zh) <= 12
]
MARKS = st.sampled_from(
    [" "] * 6 + "|, |. |; | of | of the | and |” | “|“|’s |'s |-|\n|\n\n| (|) |，|、|—| not | to ".split("|")
)
# Whoever draws numbers is told what is drawn; what a seed draws is not, and hundreds of forms are drawn in a moment.
SEEDS = st.integers(0, 2**32).map(random.Random)


def garbled(chance):
    """A term said slot by slot, as a machine may: in order, in reverse, a slot left out or quoted."""
    morphemes = chance.choice(CUT)
    words = [chance.choice(m.acceptable + m.garble) for m in morphemes if m.acceptable + m.garble]
    if chance.random() < 0.3:
        words = [chance.choice(["", "the "]) + word for word in reversed(words)]
    if len(words) > 2 and chance.random() < 0.2:
        words.pop(chance.randrange(len(words)))
    said = chance.choice([" ", " ", " of ", " and "]).join(words)
    said = chance.choice([said, said, said.title(), said.capitalize(), said.upper()])
    return chance.choice(["{}", "{}", "“{}”", '"{}"', "‘{}’", "the {}", "not {}", "{} work"]).format(said)


@st.composite
def texts(draw):
    """A text of garbled terms and forms of the glossary, now and then behind other terms."""
    chance = draw(SEEDS)
    pieces = draw(st.lists(st.tuples(st.sampled_from("ggggrwx"), MARKS), max_size=10))
    said = {
        "g": lambda: garbled(chance),
        "r": lambda: chance.choice(RIGHT),
        "w": lambda: chance.choice(WRONG),
        "x": lambda: chance.choice("We must implement the in 2021 party Party's cadres of China".split()),
    }
    return draw(st.sampled_from(["", COMPANY, COMPANY])) + "".join(said[kind]() + mark for kind, mark in pieces)


@many
@given(texts())
def test_every_invariant_holds(string):
    for level in LEVELS:
        assert_holds(NORMALIZER.normalize(string, level), NORMALIZER.active, Policy(level))


def glosses(result):
    made = [finding for change in result.changes for finding in change.findings]
    return [each for each in (*made, *result.remaining) if each.match is GLOSS or each.match == GLOSS]


@many
@given(texts())
def test_every_gloss_says_what_speaks_for_it(string):
    for finding in glosses(NORMALIZER.normalize(string)):
        kinds = {kind for kind in WEIGHTS if any(kind.rstrip("s") in said for said in finding.evidence)}
        assert finding.score >= SHOWN
        assert {"slot"} <= kinds, finding.evidence
        assert finding.zh
        assert finding.rule.startswith("term/")


SENTENCES = [
    "{}",
    "The {} is known.",
    "We keep the “{}” in mind.",
    "We study the {} of our Party.",
    "It is {}, we know.",
]


def touched_by_gloss(text, level):
    result = NORMALIZER.normalize(text, level)
    return [f.message for change in result.changes for f in change.findings if f.match == GLOSS]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_right_form_is_changed_by_a_gloss(sentence):
    forms = RIGHT if TRIALS > 1000 else random.Random(sentence).sample(RIGHT, 250)
    found = {}
    for form in forms:
        messages = touched_by_gloss(COMPANY + sentence.format(form), Applicability.UNSAFE)
        if messages:
            found[form] = messages
    assert found == {}
