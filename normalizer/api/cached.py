"""The glossary in force and its table of forms, from the cache when nothing of it has changed.

What is cached is keyed by the version, the layers and the date, and holds the digests of
all files that it was made of, those that others extend among them.  Must not know where
the cache is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from normalizer import __version__
from normalizer.core.errors import Place
from normalizer.files.cache import keep_cached, read_cached
from normalizer.glossary.load import Layer, load_layers
from normalizer.glossary.plain import from_plain, to_plain
from normalizer.glossary.schema import FirstMention, Glossary, Register, Style, Term
from normalizer.glossary.spelling import Spelling
from normalizer.match.forms import FormTable, build_table

_FORMAT = 1
"""To be raised with every change of what is cached or of how forms are made."""


def load_cached(layers: Sequence[Layer], date: str = "") -> tuple[Glossary, FormTable]:
    """The glossary of the layers for articles of `date`, and its forms; raises the first GlossaryError."""
    key = _key(layers, date)
    body = read_cached(key)
    cached = _read(body) if body else None
    if cached is not None:
        return cached
    glossary = load_layers(layers, date)
    table = build_table(glossary)
    keep_cached(key, json.dumps(_packed(glossary, table), ensure_ascii=False, separators=(",", ":")).encode())
    return glossary, table


def _key(layers: Sequence[Layer], date: str) -> str:
    named = [[str(path) for path in layer] for layer in layers]
    said = json.dumps([_FORMAT, __version__, named, date]).encode("utf-8", "surrogatepass")
    return f"glossary-{hashlib.sha256(said).hexdigest()[:32]}.json"


def _read(body: bytes) -> tuple[Glossary, FormTable] | None:
    """What is cached, if every file is still what it was made of."""
    try:
        packed = json.loads(body)
        if not all(_digest(path) == digest for path, digest in packed["sources"]):
            return None
        return _unpacked(packed), FormTable(packed["keys"], packed["owners"])
    except (ValueError, LookupError, AttributeError, TypeError, OSError):
        return None  # not ours, or of a form that this version does not know


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def _packed(glossary: Glossary, table: FormTable) -> dict[str, Any]:
    paths: dict[str, int] = {}
    return {
        "terms": [_packed_term(term, paths) for term in glossary.terms],
        "paths": list(paths),
        "disabled": sorted(glossary.disabled),
        "version": glossary.version,
        "ties": [sorted(tie) for tie in glossary.ties],
        "style": [glossary.style.profile, glossary.style.prefer, glossary.style.spelling, glossary.style.first_mention],
        "sources": glossary.sources,
        "keys": table.keys,
        "owners": table.owners,
    }


def _packed_term(term: Term, paths: dict[str, int]) -> list[Any]:
    def packed(place: Place) -> list[Any]:
        return [paths.setdefault(place.path, len(paths)), place.line, place.column]

    places = [packed(variant.place) for variant in term.variants]
    places += [packed(example.place) for example in term.examples]
    return [term.category, packed(term.place), to_plain(term), places, term.restyled]


def _unpacked(packed: Mapping[str, Any]) -> Glossary:
    paths = packed["paths"]
    profile, prefer, spelling, mention = packed["style"]
    style = Style(profile, Register(prefer) if prefer else None, Spelling(spelling), FirstMention(mention))

    def place(said: Sequence[Any]) -> Place:
        return Place(paths[said[0]], said[1], said[2])

    return Glossary(
        terms=tuple(
            from_plain(plain, category, place(own), map(place, places), restyled=restyled)
            for category, own, plain, places, restyled in packed["terms"]
        ),
        disabled=frozenset(packed["disabled"]),
        version=packed["version"],
        ties=tuple(frozenset(tie) for tie in packed["ties"]),
        style=style,
        sources=tuple((path, digest) for path, digest in packed["sources"]),
    )
