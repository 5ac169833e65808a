"""The file that belongs to another one, by the pattern of its name.

Must not know what is in either.
"""

from __future__ import annotations

from pathlib import Path

STEM = "{stem}"
"""Stands in a pattern for the name of the article without its last suffix."""


def is_pattern(source: Path | str) -> bool:
    """Whether this names a file for each article, and not one file."""
    return STEM in str(source)


def sibling(path: Path, pattern: str) -> Path:
    """The file that `pattern` means for the one at `path`, seen from its folder; it may not exist."""
    return path.parent / pattern.replace(STEM, path.stem)
