"""Paths and standard input through the api, with the settings that hold for each.

Must not know what a command does with the results.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from normalizer import api
from normalizer.cli import streams
from normalizer.cli.options import FailOn, Manner, Wanted
from normalizer.cli.outcome import reaches
from normalizer.cli.progress import Bar
from normalizer.config import Settings
from normalizer.core.errors import UsageError
from normalizer.core.finding import Applicability
from normalizer.core.result import Run
from normalizer.core.values import dataclass
from normalizer.files.beside import is_pattern
from normalizer.files.ignore import parse_exclude
from normalizer.files.write import write_atomically

STDIN = "-"


@dataclass(frozen=True)
class Request:
    """What to normalise and how; `write` stores the outcome, in `output` if that is given."""

    paths: list[str]
    wanted: Wanted
    manner: Manner
    unsafe: bool = False
    write: bool = False
    output: Path | None = None
    fail_on: FailOn | None = None

    @property
    def level(self) -> Applicability:
        """The least applicability that is applied."""
        return Applicability.UNSAFE if self.unsafe else Applicability.SAFE


@dataclass(frozen=True)
class Done:
    """The results of all paths as one run, and whether they hold what the check is to fail on."""

    run: Run
    failing: bool


def perform(request: Request) -> Done:
    """Normalises what is asked for; a file that fails does not stop the others.

    Raises UsageError, ConfigError and GlossaryError for what concerns all of them.
    """
    if "" in request.paths:  # as an unset variable of a shell gives; Path("") would be the whole current folder
        raise UsageError("an empty path", hint="name a file or a folder; . is the current one")
    if STDIN in request.paths:
        parts = [_filter(request)]
    else:
        if request.output is not None and len(request.paths) != 1:
            raise UsageError(f"--output takes one file, and {len(request.paths)} were named", hint="name one file")
        groups = _by_settings(request)
        if len(request.paths) > 1 and any(settings.source and not is_pattern(settings.source) for settings in groups):
            raise api.sole_source(len(request.paths))
        parts = [_walk(request, settings, paths) for settings, paths in groups.items()]
    runs = [run for run, _ in parts]
    whole = replace(runs[0], files=tuple(file for run in runs for file in run.files))
    return Done(whole, any(reaches(run, settings.fail_on) for run, settings in parts))


@dataclass(frozen=True)
class Versions:
    """Two versions of one article."""

    before: Path
    after: Path

    @classmethod
    def of(cls, before: Path | None, after: Path | None, paths: list[str]) -> Versions | None:
        """The versions that are named, or None; raises UsageError when half is missing or paths stand beside."""
        if before is None and after is None:
            if not paths:
                raise UsageError("no file is named", hint="name files or folders, or --before A --after B")
            return None
        if before is None or after is None or paths:
            hint = "gnorm diff --before A --after B takes two files and no other"
            raise UsageError("--before and --after go together, without paths", hint=hint)
        return cls(before, after)


def compare(versions: Versions, wanted: Wanted) -> Run:
    """The differences between two versions, and which of them a rule or a term explains."""
    settings = wanted.settings(versions.before)
    normalizer = api.Normalizer.from_settings(settings)
    file = api.compare_files(normalizer, versions.before, versions.after, settings.encoding)
    return api.make_run(normalizer, [file], Applicability.DISPLAY)


def _by_settings(request: Request) -> Mapping[Settings, list[Path]]:
    """The paths, those together for which the same settings hold."""
    groups: dict[Settings, list[Path]] = {}
    for path in map(Path, request.paths):
        groups.setdefault(request.wanted.settings(path, request.fail_on), []).append(path)
    return groups


def _walk(request: Request, settings: Settings, paths: list[Path]) -> tuple[Run, Settings]:
    normalizer = api.Normalizer.from_settings(settings)
    with Bar(shown=not request.manner.quiet) as bar:
        run = api.run(
            normalizer,
            paths,
            request.level,
            settings=settings,
            write=request.write,
            output=request.output,
            progress=bar.advance,
        )
    return run, settings


def _filter(request: Request) -> tuple[Run, Settings]:
    """Standard input; when the outcome is to be stored, it goes to standard output or `output`."""
    if len(request.paths) > 1:
        raise UsageError("'-' cannot stand beside other paths", hint="run gnorm once for each")
    name = request.manner.stdin_filename or STDIN
    settings = request.wanted.settings(None if name == STDIN else Path(name), request.fail_on)
    normalizer = api.Normalizer.from_settings(settings)
    output = streams.read_input()
    files = []
    if name == STDIN or not _is_excluded(Path(name), settings):
        file, output = normalizer.normalize_bytes(output, name, request.level, settings.encoding)
        files.append(replace(file, written=request.write and file.error is None))
    failed = any(file.error for file in files)
    if request.write and request.output is None:
        streams.write_bytes(output)
    elif request.write and request.output is not None and not failed:
        write_atomically(request.output, output, expected=None)
    return api.make_run(normalizer, files, request.level), settings


def _is_excluded(path: Path, settings: Settings) -> bool:
    """Whether the user's own patterns keep this file out, as they would keep it out of a folder."""
    return parse_exclude(settings.exclude, settings.root).decide(path.absolute(), is_folder=False) is True
