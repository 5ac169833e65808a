"""The formats in which glossaries are exchanged: one module each, all of one shape, and their list.

`write` makes files of a glossary, file name to text; `read` makes terms of a text, as
plain data with the key `category`, and raises GlossaryError for what it cannot read.
Must not know of the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from normalizer.glossary.exchange import deepl, omegat, prh, table, tbx2, tbx3, vale, weblate
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary


@dataclass(frozen=True, slots=True)
class Exchange:
    """A format; `read` is None for one that only goes out, `is_folder` tells that it is of many files."""

    name: str
    summary: str
    write: Callable[[Glossary], dict[str, str]]
    read: Callable[[str, str], list[Plain]] | None = None
    is_folder: bool = False


_ALL = (
    Exchange("csv", "a table for spreadsheets, without a loss", table.write_csv, table.read_csv),
    Exchange("tsv", "the same, parted by tabs", table.write_tsv, table.read_tsv),
    Exchange("tbx2", "TBX-Basic of 2008, without a loss", tbx2.write, tbx2.read),
    Exchange("tbx3", "TBX-Basic of 2019, without a loss", tbx3.write, tbx3.read),
    Exchange("omegat", "Chinese, English and comment for OmegaT", omegat.write, omegat.read),
    Exchange("weblate", "a table for Weblate", weblate.write, weblate.read),
    Exchange("deepl", "Chinese and English for DeepL, CSV", deepl.write_csv),
    Exchange("deepl-tsv", "the same as TSV, for its libraries", deepl.write_tsv),
    Exchange("vale", "a style for Vale", vale.write, is_folder=True),
    Exchange("prh", "rules for prh and textlint", prh.write),
)
EXCHANGES: dict[str, Exchange] = {exchange.name: exchange for exchange in _ALL}
"""The formats by name."""
