"""What is protected whatever the format: `⟦…⟧` in a case marks the spans that are expected."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.core.span import Span
from normalizer.formats.protection import protected_spans

CASES = {
    "nothing": "",
    "prose": "We must adhere to the “two maintenances”: reform, opening-up. And so on",
    "a URL": "See ⟦https://example.com/two-maintenances?a=b&c=%20#x⟧.",
    "URL, upper case": "⟦HTTP://EXAMPLE.COM/A⟧!",
    "URL in brackets": "(⟦http://example.com/a_(b)⟧) and [⟦ftp://example.com⟧], <⟦http://a.b/c⟧>",
    "URL in quotes": "“⟦http://example.com/a⟧”, '⟦http://example.com/b⟧'",
    "URL before Chinese marks": "（⟦http://www.gfbzb.gov.cn⟧）查询，⟦https://example.cn/a⟧。",
    "URL with non-ASCII letters": "⟦https://example.org/两个维护⟧ 两个维护",
    "URL of Markdown": "[two maintenance](⟦https://example.com/two⟧), **⟦https://example.com⟧**",
    "www": "⟦www.people.com.cn/n1/2022.html⟧, www. what",
    "other schemes": "⟦mailto:two.maintenance@example.com⟧ ⟦doi:10.1000/182⟧ ⟦file:///home/a.txt⟧ tel: 12",
    "a site stuck to a heading": "Expelled from the party-chinanews.com\nExpelled from the Party - xinhuanet.com",
    "a host with a hyphen": "Read ⟦pre-commit.com⟧ and\nask ⟦news.cn⟧",
    "a host": "reported by ⟦xinhuanet.com⟧, ⟦news.people.com.cn/a/two⟧ and ⟦pre-commit.com⟧.",
    "no host": "It developed.In 2022 the income.Net profit; the .com boom; U.S.A.; 3.14; a.b; e.g.comments",
    "mail": "Write to ⟦two.maintenance+a@mail.example.com⟧. Not @home or a@b",
    "sic, words": "He said we must ⟦adhere to the the two maintenance [sic]⟧ and go on.",
    "sic, few words": "One. ⟦Two maintenance [sic]⟧.",
    "sic, in the sentence only": "We go on. ⟦Adhere to it [Sic!]⟧ and so on",
    "sic after its full stop": "We go on. ⟦He do it. [sic]⟧ And so on",
    "sic, a quotation": "He spoke of ⟦“the very many two maintenances of the whole wide world” [sic]⟧ today.",
    "sic, straight quotes": 'He spoke of ⟦"two maintenance"[sic]⟧ today.',
    "sic in a quotation": "He spoke of the “⟦two maintenance [sic]⟧ of all” today.",
    "sic after nothing": "⟦[sic]⟧ two maintenance. classic [sick]",
    "sic twice": "⟦One two [sic]⟧ three four five six ⟦seven eight nine ten eleven twelve [sic]⟧",
    "sic, over a soft line end": "⟦We go\non the road [sic]⟧ now.",
}


def marked(string: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        string = f"{string[: span.start]}⟦{span.slice(string)}⟧{string[span.end :]}"
    return string


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
def test_protects(expected: str) -> None:
    string = re.sub("[⟦⟧]", "", expected)
    assert marked(string, protected_spans(string)) == expected


NAMED = [
    ((), "Reform Times"),
    (("", " "), "Reform Times"),
    (
        ("Reform Times",),
        "the ⟦Reform Times⟧, ⟦Reform\n Times⟧ and ⟦Reform Times⟧’s; reform times, Reform Timess, XReform Times",
    ),
    (("Two", "Two Upholds", "Upholds Fund"), "⟦Two Upholds Fund⟧ and ⟦Two⟧"),
    (("习近平",), "同志⟦习近平⟧同志, X⟦习近平⟧"),
    (("C++", ".NET", "$1 (\\w)"), "⟦C++⟧, ⟦.NET⟧ and ⟦$1 (\\w)⟧; a⟦.NET⟧, .NETs"),
]


@pytest.mark.parametrize(("names", "expected"), NAMED)
def test_names(names: tuple[str, ...], expected: str) -> None:
    string = re.sub("[⟦⟧]", "", expected)
    assert marked(string, protected_spans(string, names)) == expected


def test_sic_stays_in_its_paragraph() -> None:
    string = "A headline\n\n[sic] text"
    assert protected_spans(string, segments=(12,)) == (Span(12, 17),)
    string = "A headline\nsome text [sic]"
    assert protected_spans(string, segments=(11,)) == (Span(11, 26),)


@given(st.text("ahtps:/w.com@ [sic]!“”\n两-", max_size=200))
def test_spans_are_sorted_and_disjoint(string: str) -> None:
    spans = protected_spans(string, ("as", "两"))
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert all(span.end <= len(string) for span in spans)


@pytest.mark.parametrize(
    "piece", ["a.", "a", "a-", "@", "a@", "http:", "www.", "[sic]", "a.com@", "(", "http://(", "“", "1.", "://"]
)
def test_time_is_linear(piece: str) -> None:
    started = time.perf_counter()
    protected_spans(piece * (100_000 // len(piece)) + " [sic]@")
    assert time.perf_counter() - started < 5
