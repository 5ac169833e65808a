"""Glossaries from the disk: which files make a layer, and the layers made one glossary.

Must not know of configuration; whoever calls says which files are wanted, and in which order.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.layers import merge_layers, stack_files
from normalizer.glossary.problems import Problems
from normalizer.glossary.schema import Glossary

Layer = Sequence[Path]
"""Files whose terms stand side by side; an id stands once in a layer."""

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDER = "glossaries"
_LEXICON = "lexicon"


def load_layers(layers: Sequence[Layer]) -> Glossary:
    """The glossary of the layers, lowest first; raises the first GlossaryError."""
    glossary, errors = read_layers(layers)
    if glossary is None:
        raise errors[0]
    return glossary


def read_layers(layers: Sequence[Layer]) -> tuple[Glossary | None, list[GlossaryError]]:
    """The glossary of the layers, lowest first, or None and everything that is wrong, in the order of the files."""
    problems = Problems()
    stacked = stack_files(layers, problems)
    glossary = merge_layers(stacked, problems)
    return (None if problems.errors else glossary), problems.in_order()


def builtin_layer() -> Layer:
    """The files of the shipped glossaries; raises GlossaryError when they are not there."""
    return folder_layer(builtin_folder())


def folder_layer(folder: Path) -> Layer:
    """The glossaries in a folder, by name; files whose name begins with `lexicon` are none."""
    return sorted(path for path in folder.glob("*.yaml") if not path.name.startswith(_LEXICON))


def builtin_folder() -> Path:
    """The folder of the shipped glossaries: inside an installed package, beside it in a checkout.

    Raises GlossaryError when neither is there.
    """
    # The package comes first: beside an installed one, a folder of that name is somebody else's.
    inside, beside = _PACKAGE / _FOLDER, _PACKAGE.parent / _FOLDER
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    hint = "install gnorm again, or run it from a complete checkout"
    raise GlossaryError(f"the built-in glossaries are neither in {inside} nor in {beside}", Place(str(inside)), hint)
