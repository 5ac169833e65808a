"""Every text of every rule's page through the whole tool: all rules, all terms, every invariant."""

import pytest

from normalizer.api import Normalizer
from normalizer.core.finding import Applicability
from normalizer.resolve import Policy
from tests.harness import assert_holds
from tests.rules.pages import CASES


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
@pytest.mark.parametrize("level", [Applicability.SAFE, Applicability.UNSAFE])
def test_the_invariants_hold(normalizer, case, level):
    result = normalizer.normalize(case.text, level)
    assert_holds(result, normalizer.active, Policy(level))
