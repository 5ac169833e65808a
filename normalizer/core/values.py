"""`dataclass` as the standard library has it, made in a third of the time: a command that lives short makes sixty.

The standard one writes and compiles six functions for each class, one by one; here three are
compiled, at once, and the others are shared.  What it makes is a dataclass to `fields`, `replace`
and to type checkers, which see the standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False, order: bool = False) -> Callable[[type], type]:
        """The dataclass of a class, with equality, a hash when it is frozen, and no keyword-only fields."""
        return lambda cls: _finished(cls, frozen, slots, order)


_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _finished(cls: type, frozen: bool, slots: bool, order: bool) -> type:
    own = set(vars(cls))
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # the standard one works out the signature for it
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    methods = _compiled(cls, slots, order) | {"__repr__": _repr}
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
    else:
        methods["__hash__"] = None
    for name, method in methods.items():
        if name not in own:
            setattr(cls, name, method)
    return cls


def _compiled(cls: Any, slots: bool, order: bool) -> dict[str, Any]:
    """The methods that are called so often that they are worth compiling, all at once."""
    held = dataclasses.fields(cls)
    names: dict[str, Any] = {"_missing": dataclasses.MISSING}
    parameters, body = ["self"], [] if slots else [" _held = self.__dict__"]
    for number, each in enumerate(held):
        parameter, value = _parameter(each, number, names)
        if each.init:
            parameters.append(parameter)
        elif value == each.name:
            continue  # set by the class itself
        names[f"_set{number}"] = getattr(cls, each.name).__set__ if slots else None
        body.append(f" _set{number}(self, {value})" if slots else f" _held[{each.name!r}] = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    mine, its = ("(" + "".join(f"{of}.{each.name}," for each in held if each.compare) + ")" for of in ("self", "other"))
    source = [f"def __init__({', '.join(parameters)}):", *(body or [" pass"])]
    source += ["def __hash__(self):", f" return hash({mine})"]
    for name, sign in [("__eq__", "=="), *(_ORDER.items() if order else ())]:
        source += [f"def {name}(self, other):", f" if other.__class__ is self.__class__: return {mine} {sign} {its}"]
        source.append(" return NotImplemented")
    before = set(names)
    exec("\n".join(source), names)
    made = {name: names[name] for name in names if name not in before and name != "__builtins__"}
    for name, method in made.items():
        method.__qualname__ = f"{cls.__qualname__}.{name}"
    return made


def _parameter(each: dataclasses.Field[Any], number: int, names: dict[str, Any]) -> tuple[str, str]:
    """A field as a parameter of the constructor, and what the field is then set to; `names` get the default."""
    if each.default is not dataclasses.MISSING:
        names[f"_default{number}"] = each.default
        return f"{each.name}=_default{number}", each.name if each.init else f"_default{number}"
    if each.default_factory is not dataclasses.MISSING:
        names[f"_make{number}"] = each.default_factory
        made = f"_make{number}()"
        return f"{each.name}=_missing", f"{made} if {each.name} is _missing else {each.name}" if each.init else made
    return each.name, each.name


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: Any, name: str, value: Any) -> None:  # noqa: ARG001 - as Python calls it
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001 - as Python calls it
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
