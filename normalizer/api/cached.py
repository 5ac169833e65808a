"""The glossary in force and what was compiled from it, from the cache when nothing of it has changed.

What is cached is one packed file, keyed by the version, the layers, the date and the dictionary; it holds
the digests of all files that it was made of, those that others extend among them.  What
holds words of a dictionary stays in the user's cache: it is under that dictionary's licence.
Must not know where the cache is, nor what is in the parts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer import __version__
from normalizer.core.packed import Part, pack, unpack
from normalizer.files.cache import keep_cached, read_cached
from normalizer.glossary.load import Layer, load_layers
from normalizer.glossary.schema import Glossary
from normalizer.glossary.shipped import builtin_folder
from normalizer.glossary.store import open_glossary, pack_glossary, packed_sources

if TYPE_CHECKING:
    from normalizer.glossary.lexicon import Lexicon

_FORMAT = 10
"""To be raised with every change of what is cached or of how it is made."""

_LEXICON = "lexicon digest"
_DICTIONARY = "dictionary digest"

NONE = "none"
"""The dictionary that is in force where none is asked for."""

Parts = Mapping[str, memoryview]
"""What was compiled, by name: read-only arrays that are read where they lie."""


def load_cached(layers: Sequence[Layer], date: str = "", dictionary: str = NONE) -> tuple[Glossary, Parts]:
    """The glossary of the layers for articles of `date`, and what was compiled from it.

    Raises the first GlossaryError, and UsageError for a dictionary that is unknown or not installed.
    """
    key, edition = _key(layers, date, dictionary), _edition(dictionary)
    cached = _read(key, edition)
    if cached is not None:
        return cached
    glossary = load_layers(layers, date)
    digests: dict[str, Part] = {_LEXICON: _digest(_lexicon()).encode(), _DICTIONARY: edition.encode()}
    packed = pack({**pack_glossary(glossary), **_compiled(glossary, dictionary), **digests})
    keep_cached(key, packed)
    return glossary, unpack(packed)


def _compiled(glossary: Glossary, dictionary: str) -> dict[str, Part]:
    """The parts that matching asks for, named otherwise than those of the glossary."""
    from normalizer.match.compiled import compile_glossary

    return compile_glossary(glossary, lexicon_for(glossary, dictionary))


def lexicon_for(glossary: Glossary, dictionary: str) -> Lexicon:
    """The shipped lexicon, with what a dictionary has for the terms that it does not cover.

    Raises UsageError for a dictionary that is unknown or not installed.
    """
    from normalizer.glossary.lexicon import load_lexicon

    lexicon = load_lexicon(_lexicon())
    if dictionary == NONE:
        return lexicon
    from normalizer.glossary.cedict import with_dictionary

    return with_dictionary(lexicon, glossary.terms, dictionary)


def _edition(dictionary: str) -> str:
    if dictionary == NONE:
        return ""
    from normalizer.glossary.cedict import dictionary_digest  # an extra that few ask for

    return dictionary_digest(dictionary)


def _lexicon() -> Path:
    return builtin_folder() / "lexicon.yaml"


def _key(layers: Sequence[Layer], date: str, dictionary: str) -> str:
    named = [[str(path) for path in layer] for layer in layers]
    said = json.dumps([_FORMAT, __version__, named, date, dictionary]).encode("utf-8", "surrogatepass")
    return f"glossary-{hashlib.sha256(said).hexdigest()[:32]}.pack"


def _read(key: str, edition: str) -> tuple[Glossary, Parts] | None:
    """What is cached, if every file is still what it was made of."""
    body = read_cached(key)
    if body is None:
        return None
    try:
        parts = unpack(body)
        if not all(_digest(path) == digest for path, digest in packed_sources(parts)):
            return None
        if (_digest(_lexicon()), edition) != (str(parts[_LEXICON], "ascii"), str(parts[_DICTIONARY], "ascii")):
            return None
        return open_glossary(parts), parts
    except (ValueError, LookupError, AttributeError, TypeError, OSError):
        return None  # not ours, or of a form that this version does not know


def _digest(path: str | Path) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
