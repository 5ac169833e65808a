"""The lists of ordinary English words and of names, read from glossaries/english when first asked for.

Must not know who asks or why.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from normalizer.core.errors import NormalizerError

_PACKAGE = Path(__file__).resolve().parent.parent
# A checkout keeps the glossaries beside the package, an installed wheel inside it.
FOLDERS = (_PACKAGE.parent / "glossaries" / "english", _PACKAGE / "glossaries" / "english")


@cache
def load_words() -> tuple[frozenset[str], frozenset[str]]:
    """The ordinary words and the names, lower case; read once.

    Raises NormalizerError when the installation holds no word lists.
    """
    return frozenset(read_list("common.txt")), frozenset(read_list("names.txt"))


def read_list(name: str) -> list[str]:
    """The lines of a list below its header; raises NormalizerError when it is not there."""
    for folder in FOLDERS:
        path = folder / name
        if path.is_file():
            _header, _, words = path.read_text(encoding="utf-8").partition("\n")
            return [word for word in words.split("\n") if word]
    raise NormalizerError(
        f"the word list {name} is missing from the installation",
        hint="reinstall gnorm, or run scripts/build_words.py in a checkout",
    )
