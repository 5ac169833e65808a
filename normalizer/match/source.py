"""The Chinese beside an English text: `Source`.

Where the Chinese original of a text is given, the Chinese of each line tells which terms can
stand there, which are missing, and how often each ought to stand there.  Must not know how
English wordings are recognised: their places are handed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from normalizer.core.finding import SOURCE, Finding, Severity
from normalizer.core.span import Span
from normalizer.core.text import Text, merge_spans
from normalizer.glossary.schema import Term, Wording
from normalizer.match.alignment import Alignment, Bead, align
from normalizer.match.beside import COUNT, MISSING, UNALIGNED
from normalizer.match.chinese import ChineseTerms, Standing, fold_chinese

Hit = tuple[str, Span]
"""The id of a term, and a place where some wording of it was recognised; places may overlap."""

_FIRST_LINE = re.compile(r"\s*([^\r\n]+)")
_SENTENCE_END = re.compile("[。!?！？]+")
_SHORTEST = 2
"""A single character is part of too many words to be missed: 县 of 县城, 区 of 地区."""
_SLACK = 2
"""English may name once more what Chinese leaves out; so many times more is worth a look."""


class Source:
    """The Chinese beside one text."""

    def __init__(self, text: Text, alignment: Alignment, terms: ChineseTerms) -> None:
        self._text = text
        self._terms = terms
        self.alignment = alignment

    @classmethod
    def beside(cls, text: Text, terms: ChineseTerms) -> Source | None:
        """The Chinese beside a text; None when none is given."""
        if text.source is None:
            return None
        found = {term.id: term for standing in terms.find(fold_chinese(text.source)) for term in standing.terms}
        known = {phrase: forms for term in found.values() for phrase, forms in _phrases(term)}
        return cls(text, align(text.string, text.source, text.segments, text.sentences, known), terms)

    @property
    def problem(self) -> str:
        """Why nothing is known of this Chinese; empty when it could be aligned."""
        return self.alignment.problem

    @cached_property
    def _standings(self) -> dict[Bead, list[Standing]]:
        return {bead: self._terms.find(fold_chinese(bead.chinese)) for bead in self.alignment.beads if bead.chinese}

    @cached_property
    def _counts(self) -> dict[Bead, Mapping[str, int]]:
        return {
            bead: Counter(term.id for standing in standings for term in standing.terms)
            for bead, standings in self._standings.items()
        }

    def at(self, offset: int) -> Mapping[str, int] | None:
        """The ids of the terms that the Chinese at an offset of the English has, and how often at most.

        A term counts wherever its Chinese stands, inside a longer term too.  None where no
        Chinese is aligned: nothing is known there.
        """
        bead = self.alignment.bead_of(offset)
        return self._counts[bead] if bead else None

    def findings(self, hits: Iterable[Hit]) -> Iterator[Finding]:
        """What the Chinese gives rise to: that it could not be aligned, or the terms missing or miscounted."""
        if self.problem:
            yield self._unaligned()
        else:
            yield from self.missing(hits)

    def missing(self, hits: Iterable[Hit]) -> Iterator[Finding]:
        """The terms of which the Chinese of a line says more than its English, or less.

        `hits` are all known wordings of all terms in the text: right forms, variants and what
        else was recognised, with enough evidence or not.  Only terms that are to be written
        in one way count; one finding for each bead and term.
        """
        by_bead: dict[Bead, list[Hit]] = {}
        for hit in hits:
            bead = self.alignment.bead_of(hit[1].start)
            if bead:
                by_bead.setdefault(bead, []).append(hit)
        for bead, standings in self._standings.items():
            if len(bead.english):
                yield from self._judge(bead, standings, by_bead.get(bead, []))

    def _judge(self, bead: Bead, standings: Sequence[Standing], hits: Sequence[Hit]) -> Iterator[Finding]:
        meant = [each for each in standings if not each.inside and _is_wanted(each)]
        for ids, group in groupby(sorted(meant, key=_ids), key=_ids):
            same = list(group)
            wanted = len(same)
            most = max(self._counts[bead][each] for each in ids)
            own = _disjoint(span for term_id, span in hits if term_id in ids)
            term = same[0].terms[0]
            kin = self._terms.kin(term)
            rendered = _disjoint(span for term_id, span in hits if term_id in ids or term_id in kin)
            if not rendered and not self._is_right(term, bead):
                yield self._missing(term, bead, same[0])
            elif own and len(rendered) < wanted:
                yield self._count(term, own, wanted)
            elif len(own) >= most + _SLACK:
                yield self._count(term, own, most)

    def _is_right(self, term: Term, bead: Bead) -> bool:
        """Whether a right form of a term stands there, whoever overlooked it."""
        english = bead.english.slice(self._text.string).casefold()
        return any(form.casefold() in english for form in term.right_forms)

    def _missing(self, term: Term, bead: Bead, standing: Standing) -> Finding:
        message = f"'{term.canonical}' ({term.main_zh}) stands in the Chinese and in no known wording here"
        return self._finding(MISSING, self._place(bead, standing), message, term)

    def _count(self, term: Term, own: Sequence[Span], wanted: int) -> Finding:
        message = f"'{term.canonical}' ({term.main_zh}) stands {_times(wanted)} in the Chinese, {_times(len(own))} here"
        return self._finding(COUNT, own[0], message, term)

    def _unaligned(self) -> Finding:
        line = _FIRST_LINE.match(self._text.string)
        span = _shown(self._text, Span(*line.span(1))) if line else Span(0, 0)
        message = f"{self.problem[0].upper()}{self.problem[1:]}"
        return Finding(UNALIGNED, span, message, match=SOURCE)

    def _finding(self, rule: str, span: Span, message: str, term: Term) -> Finding:
        return Finding(rule, span, message, Severity.INFO, match=SOURCE, zh=term.main_zh)

    def _place(self, bead: Bead, standing: Standing) -> Span:
        """The English sentence at the place of the Chinese one, where both have as many; else the line."""
        chinese = fold_chinese(bead.chinese)
        ends = [match.end() for match in _SENTENCE_END.finditer(chinese)]
        count = len(ends) + (not ends or ends[-1] < len(chinese))
        spans = list(_sentences(self._text, bead.english))
        same = len(spans) == count
        return _shown(self._text, spans[sum(end <= standing.start for end in ends)] if same else bead.english)


def _phrases(term: Term) -> Iterator[tuple[str, list[str]]]:
    forms = [*term.right_forms, *(variant.form for variant in term.variants if variant.form)]
    for chinese in term.zh:
        yield chinese, [form.lower() for form in forms]


def _ids(standing: Standing) -> tuple[str, ...]:
    return tuple(term.id for term in standing.terms)


def _is_wanted(standing: Standing) -> bool:
    long_enough = standing.end - standing.start >= _SHORTEST
    return long_enough and all(term.wording is not Wording.LOOSE for term in standing.terms)


def _disjoint(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _sentences(text: Text, within: Span) -> Iterator[Span]:
    at = within.start
    while at < within.end:
        sentence = text.sentence(at)
        yield Span(at, min(sentence.end, within.end))
        at = sentence.end


def _shown(text: Text, span: Span) -> Span:
    """The part of a span that a finding may stand on: of one paragraph, and the longest that is not protected."""
    end = min(span.end, text.segment(span.start).end)
    parts = [span.start]
    for shield in merge_spans(text.protected):
        if shield.start < end and span.start < shield.end:
            parts += [max(shield.start, span.start), min(shield.end, end)]
    parts.append(end)
    best = max((Span(start, stop) for start, stop in zip(parts[::2], parts[1::2], strict=True)), key=len)
    piece = best.slice(text.string)
    start = best.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))
