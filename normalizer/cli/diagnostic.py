"""What is kept and said when the fault is ours.

Must not know of the commands.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Sequence

from normalizer import __version__
from normalizer.core.errors import NormalizerError, SelfCheckError
from normalizer.files.state import keep_diagnostic


def keep(error: Exception, arguments: Sequence[str]) -> list[str]:
    """Keeps all there is to know in the state folder; gives the lines to tell the user."""
    said = str(error) if isinstance(error, SelfCheckError) else type(error).__name__
    apology = f"gnorm: sorry, this is a bug of gnorm's ({said}); the file it was at is as it was"
    details = error.details if isinstance(error, SelfCheckError) else ""
    return [apology, keep_details("".join(traceback.format_exception(error)) + details, arguments)]


def keep_details(details: str, arguments: Sequence[str]) -> str:
    """Keeps what is known of a bug; gives the line that says where, or holds it when it could not be kept."""
    head = f"gnorm {__version__}, Python {platform.python_version()}, {sys.platform}\narguments: {list(arguments)}\n"
    try:
        path = keep_diagnostic(f"{head}\n{details}\n")
    except NormalizerError as reason:
        return f"no diagnostic could be kept: {reason}\n{details}"
    return f"hint: report it, with what you may share of {path}"
