"""Characters that a screen would obey or hide, written so that a reader sees them.

Must not know which report asks.
"""

from __future__ import annotations

import re
from functools import cache

# Controls, bidirectional marks, joiners, fillers, variation selectors, tags, lone surrogates.
_HIDDEN_CLASS = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
HIDDEN = re.compile(f"[{_HIDDEN_CLASS}]")
"""One character that no report may show as it is."""

# White space that looks like a plain space, or like nothing.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def escape(string: str, spaces: bool = False) -> str:
    r"""`string` on one line, with hidden characters as `\u202E`; with `spaces` the odd spaces too."""
    return (_hidden_or_space() if spaces else HIDDEN).sub(_name, string)


def escape_lines(string: str) -> str:
    """`string` with its line feeds kept and every other hidden character escaped."""
    return "\n".join(HIDDEN.sub(_name, line) for line in string.split("\n"))


@cache
def _hidden_or_space() -> re.Pattern[str]:
    return re.compile(f"[{_HIDDEN_CLASS}{_SPACES}]")


def _name(match: re.Match[str]) -> str:
    character = match.group()
    number = ord(character)
    return _SHORT.get(character) or (f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}")
