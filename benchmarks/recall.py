"""What is found of the terms that were planted, by the kind of damage.

A canonical form that was planted undamaged is right as it stands: nothing should be found there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from benchmarks import ours
from benchmarks.damage import KINDS
from benchmarks.finding import Scale
from benchmarks.report import Outcome, Table
from benchmarks.terms import glossary, lexicon
from benchmarks.texts import Plant, synthetic_text

MANY, FEW = 10_000, 1_000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Something found: its document, `[start, end)` in it, and the id of the term."""

    document: int
    start: int
    end: int
    term: str

    def moved(self, documents: int) -> Place:
        """The same in a later document."""
        return replace(self, document=self.document + documents)

    def meets(self, plant: Plant) -> bool:
        """Whether it overlaps the planted term."""
        return self.document == plant.document and self.start < plant.end and plant.start < self.end


def is_found(plant: Plant, places: Iterable[Place]) -> bool:
    """Whether the planted term itself was found, overlapping its place."""
    return any(place.term == plant.term and place.meets(plant) for place in places)


def recall(scale: Scale) -> Outcome:
    """A table of the share found by kind, for two sizes of glossary."""
    return Outcome(tables=[_table(size, scale.megabytes) for size in (FEW, MANY) if size <= scale.terms])


def _table(size: int, megabytes: float) -> Table:
    workload = synthetic_text(megabytes, terms=size)
    matcher = ours.compile_all(glossary(size), lexicon())
    places = sorted(Place(*place) for place in ours.places(matcher, workload.documents))
    met: dict[str, list[tuple[bool, bool]]] = {}
    for plant in workload.planted:
        near = _near(plant, places)
        kind = f"{plant.kind}, of {'the canonical' if plant.is_canonical else 'a variant'}"
        met.setdefault(kind, []).append((is_found(plant, near), bool(near)))
    kinds = [f"{kind}, of {form}" for kind in ("exact", *KINDS) for form in ("a variant", "the canonical")]
    rows = [
        [kind, f"{len(met[kind])}", _share(own for own, _ in met[kind]), _share(some for _, some in met[kind])]
        for kind in kinds
        if kind in met
    ]
    elsewhere = len(places) - sum(len(_near(plant, places)) for plant in workload.planted)
    note = (
        f"Text: {workload.name}, {workload.megabytes:.2f} MB. {len(places) / workload.megabytes:,.0f} findings/MB, "
        f"{elsewhere / workload.megabytes:,.0f} of them where nothing was planted: words that came together by chance."
    )
    return Table(f"Planted terms found, {size:,} terms", note, ("kind", "planted", "found", "found as some term"), rows)


def _near(plant: Plant, places: Sequence[Place]) -> list[Place]:
    """Those of the sorted places that overlap the planted term."""
    at = bisect_left(places, (plant.document, plant.start), key=lambda place: (place.document, place.start))
    while at > 0 and places[at - 1].meets(plant):
        at -= 1
    stop = at
    while stop < len(places) and places[stop].meets(plant):
        stop += 1
    return list(places[at:stop])


def _share(marks: Iterable[bool]) -> str:
    held = list(marks)
    return f"{sum(held) / len(held):.2f}"
