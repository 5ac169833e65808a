"""Normalizer: canonical English for the set phrases of Chinese political news.

from normalizer import Normalizer

result = Normalizer().normalize(text)      # Result: .before .after .changes .remaining .skipped
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalizer.api import Normalizer
    from normalizer.core.edits import Edit
    from normalizer.core.errors import NormalizerError
    from normalizer.core.finding import Applicability, Finding, Fix, Severity
    from normalizer.core.result import Change, Result, Skipped
    from normalizer.core.span import Span

__version__ = "0.1.0"
__all__ = [
    "Applicability",
    "Change",
    "Edit",
    "Finding",
    "Fix",
    "Normalizer",
    "NormalizerError",
    "Result",
    "Severity",
    "Skipped",
    "Span",
]

_HOMES = {
    "Normalizer": "api",
    "Edit": "core.edits",
    "NormalizerError": "core.errors",
    "Applicability": "core.finding",
    "Finding": "core.finding",
    "Fix": "core.finding",
    "Severity": "core.finding",
    "Change": "core.result",
    "Result": "core.result",
    "Skipped": "core.result",
    "Span": "core.span",
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first used, so that a command pays only for what it needs."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"normalizer.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'normalizer' has no attribute '{name}'")
