"""The cleanup rules, each a module and a page of the same name.

The list is explicit: what runs can be read here, and nothing else does.  The order is
that of reading only; findings are chosen by their rank.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from normalizer.core.finding import Rule
from normalizer.rules import (
    capital_after_comma,
    dateline,
    doubled_phrase,
    doubled_sentence,
    doubled_space,
    doubled_word,
    fullwidth_punctuation,
    leftover_chinese,
    missing_space_after_punctuation,
    nested_quote,
    photo_credit,
    site_residue,
    space_before_punctuation,
    stray_capital,
    unpaired_quote,
)

RULES: Final[tuple[Rule, ...]] = (
    space_before_punctuation,
    missing_space_after_punctuation,
    doubled_space,
    doubled_word,
    doubled_phrase,
    doubled_sentence,
    capital_after_comma,
    stray_capital,
    unpaired_quote,
    nested_quote,
    fullwidth_punctuation,
    leftover_chinese,
    dateline,
    photo_credit,
    site_residue,
)


def page(rule_id: str) -> str:
    """The page of a rule, in Markdown; raises KeyError for an unknown id."""
    if rule_id not in {rule.id for rule in RULES}:
        raise KeyError(rule_id)
    return (Path(__file__).parent / f"{rule_id}.md").read_text(encoding="utf-8")
