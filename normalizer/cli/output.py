"""Where reports go, and the lines about a run that go to standard error.

Must not know which command asks.
"""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

from normalizer.cli import streams
from normalizer.cli.options import Manner
from normalizer.core.errors import BrokenError
from normalizer.core.result import Run
from normalizer.files.write import write_atomically
from normalizer.reports import REPORTS
from normalizer.reports.findings import Counts, plural

# These hold the text as it is, for programs; the others have escaped it already.
_RAW = frozenset({"unified", "criticmarkup"})


def send_report(name: str, run: Run, manner: Manner, output: Path | None) -> None:
    """Renders the run to a file, or to standard output when `output` is None."""
    rendered = StringIO(newline="")
    REPORTS[name](run, rendered, manner.view(None if output else sys.stdout))
    if output:
        write_atomically(output, rendered.getvalue().encode("utf-8", "surrogateescape"), expected=None)
    elif name in _RAW:
        streams.write_plain(rendered.getvalue())
    else:
        streams.write_text(rendered.getvalue())


def tell_errors(run: Run) -> None:
    """Says of each file that failed why it did, and keeps what is known of bugs."""
    broken: dict[str, str] = {}
    for file in run.files:
        if file.error is not None:
            streams.tell_error(file.error, file.path)
        if isinstance(file.error, BrokenError):
            broken.setdefault(file.error.details, file.path)
    if broken:  # one bug that stops a thousand files is one diagnostic
        from normalizer.cli.diagnostic import keep_details

        details = "\n".join(f"{path}\n{details}" for details, path in broken.items())
        streams.tell(keep_details(details, sys.argv[1:]))


def tell_unaligned(run: Run) -> None:
    """Says of each article whose Chinese could not be used why not."""
    for file in run.files:
        for result in file.results:
            for finding in result.remaining:
                if finding.rule == "source/unaligned":
                    streams.tell(f"{file.path}: {finding.message}")


def tell_fixed(run: Run, verb: str) -> None:
    """Says how much was changed (`verb` tells in which sense), and where to find what was not."""
    counts = Counts.of(run.files)
    said = f"{plural(counts.changed, 'file')} {verb}, {plural(counts.changes, 'change')}"
    if not counts.files:
        said = "no file was read: an excluded file stays excluded even when it is named"
    elif not counts.changes:
        said = f"nothing to change in {plural(counts.files - counts.errors, 'file')}"
    if counts.errors:
        said += f"; {plural(counts.errors, 'file')} failed"
    if counts.offered:
        more = f"{counts.offered} more {'is' if counts.offered == 1 else 'are'} offered"
        said += f"; {more}: gnorm fix --unsafe, gnorm diff shows them"
    streams.tell(said)
