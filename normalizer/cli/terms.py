"""`glossary check`, `list` and `show`: the terms, and whether they hold."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalizer.cli import outcome, streams
from normalizer.cli.inspect import table
from normalizer.cli.options import Wanted
from normalizer.reports.findings import plural

if TYPE_CHECKING:
    from normalizer.glossary.schema import Term

Files = Annotated[list[Path] | None, typer.Argument(metavar="[FILE...]", help="Glossaries to check with the others.")]
Category = Annotated[str | None, typer.Option(metavar="NAME", help="Only terms of this category.")]
Search = Annotated[str | None, typer.Option(metavar="TEXT", help="Only terms that hold this text.")]
TermId = Annotated[str, typer.Argument(metavar="ID", help="A term, as term/<id> or <id>.")]


def check(wanted: Wanted, files: Files = None) -> int:
    """Say everything that is wrong with the glossaries."""
    from normalizer import api

    wanted = replace(wanted, glossary=[*(wanted.glossary or []), *(files or [])])
    settings = wanted.settings(None)
    counts, errors = api.check_glossary(settings.glossaries, builtin=settings.builtin, profile=settings.profile)
    for error in errors:
        streams.tell_error(error)
    held = [f"{number} {name}" for name, number in asdict(counts).items() if counts.terms]
    streams.write_text(f"{', '.join([*held, plural(len(errors), 'error')])}\n")
    return outcome.WRONG_INPUT if errors else 0


def list_terms(wanted: Wanted, category: Category = None, search: Search = None) -> int:
    """List the terms in force."""
    from normalizer import api

    glossary = api.Normalizer.from_settings(wanted.settings(None)).glossary
    shown = [term for term in glossary.terms if _is_wanted(term, category, search)]
    rows = [(term.id, term.canonical, term.category, term.main_zh) for term in shown]
    streams.write_plain(table(rows))
    return 0


def show(id: TermId, wanted: Wanted) -> int:
    """Print one term as a card."""
    from normalizer import api

    normalizer = api.Normalizer.from_settings(wanted.settings(None))
    card = api.explain(normalizer, f"term/{id.removeprefix('term/')}")
    streams.write_plain(f"{card.rstrip()}\n")
    return 0


def _is_wanted(term: Term, category: str | None, search: str | None) -> bool:
    if category is not None and term.category != category:
        return False
    forms = [term.id, *term.zh, *term.right_forms, *(variant.form for variant in term.variants)]
    return search is None or any(search.casefold() in form.casefold() for form in forms)
