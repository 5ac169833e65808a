"""A later round reads only the documents that the one before changed, and finds what reading all of them finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer import engine
from normalizer.api import Normalizer
from normalizer.api.batch import join
from normalizer.core.finding import Applicability, Finding, Rule, shifted
from normalizer.core.result import Result
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.resolve import Policy
from normalizer.rules import RULES
from tests.engine.test_engine import settled
from tests.engine.toys import Follow, Show, Swap, Wrap
from tests.harness import assert_holds
from tests.rules.pages import CASES

NORMALIZER = Normalizer()
SEEDS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]


def in_whole(text: Text, rules: Sequence[Rule], policy: Policy) -> Result:
    """The result when every round reads every document."""
    with patch("normalizer.engine.count_documents", side_effect=count()):
        return engine.normalize(text, rules, policy)


def as_told(result: Result) -> tuple[object, ...]:
    return result.changes, result.remaining, result.skipped


class Watched:
    """A rule that finds nothing and writes down what it reads."""

    id = "watched"

    def __init__(self) -> None:
        self.read: list[str] = []

    def find(self, text: Text) -> Iterator[Finding]:
        self.read.append(text.string)
        return iter(())


def documents_of(strings: Sequence[str], protected: tuple[Span, ...] = ()) -> Text:
    starts = tuple(sum(map(len, strings[:index])) for index in range(len(strings)))
    return Text("".join(strings), protected, starts, starts)


def test_only_what_changed_is_read_again() -> None:
    watched = Watched()
    rules = [Swap("a", "b", "one"), Follow("b", "c", "d"), watched]
    result = engine.normalize(documents_of(["a c|", "x y|", "ac|", "z c|"]), rules, Policy())
    assert result.after == "b c|x y|bd|z c|"
    assert watched.read == ["a c|x y|ac|z c|", "b c|bc|", "bd|"]


def test_what_remains_in_documents_that_settled_early_is_told() -> None:
    rules = [Swap("a", "bb"), Follow("bb", "c", "d"), Show("x")]
    result = engine.normalize(documents_of(["x|", "ac x|", "x|", "a x|"]), rules, Policy())
    assert [finding.span.start for finding in result.remaining] == [0, 5, 7, 11]


def test_a_document_that_is_deleted_moves_nothing() -> None:
    text = documents_of(["a", "b|", "x a|"])
    rules = [Swap("a", ""), Show("x")]
    assert as_told(engine.normalize(text, rules, Policy())) == as_told(in_whole(text, rules, Policy()))


RULES_OF_DOCUMENTS = st.lists(
    st.one_of(
        st.builds(Swap, st.text("ab ", min_size=1, max_size=2), st.text("cd", max_size=2), st.sampled_from("123")),
        st.builds(Follow, st.text("cd", min_size=1, max_size=1), st.sampled_from("abe"), st.sampled_from("fg")),
        st.builds(Wrap, st.sampled_from(["e", "f"])),
        st.builds(Show, st.sampled_from(["a", "c"])),
    ),
    max_size=4,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text("abef “”.", max_size=6), min_size=1, max_size=5), RULES_OF_DOCUMENTS, st.data())
def test_any_rules_find_what_they_find_in_the_whole(strings: list[str], rules: list[Rule], data: st.DataObject) -> None:
    ended = [f"{string}|" for string in strings]
    protected = data.draw(
        st.lists(st.integers(0, sum(map(len, ended)) - 1).map(lambda at: Span(at, at + 1)), max_size=1)
    )
    text = documents_of(ended, tuple(protected))
    for level in (Applicability.SAFE, Applicability.UNSAFE):
        result = settled(text, rules, Policy(level))
        if result is None:
            continue
        assert as_told(result) == as_told(in_whole(text, rules, Policy(level)))
        assert_holds(result, rules, Policy(level))


STRINGS = st.lists(
    st.sampled_from([case.text for case in CASES] + SEEDS + ["", "\n", "the the , and", "a  b"]), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(STRINGS, st.sampled_from([Applicability.SAFE, Applicability.UNSAFE]))
def test_rules_and_glossary_find_what_they_find_in_the_whole(strings: list[str], level: Applicability) -> None:
    text = join(strings)
    result = NORMALIZER.normalize(text, level)
    assert as_told(result) == as_told(in_whole(result.text, NORMALIZER.active, Policy(level)))


@settings(max_examples=100, deadline=None)
@given(STRINGS)
def test_each_rule_finds_in_a_document_what_it_finds_there_alone(strings: list[str]) -> None:
    text = Text("") if not strings else join(strings)
    alone = [join([string]) for string in strings]
    for rule in RULES:
        together = list(rule.find(replace(text, vocabulary=NORMALIZER.vocabulary)))
        apart = [
            shifted(finding, start)
            for start, one in zip(text.documents, alone, strict=True)
            for finding in rule.find(replace(one, vocabulary=NORMALIZER.vocabulary))
        ]
        assert sorted(map(repr, together)) == sorted(map(repr, apart)), rule.id
