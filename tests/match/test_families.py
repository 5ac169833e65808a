"""What are forms of one word by the shipped lexicon, and what only looks like that."""

import pytest

from normalizer.glossary.lexicon import load_lexicon
from normalizer.match.families import Families, is_inflection, stem

LEXICON = load_lexicon()
FAMILIES = Families(LEXICON.families, LEXICON.apart)

APART = [
    "unit unite", "unit united", "units unite", "public publicity", "public publicize", "organ organization",
    "organ organize", "organs organizations", "govern government", "governance government", "governing government",
    "major majority", "uphold household", "hold uphold", "two twofold", "establish household", "party partial",
    "stable establish", "common commune", "state statistic", "mission missile", "original origami",
]  # fmt: skip


@pytest.mark.parametrize("pair", APART)
def test_apart(pair):
    one, other = pair.split()
    assert FAMILIES.of(one) != FAMILIES.of(other)


JOINED = [
    "maintain maintenance", "maintains maintaining", "maintained maintenances", "stable stability", "stabilize stable",
    "theory theories", "theory theoretical", "decide decisions", "province provincial", "history historic",
    "economy economies", "establish establishment", "establishes established", "confidence confidences",
    "defend defences", "defense defence", "safeguard safeguarding", "study studied", "study studies",
    "uphold upholding", "upholds uphold", "unite uniting", "organize organized", "publicize publicizing",
]  # fmt: skip


@pytest.mark.parametrize("pair", JOINED)
def test_joined(pair):
    one, other = pair.split()
    assert FAMILIES.of(one) == FAMILIES.of(other)


def test_a_lexicon_without_families_has_the_stems_alone():
    plain = Families()
    assert plain.of("maintaining") == plain.of("maintains") == stem("maintain")
    assert plain.of("maintain") != plain.of("maintenance")


def test_a_family_is_joined_by_the_stems_of_its_words():
    families = Families([["decide", "decision"]])
    assert families.of("decided") == families.of("decisions") == families.of("decide")


def test_apart_wins_over_a_common_stem():
    assert stem("unit") == stem("unite") == stem("united")
    families = Families((), [["unit", "unite"]])
    assert families.of("unit") == families.of("units") != families.of("unite") == families.of("uniting")


INFLECTIONS = [
    ("upholds", "uphold"), ("upholding", "uphold"), ("study", "study"), ("studies", "study"), ("studied", "study"),
    ("making", "make"), ("promoted", "promote"), ("adhered", "adhere"), ("followed", "follow"), ("classes", "class"),
    ("analyses", "analysis"), ("children", "child"),
]  # fmt: skip
NO_INFLECTIONS = [
    ("maintenance", "maintain"), ("establishment", "establish"), ("upholder", "uphold"), ("uphold", "upholds"),
    ("bed", "b"), ("as", "a"), ("red", "re"), ("household", "hold"), ("political", "politic"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "lemma"), NO_INFLECTIONS)
def test_no_inflection(word, lemma):
    assert not is_inflection(word, lemma)


@pytest.mark.parametrize(("word", "lemma"), INFLECTIONS)
def test_inflection(word, lemma):
    assert is_inflection(word, lemma)


def test_every_pair_that_the_lexicon_keeps_apart_is_apart():
    for group in LEXICON.apart:
        assert len({FAMILIES.of(word.lower()) for word in group}) == len(set(group)), group


def test_every_family_of_the_lexicon_is_one_unless_a_word_is_kept_apart():
    lonely = {word for group in LEXICON.apart for word in group}
    for group in LEXICON.families:
        assert len({FAMILIES.of(word.lower()) for word in group if word not in lonely}) <= 1, group
