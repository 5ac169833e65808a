"""Every block of every page is a case; the catalogue, its folder and its pages agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import normalizer.rules
from normalizer.core.finding import Applicability, Rule
from normalizer.rules import RULES, page
from tests.rules.pages import CASES, Case, compose_text, fix

FOLDER = Path(normalizer.rules.__file__).parent
SECTIONS = ("What it finds", "Why", "Leaves alone", "Safety")
BY_ID = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def cases(kind: str) -> list[object]:
    return [pytest.param(case, id=case.id) for case in CASES if case.kind == kind]


@pytest.mark.parametrize("case", cases("keep"))
def test_keep_has_no_finding(case: Case) -> None:
    findings = list(case.rule.find(compose_text(case.text)))
    assert [finding.message for finding in findings] == []


@pytest.mark.parametrize("case", cases("before"))
def test_before_becomes_after(case: Case) -> None:
    text = compose_text(case.text)
    assert fix(text, list(case.rule.find(text)), Applicability.SAFE) == case.outcome


@pytest.mark.parametrize("case", cases("before"))
def test_after_is_settled(case: Case) -> None:
    text = compose_text(case.outcome)
    assert fix(text, list(case.rule.find(text)), Applicability.SAFE) == case.outcome


@pytest.mark.parametrize("case", cases("offered"))
def test_offered_becomes_then_only_when_asked(case: Case) -> None:
    text = compose_text(case.text)
    findings = list(case.rule.find(text))
    assert fix(text, findings, Applicability.SAFE) == case.text
    assert fix(text, findings, Applicability.UNSAFE) == case.outcome


@pytest.mark.parametrize("case", cases("shown"))
def test_shown_is_found_and_never_fixed(case: Case) -> None:
    findings = list(case.rule.find(compose_text(case.text)))
    assert findings
    assert all(finding.fix is None for finding in findings)


@BY_ID
def test_page_opens_with_id_and_summary(rule: Rule) -> None:
    heading, _blank, summary, *rest = page(rule.id).splitlines()
    assert heading == f"# {rule.id}"
    assert summary.rstrip(".").lower() == rule.summary.lower()  # type: ignore[attr-defined]
    assert [line[3:] for line in rest if line[3:] in SECTIONS] == list(SECTIONS)


@BY_ID
def test_page_has_enough_cases(rule: Rule) -> None:
    kinds = Counter(case.kind for case in CASES if case.rule is rule)
    assert kinds["keep"] >= 6
    assert kinds["before"] + kinds["shown"] >= 3


def test_list_is_folder_is_pages() -> None:
    listed = [rule.id for rule in RULES]
    modules = {path.stem.replace("_", "-") for path in FOLDER.glob("[!_]*.py")}
    assert len(listed) == len(set(listed))
    assert set(listed) == modules == {path.stem for path in FOLDER.glob("*.md")}


def test_unknown_page_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        page("no-such-rule")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_messages_are_plain(case: Case) -> None:
    for finding in case.rule.find(compose_text(case.text)):
        assert finding.rule == case.rule.id
        assert finding.message[0].isupper() or finding.message[0] in "'“"
        assert not finding.message.endswith((".", "!"))
