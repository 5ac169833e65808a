"""Four times the text takes about four times as long, however hostile the text is.

Times are compared with one another only, the best of several tries: a quadratic loop makes sixteen of four.
"""

import time

import pytest

from normalizer import Normalizer, engine
from normalizer.core.quotation import pair_marks
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.resolve import Policy
from normalizer.rules import RULES as CLEANUP
from tests.engine.toys import Follow, Show, Swap

LIMIT = 12.0
TRIES = 6


def assert_linear(run, size):
    """Compares `run(size)` with `run(4 * size)`; a machine that was busy for a while gets more tries."""
    small = large = float("inf")
    for _ in range(TRIES):
        small, large = min(small, _seconds(run, size)), min(large, _seconds(run, 4 * size))
        if large / small <= LIMIT:
            return
    raise AssertionError(f"four times the text took {large / small:.1f} times as long")


def _seconds(run, size):
    start = time.process_time()
    run(size)
    return time.process_time() - start


RULES = {
    "losers": ("abc. B ", [Swap("abc", "x"), Swap("bc", "y", "short")]),
    "remaining": ("a c. B ", [Swap("a", "xx"), Show("c")]),
    "cascades": ("a b. B ", [Swap("a", "x"), Follow("x ", "b", "c")]),
    "cascades in one sentence": ("a b ", [Swap("a", "x"), Follow("x ", "b", "c")]),
    "quotations in quotations": ("“a ", [Swap("a", "x")]),
}


@pytest.mark.parametrize("name", RULES)
def test_engine(name):
    piece, rules = RULES[name]
    ends = "”" if piece.startswith("“") else ""
    assert_linear(lambda size: engine.normalize(Text(piece * size + ends * size), rules, Policy()), 400)


@pytest.mark.parametrize("piece", ["‘", "“‘", " 'a", " 'a'", "‘a “b ", "“”", "'\""])
def test_quotation_marks(piece):
    assert_linear(lambda size: pair_marks(piece * size), 2000)


def test_protected_spans():
    def ask(size):
        text = Text("x" * 4 * size, tuple(Span(4 * i, 4 * i + 1) for i in range(size)))
        assert not any(text.is_protected(Span(4 * i + 2, 4 * i + 3)) for i in range(size))

    assert_linear(ask, 4000)


@pytest.fixture(scope="module")
def normalizer():
    normalizer = Normalizer()
    normalizer.normalize("warmed up by “two maintenances” and misspeld wrods")
    return normalizer


@pytest.mark.parametrize(
    "piece",
    [
        "maintenance ",
        "He left. ",
        '"',
        "two maintenances and ",
        "resolutely the two maintainances and ",
        "They talk , and walk , ",
    ],
)
def test_whole_texts(normalizer, piece):
    assert_linear(lambda size: normalizer.normalize(piece * (size // len(piece))), 4000)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1,1",
            "a1,",
            "1,000 ",
            "-",
            "a-",
            "a-a ",
            "_",
            "Party_",
            "Party’",
            "a.b",
            "and and ",
            "  ",
            "  a",
            "，",
            "两_",
        ),
        *(
            "‘a’b",
            "the The ",
            ", The the",
            "our National national ",
            "(photo by A ",
            "date 2020-01-01",
            "“A ” B",
            "\u3000",
        ),
    ],
)
def test_rules(normalizer, piece):
    def run(size):
        text = Text(" Party, party " + piece * (size // len(piece)), vocabulary=normalizer.vocabulary)
        for rule in CLEANUP:
            list(rule.find(text))

    assert_linear(run, 8000)
