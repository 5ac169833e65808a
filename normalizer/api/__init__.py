"""The one composition root: everything that an app may ask for, wired once.

The command line and every later app stand on these names and wire nothing themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalizer.api.card import explain
    from normalizer.api.exchange import export_glossary, import_glossary, makes_folder, write_texts
    from normalizer.api.glossary import GlossaryCounts, check_glossary
    from normalizer.api.layout import tidy
    from normalizer.api.lookup import search, search_hint
    from normalizer.api.normalizer import Normalizer
    from normalizer.api.paths import Progress, make_run, run, sole_source
    from normalizer.api.versions import compare, compare_files

__all__ = [
    "GlossaryCounts",
    "Normalizer",
    "Progress",
    "check_glossary",
    "compare",
    "compare_files",
    "explain",
    "export_glossary",
    "import_glossary",
    "make_run",
    "makes_folder",
    "run",
    "search",
    "search_hint",
    "sole_source",
    "tidy",
    "write_texts",
]

# No module has the name of something that another one gives: importing it would put it in that place.
_HOMES = {
    "GlossaryCounts": "glossary",
    "Normalizer": "normalizer",
    "Progress": "paths",
    "check_glossary": "glossary",
    "compare": "versions",
    "compare_files": "versions",
    "explain": "card",
    "export_glossary": "exchange",
    "import_glossary": "exchange",
    "make_run": "paths",
    "makes_folder": "exchange",
    "run": "paths",
    "sole_source": "paths",
    "search": "lookup",
    "search_hint": "lookup",
    "tidy": "layout",
    "write_texts": "exchange",
}


def __getattr__(name: str) -> Any:
    """Loads a name when it is first used: a command pays only for what it needs."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
