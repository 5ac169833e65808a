"""Random texts with random well-formed edits, rich in line ends of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

from normalizer.core.edits import Edit, joins
from normalizer.core.span import Span

_LINES = st.sampled_from(
    ["\n", "\r\n", "a\n", "b c\n", "党\n", "a\n", "long line of words\r\n", "x", "\r", "-- a\n", "\\ b\n"]
)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it, each of which changes something."""
    string = "".join(draw(st.lists(_LINES, max_size=30)))
    edits: list[Edit] = []
    at = 0
    while at <= len(string) and len(edits) < 6 and draw(st.booleans()):
        start = draw(st.integers(at, len(string)))
        end = draw(st.integers(start, min(len(string), start + 9)))
        new = draw(st.sampled_from(["", "new", "\n", "new\n", "two\nlines", "\r\n", "a\n"]))
        edit = Edit(Span(start, end), new)
        at = end
        if new != edit.span.slice(string) and not (edits and joins(edits[-1].span, edit.span)):
            edits.append(edit)
    return string, edits
