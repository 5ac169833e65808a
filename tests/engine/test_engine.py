"""Rounds, groups, losers and the checks of every result, on rules small enough to see through."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer import engine
from normalizer.core.errors import SelfCheckError
from normalizer.core.finding import Applicability
from normalizer.core.result import Change, Result
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.resolve import Policy, Quotes
from tests.core.test_edits import TRIALS
from tests.engine.toys import Follow, Show, Swap, Wrap
from tests.harness import assert_holds

SAFE = Policy()


def run(string, *rules, policy=SAFE, **borders):
    result = engine.normalize(Text(string, **borders), rules, policy)
    assert_holds(result, rules, policy)
    return result


def changes(result):
    return [(change.span.start, change.before, change.after) for change in result.changes]


@pytest.mark.parametrize(
    ("string", "rules", "after"),
    [
        ("", [Swap("a", "b")], ""),
        ("nothing here", [Swap("zz", "b")], "nothing here"),
        ("only shown", [Show("shown")], "only shown"),
        ("offered", [Swap("off", "on", applicability=Applicability.UNSAFE)], "offered"),
        ("a b", [Swap("a", "x"), Swap("b", "y")], "x y"),
        ("ab", [Swap("a", "x"), Swap("b", "y")], "xy"),
        ("cascade: a", [Swap("a", "b", "one"), Swap("b", "c", "two")], "ccsccde: c"),
        ("the long one", [Swap("long one", "L"), Swap("one", "1")], "the L"),
        ("rank wins over length", [Swap("rank wins", "L"), Swap("wins", "W", rank=2)], "rank W over length"),
        ("x word y", [Wrap("word")], "x <word> y"),
        ("x word y", [Wrap("word"), Swap("y", "z")], "x <word> z"),
        ("word", [Wrap("word"), Swap("word", "W", rank=0)], "<W>"),
        ("one two a", [Swap("one", "1"), Swap("a", "b", "two"), Swap("b", "c", "three")], "1 two c"),
        ("a two a", [Swap("a", "long"), Follow("long", " two", " 2")], "long 2 long"),
        ("word y", [Wrap("word"), Follow(">", " y", " z")], "<word> z"),
        ("a word", [Swap("a ", ""), Wrap("word"), Follow("<", "word", "w")], "<w>"),
        ("del a b", [Swap("del ", ""), Swap("a", "x"), Follow("x ", "b", "y")], "x y"),
    ],
)
def test_what_comes_out(string, rules, after):
    assert run(string, *rules).after == after


def test_touching_changes_stay_apart_and_each_has_its_reason():
    result = run("ab", Swap("a", "x", "one"), Swap("b", "y", "two"))
    assert changes(result) == [(0, "a", "x"), (1, "b", "y")]
    assert [change.findings[0].rule for change in result.changes] == ["one", "two"]


def test_the_same_edit_by_two_rules_is_one_change_with_both_findings():
    result = run("a", Swap("a", "x", "one"), Swap("a", "x", "two"))
    assert [finding.rule for finding in result.changes[0].findings] == ["one", "two"]
    assert result.skipped == ()


def test_a_loser_names_the_winner():
    result = run("abc", Swap("abc", "x", "long"), Swap("bc", "y", "short"))
    assert [(item.finding.rule, item.because) for item in result.skipped] == [("short", "overlaps long")]


def test_rounds_are_composed_into_the_coordinates_of_the_original():
    result = run("-- a a --", Swap("a", "bb", "one"), Swap("bb bb", "c", "two"))
    assert changes(result) == [(3, "a a", "c")]
    assert [finding.rule for finding in result.changes[0].findings] == ["one", "one", "two"]
    last = result.changes[0].findings[-1]
    assert (last.span, last.fix.edits[0].span, last.fix.edits[0].new) == (Span(3, 6), Span(3, 6), "c")


def test_a_later_change_tells_what_it_depends_on():
    result = run("a b\na b", Swap("a", "x", "first"), Follow("x ", "b", "c"), segments=(4,))
    assert result.after == "x c\nx c"
    assert [change.depends_on for change in result.changes] == [(), (0,), (), (2,)]


def test_a_later_finding_is_told_in_the_coordinates_of_the_original():
    result = run("long a b!", Swap("long", "l", "first"), Swap("a", "x", "first"), Follow("x ", "b", "c"))
    (finding,) = result.changes[2].findings
    assert (finding.span, finding.fix.edits[0].span) == (Span(7, 8), Span(7, 8))
    shown = run("long a b", Swap("long", "l"), Swap("a", "x"), Show("x b")).remaining
    assert [finding.span for finding in shown] == [Span(5, 8)]


def test_edits_of_one_fix_share_a_group():
    result = run("a word, a word", Wrap("word"), Swap("a", "the"))
    assert [change.group for change in result.changes] == [None, 0, 0, None, 1, 1]


def test_an_insertion_at_a_changed_word_is_joined_to_it():
    result = run("x word y", Wrap("word"), Swap("x ", "z ", "other"), Swap("word", "w", "inner", rank=0.5))
    assert result.after == "z <w> y"
    assert len(result.changes) == 2


def test_a_text_that_never_settles_is_refused():
    with pytest.raises(SelfCheckError) as caught:
        engine.normalize(Text("a"), [Swap("a", "aa")], SAFE)
    assert caught.value.check == "settled"


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (Change(Span(0, 1), "b", "x", ()), "before is a slice"),
        (Change(Span(0, 1), "a", "x", ()), "explained"),
        (Change(Span(0, 1), "a", "a", tuple(Swap("a", "a").find(Text("a")))), "no empty change"),
        (Change(Span(2, 3), "c", "x", tuple(Swap("c", "x").find(Text("abc")))), "protected"),
    ],
)
def test_a_result_that_fails_a_check_is_refused(change, check):
    result = Result(Text("abc", protected=(Span(2, 3),)), (change,))
    with pytest.raises(SelfCheckError) as caught:
        engine.verify(result)
    assert caught.value.check == check


@pytest.mark.parametrize(
    ("protected", "after", "because"),
    [((Span(0, 1),), "a x", ["protected"]), ((Span(1, 2),), "x x", []), ((Span(0, 3),), "a a", ["protected"] * 2)],
)
def test_protected_spans_stay(protected, after, because):
    result = run("a a", Swap("a", "x"), protected=protected)
    assert result.after == after
    assert [item.because for item in result.skipped] == because


def test_nothing_crosses_a_border():
    result = run("two\nmaintenance", Swap("two\nmaintenance", "Two Upholds"), segments=(4,))
    assert result.after == result.before
    assert [item.because for item in result.skipped] == ["crosses a border"]


SPEECH = "He said, “We must do the old thing well and never relax.”"


@pytest.mark.parametrize(
    ("string", "quotes", "wording", "after"),
    [
        (SPEECH, Quotes.OFFER, True, SPEECH),
        (SPEECH, Quotes.SKIP, True, SPEECH),
        (SPEECH, Quotes.FIX, True, SPEECH.replace("old", "new")),
        (SPEECH, Quotes.OFFER, False, SPEECH.replace("old", "new")),
        ("the “old” thing", Quotes.OFFER, True, "the “new” thing"),
        ("the “old thing of six words here” thing", Quotes.SKIP, True, "the “new thing of six words here” thing"),
        ("'90s old and 1990s' old one, and so on, and on' it goes", Quotes.OFFER, True, None),
    ],
)
def test_quoted_speech_keeps_its_wording(string, quotes, wording, after):
    result = run(string, Swap("old", "new", wording=wording), policy=Policy(quotes=quotes))
    assert result.after == (string.replace("old", "new") if after is None else after)
    if after == string:
        assert len(result.remaining) == (quotes is Quotes.OFFER)
        assert [item.because for item in result.skipped] == ["quoted speech"] * (quotes is Quotes.SKIP)


def test_a_phrase_that_is_most_of_its_quotation_is_no_speech():
    rule = Swap("one two three four five six seven", "x")
    assert run("a “one two three four five six seven” b", rule).after == "a “x” b"


def test_offered_findings_are_applied_at_their_own_level():
    rule = Swap("a", "x", applicability=Applicability.UNSAFE)
    assert [finding.rule for finding in run("a", rule).remaining] == ["swap"]
    assert run("a", rule, policy=Policy(Applicability.UNSAFE)).after == "x"


RULES = st.lists(
    st.one_of(
        st.builds(
            Swap,
            st.text("ab ", min_size=1, max_size=3),
            st.text("cd", max_size=2),
            st.sampled_from(["one", "two", "three"]),
            st.sampled_from([1.0, 2.0]),
            st.sampled_from(list(Applicability)),
            st.booleans(),
        ),
        st.builds(Wrap, st.sampled_from(["e", "ef"]), rank=st.sampled_from([1.0, 3.0])),
        st.builds(Show, st.sampled_from(["a", "c"])),
    ),
    max_size=4,
)


@settings(max_examples=TRIALS // 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text("abef “”\n.", max_size=16), RULES, st.lists(st.integers(0, 16), max_size=2), st.sampled_from(list(Quotes))
)
def test_every_invariant_holds_whatever_the_rules(string, rules, borders, quotes):
    borders = tuple(sorted({border for border in borders if 0 < border < len(string)}))
    protected = (Span(borders[0], borders[0] + 1),) if borders else ()
    text = Text(string, protected=protected, segments=borders[1:])
    for level in (Applicability.SAFE, Applicability.UNSAFE):
        policy = Policy(level, quotes)
        result = settled(text, rules, policy)
        if result:
            assert_holds(result, rules, policy)


def settled(text, rules, policy):
    """The result, or None for rules that feed each other for ever; any other failed check is raised."""
    try:
        return engine.normalize(text, rules, policy)
    except SelfCheckError as error:
        if error.check != "settled":
            raise
        return None
