"""The table `guards.txt` by the shipped glossary: what must be left alone, and beside it what is found."""

from pathlib import Path

import pytest

from normalizer import Normalizer
from normalizer.core.finding import Applicability
from normalizer.resolve import Policy
from tests.harness import assert_holds

COMPANY = (
    "The Party Central Committee met. The Four Consciousnesses were studied, and so were Xi Jinping Thought on"
    " Socialism with Chinese Characteristics for a New Era and the Belt and Road Initiative.\n\n"
)
SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


def table():
    theme = ""
    for line in (Path(__file__).parent / "guards.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            theme = line.strip("[]")
        elif line and not line.startswith("#"):
            how, *texts = (part.strip().replace("\\n", "\n") for part in line.split(" | "))
            yield pytest.param(how, *[*texts, texts[0]][:2], id=f"{theme}: {how}: {texts[0]}")


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


def said_of_terms(result, start):
    """The findings of terms from `start` on, made use of or not."""
    all_of_them = [finding for change in result.changes for finding in change.findings]
    all_of_them += [*result.remaining, *(item.finding for item in result.skipped)]
    return [each for each in all_of_them if each.rule.startswith("term/") and each.span.start >= start]


@pytest.mark.parametrize(("how", "text", "after"), list(table()))
def test_guard(normalizer, how, text, after):
    *alone, verdict = how.split()
    before = "" if alone else COMPANY
    results = [normalizer.normalize(before + text, level) for level in (SAFE, UNSAFE)]
    for result, level in zip(results, (SAFE, UNSAFE), strict=True):
        assert_holds(result, normalizer.active, Policy(level))
    expected = {"write": (after, after), "offer": (text, after)}.get(verdict, (text, text))
    assert tuple(result.after.removeprefix(before) for result in results) == expected
    found = said_of_terms(results[0], len(before))
    assert [each.message for each in found] == [] or verdict != "none"
    assert found or verdict in ("none", "keep")


def test_the_company_is_right_and_has_enough_terms(normalizer):
    assert normalizer.normalize(COMPANY, UNSAFE).changes == ()
    for verdict in ("none", "keep", "show", "offer", "write"):
        assert any(row.values[0].endswith(verdict) for row in table())
