"""The first mention of a formula in a document: what a profile wants put behind it.

`Two Upholds (两个维护)` once, `Two Upholds` after.  Only a right form is explained: a
phrasing that is still to be rewritten is explained in the next round.  Must not know which
profile asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from normalizer.core.edits import Edit
from normalizer.core.finding import EXACT, Applicability, Finding, Fix, Severity
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.glossary.schema import FirstMention, Term
from normalizer.match.forms import Candidate, Standing

_RANK = 2.5
_APOSTROPHES = ("'", "’")


def explain_first_mentions(text: Text, candidates: Iterable[Candidate], style: FirstMention) -> Iterator[Finding]:
    """One finding for each document and term that has something to explain and is not explained.

    `candidates` are the places that are known to be about their terms.
    """
    seen: set[tuple[int, str]] = set()
    for candidate in sorted(candidates, key=lambda each: (each.start, -each.end)):
        term = candidate.form.term
        document = text.document(candidate.start)
        if not term.spelled_out or (document.start, term.id) in seen:
            continue
        seen.add((document.start, term.id))
        explanation = term.main_zh if style is FirstMention.CHINESE else term.spelled_out
        place = _place(text, candidate)
        is_right = candidate.form.standing is not Standing.VARIANT
        if is_right and explanation and place is not None and explanation not in document.slice(text.string):
            yield _finding(candidate, term, place, explanation)


def _place(text: Text, candidate: Candidate) -> int | None:
    """Where the explanation goes: behind the term and a closing mark of its own; None where it would not fit."""
    pair = text.quotations.innermost(Span(candidate.start, candidate.end))
    is_alone = pair is not None and pair.content == Span(candidate.start, candidate.end)
    place = pair.span.end if pair is not None and is_alone else candidate.end
    behind = text.string[place : place + 2]
    if behind.startswith(_APOSTROPHES) or behind.lstrip().startswith("("):
        return None
    return place


def _finding(candidate: Candidate, term: Term, place: int, explanation: str) -> Finding:
    return Finding(
        rule=f"term/{term.id}",
        span=Span(candidate.start, place),
        message=f"Explain '{term.canonical}' where it is first named",
        severity=Severity.INFO,
        fix=Fix((Edit(Span(place, place), f" ({explanation})"),), Applicability.SAFE),
        rank=_RANK,
        match=EXACT,
        zh=term.main_zh,
        evidence=("first mention",),
    )
