"""Times what the size of the glossary costs: reading, the cache, the check, the layout.

Prints a table of medians in seconds of CPU and, in the last column, the ratio to the peer of the same run: PyYAML's C
loader building plain objects of the same files.

usage: python benchmarks/glossary.py [--runs N]
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable

import yaml

from normalizer.api import Normalizer, check_glossary
from normalizer.api.cached import load_cached
from normalizer.glossary.layout import lay_out
from normalizer.glossary.load import builtin_layer, load_layers

SMALL = "We achieve the “two maintenances”.\n"


def main() -> None:
    """Runs each step and prints its median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    layer = builtin_layer()
    texts = [path.read_text(encoding="utf-8") for path in layer]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GNORM_CACHE_DIR"] = folder
        load_cached([layer])
        steps: dict[str, tuple[int, Callable[[], object]]] = {
            "PyYAML, plain objects": (runs, lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]),
            "glossary from YAML": (runs, lambda: load_layers([layer])),
            "glossary and forms, cached": (runs, lambda: load_cached([layer])),
            "first text, cached": (runs, lambda: Normalizer().normalize(SMALL)),
            "glossary check": (1, check_glossary),
            "glossary fmt, all files": (1, lambda: [lay_out(text) for text in texts]),
        }
        taken = {name: _median(times, step) for name, (times, step) in steps.items()}
    terms = load_layers([layer]).terms
    print(f"{len(terms)} terms, {sum(len(term.variants) for term in terms)} variants")
    peer = next(iter(taken.values()))
    for name, seconds in taken.items():
        print(f"{name:28} {seconds:7.2f} s  x{seconds / peer:.2f}")


def _median(runs: int, step: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        step()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
