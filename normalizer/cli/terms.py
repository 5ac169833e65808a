"""`glossary check`, `list`, `show` and `search`: the terms, and whether they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalizer.cli import outcome, streams
from normalizer.cli.inspect import table
from normalizer.cli.options import Wanted
from normalizer.reports.findings import plural

if TYPE_CHECKING:
    from normalizer.glossary.schema import Term


class Wording(StrEnum):
    """What is done with the variants of a term."""

    FIXED = "fixed"
    PREFERRED = "preferred"
    LOOSE = "loose"


Files = Annotated[list[Path] | None, typer.Argument(metavar="[FILE...]", help="Glossaries to check with the others.")]
TermId = Annotated[str, typer.Argument(metavar="ID", help="A term, as term/<id> or <id>.")]
Query = Annotated[str, typer.Argument(metavar="TEXT", help="Chinese, pinyin with or without tones, or English.")]


@dataclass(frozen=True)
class Which:
    """The options that choose terms; each narrows the choice."""

    category: Annotated[str | None, typer.Option(metavar="NAME", help="Only terms of this category.")] = None
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Only terms that hold this text.")] = None
    wording: Annotated[Wording | None, typer.Option(help="Only terms of this policy.")] = None
    authority: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Only terms whose authority holds this text; or: unverified.")
    ] = None

    def admits(self, term: Term) -> bool:
        """Whether the term is one of those asked for."""
        forms = [term.id, *term.zh, *term.right_forms, *(variant.form for variant in term.variants)]
        return (
            (self.category is None or term.category == self.category)
            and (self.wording is None or term.wording == self.wording.value)
            and _holds([term.authority or "unverified"], self.authority)
            and _holds(forms, self.search)
        )


def _holds(texts: Iterable[str], wanted: str | None) -> bool:
    return wanted is None or any(wanted.casefold() in text.casefold() for text in texts)


def check(wanted: Wanted, files: Files = None) -> int:
    """Say everything that is wrong with the glossaries."""
    from normalizer import api

    wanted = replace(wanted, glossary=[*(wanted.glossary or []), *(files or [])])
    settings = wanted.settings(None)
    counts, errors = api.check_glossary(
        settings.glossaries, builtin=settings.builtin, profile=settings.profile, dictionary=settings.dictionary
    )
    for error in errors:
        streams.tell_error(error)
    for note in counts.notes:
        streams.tell(f"note: {note}")
    for hint in {note.hint for note in counts.notes if note.hint}:
        streams.tell(f"hint: {hint}")
    held = [f"{getattr(counts, name)} {name}" for name in ("terms", "variants", "examples", "keeps") if counts.terms]
    if counts.terms:
        kinds = ", ".join(f"{number} {kind}" for kind, number in counts.authorities.items())
        held.append(f"{counts.named} with a named authority ({kinds})")
    streams.write_text(f"{', '.join([*held, plural(len(errors), 'error')])}\n")
    return outcome.WRONG_INPUT if errors else 0


def list_terms(wanted: Wanted, which: Which) -> int:
    """List the terms in force."""
    from normalizer import api

    glossary = api.Normalizer.from_settings(wanted.settings(None)).glossary
    shown = [term for term in glossary.terms if which.admits(term)]
    rows = [(term.id, term.canonical, term.category, term.main_zh) for term in shown]
    streams.write_plain(table(rows))
    return 0


def search(text: Query, wanted: Wanted) -> int:
    """Find terms by Chinese, pinyin or English, the best first; 1 when there is none."""
    from normalizer import api

    answers = api.search(api.Normalizer.from_settings(wanted.settings(None)).glossary, text)
    rows = [(each.term.id, each.term.canonical, each.term.main_zh, each.form) for each in answers]
    streams.write_plain(table(rows))
    if not answers:
        streams.tell(f"no term fits '{text}'", api.search_hint(text))
    return 0 if answers else outcome.FOUND


def show(id: TermId, wanted: Wanted) -> int:
    """Print one term as a card."""
    from normalizer import api

    normalizer = api.Normalizer.from_settings(wanted.settings(None))
    card = api.explain(normalizer, f"term/{id.removeprefix('term/')}")
    streams.write_plain(f"{card.rstrip()}\n")
    return 0
