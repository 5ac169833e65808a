"""Patterns in the syntax of `.gitignore`, and the folders that they are anchored to.

Must not know which files are wanted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer.core.errors import UsageError
from normalizer.core.values import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".gitignore"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns, None for no pattern, and the absolute folder that they are relative to."""

    folder: Path
    spec: GitIgnoreSpec | None

    def decide(self, path: Path, *, is_folder: bool) -> bool | None:
        """True when the last pattern that fits the absolute `path` ignores it, False when it takes it back.

        None when no pattern fits, or the path is not below the folder.
        """
        if self.spec is None or path == self.folder or not path.is_relative_to(self.folder):
            return None
        relative = path.relative_to(self.folder).as_posix()
        return self.spec.check_file(relative + "/" if is_folder else relative).include


def parse_exclude(patterns: Sequence[str], folder: Path) -> Patterns:
    """The user's own patterns; raises UsageError naming the one that is none."""
    for pattern in patterns:
        if _compile([pattern]) is None:
            raise UsageError(f"no pattern of a path: {pattern!r}", hint="write exclude patterns as in .gitignore")
    return Patterns(folder, _compile(patterns) if patterns else None)


def read_gitignore(folder: Path) -> Patterns | None:
    """The patterns of the `.gitignore` of `folder`, None without one; as in git, what is no pattern says nothing."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError:
        return None  # none there, or a folder or unreadable: git goes on too
    lines = [os.fsdecode(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    return Patterns(folder, _compile(lines) or _compile([line for line in lines if _compile([line]) is not None]))


def gitignores_above(folder: Path) -> tuple[Patterns, ...]:
    """Those of the folders above `folder` up to the root of its git repository, outermost first.

    None when it is in no repository, or when they ignore the folder itself: who names an
    ignored folder wants what is in it.
    """
    chain = [folder, *folder.parents]
    depth = next((depth for depth, each in enumerate(chain) if os.path.lexists(each / ".git")), 0)
    found = tuple(patterns for each in reversed(chain[1 : depth + 1]) if (patterns := read_gitignore(each)))
    return () if any(is_ignored(found, each, is_folder=True) for each in chain[:depth]) else found


def is_ignored(layers: Iterable[Patterns], path: Path, *, is_folder: bool) -> bool:
    """Whether the innermost layer that has something to say ignores the absolute `path`."""
    decisions = [layer.decide(path, is_folder=is_folder) for layer in layers]
    return next((decision for decision in reversed(decisions) if decision is not None), False)


def _compile(lines: Sequence[str]) -> GitIgnoreSpec | None:
    from pathspec import GitIgnoreSpec  # takes as long as many files, and most have no patterns to be held against

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return None
