"""Two processes over one: a file of documents in ranges of bytes, a pool that is started and warm before the clock.

Each worker compiles its own normalizer.  The seconds are those of the clock, so that another program on the
machine spoils the figure: the load is told beside it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import tempfile
import time
from itertools import pairwise
from multiprocessing.pool import Pool
from pathlib import Path

from benchmarks import ours
from benchmarks.finding import Scale, described
from benchmarks.report import Bar, Outcome, Table, judge
from benchmarks.texts import real_text

_MUST, _BEYOND = 1.8, 1.95
_RANGES = 8

_held: dict[str, ours.Normalizer] = {}


def two_over_one(scale: Scale) -> Outcome:
    """Runs a pool of one and a pool of two over the same file, by turns."""
    workload = real_text(ours.shipped_sentences(), scale.megabytes)
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, context.Pool(1) as one, context.Pool(2) as two:
        path = Path(folder) / "documents.jsonl"
        lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in workload.documents]
        path.write_text("".join(lines), encoding="utf-8")
        pools = {"one": one, "two": two}
        seconds: dict[str, list[float]] = {name: [] for name in pools}
        changes: dict[str, int] = {}
        _warm(one, 1)
        _warm(two, 2)
        for number in range(scale.rounds):
            for name in list(pools)[:: -1 if number % 2 else 1]:
                start = time.perf_counter()
                changes[name] = sum(pool_run(pools[name], path))
                seconds[name].append(time.perf_counter() - start)
    return _outcome(seconds, changes, described(workload, scale.rounds), workload.megabytes)


def pool_run(pool: Pool, path: Path) -> list[int]:
    """The changes in each range of the file."""
    return pool.map(_work, [(path, start, stop) for start, stop in _ranges(path, _RANGES)], chunksize=1)


def _ranges(path: Path, number: int) -> list[tuple[int, int]]:
    """Ranges of bytes of about equal size; a line belongs to the range in which it begins."""
    size = path.stat().st_size
    return list(pairwise(size * part // number for part in range(number + 1)))


def _work(piece: tuple[Path, int, int]) -> int:
    path, start, stop = piece
    return ours.normalize_many(_normalizer(), read_range(path, start, stop))


def read_range(path: Path, start: int, stop: int) -> list[str]:
    """The documents whose lines begin in `[start, stop)`."""
    with path.open("rb") as file:
        file.seek(max(start - 1, 0))
        if start:
            file.readline()
        documents = []
        while file.tell() < stop and (line := file.readline()):
            documents.append(json.loads(line))
    return documents


def _normalizer() -> ours.Normalizer:
    if "it" not in _held:
        _held["it"] = ours.shipped()
    return _held["it"]


def _warm(pool: Pool, workers: int) -> None:
    """Has every worker compile before the clock runs."""
    met: set[int] = set()
    while len(met) < workers:
        met.update(pool.map(_compile, range(workers), chunksize=1))


def _compile(_: int) -> int:
    ours.normalize_many(_normalizer(), ["A text."])
    time.sleep(0.2)  # so that the other worker gets its share
    return os.getpid()


def _outcome(seconds: dict[str, list[float]], changes: dict[str, int], note: str, megabytes: float) -> Outcome:
    ratios = [one / two for one, two in zip(seconds["one"], seconds["two"], strict=True)]
    value = statistics.median(ratios)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else "load unknown"
    measured = f"{value:.2f}x ({min(ratios):.2f}–{max(ratios):.2f}); {load}"
    rows = [
        [name, f"{megabytes / statistics.median(spent):.3g}", f"{changes[name] / megabytes:,.0f}"]
        for name, spent in seconds.items()
    ]
    verdict = judge(value, _MUST, _BEYOND, at_least=True)
    bar = Bar("two processes over one, whole pipeline", f">= {_MUST}x", f"{_BEYOND}x", measured, verdict)
    note += f" {_RANGES} ranges of bytes, pools of spawned processes, compiled before the clock runs; {load}."
    return Outcome([bar], [Table("Processes", note, ("workers", "MB/s by the clock", "changes/MB"), rows)])
