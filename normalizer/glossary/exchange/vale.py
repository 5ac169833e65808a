"""A style for Vale: one `substitution` rule for each category, one more for what needs a look at the text.

Owns the keys of such a rule.  Must not know what a context is good for.
"""

from __future__ import annotations

import re
from collections import defaultdict

from normalizer.glossary.exchange.certain import certain_variants
from normalizer.glossary.exchange.more import dump
from normalizer.glossary.forms import make_slug
from normalizer.glossary.schema import Glossary

_SPECIAL = re.compile(r"[\\.+*?()|\[\]{}^$]")
# Vale puts word borders around what it looks for, which then must be words at both ends.
_WORDS = re.compile(r"[A-Za-z0-9].*[A-Za-z0-9]|[A-Za-z0-9]")


def write(glossary: Glossary) -> dict[str, str]:
    """The rules, to be put into a folder of `StylesPath`."""
    swaps: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for term, variants in certain_variants(glossary):
        for variant in variants:
            # A bar would part two suggestions.
            if _WORDS.fullmatch(variant.form) and "|" not in term.canonical:
                pattern = _SPECIAL.sub(r"\\\g<0>", variant.form)
                swaps[make_slug(term.category) or "terms", variant.context is not None][pattern] = term.canonical
    return {
        f"{category}{'-in-context' if needs_look else ''}.yml": _rule(category, needs_look, swap)
        for (category, needs_look), swap in sorted(swaps.items())
    }


def _rule(category: str, needs_look: bool, swap: dict[str, str]) -> str:
    reason = f"{category}, where it speaks of Chinese politics" if needs_look else category
    message = f"Use '%s' instead of '%s' ({reason})"
    return "".join(
        [
            "extends: substitution\n",
            f"message: {dump(message)}\n",
            f"level: {'suggestion' if needs_look else 'warning'}\n",
            "ignorecase: true\n",
            "swap:\n",
            *(f"  {dump(wrong)}: {dump(right)}\n" for wrong, right in swap.items()),
        ]
    )
