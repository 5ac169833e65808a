"""`explain`, `rules` and `config`: what is known, what is on, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalizer.cli import streams
from normalizer.cli.options import Wanted
from normalizer.config import Settings

if TYPE_CHECKING:
    from normalizer.api import Normalizer

Id = Annotated[str, typer.Argument(metavar="ID", help="A rule, or a term as term/<id> or <id>.")]
ForPath = Annotated[str | None, typer.Option(metavar="P", help="Say it for this path.")]
OfPath = Annotated[str | None, typer.Argument(metavar="PATH", help="The path that the settings hold for.")]


def explain(id: Id, wanted: Wanted) -> int:
    """Print the page of a rule or a term."""
    from normalizer import api

    normalizer = api.Normalizer.from_settings(wanted.settings(None))
    streams.write_plain(f"{api.explain(normalizer, id).rstrip()}\n")
    return 0


def rules(wanted: Wanted, path: ForPath = None) -> int:
    """List the cleanup rules, on or off and why."""
    from normalizer import api

    normalizer = api.Normalizer.from_settings(wanted.settings(Path(path) if path else None))
    rows = []
    for rule in normalizer.rules:
        is_on, why = normalizer.is_on(rule.id)
        rows.append((rule.id, "on" if is_on else "off", why, getattr(rule, "summary", "")))
    streams.write_plain(table(rows))
    return 0


def config(wanted: Wanted, path: OfPath = None) -> int:
    """Print the settings in force for a path."""
    from normalizer import api

    settings = wanted.settings(Path(path) if path else None)
    normalizer = api.Normalizer.from_settings(settings)
    streams.write_plain(table(_settings_rows(settings)) + table(_off_rows(normalizer)))
    return 0


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as lines, their columns aligned, two spaces apart."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _settings_rows(settings: Settings) -> Iterable[tuple[str, ...]]:
    for each in fields(settings):
        if each.name != "origins":
            value = _shown(getattr(settings, each.name))
            yield each.name.replace("_", "-"), f"{value}  ({settings.origins[each.name]})"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "-"
    if isinstance(value, bool):
        return str(value).lower()
    return "-" if value is None else str(value)


def _off_rows(normalizer: Normalizer) -> Iterable[tuple[str, ...]]:
    for rule in normalizer.rules:
        is_on, why = normalizer.is_on(rule.id)
        if not is_on:
            yield rule.id, "off", why
