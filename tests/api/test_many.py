"""Many texts at once give the very results that each gives alone; a normalizer may be shared by threads."""

from __future__ import annotations

import pickle
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer import Normalizer, engine
from normalizer.api import batch
from normalizer.core.edits import Edit
from normalizer.core.errors import NormalizerError, SelfCheckError
from normalizer.core.finding import Applicability, Finding, Fix, Severity
from normalizer.core.result import FileResult, Result, Run
from normalizer.core.span import Span
from normalizer.core.text import Text, Vocabulary
from normalizer.formats import plain
from normalizer.match.families import stem
from normalizer.match.fuzzy import Misspellings
from normalizer.reports import REPORTS, Report, View
from tests.engine.toys import Swap
from tests.harness import LEVELS, assert_holds
from tests.rules.pages import CASES

NORMALIZER = Normalizer()
SEEDS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
TERMS = Normalizer().glossary.terms
EXAMPLES = [said for term in TERMS[::5] for example in term.examples for said in (example.before, example.keep) if said]
PIECES = [
    *EXAMPLES, *(case.text for case in CASES),
    "two maintenances", "“two maintenances”", " , Walking", "arduous and arduous", "“", "”", "'", "‘", "\"", "\n",
    "\r\n", "\r", "\n\n", " ", "Four Consciousnesses", "the Party branch", "the the", "。", ".", "[sic]", "¶", "市",
    "socialism with chinese charateristics", "They said “we achieve the two maintenance in every field of our work",
]  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), max_size=6)


def alone(texts: Iterable[str | Text], level: Applicability, normalizer: Normalizer = NORMALIZER) -> list[Result]:
    return [normalizer.normalize(text, level) for text in texts]


@pytest.mark.parametrize("level", LEVELS)
def test_nothing_comes_of_nothing(level: Applicability) -> None:
    assert NORMALIZER.normalize_many([], level) == []
    assert NORMALIZER.normalize_many(["", "\n", ""], level) == alone(["", "\n", ""], level)


@pytest.mark.parametrize("level", LEVELS)
def test_pages_examples_and_seeds_come_out_as_they_do_alone(level: Applicability) -> None:
    texts = [case.text for case in CASES] + EXAMPLES[::4] + SEEDS
    assert NORMALIZER.normalize_many(texts, level) == alone(texts, level)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(LEVELS))
def test_any_texts_come_out_as_they_do_alone(texts: list[str], level: Applicability) -> None:
    results = NORMALIZER.normalize_many(texts, level)
    assert results == alone(texts, level)
    assert [result.before for result in results] == texts
    for result in results:
        assert_holds(result)


def test_a_quotation_left_open_is_not_closed_by_another_text() -> None:
    texts = ["He said “we go.", "We come” he said.", "They said “two maintenance”."]
    for result, text in zip(NORMALIZER.normalize_many(texts), texts, strict=True):
        assert result.text.quotations == plain.text_of(text).quotations


def test_groups_and_dependencies_are_counted_in_each_text() -> None:
    # A stray space is found only where the comma has become plain.
    texts = ["nothing here.", *(case.text for case in CASES), "the the two maintenance , Walking"] * 2
    for level in LEVELS:
        for result in NORMALIZER.normalize_many(texts, level):
            groups = [change.group for change in result.changes if change.group is not None]
            assert list(dict.fromkeys(groups)) == list(range(len(set(groups))))
            indices = [index for change in result.changes for index in change.depends_on]
            assert all(0 <= index < len(result.changes) for index in indices)


class Ends:
    """A rule that puts a mark at the end of each line that begins with b and ends with x."""

    id = "ends"

    def find(self, text: Text) -> Iterator[Finding]:
        for match in re.finditer(r"^b.*x$", text.string, re.MULTILINE):
            end = Span(match.end(), match.end())
            yield Finding("ends", end, "no mark", fix=Fix((Edit(end, "!"),), Applicability.SAFE))


def test_a_change_at_the_very_end_depends_on_those_before_it() -> None:
    normalizer = Normalizer()
    normalizer.__dict__["active"] = (Swap("a", "b"), Ends())
    results = normalizer.normalize_many(["q", "a x", "a x ", "a x\n", "q"])
    assert results == alone(["q", "a x", "a x ", "a x\n", "q"], Applicability.SAFE, normalizer)
    assert [[change.depends_on for change in result.changes] for result in results] == [
        [], [(), (0,)], [()], [(), (0,)], [],
    ]  # fmt: skip


def test_a_text_keeps_what_was_given_with_it() -> None:
    text = Text("The the two and the the two and.", protected=(Span(4, 7),), segments=(24,))
    (_, result, _) = NORMALIZER.normalize_many(["the the", text, "the the"], "safe")
    assert result.text == text
    assert [change.before.strip() for change in result.changes] == ["the"]
    assert result.changes[0].span.start >= 16


def test_a_text_with_its_chinese_or_documents_is_run_alone() -> None:
    string = "The two maintenance.\nThe work goes on."
    texts = [
        "two maintenance",
        Text(string, segments=(21,), source="两个维护。\n四个意识。"),
        Text(string, segments=(21,), documents=(0, 21)),
        "two maintenance",
    ]
    results = NORMALIZER.normalize_many(texts)
    assert results == alone(texts, Applicability.SAFE)
    assert results[1].text.source is not None
    assert results[1].remaining


def test_protected_phrases_are_kept() -> None:
    normalizer = Normalizer(protect=["two maintenance"])
    texts = ["two maintenance", "the two\nmaintenance and the four self-confidence", "two"]
    assert normalizer.normalize_many(texts) == alone(texts, Applicability.SAFE, normalizer)


def test_an_unknown_level_is_told() -> None:
    with pytest.raises(NormalizerError, match="there is no level 'sure'"):
        NORMALIZER.normalize_many(["a"], "sure")


@pytest.mark.parametrize("size", [1, 30, 200, 5000])
def test_blocks_change_nothing(size: int) -> None:
    texts = [*EXAMPLES[:40], "", SEEDS[0][:500], ""]
    with patch.object(batch, "LARGEST_BLOCK", size):
        assert NORMALIZER.normalize_many(texts) == alone(texts, Applicability.SAFE)


def test_an_iterator_is_read_block_by_block() -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for number in range(100):
            read = number
            yield "“two maintenance”"

    with patch.object(batch, "LARGEST_BLOCK", 100):
        results = batch.normalize_each(NORMALIZER, texts(), Applicability.SAFE)
        assert next(results).after == "“Two Upholds”"
        assert read < 10
        assert sum(1 for _ in results) == 99


class Stumbles:
    """A rule that finds nothing, and never comes to the end of a text with a certain word."""

    id = "stumbles"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def find(self, text: Text) -> Iterator[Finding]:
        if "stumble" in text.string:
            raise self.error
        return iter(())


@pytest.mark.parametrize("error", [SelfCheckError("settled"), ValueError("a bug")])
def test_a_bug_in_one_text_does_not_lose_the_others(error: Exception) -> None:
    normalizer = Normalizer()
    normalizer.__dict__["active"] = (*normalizer.active, Stumbles(error))
    texts = ["“two maintenance”", "we stumble the the", "“four self-confidence”"]
    first, broken, last = normalizer.normalize_many(texts)
    assert first.changes
    assert [first, last] == alone([texts[0], texts[2]], Applicability.SAFE)
    assert (broken.after, broken.changes) == (texts[1], ())
    (finding,) = broken.remaining
    assert (finding.rule, finding.severity) == ("self-check", Severity.ERROR)
    assert [batch.is_broken(each) for each in (first, broken, last)] == [False, True, False]
    with pytest.raises(type(error)):
        batch.normalize_batch(normalizer, texts)


def test_a_users_mistake_is_raised() -> None:
    normalizer = Normalizer()
    normalizer.__dict__["active"] = (Stumbles(NormalizerError("a pattern takes too long")),)
    with pytest.raises(NormalizerError, match="takes too long"):
        normalizer.normalize_many(["a", "stumble"])


class Astray:
    """A rule that finds something in one document and tells of the first one, as no rule should."""

    id = "astray"

    def find(self, text: Text) -> Iterator[Finding]:
        for at, letter in enumerate(text.string):
            if letter == "x":
                yield Finding("astray", Span(at, at + 1), "x", related=(Span(0, 1),))


def test_what_reaches_into_another_text_is_found_again_alone() -> None:
    normalizer = Normalizer()
    normalizer.__dict__["active"] = (Astray(),)
    texts = ["a b", "an x", "x"]
    results = normalizer.normalize_many(texts)
    assert results == alone(texts, Applicability.SAFE, normalizer)
    assert results[1].remaining[0].related == (Span(0, 1),)


def test_every_result_of_many_is_checked() -> None:
    texts = ["the the work", "“four self-confidence”", "clean"]
    with patch.object(engine, "verify", side_effect=engine.verify) as verify:
        NORMALIZER.normalize_many(texts)
    checked = [call.args[0].before for call in verify.call_args_list]
    assert set(texts[:2]) <= set(checked)
    assert len(checked) >= 3


def test_a_part_that_fails_its_check_is_run_alone() -> None:
    texts = ["the the work", "“four self-confidence”"]
    wanted = alone(texts, Applicability.SAFE)
    with patch.object(batch, "_verified", return_value=None):
        assert NORMALIZER.normalize_many(texts) == wanted


def test_results_of_many_are_reported_as_single_ones() -> None:
    texts = ["the the two maintenance , Walking", "clean", "“four self-confidence"]

    def told(results: Sequence[Result], report: Report) -> str:
        out = StringIO()
        files = (FileResult(f"{at}.txt", results=(each,)) for at, each in enumerate(results))
        report(Run(tuple(files)), out, View())
        return out.getvalue()

    many, each = NORMALIZER.normalize_many(texts), alone(texts, Applicability.SAFE)
    for name, report in REPORTS.items():
        assert told(many, report) == told(each, report), name


THREADS = 4


def test_threads_that_share_a_normalizer_find_what_one_finds() -> None:
    texts = [*SEEDS, *EXAMPLES[::7], *(case.text for case in CASES)]
    wanted = alone(texts, Applicability.UNSAFE)
    fresh = Normalizer()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            twice = list(pool.map(lambda text: fresh.normalize(text, "unsafe"), [*texts, *texts]))
    finally:
        sys.setswitchinterval(interval)
    assert twice == [*wanted, *wanted]


def test_threads_stem_alike() -> None:
    words = [f"{word}{ending}" for word in ("maintain", "consult", "develop") for ending in ("", "s", "ing", "ation")]
    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(stem, words * 200)) == [stem(word) for word in words] * 200


def test_a_vocabulary_taken_away_meanwhile_leads_to_no_wrong_reading() -> None:
    misspellings = NORMALIZER.matcher._misspellings
    word = "charateristics"
    ordinary, unknown = Vocabulary(frozenset({word})), Vocabulary()
    wanted = [misspellings._nearest(word, each) for each in (ordinary, unknown)]
    assert wanted[0] != wanted[1]

    class Replaced(Misspellings):
        """Between asking for the vocabulary and for what is known, another thread comes by."""

        def __getattribute__(self, name: str) -> object:
            value = super().__getattribute__(name)
            if name == "_read":
                object.__setattr__(self, "_read", (unknown, {word: wanted[1]}))
            return value

    raced = Replaced(NORMALIZER.matcher._index)
    raced._read = ordinary, {}
    assert raced._nearest(word, ordinary) == wanted[0]


def test_a_result_survives_a_trip_between_processes() -> None:
    for text in (SEEDS[0], Text("The two maintenance.", (Span(0, 3),), (4,), (0,), source="两个维护")):
        result = NORMALIZER.normalize(text, "unsafe")
        again = pickle.loads(pickle.dumps(result))
        assert again == result
        assert (again.after, again.undo) == (result.after, result.undo)
        assert again.text.tokens
        assert not again.text.vocabulary.terms
