"""Glossaries from the disk: which files make a layer, and the layers made one glossary.

Must not know of configuration; whoever calls says which files are wanted, and in which order.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from normalizer.core.errors import GlossaryError, UsageError
from normalizer.glossary.schema import Glossary
from normalizer.glossary.shipped import builtin_folder, profile_names, profile_path

Layer = Sequence[Path]
"""Files whose terms stand side by side; an id stands once in a layer."""

_LEXICON = "lexicon"


def load_layers(layers: Sequence[Layer], date: str = "") -> Glossary:
    """The glossary of the layers, lowest first, for articles of `date`; raises the first GlossaryError."""
    glossary, errors = read_layers(layers, date)
    if glossary is None:
        raise errors[0]
    return glossary


def read_layers(layers: Sequence[Layer], date: str = "") -> tuple[Glossary | None, list[GlossaryError]]:
    """The glossary of the layers, lowest first, or None and everything that is wrong, in the order of the files."""
    from normalizer.glossary.layers import merge_layers, stack_files  # with what reads YAML
    from normalizer.glossary.problems import Problems

    problems = Problems()
    stacked = stack_files(layers, problems)
    glossary = merge_layers(stacked, problems, date)
    return (None if problems.errors else glossary), problems.in_order()


def builtin_layer() -> Layer:
    """The files of the shipped glossaries; raises GlossaryError when they are not there."""
    return folder_layer(builtin_folder())


def folder_layer(folder: Path) -> Layer:
    """The glossaries in a folder, by name; files whose name begins with `lexicon` are none."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith(_LEXICON))


def profile_layer(profile: str) -> Layer:
    """The file of a profile: one of the shipped ones by its name, or a file by its path.

    Raises UsageError when there is none.
    """
    path = Path(profile) if _is_path(profile) else profile_path(profile)
    if not path.is_file():
        from difflib import get_close_matches

        names = profile_names()
        near = get_close_matches(profile, names, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(names)}, or the path of a YAML file"
        raise UsageError(f"there is no profile '{profile}'", hint=hint)
    return [path]


def _is_path(profile: str) -> bool:
    return profile.endswith((".yaml", ".yml"))
