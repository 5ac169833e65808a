"""What typer has to know of the commands' options: parameters that several commands have, and `expand`.

The one module, beside `app`, that commands which are run without typer leave unloaded.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]

SomePaths = Annotated[list[str] | None, typer.Argument(metavar="PATH...", help="The same; or --before and --after.")]

Output = Annotated[Path | None, typer.Option(metavar="PATH", help="Write the report there.")]

Unsafe = Annotated[bool, typer.Option("--unsafe", help="Make the changes too that are only offered.")]

_NAMES = {"typer": typer, "Paths": Paths, "SomePaths": SomePaths, "Output": Output, "Unsafe": Unsafe}


def expand(command: Callable[..., int]) -> Callable[..., int]:
    """`command` with each parameter that is a dataclass of options replaced by its fields.

    What its annotations name of this module and of typer need not be loaded where it stands.
    """
    signature = inspect.signature(command, eval_str=True, locals=_NAMES)
    groups: dict[str, Any] = {
        each.name: each.annotation for each in signature.parameters.values() if is_dataclass(each.annotation)
    }
    parameters: list[inspect.Parameter] = []
    for each in signature.parameters.values():
        parameters += _parameters(groups[each.name]) if each.name in groups else [each]

    @wraps(command)
    def flat(**values: Any) -> int:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        return command(**values)

    in_order = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    flat.__signature__ = signature.replace(parameters=in_order)  # type: ignore[attr-defined]
    flat.__annotations__ = {each.name: each.annotation for each in in_order}
    return flat


def _parameters(group: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(group, localns=_NAMES, include_extras=True)
    keyword = inspect.Parameter.KEYWORD_ONLY
    return [inspect.Parameter(f.name, keyword, default=f.default, annotation=hints[f.name]) for f in fields(group)]
