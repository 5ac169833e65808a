"""Terms that are built when they are asked for: a row of thousands costs nothing until one is needed.

Must not know where they are built from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from normalizer.glossary.schema import Term


class LazyTerms(Sequence["Term"]):
    """Terms by their place in a row, each built once; equal to a tuple of the same terms, and pickled as one.

    `ids` are those of all terms, in order; `build` makes the term at a place, the same each time.
    """

    __slots__ = ("_build", "_made", "ids")

    def __init__(self, ids: Sequence[str], build: Callable[[int], Term]) -> None:
        self.ids = ids
        self._build = build
        self._made: dict[int, Term] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Term: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Term, ...]: ...

    def __getitem__(self, index: int | slice) -> Term | tuple[Term, ...]:
        places = range(len(self.ids))
        if isinstance(index, slice):
            return tuple(self._at(place) for place in places[index])
        return self._at(places[index])

    def __eq__(self, other: object) -> bool:
        if other is self:
            return True
        if not isinstance(other, LazyTerms | tuple):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"LazyTerms({len(self)} terms)"

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (list(self),)

    def _at(self, place: int) -> Term:
        term = self._made.get(place)
        # Two threads may both build one, and both must then hold the same.
        return term if term is not None else self._made.setdefault(place, self._build(place))
