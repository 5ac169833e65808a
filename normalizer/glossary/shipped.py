"""Where the shipped glossaries and profiles are: inside an installed package, beside it in a checkout.

Must not know what is in them.
"""

from __future__ import annotations

from pathlib import Path

from normalizer.core.errors import GlossaryError, Place

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDER = "glossaries"
_PROFILES = "profiles"


def builtin_folder() -> Path:
    """The folder of the shipped glossaries; raises GlossaryError when there is none."""
    # The package comes first: beside an installed one, a folder of that name is somebody else's.
    inside, beside = _PACKAGE / _FOLDER, _PACKAGE.parent / _FOLDER
    for folder in (inside, beside):
        if folder.is_dir():
            return folder
    hint = "install gnorm again, or run it from a complete checkout"
    raise GlossaryError(f"the built-in glossaries are neither in {inside} nor in {beside}", Place(str(inside)), hint)


def profile_names() -> list[str]:
    """The names of the shipped profiles, in order."""
    return sorted(path.stem for path in (builtin_folder() / _PROFILES).glob("*.yaml"))


def profile_path(name: str) -> Path:
    """The file of the shipped profile `name`, which need not exist."""
    return builtin_folder() / _PROFILES / f"{name}.yaml"


def is_shipped_profile(path: Path) -> bool:
    """Whether `path` is one of the shipped profiles."""
    return path.resolve().parent == (builtin_folder() / _PROFILES).resolve()
