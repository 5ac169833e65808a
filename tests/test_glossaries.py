"""The shipped glossaries: they lint clean, and every example holds with every invariant of the house."""

from pathlib import Path

import pytest

from normalizer.api import Normalizer, check_glossary
from normalizer.core.finding import Applicability
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.resolve import Policy
from tests.harness import assert_holds

GLOSSARY = load_layers([builtin_layer()])
EXAMPLES = [
    pytest.param(example.keep or example.before, example.keep or example.after, id=f"{term.id}:{example.place.line}")
    for term in GLOSSARY.terms
    for example in term.examples
]
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


def normalize(normalizer, string, level=Applicability.SAFE):
    result = normalizer.normalize(string, level)
    assert_holds(result, normalizer.active, Policy(level))
    return result


def test_the_shipped_glossaries_are_clean():
    counts, errors = check_glossary()
    assert [f"{error} ({error.hint})" for error in errors] == []
    assert counts.terms >= 200


def test_there_is_content_enough():
    complete = [
        term
        for term in GLOSSARY.terms
        if term.variants and any(e.before for e in term.examples) and any(e.keep for e in term.examples)
    ]
    assert len(complete) >= 100


@pytest.mark.parametrize(("before", "after"), EXAMPLES)
def test_every_example_holds(normalizer, before, after):
    assert normalize(normalizer, before).after == after


@pytest.mark.parametrize("before", [case.values[0] for case in EXAMPLES[::7]])
def test_the_invariants_hold_with_unsafe_changes_too(normalizer, before):
    normalize(normalizer, before, Applicability.UNSAFE)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
@pytest.mark.parametrize("level", list(Applicability))
def test_the_seeds_keep_every_invariant(normalizer, seed, level):
    result = normalize(normalizer, seed.read_bytes().decode(), level)
    assert len(result.changes) >= 8
