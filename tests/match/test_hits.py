"""Which hits stand where places overlap: what gives way first, then what takes over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.finding import EXACT, FUZZY, GLOSS, PATTERN, Applicability
from normalizer.match.evidence import Verdict
from normalizer.match.forms import Candidate, Form, Standing
from normalizer.match.hits import Hit, choose
from tests.match.latticework import term_of

SHOWN, OFFERED, WRITTEN = Applicability.DISPLAY, Applicability.UNSAFE, Applicability.SAFE
RIGHT, ADMITTED, WRONG = Standing.CANONICAL, Standing.ADMITTED, Standing.VARIANT
TERM = term_of("词")


def hit(start, end, standing=WRONG, match=EXACT, *, score=1.0, most=WRITTEN, number=0):
    form = Form(TERM, standing, "form", number=number)
    return Hit(Candidate(start, end, start, end - 1, form), Verdict(True), match, score, most)


def gloss(start, end, score=3.0, most=OFFERED, number=0):
    return hit(start, end, WRONG, GLOSS, score=score, most=most, number=number)


def chosen(listed=(), misspelt=(), glosses=()):
    return [(each.place, each.match, each.candidate.form.number) for each in choose(listed, misspelt, glosses)]


CASES = {
    "nothing": ((), (), (), []),
    "a right form shields what stands inside": ([hit(0, 9, RIGHT), hit(2, 5)], (), (), [((0, 9), EXACT)]),
    "a longer variant takes in a right form": ([hit(2, 5, RIGHT), hit(0, 9)], (), (), [((0, 9), EXACT)]),
    "of one place the right form": ([hit(0, 9), hit(0, 9, RIGHT, FUZZY)], (), (), [((0, 9), FUZZY)]),
    "of one place the listed before the pattern": ([hit(0, 9, match=PATTERN), hit(0, 9)], (), (), [((0, 9), EXACT)]),
    "of equals the first": ([hit(3, 8), hit(0, 5)], (), (), [((0, 5), EXACT)]),
    "neighbours both": ([hit(0, 5), hit(5, 9)], (), (), [((0, 5), EXACT), ((5, 9), EXACT)]),
    "what is misspelt gives way": ([hit(0, 3)], [hit(2, 20, match=FUZZY)], (), [((0, 3), EXACT)]),
    "the longest misspelt": ((), [hit(0, 3, match=FUZZY), hit(2, 20, match=FUZZY)], (), [((2, 20), FUZZY)]),
    "a gloss gives way to a variant inside": ([hit(4, 6)], (), [gloss(0, 9, 9.9)], [((4, 6), EXACT)]),
    "a gloss gives way to a variant around": ([hit(0, 20)], (), [gloss(2, 9, 9.9)], [((0, 20), EXACT)]),
    "a gloss gives way to a pattern": ([hit(4, 6, match=PATTERN)], (), [gloss(0, 9)], [((4, 6), PATTERN)]),
    "a gloss gives way to a misspelling": ((), [hit(4, 6, match=FUZZY)], [gloss(0, 9)], [((4, 6), FUZZY)]),
    "a gloss gives way to a right form around": ([hit(0, 9, RIGHT)], (), [gloss(2, 5)], [((0, 9), EXACT)]),
    "a gloss gives way to a right form on it": ([hit(0, 9, RIGHT)], (), [gloss(0, 9)], [((0, 9), EXACT)]),
    "a gloss gives way to a right form across": ([hit(5, 12, RIGHT)], (), [gloss(0, 9)], [((5, 12), EXACT)]),
    "a gloss to show gives way": ([hit(2, 5, RIGHT)], (), [gloss(0, 9, 9.9, SHOWN)], [((2, 5), EXACT)]),
    "a gloss over right forms": ([hit(0, 2, RIGHT), hit(5, 9, ADMITTED)], (), [gloss(0, 9)], [((0, 9), GLOSS)]),
    "both kinds inside": ([hit(0, 2, RIGHT), hit(5, 9)], (), [gloss(0, 9)], [((0, 2), EXACT), ((5, 9), EXACT)]),
    "of glosses the higher score": ((), (), [gloss(0, 9, 2.2), gloss(6, 8, 2.3)], [((6, 8), GLOSS)]),
    "of equal scores the longer": ((), (), [gloss(6, 8), gloss(0, 9)], [((0, 9), GLOSS)]),
    "of equal lengths the first": ((), (), [gloss(2, 6), gloss(0, 4)], [((0, 4), GLOSS)]),
    "a gloss never takes over a gloss": ((), (), [gloss(2, 6, 3.5), gloss(0, 9, 3.0)], [((2, 6), GLOSS)]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_choice(case):
    listed, misspelt, glosses, expected = CASES[case]
    assert [(place, match) for place, match, _ in chosen(listed, misspelt, glosses)] == expected


def test_of_two_terms_with_one_score_and_place_the_first_of_the_glossary():
    for order in ([5, 2, 9], [9, 5, 2], [2, 9, 5]):
        assert chosen((), (), [gloss(0, 4, number=number) for number in order]) == [((0, 4), GLOSS, 2)]


PLACES = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
LISTED = st.builds(
    lambda p, s, m: hit(*p, s, m), PLACES, st.sampled_from(list(Standing)), st.sampled_from([EXACT, PATTERN])
)
MISSPELT = st.builds(lambda p, s: hit(*p, s, FUZZY), PLACES, st.sampled_from(list(Standing)))
GLOSSES = st.builds(
    gloss, PLACES.map(lambda p: p[0]), st.integers(13, 18), st.sampled_from([1.5, 2.2, 3.0, 4.0]),
    st.sampled_from([SHOWN, OFFERED, WRITTEN]), st.integers(0, 3),
)  # fmt: skip


@given(st.lists(LISTED, max_size=6), st.lists(MISSPELT, max_size=4), st.lists(GLOSSES, max_size=5))
def test_what_stands_is_sorted_disjoint_and_loses_nothing(listed, misspelt, glosses):
    hits = choose(listed, misspelt, glosses)
    ends = 0
    for each in hits:
        assert each.place[0] >= ends
        ends = each.place[1]
    for each in (*listed, *misspelt, *glosses):
        assert any(each.place[0] < other.place[1] and other.place[0] < each.place[1] for other in hits)
    kept = {each.place for each in hits if each.match is not GLOSS}
    without = {each.place: each for each in choose(listed, misspelt, ())}
    assert kept <= without.keys()
    assert all(without[place].is_right for place in without.keys() - kept)


@given(st.lists(LISTED, max_size=5), st.lists(GLOSSES, max_size=5, unique_by=lambda each: (each.place, each.score)))
def test_the_order_in_which_they_are_found_does_not_matter(listed, glosses):
    assert [each.place for each in choose(listed, (), glosses)] == [
        each.place for each in choose(listed[::-1], (), glosses[::-1])
    ]
