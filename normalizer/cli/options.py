"""The options that commands share, each declared once, and the dataclasses that hold them.

A command takes such a dataclass as one parameter; `flags.expand` shows typer its fields.
Must not load typer, which only `flags` needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

from normalizer.cli import streams
from normalizer.config import Settings, settings_for
from normalizer.core.values import dataclass
from normalizer.reports.view import View

if TYPE_CHECKING:
    import typer


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Quoted(StrEnum):
    """What to do with wording inside quoted speech."""

    FIX = "fix"
    OFFER = "offer"
    SKIP = "skip"


class FailOn(StrEnum):
    """What a check fails on."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    ANY = "any"


@dataclass(frozen=True)
class Wanted:
    """The options that change settings, of every command that normalises or explains."""

    glossary: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A glossary to lay over the built-in ones; may be repeated."),
    ] = None
    no_builtin: Annotated[bool, typer.Option("--no-builtin", help="Leave the built-in glossaries out.")] = False
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="The house style: default, official, academic, plain, or yours."),
    ] = None
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the article, as 2024-07-01.")] = None
    select: Annotated[
        list[str] | None, typer.Option(metavar="ID,...", help="Only these rules and terms; globs such as term/*.")
    ] = None
    ignore: Annotated[list[str] | None, typer.Option(metavar="ID,...", help="Not these rules and terms.")] = None
    quotes: Annotated[Quoted | None, typer.Option(help="Wording inside quoted speech.")] = None
    source: Annotated[
        str | None, typer.Option(metavar="FILE|PATTERN", help="The Chinese original; {stem}.zh.txt: beside each.")
    ] = None
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="The encoding of the files.")] = None
    jobs: Annotated[int | None, typer.Option(metavar="N", help="How many processes, at most.")] = None
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read this configuration and look for no other.")
    ] = None

    def settings(self, path: Path | None, fail_on: FailOn | None = None) -> Settings:
        """The settings for a path; raises ConfigError and UsageError."""
        flags = {
            "glossaries": tuple(self.glossary or ()),
            "builtin": False if self.no_builtin else None,
            "profile": self.profile,
            "date": self.date,
            "select": _split(self.select),
            "ignore": _split(self.ignore),
            "quotes": self.quotes and self.quotes.value,
            "source": self.source,
            "encoding": self.encoding,
            "jobs": self.jobs,
            "fail_on": fail_on and fail_on.value,
        }
        return settings_for(path, flags, self.config)


@dataclass(frozen=True)
class Manner:
    """The options that change how a command reads and speaks."""

    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Leave out summaries and progress.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell also what was skipped, and why.")] = False
    color: Annotated[Color, typer.Option(help="When to use colour.")] = Color.AUTO
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with 0 whatever is found.")] = False
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name that standard input goes by.")
    ] = None

    def view(self, stream: TextIO | None) -> View:
        """How a report on `stream` is to look; None is a file."""
        return streams.view(self.color.value, self.quiet, self.verbose, stream)


def _split(lists: Iterable[str] | None) -> tuple[str, ...]:
    """The items of comma lists, each list given by one use of the flag."""
    return tuple(item.strip() for each in lists or () for item in each.split(",") if item.strip())
