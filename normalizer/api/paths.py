"""Files and folders through a normalizer, one result each.

Must not know how results are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer import __version__
from normalizer.api.normalizer import Normalizer
from normalizer.core.errors import Place, UsageError
from normalizer.core.finding import Applicability
from normalizer.core.result import FileResult, Run
from normalizer.files.beside import is_pattern
from normalizer.files.walk import Found, find_files
from normalizer.formats import SUFFIXES

if TYPE_CHECKING:
    from normalizer.config import Settings

Progress = Callable[[Path, int, int], None]
"""Told of each file before it is read: the file, how many were done, how many there are."""


def run(
    normalizer: Normalizer,
    paths: Sequence[Path],
    level: Applicability,
    *,
    settings: Settings,
    write: bool = False,
    output: Path | None = None,
    progress: Progress | None = None,
) -> Run:
    """Normalises every file of `paths`, folders walked; a file that fails does not stop the others.

    Raises UsageError when `output`, or one Chinese original, is given for more than one file.
    """
    pattern = settings.source if settings.source and is_pattern(settings.source) else ""
    found = find_files(paths, settings.exclude, SUFFIXES, settings.root, pattern)
    if settings.source and not pattern and len(found.files) > 1:
        raise sole_source(len(found.files))
    if output is not None and len(found.files) != 1:
        raise UsageError(f"--output takes one file, and {len(found.files)} were named", hint="name one file")
    results = list(_failures(found))
    for index, path in enumerate(found.files):
        if progress:
            progress(path, index, len(found.files))
        results.append(normalizer.normalize_file(path, level, settings.encoding, write=write, output=output))
    return make_run(normalizer, results, level)


def sole_source(count: int) -> UsageError:
    """The error of one Chinese original that is given for `count` articles."""
    hint = "name one article, or the Chinese beside each: --source '{stem}.zh.txt'"
    return UsageError(f"--source is the Chinese of one article, and {count} were named", hint=hint)


def make_run(normalizer: Normalizer, files: Iterable[FileResult], level: Applicability) -> Run:
    """The results of files together with what they were normalised with."""
    return Run(tuple(files), level, __version__, normalizer.glossary.version, normalizer.profile)


def _failures(found: Found) -> Iterable[FileResult]:
    for error in found.errors:
        yield FileResult(error.where.path if error.where else "", error=error)
    for folder in found.empty:
        hint = f"name a folder that holds files ending in {', '.join(sorted(SUFFIXES))}, or name a file"
        yield FileResult(str(folder), error=UsageError("the folder holds no text to read", Place(str(folder)), hint))
