"""Finding terms: what somebody types to the terms that fit.

Must not know how they are shown.
"""

from __future__ import annotations

from normalizer.glossary.pinyin import is_available
from normalizer.glossary.search import search

__all__ = ["search", "search_hint"]


def search_hint(query: str) -> str:
    """What to do when nothing fits `query`."""
    if query.isascii() and not is_available():
        return "hint: searching by pinyin needs the package pypinyin: pip install 'gnorm[glossary]'"
    return "hint: gnorm glossary list shows all terms"
