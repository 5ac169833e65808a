"""Whether a regular expression may stand in a glossary.

Owns the limits that keep compiling one cheap.  Must not know where it stands.
"""

from __future__ import annotations

import re
from math import prod

import regex

FLAGS = regex.IGNORECASE
"""The flags that every pattern of a glossary is compiled with."""

_LENGTH = 500
_GROUPS = 50
_COPIES = 2**14
_SECONDS = 0.2
_REPEATS = re.compile(r"\+|\{(\d+)")
# The pattern is tried where it could match nothing: at borders of words, at marks, at the ends.
_PROBE = "The two “Maintenances” (of 2024), and more."


def reason_against(pattern: str) -> str:
    """What speaks against `pattern`, as the end of a sentence; empty when nothing does."""
    if len(pattern) > _LENGTH or pattern.count("(") > _GROUPS:
        return f"is too long: at most {_LENGTH} characters and {_GROUPS} groups"
    # The compiler copies what is repeated, so that nested repeats multiply; told apart from
    # repeats in a row they are not, for which the limit is wide.
    if prod(int(count[:6] or 0) + 2 for count in _REPEATS.findall(pattern)) > _COPIES:
        return "repeats too much: use fewer '+' and lower numbers in braces"
    try:
        compiled = regex.compile(pattern, FLAGS)
    except RecursionError:
        return "is nested too deep"
    except (regex.error, ValueError) as error:
        return f"does not compile: {error}"
    return _reason_against_matches(compiled)


def _reason_against_matches(compiled: regex.Pattern[str]) -> str:
    try:
        empty = any(match.end() == match.start() for text in ("", _PROBE) for match in _matches(compiled, text))
    except TimeoutError:
        return "takes too long to match"
    return "matches the empty string" if empty else ""


def _matches(compiled: regex.Pattern[str], text: str) -> list[regex.Match[str]]:
    return list(compiled.finditer(text, timeout=_SECONDS))
