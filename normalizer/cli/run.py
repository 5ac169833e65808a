"""`fix`, `check` and `diff`: one path through the api, three uses of what comes out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from normalizer.cli import outcome
from normalizer.cli.options import FailOn, Manner, Wanted
from normalizer.cli.output import send_report, tell_errors, tell_fixed, tell_unaligned
from normalizer.core.values import dataclass

if TYPE_CHECKING:
    import typer

    from normalizer.cli.flags import Output, Paths, SomePaths, Unsafe


@dataclass(frozen=True)
class Fixing:
    """The options of `fix` alone."""

    unsafe: Unsafe = False
    diff: Annotated[bool, typer.Option("--diff", help="Show a unified diff and write nothing.")] = False
    output: Annotated[Path | None, typer.Option(metavar="PATH", help="Write there and leave the input alone.")] = None
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="End with 1 when something was changed.")
    ] = False


def fix(paths: Paths, how: Fixing, wanted: Wanted, manner: Manner) -> int:
    """Rewrite files in place, making safe changes only."""
    from normalizer.cli.work import Request, perform

    output = None if how.diff else how.output
    request = Request(paths, wanted, manner, how.unsafe, write=not how.diff, output=output)
    run = perform(request).run
    if how.diff:
        send_report("unified", run, manner, how.output)
    tell_errors(run)
    tell_unaligned(run)
    if not manner.quiet:
        tell_fixed(run, "would change" if how.diff else f"written to {how.output}" if how.output else "changed")
    found = run.tally.changes > 0 and (how.diff or how.exit_non_zero_on_fix)
    return outcome.exit_code(run, found and not manner.exit_zero)


class CheckFormat(StrEnum):
    """The reports that `check` can make."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


@dataclass(frozen=True)
class Checking:
    """The options of `check` alone."""

    format: Annotated[CheckFormat, typer.Option(help="How to say it.")] = CheckFormat.TEXT
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Count what is only offered as a change too.")] = False
    fail_on: Annotated[FailOn | None, typer.Option(help="What to end with 1 for; safe unless configured.")] = None


def check(paths: Paths, how: Checking, wanted: Wanted, manner: Manner) -> int:
    """Say what fix would do and what it cannot do."""
    from normalizer.cli.work import Request, perform

    done = perform(Request(paths, wanted, manner, how.unsafe, fail_on=how.fail_on))
    send_report(how.format.value, done.run, manner, None)
    tell_errors(done.run)
    return outcome.exit_code(done.run, done.failing and not manner.exit_zero)


class DiffFormat(StrEnum):
    """The reports that `diff` can make."""

    TERMINAL = "terminal"
    UNIFIED = "unified"
    JSON = "json"
    CRITICMARKUP = "criticmarkup"


@dataclass(frozen=True)
class Diffing:
    """The options of `diff` alone."""

    format: Annotated[DiffFormat, typer.Option(help="How to show it.")] = DiffFormat.TERMINAL
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Show what is only offered as changes too.")] = False
    output: Output = None
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 1 when something would change.")] = False
    before: Annotated[Path | None, typer.Option(metavar="FILE", help="The older of two versions to compare.")] = None
    after: Annotated[Path | None, typer.Option(metavar="FILE", help="The newer of two versions to compare.")] = None


def diff(how: Diffing, wanted: Wanted, manner: Manner, paths: SomePaths = None) -> int:
    """Show every change, why, and by which rule or term."""
    from normalizer.cli.work import Request, Versions, compare, perform

    versions = Versions.of(how.before, how.after, paths or [])
    run = compare(versions, wanted) if versions else perform(Request(paths or [], wanted, manner, how.unsafe)).run
    send_report(how.format.value, run, manner, how.output)
    if how.format is not DiffFormat.TERMINAL or how.output:
        tell_errors(run)
    found = how.exit_code and run.tally.changes > 0
    return outcome.exit_code(run, found and not manner.exit_zero)
