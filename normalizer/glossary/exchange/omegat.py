"""Glossaries of OmegaT: source, target and comment, parted by tabs; `#` at the start of a line is a remark.

Owns that form.  Must not know of terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.exchange.pairs import Pair, one_line, pairs_of, terms_of
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary

_REMARK = "#"


def write(glossary: Glossary) -> dict[str, str]:
    """One file for the folder `glossary/` of a project."""
    pairs = [pair for pair in pairs_of(glossary) if not pair.zh.startswith(_REMARK)]
    return {"glossary.txt": "".join(f"{pair.zh}\t{pair.canonical}\t{pair.note}\n" for pair in pairs)}


def read(text: str, path: str) -> list[Plain]:
    """The terms of a file; raises GlossaryError."""
    return terms_of(_pairs(text.removeprefix("\ufeff"), path), path)


def _pairs(text: str, path: str) -> Iterator[tuple[Pair, Place]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip() or line.startswith(_REMARK):
            continue
        cells = [one_line(cell) for cell in line.split("\t")]
        if len(cells) < 2:
            raise GlossaryError("a line without a tab", Place(path, number, 1), "write: Chinese, a tab, English")
        yield Pair(cells[0], cells[1], note="; ".join(filter(None, cells[2:]))), Place(path, number, 1)
