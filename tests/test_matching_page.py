"""docs/matching.md says what is so: weights, tiers, the example worked through, slots, what is left alone."""

import re
from pathlib import Path

import pytest

from normalizer.api import Normalizer
from normalizer.api.card import explain
from normalizer.core.finding import GLOSS, Finding
from normalizer.match.score import MOST, SAFE, SHOWN, UNSAFE, WEIGHTS

PAGE = (Path(__file__).parents[1] / "docs/matching.md").read_text(encoding="utf-8")
NORMALIZER = Normalizer()
COMPANY = " The Party Central Committee, the Two Establishments and the Four Confidences were studied."


def rows(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, by cells."""
    section = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def glosses(text: str) -> list[Finding]:
    result = NORMALIZER.normalize(text)
    found = {finding for change in result.changes for finding in change.findings} | set(result.remaining)
    return [finding for finding in found if finding.match is GLOSS]


def test_every_weight_is_told() -> None:
    assert {kind: float(weight) for kind, weight, _ in rows("Evidence")} == WEIGHTS
    told = {kind: meaning for kind, _, meaning in rows("Evidence") if "at most" in meaning}
    counts = {2: "two at most", 6: "six at most"}
    assert set(told) == set(MOST)
    assert all(counts[most] in told[kind] for kind, most in MOST.items())


def test_every_tier_is_told() -> None:
    tiers = {name.split()[0]: least for name, least, _ in rows("Written, offered, shown, silent")}
    assert tiers == {"written": str(SAFE), "offered": str(UNSAFE), "shown": str(SHOWN), "silent": "below"}


def test_the_example_is_worked_through_rightly() -> None:
    (text,) = re.findall(r"<!-- example -->\n```\n(.*?)\n```", PAGE, re.DOTALL)
    (finding,) = glosses(text)
    told = rows("An example, by hand")
    assert finding.evidence == tuple(kind for kind, _ in told[:-1])
    assert f"{finding.score}" == told[-1][1]
    assert sum(float(weight) for _, weight in told[:-1]) == pytest.approx(finding.score)
    assert finding.applicability.name == "SAFE"
    (bare,) = glosses(text.replace("“", "").replace("”", ""))
    assert f"the score is {bare.score}, and it is only shown" in PAGE
    assert bare.applicability.name == "DISPLAY"
    assert glosses(text.partition(". ")[0].replace("“", "").replace("”", "")) == []
    assert f"evidence: {', '.join(finding.evidence)}" in " ".join(PAGE.split())


def test_the_slots_are_those_of_the_card() -> None:
    (block,) = re.findall(r"^  slots .*?(?=^```)", PAGE, re.DOTALL | re.MULTILINE)
    assert block in explain(NORMALIZER, "two-upholds")


@pytest.mark.parametrize(
    "text",
    [
        "They did not achieve two preservations.",
        "They saw the two preservation crews.",
        "They achieved three two preservations.",
        "They achieved four preservations.",
        "They counted two: preservations.",
        "They counted two, preservations.",
        "The two who are preservations came.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert glosses(text + COMPANY) == []


def test_the_lexicon_entry_shown_can_be_read(tmp_path: Path) -> None:
    from normalizer.glossary.lexicon import load_lexicon

    (entry,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "lexicon.yaml"
    path.write_text(f"morphemes:\n{entry}", encoding="utf-8")
    assert set(load_lexicon(path).morphemes) == {"维护"}
