"""Many short texts through one run: joined with hard borders before, split after.

The rules and the matcher cost much less for one long text than for thousands of short
ones, and no finding crosses a document's border.  Must not know what the texts are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from normalizer.api.normalizer import Normalizer
from normalizer.core.edits import Edit, apply
from normalizer.core.finding import Applicability
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.formats import plain

# A mark that belongs to no sentence: a rule that looks over the end of a document sees no word of the next.
_BETWEEN = "\n\n¶\n\n"


def normalize_batch(
    normalizer: Normalizer, strings: Sequence[str], level: Applicability = Applicability.SAFE
) -> list[str]:
    """What `normalize` makes of each of `strings` as a plain text and document of its own."""
    starts = _starts(strings)
    edits: list[list[Edit]] = [[] for _ in strings]
    for edit in normalizer.normalize(join(strings), level).edits:
        index = bisect_right(starts, edit.span.start) - 1
        edits[index].append(Edit(_shifted(edit.span, -starts[index]), edit.new))
    return [apply(string, own) for string, own in zip(strings, edits, strict=True)]


def _starts(strings: Sequence[str]) -> list[int]:
    return [0, *accumulate(len(string) + len(_BETWEEN) for string in strings)]


def join(strings: Sequence[str]) -> Text:
    """One text whose documents are `strings`, each keeping its own borders and protection."""
    starts = _starts(strings)
    segments: list[int] = []
    protected: list[Span] = []
    for string, start in zip(strings, starts, strict=False):
        text = plain.text_of(string)
        segments += [start, *(start + offset for offset in text.segments), start + len(string)]
        protected += [_shifted(span, start) for span in text.protected]
    joined = "".join(string + _BETWEEN for string in strings)
    return Text(joined, tuple(protected), tuple(dict.fromkeys(segments)), tuple(starts[:-1]))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
