"""Times the whole command on one article of about 6 KB, beside the floors that it stands on.

Each row is a process started afresh, the rows interleaved, so that a busy machine slows
all of them alike.  Prints milliseconds (median, least, most), those of the processor alone
(median), which other processes disturb less, and the ratio of the medians to `python -c
pass`.  Below, what one process spends on each stage of the same.  The cache and the
bytecode are its own; the first round fills them and is not counted.

usage: python benchmarks/startup.py [--runs 10]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "000_81c8d113c181807a.txt"
FLOOR = "python -c pass"
ROWS = {
    FLOOR: ["-c", "pass"],
    "python -c 'import typer'": ["-c", "import typer"],
    "gnorm --version": ["-m", "normalizer", "--version"],
    "gnorm fix article.txt": ["-m", "normalizer", "fix", "{article}"],
    "gnorm fix --jobs 1 article.txt": ["-m", "normalizer", "fix", "--jobs", "1", "{article}"],
    "gnorm check article.txt": ["-m", "normalizer", "check", "--exit-zero", "{article}"],
    "gnorm diff article.txt": ["-m", "normalizer", "diff", "{article}"],
}
STAGES = """
import json, time
from pathlib import Path
spent, last = {}, time.process_time()
def stage(name):
    global last
    now = time.process_time()
    spent[name], last = (now - last) * 1000, now
from normalizer.cli import process, work, quick, run
import normalizer.api.normalizer, normalizer.api.paths
stage("imports")
normalizer = normalizer.api.normalizer.Normalizer()
stage("glossary opened")
normalizer.matcher
stage("matcher built")
normalizer.vocabulary
stage("words read")
normalizer.normalize_file(Path("{article}"))
stage("article, and imports put off")
normalizer.normalize_file(Path("{article}"))
stage("article again")
print(json.dumps(spent))
"""


class Spent(NamedTuple):
    """The milliseconds of a process: on the clock, and of the processor."""

    wall: float
    cpu: float


def main() -> None:
    """Runs every row the number of times asked for and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    times, stages = run_rows(runs)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {ARTICLE.stat().st_size} bytes, {runs} runs")
    show(times)
    print(f"\n{'in one process (median)':32} {'cpu':>8}   (ms)")
    for name in stages[0]:
        print(f"{name:32} {statistics.median(each[name] for each in stages[1:]):8.1f}")


def time_rows(runs: int) -> dict[str, list[float]]:
    """The milliseconds on the clock of every run of every row."""
    return {name: [spent.wall for spent in row] for name, row in run_rows(runs)[0].items()}


def run_rows(runs: int) -> tuple[dict[str, list[Spent]], list[dict[str, float]]]:
    """What every row took in each run but the first, which fills the cache, and the stages of one process."""
    times: dict[str, list[Spent]] = {name: [] for name in ROWS}
    stages: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GNORM_CACHE_DIR"] = str(Path(folder) / "cache")
        # An installed package has its bytecode beside it; a checkout, or a machine that writes none, may not.
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        article = Path(folder) / "article.txt"
        for number in range(runs + 1):
            for name, arguments in ROWS.items():
                shutil.copy(ARTICLE, article)
                spent, _ = measure([part.replace("{article}", str(article)) for part in arguments])
                if number:
                    times[name].append(spent)
            shutil.copy(ARTICLE, article)
            stages.append(json.loads(measure(["-c", STAGES.replace("{article}", str(article))])[1]))
    return times, stages


def show(times: dict[str, list[Spent]]) -> None:
    """Prints the rows."""
    floor = Spent(*(statistics.median(column) for column in zip(*times[FLOOR], strict=True)))
    heads = ("median", "least", "most", "cpu", "ratio", "of cpu")
    print(" " * 32 + "".join(f" {head:>8}" for head in heads) + "   (ms)")
    for name, spent in times.items():
        wall, cpu = ([*column] for column in zip(*spent, strict=True))
        middle, used = statistics.median(wall), statistics.median(cpu)
        row = (middle, min(wall), max(wall), used)
        print(f"{name:32}" + "".join(f" {each:8.0f}" for each in row), end="")
        print(f" {middle / floor.wall:8.1f} {used / (floor.cpu or 1):8.1f}")


def measure(arguments: list[str]) -> tuple[Spent, str]:
    """What one process takes, and what it prints."""
    used, start = processor_time(), time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return Spent((time.perf_counter() - start) * 1000, (processor_time() - used) * 1000), done.stdout


def processor_time() -> float:
    """The seconds that all ended children have used; elsewhere than on Unix, nothing is known of them."""
    if resource is None:
        return 0.0
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
