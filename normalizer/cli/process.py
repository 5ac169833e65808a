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
        code = _run(arguments)
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


def _run(arguments: Sequence[str]) -> int:
    # Loading may fail as any command may, and then has to be told as one.
    from normalizer.cli.quick import run_plain

    try:
        code = run_plain(arguments)
        if code is None:
            from normalizer.cli.app import run_command

            code = run_command(arguments)
    except BrokenPipeError:
        raise
    except OSError as error:
        # Help is printed by typer itself; an error about a file would name it.
        if error.filename is not None:
            raise
        raise streams.unwritable(error) from error
    return code
