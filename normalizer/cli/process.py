"""One command line from its arguments to its exit code: every error becomes a code and words.

Must not know what the commands do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from normalizer.cli import streams
from normalizer.cli.outcome import BROKEN, READER_GONE, WRONG_INPUT
from normalizer.core.errors import NormalizerError


def run_arguments(arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit code; raises KeyboardInterrupt alone."""
    streams.prepare()
    try:
        from normalizer.cli.app import run_command  # may fail as any command may, and then has to be told as one

        code = run_command(arguments)
        streams.flush()
    except NormalizerError as error:
        streams.tell_error(error)
        return WRONG_INPUT
    except BrokenPipeError:
        streams.abandon(sys.stdout)
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        from normalizer.cli.diagnostic import keep

        streams.tell(*keep(error, arguments))
        return BROKEN
    return code
