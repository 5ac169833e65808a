"""What a rule says: `Finding`, `Fix`, and the two scales they are judged on.

Must not know how findings are chosen, applied or shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Protocol

from normalizer.core.edits import Edit
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.values import dataclass


class Applicability(IntEnum):
    """How sure a fix is; a fix is applied when it reaches the level asked for."""

    DISPLAY = 1
    """Shown only: a reader has to write the correction."""
    UNSAFE = 2
    """Offered: probably right, an editor has to agree."""
    SAFE = 3
    """Certain enough to be written unasked."""


class Severity(IntEnum):
    """How bad a finding is; independent of how sure its fix is."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Match(str):
    """How a finding was recognised; one of the names in `MATCHES`."""

    __slots__ = ()


CLEANUP, EXACT, PATTERN, GLOSS = Match("cleanup"), Match("exact"), Match("pattern"), Match("gloss")
FUZZY, CONSISTENCY, SOURCE = Match("fuzzy"), Match("consistency"), Match("source")
MATCHES = (CLEANUP, EXACT, PATTERN, GLOSS, FUZZY, CONSISTENCY, SOURCE)


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that stand or fall together, sorted, and how sure they are."""

    edits: tuple[Edit, ...]
    applicability: Applicability


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule says about one span.

    `rank` decides between overlapping findings, the higher winning; only its proposer
    knows what it is made of.  `wording` is False for a fix that touches only white space,
    punctuation and marks, which is allowed in quoted speech too.  `related` are the other
    places that the finding is about.
    """

    rule: str
    span: Span
    message: str
    severity: Severity = Severity.WARNING
    fix: Fix | None = None
    rank: float = 0.0
    match: Match = CLEANUP
    score: float = 1.0
    zh: str = ""
    evidence: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    wording: bool = True

    @property
    def applicability(self) -> Applicability:
        """That of the fix; a finding without one is only shown."""
        return self.fix.applicability if self.fix else Applicability.DISPLAY


def shifted(finding: Finding, distance: int) -> Finding:
    """`finding` with all its places `distance` code points further on."""
    if not distance:
        return finding
    fix = finding.fix
    if fix is not None:
        fix = Fix(tuple(Edit(edit.span.shift(distance), edit.new) for edit in fix.edits), fix.applicability)
    related = tuple(span.shift(distance) for span in finding.related)
    return replace(finding, span=finding.span.shift(distance), fix=fix, related=related)


class Rule(Protocol):
    """Anything that finds: a cleanup rule, or a glossary's matcher speaking for its terms."""

    @property
    def id(self) -> str:
        """Kebab-case, named for the defect; `term/<id>` for what a term finds."""

    def find(self, text: Text) -> Iterable[Finding]:
        """What is to be said about `text`; never changes it, never remembers it.

        What it finds in one document of a text depends on that document alone.
        """
