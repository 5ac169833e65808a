"""Our dataclasses do what those of the standard library do, class by class and call by call."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import product
from typing import Any

import pytest

from normalizer.core import values
from normalizer.core.span import Span


def classes(dataclass: Callable[..., Any], **options: bool) -> dict[str, type]:
    """Classes with everything that ours have, made by one of the two."""

    @dataclass(**options)
    class Plain:
        """Documented."""

        a: int
        b: str = "b"

    @dataclass(**options)
    class One:
        a: tuple[int, ...] = ()

    @dataclass(**options)
    class None_:
        pass

    @dataclass(**options)
    class Fields:
        a: int
        made: list[int] = dataclasses.field(default_factory=list)
        apart: dict[str, int] = dataclasses.field(init=False, repr=False, compare=False, default_factory=dict)
        fixed: int = dataclasses.field(init=False, default=7)
        unseen: str = dataclasses.field(default="", compare=False, repr=False)

        @property
        def double(self) -> int:
            return 2 * self.a

    @dataclass(**options)
    class Checked:
        a: int = 0

        def __post_init__(self) -> None:
            if self.a < 0:
                raise ValueError(self.a)

    @dataclass(**options)
    class Own:
        a: int = 0

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 5

    return {each.__name__: each for each in (Plain, One, None_, Fields, Checked, Own)}


CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Plain", (1,), {}),
    ("Plain", (1, "c"), {}),
    ("Plain", (), {"b": "c", "a": 2}),
    ("Plain", (), {}),
    ("Plain", (1, 2, 3), {}),
    ("Plain", (1,), {"c": 3}),
    ("One", (), {}),
    ("One", ((1,),), {}),
    ("None_", (), {}),
    ("Fields", (1,), {}),
    ("Fields", (1, [2]), {"unseen": "x"}),
    ("Fields", (1,), {"apart": {}}),
    ("Checked", (1,), {}),
    ("Checked", (-1,), {}),
    ("Own", (1,), {}),
]
OPTIONS = [dict(zip(("frozen", "slots", "order"), each, strict=True)) for each in product([False, True], repeat=3)]
DOES: dict[str, Callable[[Any, Any], Any]] = {
    "repr": lambda one, _: repr(one),
    "equal": lambda one, other: (one == other, one != other, one == copy.copy(one), one == (1, "b")),
    "less": lambda one, other: (one < other, one <= other, one > other, one >= other),
    "less than something else": lambda one, _: one < 3,
    "hash": lambda one, _: hash(one),
    "set": lambda one, _: _may(setattr, one, "a", 3),
    "delete": lambda one, _: _may(delattr, one, "a"),
    "add": lambda one, _: _may(setattr, one, "new", 3),
    "replace": lambda one, _: dataclasses.replace(one, a=9),
    "fields": lambda one, _: [(each.name, each.default, each.compare) for each in dataclasses.fields(one)],
    "asdict": lambda one, _: dataclasses.asdict(one),
    "copy": lambda one, _: copy.deepcopy(one),
    "match": lambda one, _: type(one).__match_args__,
    "slots": lambda one, _: (hasattr(one, "__dict__"), getattr(type(one), "__slots__", None)),
    "own factory": lambda one, _: one.made is not dataclasses.replace(one).made,
    "post": lambda one, _: (one.double, one.fixed, one.apart),
}


def _may(do: Callable[..., None], *args: Any) -> bool:
    try:
        do(*args)
    except (AttributeError, TypeError):  # with slots, the standard one refuses by the wrong error
        return False
    return True


def outcomes(made: dict[str, type]) -> Iterator[tuple[object, ...]]:
    for name, args, named in CALLS:
        for what, do in DOES.items():
            try:
                one, other = made[name](*args, **named), made[name](*args, **named)
                yield name, args, what, str(do(one, other))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
                said = str(error).replace("method_", "")
                yield name, args, what, type(error), said if isinstance(error, ValueError | AttributeError) else ""


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_ours_do_the_same(options: dict[str, bool]) -> None:
    standard = list(outcomes(classes(dataclasses.dataclass, **options)))
    assert list(outcomes(classes(values.dataclass, **options))) == standard
    assert len(standard) == len(CALLS) * len(DOES)


@values.dataclass(frozen=True, slots=True)
class Kept:
    a: int
    made: list[int] = dataclasses.field(default_factory=list)


@values.dataclass(frozen=True)
class Cached:
    a: int

    @cached_property
    def half(self) -> float:
        return self.a / 2


def test_values_are_pickled() -> None:
    for value in (Kept(1, [2]), Cached(3), Span(1, 2)):
        assert pickle.loads(pickle.dumps(value)) == value


def test_without_slots_properties_are_cached() -> None:
    value = Cached(3)
    assert value.half == 1.5
    assert "half" in vars(value)
    assert value == Cached(3)


def test_what_is_frozen_stays_so() -> None:
    for value in (Kept(1), Cached(1)):
        with pytest.raises(dataclasses.FrozenInstanceError, match="'a'"):
            value.a = 2  # type: ignore[misc]
        with pytest.raises(dataclasses.FrozenInstanceError, match="'b'"):
            value.b = 2  # type: ignore[attr-defined]
        with pytest.raises(dataclasses.FrozenInstanceError, match="'a'"):
            del value.a
