"""Times the whole command on one article of about 6 KB, beside the floors that it stands on.

Each row is a process started afresh, the rows interleaved, so that a busy machine slows
all of them alike.  Prints milliseconds (median, least, most) and the ratio of medians to
`python -c pass`.

usage: python benchmarks/startup.py [--runs 10]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "seeds" / "000_81c8d113c181807a.txt"
ROWS = {
    "python -c pass": ["-c", "pass"],
    "python -c 'import typer'": ["-c", "import typer"],
    "gnorm --version": ["-m", "normalizer", "--version"],
    "gnorm fix article.txt": ["-m", "normalizer", "fix", "{article}"],
    "gnorm check article.txt": ["-m", "normalizer", "check", "--exit-zero", "{article}"],
    "gnorm diff article.txt": ["-m", "normalizer", "diff", "{article}"],
}


def main() -> None:
    """Runs every row the number of times asked for and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {name: [] for name in ROWS}
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        for number in range(runs + 1):
            for name, arguments in ROWS.items():
                shutil.copy(ARTICLE, article)
                spent = measure([part.replace("{article}", str(article)) for part in arguments])
                if number:  # the first round fills the disk's cache
                    times[name].append(spent)
    floor = statistics.median(times["python -c pass"])
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {ARTICLE.stat().st_size} bytes, {runs} runs")
    print(f"{'':26} {'median':>8} {'least':>8} {'most':>8} {'ratio':>7}   (ms)")
    for name, spent in times.items():
        middle = statistics.median(spent)
        print(f"{name:26} {middle:8.0f} {min(spent):8.0f} {max(spent):8.0f} {middle / floor:7.1f}")


def measure(arguments: list[str]) -> float:
    """The milliseconds that one process takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
