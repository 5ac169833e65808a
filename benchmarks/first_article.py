"""The bar of the command line: the first article, the index cached, beside the floors that it stands on."""

from __future__ import annotations

import statistics

from benchmarks.report import Bar, Outcome, Table, judge
from benchmarks.startup import ARTICLE, time_rows

_MUST, _OVER_FLOOR = 300, 50
_COMMAND = "gnorm fix article.txt"
_FLOOR = "python -c 'import typer'"


def first_article(runs: int) -> Outcome:
    """Runs every row of `startup` the number of times asked for, by turns."""
    times = time_rows(runs)
    middles = {name: statistics.median(spent) for name, spent in times.items()}
    bare = middles["python -c pass"]
    rows = [
        [name, f"{middles[name]:.0f}", f"{min(spent):.0f}–{max(spent):.0f}", f"{middles[name] / bare:.1f}"]
        for name, spent in times.items()
    ]
    note = f"{ARTICLE.stat().st_size} bytes, shipped glossary, cache filled; {runs} runs of each by turns."
    floor, value = middles[_FLOOR], middles[_COMMAND]
    goal = floor + _OVER_FLOOR
    measured = (
        f"{value:.0f} ms ({min(times[_COMMAND]):.0f}–{max(times[_COMMAND]):.0f}); python with typer {floor:.0f} ms"
    )
    bar = Bar(
        "first 6 KB article from the command line, index cached",
        f"<= {_MUST} ms",
        f"python with typer + {_OVER_FLOOR} ms ({goal:.0f} ms)",
        measured,
        judge(value, _MUST, min(goal, _MUST)),
    )
    return Outcome(
        [bar], [Table("From the command line", note, ("process", "ms, median", "least–most", "times `pass`"), rows)]
    )
