"""Chinese and English side by side, as translation tools want them: out of terms, and terms out of them.

Must not know any format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.exchange.incoming import receive
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary


@dataclass(frozen=True, slots=True)
class Pair:
    """One Chinese form and the English of its term; `id` may be empty."""

    zh: str
    canonical: str
    id: str = ""
    note: str = ""


def pairs_of(glossary: Glossary) -> Iterator[Pair]:
    """One pair for each Chinese form of each term, all texts on one line; the note ends with the authority."""
    for term in glossary.terms:
        note = one_line("; ".join(filter(None, (term.note, term.authority))))
        for zh in dict.fromkeys(term.zh):
            yield Pair(one_line(zh), one_line(term.canonical), term.id, note)


def terms_of(found: Iterable[tuple[Pair, Place]], path: str) -> list[Plain]:
    """The terms: pairs of one id, or without ids of one English form, are one term; raises GlossaryError."""
    terms: dict[tuple[str, str], tuple[Plain, Place]] = {}
    for pair, place in found:
        if not (pair.zh and pair.canonical):
            raise GlossaryError("a row without Chinese or without English", place, "fill it in, or take the row out")
        said = {"id": pair.id, "zh": {}, "canonical": pair.canonical, "note": pair.note}
        term, _ = terms.setdefault((pair.id, pair.canonical), (said, place))
        term["zh"][pair.zh] = None
    return receive(((_whole(term), place) for term, place in terms.values()), path)


def _whole(said: Plain) -> Plain:
    zh = list(said["zh"])
    return {key: value for key, value in {**said, "zh": zh[0] if len(zh) == 1 else zh}.items() if value}


def one_line(text: str) -> str:
    """`text` without tabs, line ends and what does not print."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
