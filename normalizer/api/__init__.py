"""The one composition root: everything that an app may ask for, wired once.

The command line and every later app stand on these names and wire nothing themselves.
"""

from normalizer.api.exchange import export_glossary, import_glossary, makes_folder, write_texts
from normalizer.api.explain import explain
from normalizer.api.glossary import GlossaryCounts, check_glossary
from normalizer.api.layout import tidy
from normalizer.api.lookup import search, search_hint
from normalizer.api.normalizer import Normalizer
from normalizer.api.paths import Progress, make_run, run
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
    "tidy",
    "write_texts",
]
