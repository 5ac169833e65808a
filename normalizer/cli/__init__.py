"""The command line: options in, one call of the api, a report and an exit code out.

Owns the words of the commands and the codes they end with.  Must not hold anything that
another front end would need too.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

_NEW_OBJECTS = 50_000
"""Loading makes many objects that stay; a search for cycles among each 700 of them takes longer than a text."""
_INTERRUPTED = "gnorm: interrupted; every file is as it was or wholly done\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command line (None: that of the process) and gives its exit code; raises nothing."""
    if argv is None:
        gc.set_threshold(_NEW_OBJECTS)
    try:
        # Here, because Control-C may come while the modules are still being loaded.
        from normalizer.cli.process import run_arguments

        code = run_arguments(list(sys.argv[1:] if argv is None else argv))
        _end(argv)
    except KeyboardInterrupt:
        _end(argv)
        from normalizer.cli.outcome import INTERRUPTED

        with suppress(OSError, AttributeError):  # standard error may be full, or closed
            sys.stderr.write(_INTERRUPTED)
        return INTERRUPTED
    return code


def _end(argv: Sequence[str] | None) -> None:
    """Lets nothing interrupt or delay the end of the process, by when the code is settled."""
    if argv is None:
        gc.freeze()  # or all that was loaded would be searched for cycles once more
        signal.signal(signal.SIGINT, signal.SIG_IGN)
