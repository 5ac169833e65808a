"""The bitmaps never lose a place where a search over all paths and places finds a window.

Hundreds of lattices here, NORMALIZER_TRIALS for more.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalizer.match.coverage import Coverage, spread
from normalizer.match.recognise import Recogniser, Search
from tests.match.latticework import lexicon_of, reading_of, slots_of, term_of

TRIALS = int(os.environ.get("NORMALIZER_TRIALS", "300"))
many = settings(max_examples=TRIALS, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = "red blue green gold".split()
CHINESE = "红蓝绿金"
GLOSS = st.one_of(
    st.sampled_from(WORDS), st.lists(st.sampled_from([*WORDS, "the", "of"]), min_size=2, max_size=7).map(" ".join)
)
GLOSSES = st.lists(GLOSS, max_size=2, unique=True).map(", ".join)
LINES = st.tuples(st.sampled_from(CHINESE), GLOSSES, GLOSSES, st.sampled_from(["", "", "~"]))
PATHS = st.text(CHINESE, min_size=2, max_size=6)
NAMES = st.sampled_from(["Some Name", "no name"])
GAPS = "|||| of | of the | of the and our | and the | kinds | , | other |.| is | for ".split("|")


@st.composite
def texts(draw, lines):
    """Glosses of the lexicon with what may stand between them."""
    glosses = [each for _, right, garbled, _ in lines for each in f"{right}, {garbled}".split(", ") if each] or WORDS
    pieces = draw(st.lists(st.tuples(st.sampled_from(glosses), st.sampled_from(GAPS)), max_size=8))
    return " ".join("".join(f"{gloss} {gap} " for gloss, gap in pieces).replace(",", " ,").replace(".", " .").split())


def lexicon(lines):
    table = []
    for zh, right, garbled, light in lines:
        garble = [each for each in garbled.split(", ") if each not in right.split(", ")]
        table.append(f"{zh}: {right} | {', '.join(garble)}{light}")
    return lexicon_of("\n".join(table))


@many
@given(st.data(), st.lists(LINES, min_size=2, max_size=5), st.lists(st.tuples(PATHS, NAMES), min_size=1, max_size=4))
def test_no_window_is_lost(data, lines, terms):
    words = data.draw(texts(lines)).split()
    slots = slots_of([term_of(zh, name) for zh, name in terms], lexicon(lines))
    reading = reading_of(" ".join(words), slots)
    offered = set(Coverage(reading, slots, 0, len(words)).candidates())
    windows = {(window.path, window.first, window.last) for window in Recogniser(slots).find(reading, {})}
    for number, anchor in ((n, s) for s in range(len(slots)) for n in slots.anchored(s)):
        for index in {each.first for each in reading.occurrences(anchor, 0, len(words))}:
            window = Search(reading, slots.path(number), anchor, index).best()
            if window and window.first <= index <= window.last and (window.garbles or not slots.needs_garble(number)):
                assert (number, anchor, index) in offered, (slots.path(number), words[window.first : window.last + 1])
                assert (window.path, window.first, window.last) in windows


@given(st.sets(st.integers(0, 40), max_size=8), st.integers(0, 12))
def test_spread_is_what_is_near(places, distance):
    bits = spread(sum(1 << place for place in places), distance)
    for place in range(60):
        assert bool(bits >> place & 1) == any(abs(place - other) <= distance for other in places)
