"""What is written for a hit: the number, words that are carried along, what is only shown or offered."""

import pytest

from normalizer.core.finding import EXACT, FUZZY, GLOSS, PATTERN, Applicability
from normalizer.core.text import Text
from normalizer.glossary.schema import Number, Wording
from normalizer.match.evidence import Contexts, Scene, Verdict
from normalizer.match.forms import Candidate, Form, Standing
from normalizer.match.hits import Hit
from normalizer.match.proposal import FUZZY_RANK, GLOSS_RANK, LISTED_RANK, propose
from normalizer.match.stream import read_stream
from tests.match.latticework import term_of

SHOWN, OFFERED, WRITTEN = Applicability.DISPLAY, Applicability.UNSAFE, Applicability.SAFE
THOUGHT = term_of("思想", "Xi Jinping Thought on the Rule of Law")
BRANCH = term_of("支部", "five-star branch", number=Number.REGULAR)


def proposed(marked, term, match=GLOSS, *, carried="", score=3.0, most=OFFERED, standing=Standing.VARIANT):
    """What is proposed for the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = Text(marked.replace("[", "").replace("]", ""))
    scene = Scene(text, read_stream(text.tokens))
    units = scene.stream.units_between(start, end)
    printed = term.canonical if standing is Standing.CANONICAL else text.string[start:end]
    form = Form(term, standing, printed)
    candidate = Candidate(start, end, units[0], units[-1], form)
    hit = Hit(candidate, Verdict(True, ("2 slots", "numeral")), match, score, most, carried)
    finding = propose(hit, scene, Contexts())
    if finding is None or finding.fix is None:
        return finding, text.string
    after = text.string
    for edit in reversed(finding.fix.edits):
        after = after[: edit.span.start] + edit.new + after[edit.span.end :]
    return finding, after


NOTHING = [
    ("the [five-star branch] here", BRANCH, EXACT, Standing.CANONICAL),
    ("the [Xi Jinping Thought on the Rule of Law] here", THOUGHT, EXACT, Standing.CANONICAL),
    ("the [five-star branch] here", BRANCH, GLOSS, Standing.VARIANT),
]


@pytest.mark.parametrize(("marked", "term", "match", "standing"), NOTHING)
def test_a_right_form_is_proposed_nothing(marked, term, match, standing):
    assert proposed(marked, term, match, standing=standing)[0] is None


CARRIED = [
    (
        "under [Xi Jinping's scientific guidance of the law rule thought] they work",
        "scientific guidance",
        "under the scientific guidance of Xi Jinping Thought on the Rule of Law they work",
    ),
    (
        "[Xi Jinping's scientific guidance of the law rule thought] is here",
        "scientific guidance",
        "The scientific guidance of Xi Jinping Thought on the Rule of Law is here",
    ),
    ("study [Xi's idea of law rule thought] now", "", "study Xi Jinping Thought on the Rule of Law now"),
]


@pytest.mark.parametrize(("marked", "carried", "after"), CARRIED)
def test_words_that_the_term_does_not_have_are_put_before_it(marked, carried, after):
    assert proposed(marked, THOUGHT, carried=carried)[1] == after


NUMBER = [
    ("the [five-star cell] met", "the five-star branch met"),
    ("the [five star-branches] met", "the five-star branches met"),
    ("a [5-stars branch] met", "a five-star branch met"),
    ("the [branch of five stars]’s work", "the five-star branch’s work"),
]


@pytest.mark.parametrize(("marked", "after"), NUMBER)
def test_the_number_is_that_of_the_text_where_the_head_is_the_same(marked, after):
    assert proposed(marked, BRANCH)[1] == after


LEVELS = [
    (GLOSS, SHOWN, SHOWN),
    (GLOSS, OFFERED, OFFERED),
    (GLOSS, WRITTEN, WRITTEN),
    (FUZZY, WRITTEN, OFFERED),
    (EXACT, WRITTEN, WRITTEN),
    (PATTERN, WRITTEN, WRITTEN),
    (EXACT, OFFERED, OFFERED),
]


@pytest.mark.parametrize(("match", "most", "level"), LEVELS)
def test_how_sure_it_is_is_never_more_than_the_hit_allows(match, most, level):
    finding, _ = proposed("the [five star cell] met", BRANCH, match, most=most)
    assert finding.applicability is level


@pytest.mark.parametrize("match", [GLOSS, EXACT, FUZZY])
def test_loose_and_preferred_wordings_are_not_written(match):
    loose, preferred = (
        term_of("支部", "five-star branch", wording=wording) for wording in (Wording.LOOSE, Wording.PREFERRED)
    )
    assert proposed("the [five star cell] met", loose, match, most=WRITTEN)[0].applicability is SHOWN
    if match is not GLOSS:  # how sure a gloss is, the wording has told already
        assert proposed("the [five star cell] met", preferred, match, most=WRITTEN)[0].applicability is OFFERED


def test_a_finding_has_what_the_hit_has():
    finding, _ = proposed("the [five star\ncell] met", BRANCH)
    assert finding.message == "Use 'five-star branch' for 'five star cell' (支部)"
    assert (finding.rule, finding.zh, finding.match, finding.score) == ("term/支部", "支部", "gloss", 3.0)
    assert finding.evidence == ("2 slots", "numeral")


def test_what_no_list_holds_ranks_below_what_one_does_and_a_gloss_lowest():
    ranks = {
        match: proposed("the [five star cell] met", BRANCH, match, score=1.0)[0].rank for match in (EXACT, FUZZY, GLOSS)
    }
    assert ranks[EXACT] == LISTED_RANK > ranks[FUZZY] >= FUZZY_RANK > ranks[GLOSS] >= GLOSS_RANK
    high = proposed("the [five star cell] met", BRANCH, score=9.9)[0].rank
    assert ranks[GLOSS] < high < ranks[FUZZY]
