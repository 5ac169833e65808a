"""`View`: what a reader wishes to see, as far as it is not in the run.

Must not know of terminals or environment variables; whoever makes the view asks them.
"""

from __future__ import annotations

from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """Whether to use colour, the width in terminal cells, and how much to tell.

    `quiet` leaves out summaries, `verbose` adds what was skipped and files without findings.
    """

    color: bool = False
    width: int = 100
    quiet: bool = False
    verbose: bool = False
