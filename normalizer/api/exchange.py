"""Glossaries out to the formats that others use, and in from them.

Must not know how the outcome is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from normalizer.core.errors import GlossaryError, Place, UsageError
from normalizer.files.write import write_atomically
from normalizer.glossary.exchange import EXCHANGES, Exchange
from normalizer.glossary.exchange.more import CATEGORY
from normalizer.glossary.exchange.xml_tree import root_name
from normalizer.glossary.file import read_text
from normalizer.glossary.forms import make_slug
from normalizer.glossary.layout import dump_terms
from normalizer.glossary.plain import Plain
from normalizer.glossary.problems import Problems
from normalizer.glossary.schema import Glossary

_BY_ROOT = {"martif": "tbx2", "tbx": "tbx3"}
_SAFE_STEM = re.compile(r"[\w-]+")


def export_glossary(glossary: Glossary, format: str, categories: Sequence[str] = ()) -> dict[str, str]:
    """The terms, or those of some categories, in a format: texts by the names of their files.

    Raises UsageError for an unknown format or category, and when there is no term.
    """
    known = {term.category for term in glossary.terms}
    for category in categories:
        if category not in known:
            near = get_close_matches(category, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(sorted(known))}"
            raise UsageError(f"there is no category '{category}'", hint=hint)
    terms = tuple(term for term in glossary.terms if not categories or term.category in categories)
    if not terms:
        raise UsageError(
            "there is no term to export", hint="name a glossary with --glossary, or leave --no-builtin out"
        )
    return _exchange(format).write(replace(glossary, terms=terms))


def makes_folder(format: str) -> bool:
    """Whether a format is a folder of files; raises UsageError for an unknown one."""
    return _exchange(format).is_folder


def import_glossary(path: Path, format: str = "", *, by_category: bool = False) -> dict[str, str]:
    """The terms of a file as glossary files in the layout: texts by name, one file unless `by_category`.

    Without a format, suffix and content tell it.  Raises GlossaryError for a file that
    cannot be read and UsageError for a format that is unknown or only goes out.
    """
    text = _read(path)
    exchange = _exchange(format or _guess(path, text))
    if exchange.read is None:
        readable = ", ".join(name for name, each in EXCHANGES.items() if each.read)
        raise UsageError(f"'{exchange.name}' is not read, only written", hint=f"use one of {readable}")
    terms = sorted(exchange.read(text, str(path)), key=lambda term: str(term["id"]))
    files: dict[str, list[Plain]] = defaultdict(list)
    names: dict[str, str] = {}
    for term in terms:
        category = term.pop(CATEGORY)
        name = _file_name(category) if by_category else f"{path.stem}.yaml"
        # On some systems names that differ in case alone are one file.
        files[names.setdefault(name.casefold(), name)].append(term)
    return {name: dump_terms(held) for name, held in files.items()}


def write_texts(files: Mapping[Path, str], *, overwrite: bool) -> None:
    """Writes each file whole; raises UsageError before the first when one is there and may not be overwritten."""
    for path in files:
        if not overwrite and path.exists():
            raise UsageError(f"{path} is there already", hint="give another --output, or --force to overwrite it")
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{path.parent} cannot be made a folder", hint="give another --output") from error
        write_atomically(path, text.encode("utf-8", "replace"), expected=None)


def _exchange(name: str) -> Exchange:
    if name not in EXCHANGES:
        near = get_close_matches(name, EXCHANGES, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(EXCHANGES)}"
        raise UsageError(f"there is no format '{name}'", hint=hint)
    return EXCHANGES[name]


def _read(path: Path) -> str:
    problems = Problems()
    text = read_text(path, Place(str(path)), problems)
    if text is None:
        error = problems.errors[0]
        hint = error.hint.replace("a YAML file", "a file to import")
        raise GlossaryError(error.message.replace("the glossary", "the file", 1), error.where, hint)
    return text


def _guess(path: Path, text: str) -> str:
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return suffix[1:]
    format = _BY_ROOT.get(root_name(text), "") if suffix in (".tbx", ".xml") else ""
    if not format:
        readable = ", ".join(name for name, each in EXCHANGES.items() if each.read)
        raise UsageError(f"the format of {path} cannot be told", hint=f"give --format: {readable}")
    return format


def _file_name(category: str) -> str:
    """A name that stays in the folder."""
    stem = category if _SAFE_STEM.fullmatch(category) else make_slug(category) or "terms"
    return f"{stem}.yaml"
