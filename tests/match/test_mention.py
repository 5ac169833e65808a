"""First mention: what is left unexplained first, then what is put behind a formula, once for each document."""

from pathlib import Path

import pytest

from normalizer.api import Normalizer
from normalizer.core.finding import Applicability
from normalizer.resolve import Policy
from tests.harness import assert_holds

TERMS = """\
terms:
  - id: two-upholds
    zh: 两个维护
    canonical: Two Upholds
    admitted: [Two Safeguards]
    spelled_out: uphold the core and the centre
    variants: [two maintenances, {form: two protections, fix: offer}]
  - {id: party-spirit, zh: 党性, canonical: Party spirit}
  - {id: three-shifts, zh: 三转, canonical: three shifts, spelled_out: s, context: {near: [CPC], quoted: false}}
  - {id: two-duties, zh: 两责, canonical: two duties, spelled_out: d}
"""
STYLES = {
    "none": "profile: none\n",
    "chinese": "profile: chinese\nfirst_mention: chinese\n",
    "meaning": "profile: meaning\nfirst_mention: spelled_out\n",
}
CASES = [
    ("none", "The Two Upholds hold.", "The Two Upholds hold."),
    ("chinese", "The mill works in three shifts.", "The mill works in three shifts."),
    ("chinese", "The guard has two duties.", "The guard has two duties."),
    ("chinese", "The CPC asks for three shifts.", "The CPC asks for three shifts (三转)."),
    ("chinese", "The Party spirit holds.", "The Party spirit holds."),
    ("chinese", "The Two Upholds (两个维护) and the Two Upholds.", "The Two Upholds (两个维护) and the Two Upholds."),
    ("chinese", "The Two Upholds (explained) hold.", "The Two Upholds (explained) hold."),
    ("chinese", "The Two Upholds’ meaning.", "The Two Upholds’ meaning."),
    ("chinese", "The Two Upholds, in Chinese 两个维护.", "The Two Upholds, in Chinese 两个维护."),
    ("chinese", "The Two Upholds and the Two Upholds.", "The Two Upholds (两个维护) and the Two Upholds."),
    ("chinese", "The two maintenances and the Two Upholds.", "The Two Upholds (两个维护) and the Two Upholds."),
    ("chinese", "the “Two Upholds”, the Two Upholds", "the “Two Upholds” (两个维护), the Two Upholds"),
    ("chinese", "the Two Safeguards, the Two Upholds", "the Two Safeguards (两个维护), the Two Upholds"),
    ("meaning", "The Two Upholds hold.", "The Two Upholds (uphold the core and the centre) hold."),
    ("meaning", "The Two Upholds , so.", "The Two Upholds (uphold the core and the centre), so."),
]  # fmt: skip


@pytest.mark.parametrize(("style", "before", "after"), CASES)
def test_the_first_mention(tmp_path: Path, style: str, before: str, after: str) -> None:
    glossary, profile = tmp_path / "g.yaml", tmp_path / "house.yaml"
    glossary.write_text(TERMS, encoding="utf-8")
    profile.write_text(STYLES[style])
    normalizer = Normalizer([glossary], builtin=False, profile=str(profile))
    result = normalizer.normalize(before)
    assert result.after == after
    assert_holds(result, normalizer.active, Policy(Applicability.SAFE))
    unsafe = normalizer.normalize(before, "unsafe")
    assert_holds(unsafe, normalizer.active, Policy(Applicability.UNSAFE))
