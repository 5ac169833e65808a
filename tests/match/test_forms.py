"""Which forms are found where: no part of a word, none with other glue, the printed before the derived."""

import pytest

from normalizer.core.tokens import Tokens
from normalizer.glossary.load import load_layers
from normalizer.match.compiled import opened
from normalizer.match.forms import FormIndex, Standing, pack_forms
from normalizer.match.stream import read_stream

GLOSSARY = """
terms:
  - {id: upholds, canonical: Two Upholds, admitted: [Two Safeguards], variants: [two maintenances]}
  - {id: also, canonical: Two Keeps, variants: [two maintenances, two defenses]}
  - {id: marks, canonical: 'one country, two systems', variants: ['rice bag (grain)']}
  - {id: peoples, canonical: "people's livelihood", variants: [people livelihood]}
  - {id: branch, canonical: five-star branch, variants: [five stars branches]}
  - {id: fish, canonical: aircraft, variants: [flying series]}
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("glossary") / "terms.yaml"
    path.write_text(GLOSSARY, "utf-8")
    glossary = load_layers([[path]])
    return FormIndex(glossary.terms, opened(pack_forms(glossary)))


def found(index, string):
    stream = read_stream(Tokens(string))
    return [
        (string[c.start : c.end], c.form.term.id, c.form.standing.name, c.form.printed, c.form.toggled)
        for c in index.find(stream, index.ids(stream))
    ]


NOTHING = [
    "", "two", "two upheld", "two households", "twos maintenances", "two, maintenances", "two (maintenances)",
    "two. Maintenances", "2 maintenances", "one country two systems", "one country , two systems", "rice bag ( grain )",
    "peoples livelihood", "two main\u200btenances", "TwoUpholds", "two_upholds",
]  # fmt: skip


@pytest.mark.parametrize("string", NOTHING)
def test_found_nowhere(index, string):
    assert found(index, string) == []


FOUND = [
    ("keep Two Upholds", [("Two Upholds", "upholds", "CANONICAL", "Two Upholds", False)]),
    ("keep two uphold", [("two uphold", "upholds", "CANONICAL", "Two Uphold", True)]),
    ("keep Two Safeguard", [("Two Safeguard", "upholds", "ADMITTED", "Two Safeguard", True)]),
    ("the two defense’s", [("two defense", "also", "VARIANT", "two defense", True)]),
    ("the two defences", [("two defences", "also", "VARIANT", "two defences", False)]),
    ("Rice Bag (Grain)", [("Rice Bag (Grain)", "marks", "VARIANT", "rice bag (grain)", False)]),
    (
        "one country， Two Systems",
        [("one country， Two Systems", "marks", "CANONICAL", "one country, two systems", False)],
    ),
    ("People’s Livelihood", [("People’s Livelihood", "peoples", "CANONICAL", "people's livelihood", False)]),
    ("five star\nbranches", [("five star\nbranches", "branch", "CANONICAL", "five-star branches", True)]),
    ("an aircraft", [("aircraft", "fish", "CANONICAL", "aircraft", False)]),
]


@pytest.mark.parametrize(("string", "forms"), FOUND)
def test_found(index, string, forms):
    assert found(index, string) == forms


def test_a_form_of_two_terms_is_both_in_the_order_of_the_glossary(index):
    assert [term for _, term, *_ in found(index, "two maintenances")] == ["upholds", "also"]


def test_a_form_is_known_by_the_place_of_its_term_and_its_variant(index):
    stream = read_stream(Tokens("two defenses and two upholds"))
    variant, canonical = index.find(stream, index.ids(stream))
    assert (variant.form.number, variant.form.variant.form, variant.form.standing) == (
        1,
        "two defenses",
        Standing.VARIANT,
    )
    assert (canonical.form.number, canonical.form.variant) == (0, None)
    assert (variant.first_unit, variant.last_unit, canonical.first_unit) == (0, 1, 3)


def test_it_can_be_asked_about_some_places_only(index):
    stream = read_stream(Tokens("two upholds and two upholds"))
    assert [each.start for each in index.find(stream, index.ids(stream), [1, 3])] == [16]
