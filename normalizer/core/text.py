"""A text and the places in it: `Text`, `LineIndex`, `Vocabulary`.

Every offset counts code points of one text.  Must not know of rules or files.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from normalizer.core.quotation import Quotations, pair_marks
from normalizer.core.sentences import sentence_starts
from normalizer.core.span import Span
from normalizer.core.tokens import Token, scan

Made = TypeVar("Made")

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Vocabulary:
    """Words that rules may ask about, lower case.

    `common` holds ordinary English words, of the letters a to z alone, `names` those of them that are also names of
    people, places or months (Hope, March), `terms` every word of the glossary's forms.
    """

    common: Set[str] = frozenset()
    names: Set[str] = frozenset()
    terms: Set[str] = frozenset()

    def is_ordinary(self, word: str) -> bool:
        """Whether `word`, in any case, is an English word and no name."""
        lower = word.lower()
        return lower in self.common and lower not in self.names


@dataclass(frozen=True)
class Text:
    """One run of prose: the string and what a reader of it must respect.

    `protected` spans are never changed.  `segments` are the offsets at which a new
    paragraph, cell or cue begins (no span crosses one), `documents` those at which a new
    document begins (the scope of document evidence).  `source` is the Chinese original.
    """

    string: str
    protected: tuple[Span, ...] = ()
    segments: tuple[int, ...] = ()
    documents: tuple[int, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary, compare=False, repr=False)
    source: str | None = None

    @cached_property
    def lines(self) -> LineIndex:
        """Where the lines begin."""
        return LineIndex(self.string)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The one scan of the whole text, for whoever needs all of it."""
        return scan(self.string)

    @cached_property
    def words(self) -> Sequence[Token]:
        """The tokens that are words or numbers, in order."""
        return [token for token in self.tokens if token.is_word]

    @cached_property
    def quotations(self) -> Quotations:
        """The quotation marks of the text, paired once, segment by segment."""
        return pair_marks(self.string, self.segments)

    @cached_property
    def sentences(self) -> Sequence[int]:
        """The offsets at which sentences begin, the first being 0."""
        return sentence_starts(self.string, self.segments)

    def once(self, make: Callable[[Text], Made]) -> Made:
        """What `make` makes of this text, made when it is first asked for; what it is may not change."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[return-value]

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    def __getstate__(self) -> dict[str, object]:
        """What is pickled: the text itself, without the words of a glossary and what was worked out of the text."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {"vocabulary": Vocabulary()}

    def sentence(self, offset: int) -> Span:
        """The sentence that holds `offset`."""
        return _between(self.sentences, offset, len(self.string))

    def segment(self, offset: int) -> Span:
        """The segment that holds `offset`."""
        return _between(self.segments, offset, len(self.string))

    def document(self, offset: int) -> Span:
        """The document that holds `offset`."""
        return _between(self.documents, offset, len(self.string))

    def is_protected(self, span: Span) -> bool:
        """Whether `span` overlaps a protected span (for an empty one: lies inside it)."""
        index = bisect_left(self._shields, span.end, key=lambda shield: shield.start)
        return index > 0 and self._shields[index - 1].overlaps(span)

    @cached_property
    def _shields(self) -> Sequence[Span]:
        """The protected spans, sorted and disjoint whatever order they came in."""
        return merge_spans(self.protected)


def _between(starts: Sequence[int], offset: int, end: int) -> Span:
    index = bisect_right(starts, offset)
    start = starts[index - 1] if index else 0
    return Span(start, starts[index] if index < len(starts) else end)


class LineIndex:
    """Lines and columns of offsets, both counted from 1.

    Lines end at CR LF, LF or CR alone; U+2028, NEL, VT and FF end none.
    """

    def __init__(self, string: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(string))]
        self._length = len(string)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """The span of a line, its line end included."""
        end = self._starts[line] if line < len(self._starts) else self._length
        return Span(self._starts[line - 1], end)

    def __len__(self) -> int:
        return len(self._starts)


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorts `spans` and joins those that overlap or touch."""
    merged: list[Span] = []
    for span in sorted(spans, key=attrgetter("start", "end")):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
