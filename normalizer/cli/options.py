"""The options that commands share, each declared once, and the dataclasses that hold them.

A command takes such a dataclass as one parameter; `expand` shows typer its fields.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TextIO, get_type_hints

import typer

from normalizer.cli import streams
from normalizer.config import Settings, settings_for
from normalizer.reports.view import View

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]

SomePaths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="The same; or --before and --after.")]


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
    source: Annotated[Path | None, typer.Option(metavar="FILE", help="The Chinese original.")] = None
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


def expand(command: Callable[..., int]) -> Callable[..., int]:
    """`command` with each parameter that is a dataclass of options replaced by its fields."""
    signature = inspect.signature(command, eval_str=True)
    groups: dict[str, Any] = {
        each.name: each.annotation for each in signature.parameters.values() if is_dataclass(each.annotation)
    }
    parameters: list[inspect.Parameter] = []
    for each in signature.parameters.values():
        parameters += _parameters(groups[each.name]) if each.name in groups else [each]

    @wraps(command)
    def flat(**values: Any) -> int:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        return command(**values)

    in_order = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    flat.__signature__ = signature.replace(parameters=in_order)  # type: ignore[attr-defined]
    flat.__annotations__ = {each.name: each.annotation for each in in_order}
    return flat


def _parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [inspect.Parameter(f.name, keyword, default=f.default, annotation=hints[f.name]) for f in fields(group)]


def _split(lists: Iterable[str] | None) -> tuple[str, ...]:
    """The items of comma lists, each list given by one use of the flag."""
    return tuple(item.strip() for each in lists or () for item in each.split(",") if item.strip())
