"""The benchmarks: a workload that is the same every time, terms that are met as they should be, fair rounds."""

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import ours
from benchmarks.damage import KINDS, damage, misspelt
from benchmarks.finding import Scale, exact_forms, growth
from benchmarks.processes import read_range
from benchmarks.recall import Place, is_found
from benchmarks.report import Bar, Outcome, judge, render
from benchmarks.terms import PLANTED, Hits, forms, glossary, lexicon
from benchmarks.texts import batches, megabytes, real_text, synthetic_text
from benchmarks.timing import Contestant, interleave
from benchmarks.words import STEM, load_words

CHECKOUT = Path(__file__).parents[1]
TERMS = 400
SIZE = 0.03
DIGEST = """
from tests.test_benchmarks import digest
print(digest())
"""


def digest() -> str:
    """A hash of all that a workload is made of."""
    made = [
        [(term.id, term.zh, term.forms) for term in glossary(TERMS, Hits.CONSTANT)],
        synthetic_text(SIZE, Hits.FREE, TERMS).documents,
        [repr(plant) for plant in synthetic_text(SIZE, Hits.FREE, TERMS).planted],
        real_text(["An example.", "Another one of them."], SIZE).documents,
    ]
    return hashlib.sha256(json.dumps(made).encode()).hexdigest()


def test_a_second_run_makes_the_same_bytes() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=CHECKOUT, env=environment, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == digest()


@pytest.mark.parametrize("hits", list(Hits))
def test_a_glossary_is_the_beginning_of_a_larger_one(hits: Hits) -> None:
    assert glossary(150, hits) == glossary(TERMS, hits)[:150]


def test_the_first_terms_are_the_same_in_both_modes() -> None:
    assert glossary(TERMS, Hits.FREE)[:PLANTED] == glossary(TERMS, Hits.CONSTANT)[:PLANTED]
    assert glossary(TERMS, Hits.FREE) != glossary(TERMS, Hits.CONSTANT)


def test_terms_are_cut_from_the_lexicon_in_one_way() -> None:
    characters = "".join(gloss.zh for gloss in lexicon())
    assert len(set(characters)) == len(characters)
    for term in glossary(TERMS):
        assert len(term.forms) == len(set(term.forms)) > 1
        for form in term.forms:
            assert all(any(word in form.split() for word in morpheme.words) for morpheme in term.morphemes)


def test_what_the_text_shall_not_hold_it_does_not_hold() -> None:
    text = " ".join(synthetic_text(0.3, Hits.CONSTANT).documents).lower()
    later = glossary(TERMS, Hits.CONSTANT)[PLANTED:]
    assert [form for form in forms(later) if form in text] == []
    reserved = set(load_words().reserved)
    assert reserved.isdisjoint("".join(mark if mark.isalpha() else " " for mark in text).split())
    shared = [
        sum(word not in reserved and word not in ("of", "the") for word in term.canonical.split()) for term in later
    ]
    assert set(shared) == {0, 1}  # one word of the text at most, and some have one


def test_no_reserved_word_is_a_form_or_a_misspelling_of_a_word_of_the_text() -> None:
    words = load_words()
    stems = {word[:STEM] for word in words.text}
    assert [word for word in words.reserved if word[:STEM] in stems] == []
    chance = random.Random(1)
    wrong = {misspelt(word, chance) for word in words.text if len(word) >= STEM for _ in range(3)}
    assert wrong.isdisjoint(words.reserved)


def test_hits_stay_the_same_for_a_matcher_of_exact_forms() -> None:
    documents = synthetic_text(0.1, Hits.CONSTANT).documents
    few, many = (ours.compile_exact(glossary(size, Hits.CONSTANT)) for size in (PLANTED, TERMS))
    assert ours.find_exact(few, documents) == ours.find_exact(many, documents) > 50


def test_every_plant_stands_where_the_log_says() -> None:
    workload = synthetic_text(0.3, Hits.FREE, TERMS)
    terms = {term.id: term for term in glossary(TERMS)}
    assert {plant.kind for plant in workload.planted} == {"exact", *KINDS}
    for plant in workload.planted:
        assert plant.form in terms[plant.term].forms
        written = workload.documents[plant.document][plant.start : plant.end]
        assert (written == plant.form) == (plant.kind == "exact")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_is_done(kind: str) -> None:
    term = next(term for term in glossary(TERMS) if len(term.morphemes) > 3)
    done, said = damage(kind, term.canonical, term, random.Random(1), lambda: "between")
    assert (done, said != term.canonical) == (kind, True)


def test_documents_have_the_size_that_was_asked_for() -> None:
    workload = synthetic_text(0.2, Hits.FREE, TERMS)
    assert 0.2 <= workload.megabytes < 0.22
    assert all(1_000 <= len(document) < 12_000 for document in workload.documents)


@given(st.lists(st.text(min_size=1, max_size=9), min_size=1, max_size=9), st.integers(1, 6))
def test_batches_hold_each_document_once_in_order(documents: list[str], number: int) -> None:
    made = batches(documents, number)
    assert [document for batch in made for document in batch] == documents
    assert len(made) <= number


@given(st.lists(st.text(max_size=9), min_size=1, max_size=8), st.data())
def test_ranges_of_bytes_hold_each_document_once(documents: list[str], data: st.DataObject) -> None:
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents).encode(
        "utf-8", "replace"
    )
    whole = [json.loads(line) for line in lines.decode().split("\n") if line]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(lines)), max_size=4)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_bytes(lines)
        parts = [read_range(path, start, stop) for start, stop in pairwise([0, *cuts, len(lines)])]
    assert [document for part in parts for document in part] == whole


def test_each_round_gives_every_contestant_the_same_batch_once() -> None:
    seen: list[tuple[str, tuple[str, ...]]] = []

    def contestant(name: str) -> Contestant:
        def run(documents: Sequence[str]) -> int:
            seen.append((name, tuple(documents)))
            return len(documents)

        return Contestant(name, run)

    timings = interleave([contestant("a"), contestant("b")], [["x"], ["y", "z"]])
    assert seen == [("a", ("x",)), ("b", ("x",)), ("b", ("y", "z")), ("a", ("y", "z"))]
    assert [timing.hits for timing in timings] == [3, 3]
    assert timings[0].sizes == [megabytes(["x"]), megabytes(["y", "z"])]


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    own, peer = interleave([Contestant("a", len), Contestant("b", len)], [["x"]] * 3)
    own.seconds, peer.seconds = [2.0, 9.0, 8.0], [1.0, 3.0, 1.0]
    assert own.slower_than(peer) == 3.0
    assert own.spread(peer) == "2.00–8.00"


@pytest.mark.parametrize(("value", "verdict"), [(1.0, "beyond"), (1.1, "met"), (2.0, "met"), (2.1, "missed")])
def test_a_value_is_judged(value: float, verdict: str) -> None:
    assert judge(value, 2.0, 1.0) == verdict
    assert judge(3.0 - value, 1.0, 2.0, at_least=True) == verdict


def test_found_means_the_right_term_at_its_place() -> None:
    workload = synthetic_text(SIZE, Hits.FREE, TERMS)
    plant = workload.planted[0]
    right = Place(plant.document, plant.start, plant.end, plant.term)
    assert is_found(plant, [right])
    assert not is_found(plant, [Place(plant.document, plant.end, plant.end + 5, plant.term)])
    assert not is_found(plant, [Place(plant.document, plant.start, plant.end, "another")])
    assert not is_found(plant, [right.moved(1)])


def test_small_runs_tell_every_figure() -> None:
    scale = Scale(SIZE, 2, 120)
    outcomes = [exact_forms(scale), growth(scale), Outcome([Bar("a", "b", "c", "d", "missed")])]
    report = render(outcomes, "python benchmarks/run.py")
    assert "ahocorasick_rs" in report
    for wanted in ("Machine: ", "Python 3", "commit ", "hits/MB", "| 120 ", "Text: synthetic"):
        assert wanted in report
