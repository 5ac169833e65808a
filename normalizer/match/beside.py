"""The pages of what the Chinese beside a text makes us say.

Must not know of texts.
"""

from __future__ import annotations

from pathlib import Path

MISSING, COUNT, UNALIGNED = "source/missing-term", "source/count", "source/unaligned"
RULE_IDS = (MISSING, COUNT, UNALIGNED)
"""What the Chinese beside a text makes us say."""


def page(rule_id: str) -> str:
    """The page of one of the ids, in Markdown; raises KeyError for another."""
    if rule_id not in RULE_IDS:
        raise KeyError(rule_id)
    pages = Path(__file__).with_suffix(".md").read_text(encoding="utf-8").split("\n# ")
    (found,) = (each for each in pages if each.removeprefix("# ").startswith(f"{rule_id}\n"))
    return f"# {found.removeprefix('# ').rstrip()}\n"
