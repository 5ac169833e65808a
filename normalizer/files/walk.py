"""Which files are meant by the paths that the user names.

Must not know what is in them.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from normalizer.core.errors import NormalizerError, Place, UsageError
from normalizer.core.values import dataclass
from normalizer.files.beside import sibling
from normalizer.files.failure import failures_of
from normalizer.files.ignore import Patterns, gitignores_above, is_ignored, parse_exclude, read_gitignore

_NEVER_ENTERED = frozenset({".git", ".hg", ".svn", "node_modules", ".venv", "__pycache__"})
_ORIGINALS = ".zh.txt"


@dataclass(slots=True)
class Found:
    """The files meant, each once and in order, and the named paths that gave none.

    `empty` are folders without a file to take; `excluded` what was named but is kept out
    by `exclude`; `errors` paths that do not exist or cannot be listed.
    """

    files: list[Path] = field(default_factory=list)
    empty: list[Path] = field(default_factory=list)
    excluded: list[Path] = field(default_factory=list)
    errors: list[NormalizerError] = field(default_factory=list)


def find_files(
    paths: Sequence[Path], exclude: Sequence[str], suffixes: Collection[str], root: Path, source: str = ""
) -> Found:
    """The files that `paths` mean: a file is taken as it is, a folder is walked in order of names.

    `exclude` are patterns as in `.gitignore`, relative to `root` (for a path outside of
    it, to the folder named); they hold for named files too, whereas `.gitignore` holds
    in folders only.  A walk takes names that end in one of `suffixes` but not in `.zh.txt`
    (the Chinese originals), nor what `source`, a pattern such as `zh/{stem}.txt`, means for
    another file that it takes; it follows links to files inside the folder and no others.
    Raises UsageError when a pattern of `exclude` is none.
    """
    found = Found()
    search = _Search(tuple(exclude), tuple(suffix.lower() for suffix in suffixes), root.resolve(), source)
    parse_exclude(search.exclude, search.root)
    seen: set[str] = set()
    for path in paths:
        try:
            with failures_of("find it", path):
                _find(path, search, found, seen)
        except NormalizerError as error:
            found.errors.append(error)
    return found


@dataclass(frozen=True, slots=True)
class _Search:
    exclude: tuple[str, ...]
    suffixes: tuple[str, ...]
    root: Path
    source: str

    def patterns_for(self, path: Path, *, is_folder: bool) -> Patterns:
        """What excludes at and below the absolute `path`."""
        if path.is_relative_to(self.root):
            return parse_exclude(self.exclude, self.root)
        return parse_exclude(self.exclude, path if is_folder else path.parent)

    def wants(self, name: str) -> bool:
        name = name.lower()
        return name.endswith(self.suffixes) and not name.endswith(_ORIGINALS)

    def without_originals(self, files: list[Path]) -> list[Path]:
        """The files of a folder but for those that are the Chinese of another of them."""
        if not self.source:
            return files
        # A pattern that leads into a folder means each file of that folder itself: ../zh/{stem}.txt for zh/a.txt.
        pairs = [(_plain(file), _plain(sibling(file, self.source))) for file in files]
        originals = {original for file, original in pairs if original != file or "/" in self.source}
        return [file for file in files if _plain(file) not in originals]


def _plain(path: Path) -> str:
    """The path without steps back, for comparing."""
    return os.path.normpath(path)


def _find(path: Path, search: _Search, found: Found, seen: set[str]) -> None:
    """Adds what one named path means."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        hint = "check the spelling" if not path.is_symlink() else "mend the symbolic link: what it points to is gone"
        raise UsageError("no such file or folder", Place(str(path)), hint) from error
    is_folder = stat.S_ISDIR(mode)
    if not is_folder and not stat.S_ISREG(mode):
        raise UsageError("not a regular file", Place(str(path)), "name a file, or - to read standard input")
    absolute = _absolute(path)
    excluded = search.patterns_for(absolute, is_folder=is_folder)
    if is_ignored([excluded], absolute, is_folder=is_folder):
        found.excluded.append(path)
        return
    errors_before = len(found.errors)
    walked = _walk(path, absolute, search, excluded, found.errors) if is_folder else ()
    files = search.without_originals(list(walked)) if is_folder else [path]
    if not files and len(found.errors) == errors_before:
        found.empty.append(path)
    for file in files:
        real = os.path.normcase(os.path.realpath(file))
        if real not in seen:
            seen.add(real)
            found.files.append(file)


def _absolute(path: Path) -> Path:
    """The path with all links but the last one followed."""
    return path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()


def _walk(
    folder: Path, absolute: Path, search: _Search, excluded: Patterns, errors: list[NormalizerError]
) -> Iterator[Path]:
    """The files wanted below a folder, in the order of their names, folders where their name stands."""
    if absolute.name in _NEVER_ENTERED:
        return
    real = folder.resolve()
    stack = [(_listing(folder, errors), _enter(gitignores_above(absolute), absolute), absolute)]
    while stack:
        entries, layers, at = stack[-1]
        entry = next(entries, None)
        if entry is None:
            stack.pop()
            continue
        inside = at / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and (entry.name in _NEVER_ENTERED or _is_junction(entry)):
            continue
        if not is_folder and not (search.wants(entry.name) and _is_file(entry, real)):
            continue
        if is_ignored([excluded], inside, is_folder=is_folder) or is_ignored(layers, inside, is_folder=is_folder):
            continue
        if is_folder:
            stack.append((_listing(Path(entry.path), errors), _enter(layers, inside), inside))
        else:
            yield Path(entry.path)


def _listing(folder: Path, errors: list[NormalizerError]) -> Iterator[os.DirEntry[str]]:
    """The entries by name; a folder that cannot be listed is an error beside the others' files."""
    try:
        with failures_of("list the folder", folder), os.scandir(folder) as entries:
            return iter(sorted(entries, key=lambda entry: entry.name))
    except NormalizerError as error:
        errors.append(error)
        return iter(())


def _enter(layers: tuple[Patterns, ...], folder: Path) -> tuple[Patterns, ...]:
    patterns = read_gitignore(folder)
    return (*layers, patterns) if patterns else layers


def _is_file(entry: os.DirEntry[str], real: Path) -> bool:
    """Whether it is a regular file, or a link to one inside the folder that is walked."""
    if not entry.is_symlink():
        return entry.is_file(follow_symlinks=False)
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return False  # it leads nowhere, or round in a circle
    return target.is_file() and target.is_relative_to(real)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder's link of Windows, which is not followed either."""
    if sys.version_info >= (3, 12):
        return entry.is_junction()
    return False
