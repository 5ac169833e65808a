"""Measures matching beside its peers, prints tables and writes them to a file.

usage: python benchmarks/run.py [--mb 1] [--rounds 5] [--terms 100000] [--runs 10] [--only PART …] [--output FILE]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.finding import MANY, Scale, exact_forms, growth
from benchmarks.first_article import first_article
from benchmarks.memory import memory
from benchmarks.peers_command import commands
from benchmarks.peers_fuzzy import fuzzy
from benchmarks.pipeline import shipped
from benchmarks.processes import two_over_one
from benchmarks.recall import recall
from benchmarks.report import Outcome, render
from benchmarks.words import ROOT

FUZZY_KB, FUZZY_ROUNDS, COMMAND_RUNS = 20, 3, 3
"""The peers of these parts are slow: what they get does not grow with --mb and --rounds, but for the largest file."""
RESULTS = ROOT / "benchmarks" / "RESULTS.md"


def parts(scale: Scale, runs: int) -> dict[str, Callable[[], Outcome]]:
    """Every part by its name: the bars in their order, then what is told beside them."""
    return {
        "exact": lambda: exact_forms(scale),
        "shipped": lambda: shipped(scale),
        "growth": lambda: growth(scale),
        "memory": lambda: memory(scale),
        "start": lambda: first_article(runs),
        "processes": lambda: two_over_one(scale),
        "recall": lambda: recall(scale),
        "fuzzy": lambda: fuzzy(FUZZY_KB, FUZZY_ROUNDS),
        "commands": lambda: commands(scale.megabytes, COMMAND_RUNS),
    }


def main() -> None:
    """Runs the parts asked for and writes the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=float, default=1.0, help="text for each contestant, over all rounds")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--terms", type=int, default=MANY, help="terms of the largest synthetic glossary")
    parser.add_argument("--runs", type=int, default=10, help="starts of each process")
    parser.add_argument("--only", nargs="+", choices=list(parts(Scale(1, 1), 1)), metavar="PART")
    parser.add_argument("--output", type=Path, default=RESULTS)
    asked = parser.parse_args()
    outcomes = []
    for name, part in parts(Scale(asked.mb, asked.rounds, asked.terms), asked.runs).items():
        if not asked.only or name in asked.only:
            start = time.perf_counter()
            outcomes.append(part())
            print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    report = render(outcomes, " ".join(["python", "benchmarks/run.py", *sys.argv[1:]]))
    print(report)
    asked.output.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
