"""The blocks of the rules' pages, read as cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizer.core.edits import Edit, apply, collides, merge
from normalizer.core.finding import Applicability, Finding, Rule
from normalizer.core.text import Text, Vocabulary
from normalizer.rules import RULES, page
from normalizer.words import load_words

_BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
_PARTNERS = {"before": "after", "offered": "then"}


@dataclass(frozen=True)
class Case:
    """One block of a page, with the block that gives its outcome."""

    rule: Rule
    line: int
    kind: str
    text: str
    outcome: str = ""

    @property
    def id(self) -> str:
        return f"{self.rule.id}:{self.line}"


def read_cases(rule: Rule) -> Iterator[Case]:
    """The cases of a page, in order; raises ValueError for a block without its partner."""
    markdown = page(rule.id)
    blocks = list(_BLOCK.finditer(markdown))
    for index, block in enumerate(blocks):
        kind, body = block[1], block[2]
        line = markdown.count("\n", 0, block.start()) + 1
        if kind in _PARTNERS:
            partner = blocks[index + 1]
            if partner[1] != _PARTNERS[kind]:
                raise ValueError(f"{rule.id}:{line}: '{kind}' without '{_PARTNERS[kind]}'")
            yield Case(rule, line, kind, body, partner[2])
        elif kind in {"keep", "shown"}:
            yield Case(rule, line, kind, body)
        elif kind not in _PARTNERS.values():
            raise ValueError(f"{rule.id}:{line}: unknown block '{kind}'")


CASES = [case for rule in RULES for case in read_cases(rule)]


def compose_text(string: str) -> Text:
    """`string` as a text with the words of English, parted into segments at blank lines."""
    common, names = load_words()
    segments = tuple(match.end() for match in re.finditer(r"\n\n+", string))
    return Text(string, segments=segments, vocabulary=Vocabulary(common, names))


def fix(text: Text, findings: Sequence[Finding], level: Applicability) -> str:
    """The text with every fix made that reaches `level`; of two that collide the one of higher rank."""
    taken: list[Edit] = []
    for finding in sorted(findings, key=lambda one: -one.rank):
        edits = finding.fix.edits if finding.fix and finding.fix.applicability >= level else ()
        if not any(collides(edit.span, other.span) for edit in edits for other in taken):
            taken.extend(edits)
    return apply(text.string, [edit for edit, _held in merge(taken)])
