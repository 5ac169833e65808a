"""Where paragraphs begin: `¶` in a case marks the borders that are expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.formats.paragraphs import paragraph_starts

FULL = "The meeting stressed that the work of the grassroots must serve the masses"  # 74 long
LONG = "The whole city kept to the guidance and opened a new situation in its work. " * 3

CASES = {
    "nothing": "",
    "one line": "One paragraph.",
    "its line end": "One paragraph.\n",
    "blank lines": "One\n\n¶Two\n\n\n¶Three\n\n",
    "blank lines at the start": "\n\n One\n\n¶Two",
    "only blank lines": "\n \r\n\t\r",
    "white space is blank": "One\n \t\n¶Two\n\u3000\n¶three",
    "CR LF and CR": "One.\r\n¶Two.\r¶Three.\r\r¶Four.\r\n\r\n¶Five",
    "no other line ends": "One.\u2028Two.\u2029Three.\x85Four.\x0bFive.\x0cSix.\x1cSeven.",
    "one paragraph a line": "One.\n¶Two.\n¶Three.",
    "a headline": "Reform in the county\n¶The county committee met.",
    "lower case runs on": "We must deepen reform and open-\ning up, and\nadhere to it.\n¶Then more.",
    "lower case after a sentence": "It ended.\n¶iPhones sold well.",
    "lower case behind marks": "We speak of the\n“two maintenances” and\n(so to speak) more.",
    "a sentence ends in marks": "He said “it ended.”\n¶then (again!)\n¶more … \n¶again",
    "Chinese sentence ends": "会议结束。\n¶他说：“好！”\n¶再见",
    "a full line": f"{FULL}\nMasses came. {FULL[:50]}\n¶Xi said so.",
    "a line that had room": f"{FULL}\n¶A new paragraph began here, and it was longer by a word or so than the other",
    "too short to be wrapped": "We must serve the masses everywhere\n¶Masses came in great numbers.",
    "nothing wraps beside a long line": f"{FULL}\n¶Masses came. {FULL[:50]}\n¶{LONG}",
    "but lower case does": f"{FULL}\nmasses came.\n¶{LONG}",
    "a sentence ends at the margin of a wrapped paragraph": (
        f"{FULL}\nof the people with heart and with feeling, and solve all their problems.\n“We shall go on,” he said"
        " at the end, “until we are done.”\n¶Then the meeting closed."
    ),
    "the same, not wrapped": f"{FULL}.\n¶Masses came. {FULL[:60]}.\n¶Masses left.",
    "an indented line": f"{FULL}\n¶    Masses came. {FULL[:40]}",
    "items": "The tasks\n¶- reform\n¶- opening up\n  to the world\n¶1. first\n¶(2) second\n¶a) third\n¶• fourth",
    "items after a full line": f"{FULL}\n¶- Masses came to the meeting in great numbers and took part",
    "comments stand apart": "the text\n¶# gnorm: ignore-next\n¶the two maintenance\n¶<!-- gnorm: on -->\n¶and so on",
    "a year is no item": f"{FULL} of all of\n2022. Then the meeting went on to speak of the tasks of the next year.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_paragraphs(marked: str) -> None:
    string = marked.replace("¶", "")
    pieces = [
        string[start:end]
        for start, end in zip((0, *paragraph_starts(string)), (*paragraph_starts(string), None), strict=True)
    ]
    assert "¶".join(pieces) == marked


@given(st.text("a A.,“”\r\n-1#。两 ", max_size=300))
def test_borders_are_sorted_and_behind_line_ends(string: str) -> None:
    starts = paragraph_starts(string)
    assert list(starts) == sorted(set(starts))
    assert all(string[start - 1] in "\r\n" and string[start - 1 : start + 1] != "\r\n" for start in starts)
    assert all(0 < start < len(string) for start in starts)
