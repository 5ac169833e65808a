"""Glossaries of DeepL: Chinese and English, each Chinese form once, no header.

Owns what DeepL refuses.  Must not know of terms.
"""

from __future__ import annotations

import csv
from io import StringIO

from normalizer.glossary.exchange.pairs import pairs_of
from normalizer.glossary.schema import Glossary

_MOST_BYTES = 1024


def write_csv(glossary: Glossary) -> dict[str, str]:
    """The form that the web page of DeepL takes."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(_entries(glossary).items())
    return {"deepl.csv": out.getvalue()}


def write_tsv(glossary: Glossary) -> dict[str, str]:
    """The form that the libraries of DeepL take."""
    return {"deepl.tsv": "".join(f"{zh}\t{canonical}\n" for zh, canonical in _entries(glossary).items())}


def _entries(glossary: Glossary) -> dict[str, str]:
    """The first term of a Chinese form has it."""
    entries: dict[str, str] = {}
    for pair in pairs_of(glossary):
        fits = all(0 < len(text.encode("utf-8", "replace")) <= _MOST_BYTES for text in (pair.zh, pair.canonical))
        if fits:
            entries.setdefault(pair.zh, pair.canonical)
    return entries
