"""`glossary export` and `import`: terms out to the formats of others, and in from them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from normalizer.cli import streams
from normalizer.cli.options import Wanted
from normalizer.core.errors import UsageError
from normalizer.reports.findings import plural


class Format(StrEnum):
    """The formats in which terms go out."""

    CSV = "csv"
    TSV = "tsv"
    TBX2 = "tbx2"
    TBX3 = "tbx3"
    OMEGAT = "omegat"
    WEBLATE = "weblate"
    DEEPL = "deepl"
    DEEPL_TSV = "deepl-tsv"
    VALE = "vale"
    PRH = "prh"


class ReadFormat(StrEnum):
    """The formats from which terms come in."""

    CSV = "csv"
    TSV = "tsv"
    TBX2 = "tbx2"
    TBX3 = "tbx3"
    OMEGAT = "omegat"
    WEBLATE = "weblate"


Out = Annotated[Format, typer.Option("--format", help="The format to write.")]
In = Annotated[ReadFormat | None, typer.Option("--format", help="The format of the file; told by itself for most.")]
Target = Annotated[str | None, typer.Option("--output", metavar="FILE|FOLDER/", help="Write there.")]
Place = Annotated[str | None, typer.Option(metavar="FILE|FOLDER/", help="Write there; in a folder, a file a category.")]
Category = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only terms of this category; repeatable.")]
Source = Annotated[Path, typer.Argument(metavar="FILE", help="The file to read.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")]


def export(format: Out, wanted: Wanted, output: Target = None, category: Category = None) -> int:
    """Write the terms in force in a format that others read."""
    from normalizer import api

    normalizer = api.Normalizer.from_settings(wanted.settings(None))
    files = api.export_glossary(normalizer.glossary, format.value, category or ())
    is_folder = api.makes_folder(format.value)
    if output is None:
        if is_folder:
            raise UsageError(f"'{format.value}' is a folder of files", hint="give --output FOLDER")
        streams.write_plain("".join(files.values()))
        return 0
    inside = is_folder or _is_folder(output)
    written = {Path(output, name) if inside else Path(output): text for name, text in files.items()}
    api.write_texts(written, overwrite=True)
    streams.tell(f"{plural(len(files), 'file')} written")
    return 0


def import_terms(file: Source, format: In = None, output: Place = None, force: Force = False) -> int:
    """Make glossary files of terms in another format."""
    from normalizer import api

    inside = output is not None and _is_folder(output)
    files = api.import_glossary(file, format.value if format else "", by_category=inside)
    if output is None:
        streams.write_plain("".join(files.values()))
        return 0
    written = {Path(output, name) if inside else Path(output): text for name, text in files.items()}
    api.write_texts(written, overwrite=force)
    streams.tell(f"{plural(len(files), 'file')} written; gnorm glossary check tells whether the terms hold")
    return 0


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).is_dir()
