"""Many texts in one run come out as each does alone."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.api import Normalizer
from normalizer.api.batch import normalize_batch
from normalizer.core.finding import Applicability
from normalizer.rules import RULES
from tests.rules.pages import read_cases

NORMALIZER = Normalizer()
SEEDS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
PIECES = [
    "two maintenances", "“two maintenances”", " , Walking", "arduous and arduous", "“", "”", "\n", "\r\n", "\n\n", " ",
    "Four Consciousnesses", "the Party branch", "the the", "。", ".", "date 2023-01-22", "[sic]", "http://a.b/c", "市",
]  # fmt: skip


def alone(normalizer: Normalizer, strings: list[str], level: Applicability) -> list[str]:
    return [normalizer.normalize(string, level).after for string in strings]


def test_nothing_in_nothing_out() -> None:
    assert normalize_batch(NORMALIZER, []) == []
    assert normalize_batch(NORMALIZER, ["", "\n", " "]) == ["", "\n", " "]


@pytest.mark.parametrize("level", [Applicability.SAFE, Applicability.UNSAFE])
def test_pages_and_seeds_come_out_as_they_do_alone(level: Applicability) -> None:
    strings = [case.text for rule in RULES for case in read_cases(rule)] + SEEDS
    assert normalize_batch(NORMALIZER, strings, level) == alone(NORMALIZER, strings, level)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=5))
def test_any_texts_come_out_as_they_do_alone(strings: list[str]) -> None:
    assert normalize_batch(NORMALIZER, strings) == alone(NORMALIZER, strings, Applicability.SAFE)
