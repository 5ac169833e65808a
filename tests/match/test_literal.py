"""The piece of a word by which a pattern is looked for: necessary, or none."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from normalizer.api.batch import join
from normalizer.core.text import Text
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.schema import Glossary
from normalizer.match.compiled import opened
from normalizer.match.literal import needs_of
from normalizer.match.pattern import Patterns, pack_patterns
from normalizer.match.stream import read_stream
from tests.match.conftest import matcher_of


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        ("", ()),
        ("(?:maintenance)?", ()),
        ("(?:maintenance)*s", ()),
        ("to", ()),
        (r"\p{L}+ing", ()),
        ("(?x) two maintenance", ()),
        ("three|to", ()),
        ("one|two", ("one", "two")),
        ("two (?:kinds of )?maintenance", ("maintenance",)),
        ("overtak(?:e|ing) (?:in|at)", ("overtak",)),
        ("(?:the )+", ()),
        ("(?:the )+Party", ("party",)),
        ("the (?:county|village)", ("county", "village")),
        ("a(?:b(?:cde)f)", ("abcdef",)),
        ("maintenances?", ("maintenance",)),
    ],
)
def test_the_anchors(pattern: str, anchors: tuple[str, ...]) -> None:
    assert needs_of(pattern).anchors == anchors


PIECES = st.sampled_from(["two", " ", "(?:", ")", "?", "+", "|", "maintenance", "s", "[a-z]", "{2}", r"\b", "."])


@given(st.lists(PIECES, max_size=8).map("".join), st.text("twomaienncs ", max_size=30))
def test_every_match_holds_it(pattern: str, text: str) -> None:
    try:
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.V0)
    except regex.error:
        return
    needs = needs_of(pattern)
    for match in compiled.finditer(text, timeout=1):
        assert not needs.width or len(match.group()) <= needs.width
        assert not needs.anchors or any(anchor in match.group().lower() for anchor in needs.anchors)


def test_most_shipped_patterns_have_one() -> None:
    terms = load_layers([builtin_layer()]).terms
    patterns = [variant.pattern for term in terms for variant in term.variants if variant.pattern]
    assert sum(bool(needs_of(pattern).anchors) for pattern in patterns) > 0.75 * len(patterns)


@pytest.mark.parametrize("odd", ["", "\u017f", "\u212a", "\u0130"])
def test_a_letter_of_no_case_hides_nothing(matcher, odd: str) -> None:
    text = Text(f"Kin {odd} overtaking in the corner.\n")
    assert any(finding.rule == "term/pattern-one" for finding in matcher.find(text))


def test_a_pattern_is_compiled_only_when_its_word_stands(tmp_path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text("terms:\n  - {id: a, canonical: Right, variants: [{pattern: 'maintenances?'}]}\n", encoding="utf-8")
    matcher = matcher_of(path)
    list(matcher.find(Text("Kept as it is.")))
    assert not matcher._patterns._made
    assert list(matcher.find(Text("The maintenance.")))
    assert matcher._patterns._made


def test_nothing_is_lost_by_looking_only_there() -> None:
    terms = [term for term in load_layers([builtin_layer()]).terms if any(each.pattern for each in term.variants)]
    glossary = Glossary(tuple(terms))
    patterns = Patterns(glossary.terms, opened(pack_patterns(glossary)))
    said = [each for term in terms for example in term.examples for each in (example.before, example.keep) if each]
    joined = join(said * 2)
    stream = read_stream(joined.tokens)
    found = sorted((each.start, each.end, each.form.printed) for each in patterns.find(joined, stream))
    wanted = set()
    segments = list(pairwise([*joined.segments, len(joined.string)]))
    for pattern in dict.fromkeys(each.pattern for term in terms for each in term.variants if each.pattern):
        compiled = regex.compile(pattern, regex.IGNORECASE | regex.V0)
        for start, end in segments:
            spans = [match.span() for match in compiled.finditer(joined.string, start, end)]
            wanted.update(span for span in spans if stream.units_between(*span))
    assert len(found) > 200
    assert {each[:2] for each in found} == wanted
