"""The score: each kind of evidence is used, counted, said to a reader; the tiers follow the score."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.finding import Applicability
from normalizer.match.evidence import DOCUMENT_TERMS, Verdict
from normalizer.match.facts import Facts
from normalizer.match.lattice import Gloss, Path
from normalizer.match.reading import Occurrence
from normalizer.match.recognise import Window
from normalizer.match.score import MOST, SAFE, SHOWN, UNSAFE, WEIGHTS, Evidence, evidence_of, tier
from normalizer.match.traits import AllTraits
from tests.match.latticework import term_of

AGAINST = {
    "extra word",
    "inversion",
    "missing slot",
    "acceptable wording",
    "reversed pair",
    "no other term",
    "bare pair",
    "open window",
}
TRAITS = AllTraits(lambda word: word)
NUMBERED = term_of("两个维护", "Two Upholds")
PLAIN = term_of("共同富裕", "common prosperity")


def window(glosses, *, extras=(), inversions=0, missing=0, light=()):
    filled = [Occurrence(place, place, gloss) for place, gloss in enumerate(glosses)] + [None] * missing
    path = Path(0, "词", tuple(range(len(filled))), light)
    return Window(path, 0, len(glosses) - 1, tuple(filled), extras, inversions)


def facts(term=NUMBERED, glosses=(Gloss.GARBLE, Gloss.GARBLE), verdict=(), others=DOCUMENT_TERMS, **changes):
    parts = {name: changes.pop(name) for name in ("extras", "inversions", "missing", "light") if name in changes}
    plain = Facts(
        window(glosses, **parts), term, TRAITS.of(term), is_quoted=False, is_followed=False, is_meant=False,
        is_closed=True, is_right=False, verdict=Verdict(True, verdict), others=others, printed="two keeps", carried="",
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)


KINDS = {
    "slot": (facts(), 2),
    "numeral": (facts(), 1),
    "quoted": (facts(is_quoted=True), 1),
    "quoted numeral": (facts(is_quoted=True), 1),
    "fixed wording": (facts(), 1),
    "capitals": (facts(), 1),
    "garble": (facts(), 2),
    "near": (facts(verdict=("near resolutely",)), 1),
    "document": (facts(), 1),
    "no other term": (facts(others=0), 1),
    "in the Chinese": (facts(is_meant=True), 1),
    "missing slot": (facts(missing=1), 1),
    "extra word": (facts(extras=(7, 8)), 2),
    "inversion": (facts(inversions=3), 3),
    "reversed pair": (facts(inversions=1), 1),
    "acceptable wording": (facts(PLAIN, (Gloss.ACCEPTABLE, Gloss.DERIVED)), 1),
    "bare pair": (facts(light=(4, 5)), 1),
    "open window": (facts(is_followed=True), 1),
    "dictionary word": (facts(glosses=(Gloss.DICTIONARY, Gloss.GARBLE)), 1),
}
ABSENT = {
    "numeral": facts(PLAIN),
    "quoted numeral": facts(PLAIN, is_quoted=True),
    "fixed wording": facts(PLAIN),
    "capitals": facts(PLAIN),
    "garble": facts(glosses=(Gloss.ACCEPTABLE, Gloss.DERIVED)),
    "near": facts(verdict=("3 other terms in the document",)),
    "document": facts(others=DOCUMENT_TERMS - 1),
    "no other term": facts(others=1),
    "reversed pair": facts(glosses=(Gloss.GARBLE,) * 3, inversions=1),
    "acceptable wording": facts(PLAIN, (Gloss.ACCEPTABLE, Gloss.GARBLE)),
    "bare pair": facts(light=(4,)),
    "open window": facts(is_quoted=True, is_followed=True),
    "dictionary word": facts(glosses=(Gloss.GARBLE, Gloss.GARBLE)),
}


def test_every_weight_has_a_case_and_the_sign_that_its_name_has():
    assert KINDS.keys() == WEIGHTS.keys()
    assert {kind for kind, weight in WEIGHTS.items() if weight < 0} == AGAINST
    assert MOST.keys() <= WEIGHTS.keys()


@pytest.mark.parametrize("kind", ABSENT)
def test_evidence_that_is_not_there(kind):
    assert kind not in ABSENT[kind].evidence


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_is_counted_and_said(kind):
    case, count = KINDS[kind]
    assert dict(case.evidence.counts)[kind] == count
    assert kind in case.evidence
    assert f"{count} {kind}s" in case.evidence.said() if count > 1 else {kind, f"1 {kind}"} & {*case.evidence.said()}


SAID = [
    ([], ()),
    ([("numeral", False), ("garble", 0)], ()),
    ([("slot", 1)], ("1 slot",)),
    (
        [("slot", 4), ("numeral", True), ("inversion", 2), ("extra word", 1)],
        ("4 slots", "numeral", "2 inversions", "extra word"),
    ),
    ([("garble", 3), ("missing slot", 2)], ("3 garbles", "2 missing slots")),
]


@pytest.mark.parametrize(("pairs", "said"), SAID)
def test_what_a_reader_gets(pairs, said):
    assert evidence_of(pairs).said() == said


def test_the_score_is_the_weighted_sum_and_some_kinds_count_only_so_often():
    assert Evidence(()).score == 0
    assert evidence_of([("slot", 2), ("quoted", True), ("inversion", 1)]).score == 1.15
    for kind, most in MOST.items():
        assert evidence_of([(kind, most)]).score == evidence_of([(kind, most + 5)]).score
    assert evidence_of([("extra word", 5)]).score == 5 * WEIGHTS["extra word"]


COUNTS = st.lists(st.tuples(st.sampled_from(sorted(WEIGHTS)), st.integers(0, 8)), max_size=12)


@given(COUNTS, COUNTS, st.booleans(), st.booleans())
def test_what_may_be_done_grows_with_the_score(one, other, sure, fit):
    lower, higher = sorted(map(evidence_of, (one, other)), key=lambda each: each.score)
    assert (tier(lower, sure=sure, fit_to_offer=fit) or 0) <= (tier(higher, sure=sure, fit_to_offer=fit) or 0)
    assert (tier(higher, sure=False, fit_to_offer=fit) or 0) <= (tier(higher, sure=True, fit_to_offer=fit) or 0)
    assert (tier(higher, sure=sure, fit_to_offer=False) or 0) <= (tier(higher, sure=sure, fit_to_offer=True) or 0)


@given(COUNTS, st.booleans(), st.booleans())
def test_the_least_score_of_each_tier(counts, sure, fit):
    evidence = evidence_of(counts)
    level = tier(evidence, sure=sure, fit_to_offer=fit)
    least = {Applicability.SAFE: SAFE, Applicability.UNSAFE: UNSAFE, Applicability.DISPLAY: SHOWN}
    assert evidence.score < SHOWN if level is None else evidence.score >= least[level]
    assert level != Applicability.SAFE or sure
    assert level != Applicability.UNSAFE or fit


NOT_SURE = {
    "no other term": facts(is_quoted=True, others=0),
    "a slot is missing": facts(is_quoted=True, missing=1),
    "a word too many": facts(is_quoted=True, extras=(7,)),
    "cut out of a longer form": facts(is_quoted=True, is_closed=False),
    "not a fixed name": facts(PLAIN),
    "the context is against it": facts(is_quoted=True, verdict=(), is_meant=False),
    "neither quoted nor of three slots": facts(),
    "in order but no garble": facts(glosses=(Gloss.ACCEPTABLE, Gloss.DERIVED, Gloss.ACCEPTABLE)),
    "out of order": facts(glosses=(Gloss.GARBLE,) * 3, inversions=1),
}
NOT_SURE["the context is against it"] = dataclasses.replace(
    NOT_SURE["the context is against it"], verdict=Verdict(False)
)


@pytest.mark.parametrize("case", NOT_SURE)
def test_not_sure(case):
    assert not NOT_SURE[case].is_sure


SURE = {
    "a quoted formula": facts(is_quoted=True),
    "a quoted formula in right words": facts(glosses=(Gloss.ACCEPTABLE, Gloss.DERIVED), is_quoted=True),
    "meant by the Chinese": facts(is_meant=True, others=0),
    "three slots in order with a garble": facts(glosses=(Gloss.ACCEPTABLE, Gloss.ACCEPTABLE, Gloss.GARBLE)),
}


@pytest.mark.parametrize("case", SURE)
def test_sure(case):
    assert SURE[case].is_sure
