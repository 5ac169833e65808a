"""Sentences that use the words of the glossary in their ordinary sense: nothing is written unasked."""

from pathlib import Path

import pytest

from normalizer.api import Normalizer

# Each line is a document of its own.
SENTENCES = (Path(__file__).parent / "ordinary.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def normalizer():
    return Normalizer()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ordinary_english_is_left_alone(normalizer, sentence):
    result = normalizer.normalize(sentence)
    assert [(change.before, change.after) for change in result.changes] == []
