"""What every rule keeps on any text: it raises nothing, and its fixes are sorted, in range and do something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.core.edits import apply, is_well_formed, merge
from normalizer.core.finding import Applicability
from normalizer.core.text import Text, Vocabulary
from normalizer.formats.paragraphs import paragraph_starts
from normalizer.rules import RULES
from normalizer.words import load_words
from tests.rules.pages import CASES, compose_text, fix

_WORDS = "the The a and an of party Party Walking achieved arduous Grass roots had do date 2022 12 Picture by".split()
_MARKS = [*"“”‘’\"',.;:!?()-—，。（）《》、", "\u3000", "date 2023-01-22", "chinanews.com", "authorized", "两个维护"]
_SPACES = [" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\U0001f600", "e\u0301"]
PIECES = st.sampled_from([*_WORDS, *_MARKS, *_SPACES])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
CLEAN = Path(__file__).parents[3] / "shared" / "clean"
ORDINARY = ("016", "019", "022", "024", "029", "032", "037", "039", "045")


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.booleans())
def test_any_text_is_survived(string: str, by_line: bool) -> None:
    common, names = load_words()
    segments = tuple(match.end() for match in re.finditer(r"\n+(?=.)" if by_line else r"\n{2,}(?=.)", string))
    text = Text(string, segments=segments, vocabulary=Vocabulary(common, names))
    for rule in RULES:
        for finding in rule.find(text):
            assert 0 <= finding.span.start <= finding.span.end <= len(string)
            if finding.fix is not None:
                assert finding.fix.applicability > Applicability.DISPLAY
                assert is_well_formed(finding.fix.edits)
                assert apply(string, finding.fix.edits) != string
                for edit in finding.fix.edits:
                    assert text.segment(edit.span.start).covers(edit.span)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_without_words_nothing_about_wording_is_certain(string: str) -> None:
    for rule in RULES:
        if rule.id in {"doubled-word", "stray-capital", "capital-after-comma", "doubled-sentence"}:
            for finding in rule.find(Text(string)):
                assert rule.id == "doubled-word" or finding.applicability < Applicability.SAFE


@pytest.mark.skipif(not CLEAN.is_dir(), reason="the clean documents are not beside the checkout")
@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_documents_stay_as_they_are(name: str) -> None:
    string = (CLEAN / f"{name}.txt").read_text(encoding="utf-8")
    common, names = load_words()
    text = Text(string, segments=paragraph_starts(string), vocabulary=Vocabulary(common, names))
    findings = [finding for rule in RULES for finding in rule.find(text)]
    assert fix(text, findings, Applicability.UNSAFE) == string


KEPT = [case for case in CASES if case.kind == "keep"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in KEPT])
def test_what_one_rule_keeps_no_rule_merges_wrongly(case: object) -> None:
    text = compose_text(case.text)  # type: ignore[attr-defined]
    for rule in RULES:
        for finding in rule.find(text):
            if finding.fix is not None:
                assert merge(finding.fix.edits)
