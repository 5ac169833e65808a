"""Glossaries of Weblate as CSV, in the columns that it and the Translate Toolkit know.

`context` is the id of the term, which tells two terms of one Chinese form apart.  Owns the
columns.  Must not know of terms.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.exchange.pairs import Pair, one_line, pairs_of, terms_of
from normalizer.glossary.forms import make_slug
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary

_COLUMNS = ("source", "target", "context", "developer_comments")


def write(glossary: Glossary) -> dict[str, str]:
    """One table, every cell in quotes: Weblate guesses the form of a table, and this leaves it no choice."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((pair.zh, pair.canonical, pair.id, pair.note) for pair in pairs_of(glossary))
    return {"glossary.csv": out.getvalue()}


def read(text: str, path: str) -> list[Plain]:
    """The terms of a table, other columns of Weblate's left alone; raises GlossaryError."""
    return terms_of(_pairs(text.removeprefix("\ufeff"), path), path)


def _pairs(text: str, path: str) -> Iterator[tuple[Pair, Place]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    begins = 1
    names: list[str] | None = None
    try:
        for row in reader:
            place, begins = Place(path, begins, 1), reader.line_num + 1
            if names is None:
                names = [cell.strip().lower() for cell in row]
                if not {"source", "target"} <= set(names):
                    raise GlossaryError("no columns 'source' and 'target'", place, "name them in the first row")
            elif any(row):
                cells = dict(zip(names, map(one_line, row), strict=False))
                note = cells.get("developer_comments") or cells.get("translator_comments", "")
                # A context that is no id is a remark of the translators'.
                context = cells.get("context", "")
                declared = context if context == make_slug(context) else ""
                yield Pair(cells.get("source", ""), cells.get("target", ""), declared, note), place
    except csv.Error as error:
        raise GlossaryError(f"the row cannot be read: {error}", Place(path, begins, 1), "export it again") from error
