"""A run made by hand that holds one of everything, and results of random edits."""

from __future__ import annotations

from collections.abc import Sequence

from normalizer.core.edits import Edit
from normalizer.core.errors import FormatError, Place
from normalizer.core.finding import EXACT, FUZZY, Applicability, Finding, Fix, Severity
from normalizer.core.result import Change, FileResult, Result, Run, Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text

ARTICLE = (
    "The airline scheduled two maintenances for May. Party members resolutely achieve the “two maintenance” and the"
    " “four confidence” , \u202eand they\n"
    "hold the two  sessions; the the meeting ended. The leading cadres of every village, township, county, city and"
    " province studied the document for a long time before they went home to the fields and the workshops, where"
    " party-building is done by a ‘backbone of five stars”.\r\n"
    "\n"
    "Read about the two sessions at once\u00a0,please."
)


def span_of(text: str, part: str) -> Span:
    """The span of the first occurrence of `part`."""
    start = text.index(part)
    return Span(start, start + len(part))


def finding(text: str, rule: str, part: str, new: str | None, message: str, **other: object) -> Finding:
    """A finding on `part`; `safety` is that of its fix, SAFE when not given."""
    span = span_of(text, part)
    safety = other.pop("safety", Applicability.SAFE)
    fix = None if new is None else Fix((Edit(span, new),), safety)  # type: ignore[arg-type]
    return Finding(rule, span, message, fix=fix, **other)  # type: ignore[arg-type]


def change(text: str, *findings: Finding, **other: object) -> Change:
    """The change that the first edit of the first finding makes, explained by all."""
    assert findings[0].fix
    edit = findings[0].fix.edits[0]
    return Change(edit.span, edit.span.slice(text), edit.new, findings, **other)  # type: ignore[arg-type]


def article() -> Result:
    """Changes of each kind, findings offered and shown, a finding skipped."""
    text = ARTICLE
    upholds = finding(
        text,
        "term/two-upholds",
        "two maintenance” ".rstrip("” "),
        "Two Upholds",
        "Use 'Two Upholds' for 'two maintenance' (两个维护)",
        zh="两个维护",
        match=EXACT,
        evidence=("quoted", "near term/four-confidences"),
    )
    place = span_of(text, "two maintenance”")
    upholds = _moved(upholds, Span(place.start, place.end - 1))
    confidences = finding(
        text, "term/four-confidences", "four confidence", "Four-Sphere Confidence", "Use 'Four-Sphere Confidence'",
        zh="四个自信", match=EXACT, evidence=("quoted",),
    )  # fmt: skip
    comma = finding(text, "space-before-punctuation", " ,", ",", "No space before ','", wording=False)
    spaces = finding(text, "doubled-space", "  ", " ", "One space")
    word = finding(text, "doubled-word", "the the", "the", "'the' stands twice", severity=Severity.ERROR)
    opening, closing = span_of(text, "‘"), span_of(text, "stars”")
    closing = Span(closing.end - 1, closing.end)
    marks = Fix((Edit(opening, "“"), Edit(Span(closing.end, closing.end), "\u2060")), Applicability.SAFE)
    quotes = Finding("unpaired-quote", opening, "This mark has no partner of its kind", fix=marks)
    nbsp = finding(text, "space-before-punctuation", "\u00a0,", ", ", "No space before ','")
    offered = finding(
        text, "term/party-building", "party-building", "Party building", "Use 'Party building' (党建)",
        zh="党建", match=FUZZY, score=0.91234, safety=Applicability.UNSAFE,
    )  # fmt: skip
    shown = finding(
        text, "term/two-sessions", "two sessions", None, "Perhaps 'Two Sessions' (两会)",
        zh="两会", severity=Severity.INFO, related=(span_of(text, "meeting"),),
    )  # fmt: skip
    skipped = finding(text, "term/village", "village, township", "x", "Use 'x'")
    return Result(
        Text(text),
        (
            change(text, upholds),
            change(text, confidences, depends_on=(0,)),
            change(text, comma),
            change(text, spaces),
            change(text, word),
            *(Change(edit.span, edit.span.slice(text), edit.new, (quotes,), group=1) for edit in marks.edits),
            change(text, nbsp),
        ),
        (shown, offered),
        (Skipped(skipped, "overlaps term/rural-areas"),),
    )


def _moved(found: Finding, span: Span) -> Finding:
    assert found.fix
    fix = Fix((Edit(span, found.fix.edits[0].new),), found.fix.applicability)
    return Finding(
        found.rule, span, found.message, fix=fix, zh=found.zh, match=found.match, evidence=found.evidence
    )  # fmt: skip


def whole_run() -> Run:
    """The article, a file with nothing in it, one that cannot be read, one of two segments."""
    one = "first  part"
    other = "the the end\n"
    segments = (
        Result(Text(one), (change(one, finding(one, "doubled-space", "  ", " ", "One space")),)),
        Result(Text(other), (change(other, finding(other, "doubled-word", "the the", "the", "Twice")),)),
    )
    unreadable = FormatError("it is not UTF-8", Place("bad\x1b[31m.txt", 3, 14), "name its encoding with --encoding")
    files = (
        FileResult("news/may first.txt", "0" * 64, (article(),)),
        FileResult("clean.txt", "1" * 64, (Result(Text("Nothing to say.\n")),)),
        FileResult("bad\x1b[31m.txt", error=unreadable),
        FileResult("two.parts", "2" * 64, segments),
    )
    return Run(files, version="0.1.0", glossary_version="2024-05", profile="default")


def result_of(string: str, edits: Sequence[Edit]) -> Result:
    """A result whose changes are `edits`, each with a finding of its own."""
    changes = [
        Change(edit.span, edit.span.slice(string), edit.new, (Finding("made-up", edit.span, "made up"),))
        for edit in edits
    ]
    return Result(Text(string), tuple(changes))
