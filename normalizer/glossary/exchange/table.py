"""Glossaries as tables for a spreadsheet, without a loss: CSV and TSV.

Owns the columns and how a list stands in a cell.  Must not know of YAML.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from io import StringIO
from typing import Any

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.exchange import more
from normalizer.glossary.exchange.incoming import receive
from normalizer.glossary.plain import Plain, to_plain
from normalizer.glossary.problems import quote, suggest
from normalizer.glossary.schema import Glossary

COLUMNS = (
    *("id", "category", "zh", "pinyin", "canonical", "register", "wording", "number", "admitted", "variants"),
    *("valid_from", "valid_to", "authority", "source", "note", "more"),
)
"""The columns, in order; the last holds what the others cannot."""

_BOM = "\ufeff"
# A spreadsheet takes a cell that begins like this for a formula, and runs it.
_FORMULA = re.compile(r"'*[=+\-@]")
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def write_csv(glossary: Glossary) -> dict[str, str]:
    """One table; the byte order mark makes Excel read it as UTF-8."""
    return {"glossary.csv": _BOM + _write(glossary, ",", "\r\n")}


def write_tsv(glossary: Glossary) -> dict[str, str]:
    """The same, its cells parted by tabs."""
    return {"glossary.tsv": _write(glossary, "\t", "\n")}


def _write(glossary: Glossary, delimiter: str, end: str) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(COLUMNS)
    for term in glossary.terms:
        visible, rest = more.part({**to_plain(term), more.CATEGORY: term.category}, _shown, more.TEXTS)
        cells = {key: _cell(value) for key, value in visible.items()}
        cells["more"] = more.dump(rest) if rest else ""
        writer.writerow([cells.get(column, "") for column in COLUMNS])
    return out.getvalue()


def _shown(text: str) -> str:
    return more.clean(text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _cell(value: str | list[str]) -> str:
    if isinstance(value, list):
        value = " | ".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in value)
    return f"'{value}" if _FORMULA.match(value) else value


def _read(text: str, path: str, delimiter: str) -> list[Plain]:
    """The terms of a table, its columns in any order; raises GlossaryError."""
    rows = _rows(text.removeprefix(_BOM), path, delimiter)
    header, place = next(rows, ([], Place(path, 1, 1)))
    names = [name.strip() for name in header]
    _check_header(names, place, delimiter)
    return receive(((_term(names, row, place), place) for row, place in rows), path)


read_csv = partial(_read, delimiter=",")
"""The terms of a CSV file; raises GlossaryError."""
read_tsv = partial(_read, delimiter="\t")
"""The terms of a TSV file; raises GlossaryError."""


def _rows(text: str, path: str, delimiter: str) -> Iterator[tuple[list[str], Place]]:
    """The rows that hold anything, each with the place where it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield row, Place(path, begins, 1)
            begins = reader.line_num + 1
    except csv.Error as error:
        hint = "save the table again as CSV or TSV from the spreadsheet"
        raise GlossaryError(f"the row cannot be read: {error}", Place(path, begins, 1), hint) from error


def _check_header(names: list[str], place: Place, delimiter: str) -> None:
    for number, name in enumerate(names):
        if name not in COLUMNS:
            at = Place(place.path, place.line, sum(map(len, names[:number])) + number + 1)
            hint = suggest(name, COLUMNS)
            if any(mark in name for mark in ",;\t"):
                hint = f"the cells must be parted by {'tabs' if delimiter != ',' else 'commas'}; or give --format"
            raise GlossaryError(f"unknown column {quote(name)}", at, hint)
        if name in names[:number]:
            raise GlossaryError(f"two columns are {quote(name)}", place, "take one of them out")
    if "canonical" not in names:
        raise GlossaryError("no column 'canonical'", place, f"name the columns in the first row: {', '.join(COLUMNS)}")


def _term(names: list[str], row: list[str], place: Place) -> Plain:
    if any(cell.strip() for cell in row[len(names) :]):
        raise GlossaryError("a row with more cells than there are columns", place, "put a cell with a comma in quotes")
    cells = dict(zip(names, [*row, *[""] * len(names)], strict=False))
    rest = cells.pop("more", "").strip()
    visible = {name: _value(name, cell) for name, cell in cells.items()}
    return more.join(visible, more.load(rest, place) if rest else {}, _shown)


def _value(name: str, cell: str) -> Any:
    text = _shown(cell)
    if text.startswith("'") and _FORMULA.match(text):
        text = text[1:]
    if name not in more.LISTS:
        return text
    items = [item.strip() for item in _BAR.sub("\\1\0", text).split("\0")]
    return [re.sub(r"\\([\\|])", r"\1", item) for item in items if item]
