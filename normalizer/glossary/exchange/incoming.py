"""Terms that come from elsewhere: ids found for those without one, and each checked as an entry of a YAML file is.

Must not know which format they come in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.exchange.more import CATEGORY
from normalizer.glossary.forms import make_slug
from normalizer.glossary.plain import Plain
from normalizer.glossary.problems import Problems, quote
from normalizer.glossary.terms import read_draft
from normalizer.glossary.yaml_nodes import Fields, Items, Node, Scalar


def receive(found: Iterable[tuple[Plain, Place]], path: str) -> list[Plain]:
    """The terms, each whole; raises GlossaryError for the first that cannot be one."""
    terms = list(found)
    if not terms:
        raise GlossaryError("there is no term in it", Place(path), "give another file, or another --format")
    names = _Names({plain["id"] for plain, _ in terms if "id" in plain})
    return [_received(plain, place, names) for plain, place in terms]


class _Names:
    """The ids that are taken, and where; those without one get the next that is free."""

    def __init__(self, taken: set[str]) -> None:
        self.places: dict[str, Place] = {}
        self._taken = taken
        self._numbers: Counter[str] = Counter()

    def free(self, canonical: str) -> str:
        """An id made of an English form."""
        name = stem = make_slug(canonical) or "term"
        while name in self._taken:
            self._numbers[stem] += 1
            name = f"{stem}-{self._numbers[stem] + 1}"
        self._taken.add(name)
        return name


def _received(plain: Plain, place: Place, names: _Names) -> Plain:
    if "canonical" not in plain:
        raise GlossaryError("a term without an English form", place, "add the form that is to be written")
    if "id" not in plain:
        plain = {"id": names.free(plain["canonical"]), **plain}
    _check(plain, place)
    first = names.places.setdefault(plain["id"], place)
    if first is not place:
        hint = f"the first is in line {first.line}; give one of them another id"
        raise GlossaryError(f"two terms are {quote(plain['id'])}", place, hint)
    return {CATEGORY: Path(place.path).stem, **plain}


def _check(plain: Plain, place: Place) -> None:
    if "extends" in plain:
        raise GlossaryError("a term that extends another", place, "give the term whole, or add it to a YAML file")
    problems = Problems()
    draft = read_draft(_node({key: value for key, value in plain.items() if key != CATEGORY}), "", problems)
    if draft and not problems.errors:
        draft.build(None, "", {}, problems)
    if problems.errors:
        raise GlossaryError(problems.errors[0].message, place, problems.errors[0].hint)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Nodes want a mark; nobody looks at it, since all of a term has one place."""

    line: int = 0
    column: int = 0


def _node(value: Any) -> Node:
    """Plain data as a YAML file would give it."""
    if isinstance(value, Mapping):
        return Fields("", _Mark(), [(Scalar("", _Mark(), str(key)), _node(each)) for key, each in value.items()])
    if isinstance(value, list):
        return Items("", _Mark(), [_node(each) for each in value])
    return Scalar("", _Mark(), str(value).lower() if isinstance(value, bool) else str(value))
