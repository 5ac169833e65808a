"""`Problems`: what is wrong with a glossary, collected, and the words it is told in.

Must not know what is checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from normalizer.core.errors import GlossaryError, Place

_SHOWN = 60


class Problems:
    """The errors found so far, in the order found."""

    def __init__(self) -> None:
        self.errors: list[GlossaryError] = []

    def add(self, message: str, place: Place, hint: str = "") -> None:
        """Notes one error."""
        self.errors.append(GlossaryError(message, place, hint))

    def in_order(self) -> list[GlossaryError]:
        """The errors file by file, as they stand in each."""
        paths = list(dict.fromkeys(error.where.path for error in self.errors if error.where))
        return sorted(self.errors, key=lambda error: _order(error, paths))


def _order(error: GlossaryError, paths: list[str]) -> tuple[int, int, int]:
    where = error.where
    return (paths.index(where.path), where.line or 0, where.column or 0) if where else (-1, 0, 0)


def quote(text: str, longest: int = _SHOWN) -> str:
    """`text` in quotation marks, cut to `longest` code points, with what does not print shown as escapes."""
    shown = text if len(text) <= longest else text[: longest - 1] + "…"
    printable = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)
    return f"'{printable}'"


def suggest(written: str, known: Iterable[str]) -> str:
    """A hint naming the known word nearest to `written`, or the known words when few, or nothing."""
    words = sorted(known)
    nearest = get_close_matches(written, words, n=1) if len(written) <= _SHOWN else []
    if nearest:
        return f"did you mean '{nearest[0]}'?"
    return f"use one of: {', '.join(words)}" if 0 < len(words) <= 20 else ""
