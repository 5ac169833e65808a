"""The shipped glossaries: they lint clean, and every example holds with every invariant of the house."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from normalizer import engine
from normalizer.api import Normalizer, check_glossary
from normalizer.api.batch import join
from normalizer.core.finding import Applicability
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.schema import Wording
from normalizer.resolve import Policy
from tests.harness import assert_holds

GLOSSARY = load_layers([builtin_layer()])
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
EXAMPLES: dict[str, list[str]] = defaultdict(list)
for term in GLOSSARY.terms:
    EXAMPLES[term.category] += [example.keep or example.before for example in term.examples]


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


def test_the_shipped_glossaries_are_clean_and_every_example_holds():
    counts, errors = check_glossary()
    assert [f"{error} ({error.hint})" for error in errors] == []
    assert counts.terms >= 2000
    assert counts.named >= 1000
    assert sum(counts.authorities.values()) == counts.terms


def test_each_term_with_variants_shows_one_changed():
    """Written or offered; what is only shown cannot be."""
    shown = {term.id for term in GLOSSARY.terms if any(example.before for example in term.examples)}
    changing = {term.id for term in GLOSSARY.terms if term.variants and term.wording is not Wording.LOOSE}
    assert changing - shown == set()


@pytest.mark.parametrize("level", [Applicability.SAFE, Applicability.UNSAFE])
@pytest.mark.parametrize("category", sorted(EXAMPLES))
def test_every_invariant_holds_on_every_example(normalizer, category, level):
    """All examples of a category are one text of many documents: what holds for it holds for each."""
    text = replace(join(EXAMPLES[category]), vocabulary=normalizer.vocabulary)
    policy = Policy(level)
    assert_holds(engine.normalize(text, normalizer.active, policy), normalizer.active, policy)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
@pytest.mark.parametrize("level", list(Applicability))
def test_the_seeds_keep_every_invariant(normalizer, seed, level):
    result = normalizer.normalize(seed.read_bytes().decode(), level)
    assert_holds(result, normalizer.active, Policy(level))
    assert len(result.changes) >= 8
