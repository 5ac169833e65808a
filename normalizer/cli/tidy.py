"""`glossary fmt` and `schema`: the layout of glossary files, and what editors know of them."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from normalizer.cli import outcome, streams
from normalizer.reports.findings import plural


class Kind(StrEnum):
    """What a schema describes."""

    GLOSSARY = "glossary"
    CONFIG = "config"


Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Glossary files.")]
Check = Annotated[bool, typer.Option("--check", help="Only tell which files are not laid out; 1 when any is not.")]
Which = Annotated[Kind, typer.Argument(help="Of glossaries, or of gnorm.toml.")]


def fmt(files: Files, check: Check = False) -> int:
    """Lay glossary files out: terms by id, keys in their order, comments kept."""
    from normalizer import api

    changed = api.tidy(files, write=not check)
    for path in changed:
        streams.write_plain(f"{path}\n")
    verb = "to lay out" if check else "laid out"
    streams.tell(f"{plural(len(changed), 'file')} {verb}, {len(files) - len(changed)} as they should be")
    return outcome.FOUND if check and changed else 0


def schema(kind: Which = Kind.GLOSSARY) -> int:
    """Print the JSON Schema of glossary files, or of gnorm.toml."""
    from normalizer.config.json_schema import config_schema
    from normalizer.glossary.json_schema import glossary_schema

    made = glossary_schema() if kind is Kind.GLOSSARY else config_schema()
    streams.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n")
    return 0
