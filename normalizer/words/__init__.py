"""The lists of ordinary English words and of names, read from glossaries/english when first asked for.

Must not know who asks or why.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from normalizer.core.errors import NormalizerError
from normalizer.words.lookup import SortedWords

_PACKAGE = Path(__file__).resolve().parent.parent
# A checkout keeps the glossaries beside the package, an installed wheel inside it.
FOLDERS = (_PACKAGE.parent / "glossaries" / "english", _PACKAGE / "glossaries" / "english")


@cache
def load_words() -> tuple[frozenset[str], frozenset[str]]:
    """The ordinary words and the names, lower case; read once.

    Raises NormalizerError when the installation holds no word lists.
    """
    return frozenset(read_list("common.txt")), frozenset(read_list("names.txt"))


def look_up_words() -> tuple[SortedWords, SortedWords]:
    """The same, for who asks about few words: quick to have, slower to ask."""
    return SortedWords(_read("common.txt")), SortedWords(_read("names.txt"))


def read_list(name: str) -> list[str]:
    """The lines of a list below its header; raises NormalizerError when it is not there."""
    return [word for word in _read(name).split("\n") if word]


def _read(name: str) -> str:
    for folder in FOLDERS:
        path = folder / name
        if path.is_file():
            return path.read_text(encoding="utf-8").partition("\n")[2]
    raise NormalizerError(
        f"the word list {name} is missing from the installation",
        hint="reinstall gnorm, or run scripts/build_words.py in a checkout",
    )
