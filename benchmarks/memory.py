"""The memory of one process with many terms, its index cached, beside that of a process without any.

Each process is started afresh, opens what was prepared, finds in some text, and tells the most memory that it
ever held; files that are mapped count as far as they were read.

usage: python -m benchmarks.memory FOLDER TEXT
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import ours
from benchmarks.finding import Scale
from benchmarks.report import Bar, Outcome, Table, judge
from benchmarks.terms import Hits, forms, glossary, lexicon
from benchmarks.texts import batches, megabytes, synthetic_text
from benchmarks.words import ROOT

_MUST, _BEYOND = 250, 120
_PARTS = 10
_BARE = "print(max(int(l.split()[1]) for l in open('/proc/self/status') if l.startswith('VmHWM'))/1000)"


def memory(scale: Scale) -> Outcome:
    """Measures a bare Python, ours with no term, and ours with all of them."""
    status = Path("/proc/self/status")
    if not status.exists():
        return Outcome(tables=[Table("Memory", "Not on this machine: no /proc.", ("process",), ())])
    terms = glossary(scale.terms)
    workload = synthetic_text(scale.megabytes, Hits.FREE, scale.terms)
    with tempfile.TemporaryDirectory() as name:
        text = Path(name) / "text.json"
        text.write_text(json.dumps(workload.documents), encoding="utf-8")
        empty, full = Path(name) / "empty", Path(name) / "full"
        empty.mkdir()
        full.mkdir()
        ours.prepare(full, terms, lexicon())
        cached = sum(path.stat().st_size for path in full.rglob("*") if path.is_file() and path.suffix != ".yaml") / 1e6
        bare = float(_output("-c", _BARE))
        without, _ = _measured(empty, text)
        used, hits = _measured(full, text)
    note = (
        f"Text: {workload.name}, {workload.megabytes:.2f} MB, found in {_PARTS} parts. {len(terms):,} terms, "
        f"{len(forms(terms)):,} forms; the cache takes {cached:.0f} MB on the disk. Most resident memory, in MB."
    )
    rows = [
        ["python -c pass", f"{bare:.0f}", "–"],
        ["ours, no term", f"{without:.0f}", "0"],
        [f"ours, {len(terms):,} terms", f"{used:.0f}", f"{hits / workload.megabytes:,.0f}"],
    ]
    name = f"memory of one process, {len(terms):,} terms"
    measured = f"{used:.0f} MB; without a term {without:.0f} MB"
    bar = Bar(name, f"<= {_MUST} MB", f"<= {_BEYOND} MB", measured, judge(used, _MUST, _BEYOND))
    return Outcome([bar], [Table("Memory", note, ("process", "MB", "hits/MB"), rows)])


def _measured(folder: Path, text: Path) -> tuple[float, int]:
    peak, hits = _output("-m", "benchmarks.memory", str(folder), str(text)).split()
    return float(peak), int(hits)


def _output(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout


def main() -> None:
    """One measured process: prints the most memory it held, in MB, and its hits."""
    folder, text = map(Path, sys.argv[1:])
    normalizer = ours.open_prepared(folder)
    documents = json.loads(text.read_text(encoding="utf-8"))
    hits = sum(ours.find_all(normalizer.matcher, batch).hits for batch in batches(documents, _PARTS))
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000
    assert megabytes(documents)
    print(peak, hits)


if __name__ == "__main__":
    main()
