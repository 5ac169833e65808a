"""Number and articles: enough English for the terms of a glossary."""

import pytest

from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.match.agree import Place, fit
from normalizer.match.inflection import in_number, pluralize, singularize, toggle_number


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("branch", "branches"),
        ("policy", "policies"),
        ("key", "keys"),
        ("crisis", "crises"),
        ("chairman", "chairmen"),
        ("Spokeswoman", "Spokeswomen"),
        ("human", "humans"),
        ("specimen", "specimens"),
        ("corps", "corps"),
        ("Series", "Series"),
        ("politics", "politics"),
        ("lens", "lenses"),
        ("analysis", "analyses"),
        ("hero", "heroes"),
        ("life", "lives"),
        ("no", "nos"),
    ],
)
def test_number(singular, plural):
    assert pluralize(singular) == plural
    assert singularize(plural) == singular
    assert singularize(singular) == singular


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("vice chairman", "vice chairmen"),
        ("secretary of the branch", "secretaries of the branch"),
        ("a b", "a b"),
        ("Party and government offices", "Party and government office"),
        ("decision and plan of the centre", "decision and plans of the centre"),
    ],
)
def test_the_head_is_inflected(phrase, other):
    assert toggle_number(phrase) == other


@pytest.mark.parametrize(
    ("phrase", "plural", "as_asked"),
    [
        ("Party building", True, "Party building"),
        ("poverty alleviation", True, "poverty alleviation"),
        ("asset recovery at home", True, "asset recovery at home"),
        ("leading groups", True, "leading groups"),
        ("leading group", False, "leading group"),
        ("leading group", True, "leading groups"),
        ("leading groups", False, "leading group"),
        ("head of the village", True, "heads of the village"),
        ("buildings", False, "building"),
    ],
)
def test_what_cannot_be_counted_has_no_plural(phrase, plural, as_asked):
    assert in_number(phrase, plural=plural) == as_asked


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("a", "university|unified plan|unanimous vote|Ukrainian|user|European|one-China|UN body|CPC|180|1,100|party"),
        ("an", "uninteresting plan|unimportant|honest|honour|hour|11th|18-point|8-point|80|X-ray|NPC member|idea"),
    ],
)
def test_a_and_an(article, words):
    for new in words.split("|"):
        text = Text("it is a thing")
        (edit,) = fit(new, Place(text, Span(8, 13)))
        assert "it is " + edit.new in (f"it is {article} {new}", f"it is {new}"), new
        assert edit.new.startswith("an ") is (article == "an"), new
