"""Command-line tools that correct words, over one file, start-up included; what the machine lacks is told.

`typos` and `codespell` cannot hold a term of more than one word: they get the glossary's garbled glosses with the
acceptable ones.  textlint with prh gets the terms.  Every tool prints what it finds.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import ours
from benchmarks.report import Outcome, Table
from benchmarks.terms import Synthetic, forms, glossary, lexicon
from benchmarks.texts import Workload, synthetic_text
from benchmarks.words import ROOT

Maker = Callable[[Path, Sequence[Synthetic]], list[str] | None]
SIZES = (100, 1_000)
_SMALL = 0.006


def commands(megabytes: float, runs: int) -> Outcome:
    """A table for a text of 6 KB and for one of `megabytes`."""
    workloads = [synthetic_text(_SMALL, terms=SIZES[0]), synthetic_text(megabytes, terms=SIZES[0])]
    return Outcome(tables=[_table(workload, runs) for workload in workloads])


def _table(workload: Workload, runs: int) -> Table:
    rows, missing = [], []
    for size in SIZES:
        terms = glossary(size)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "text.txt").write_text("\n\n".join(workload.documents), encoding="utf-8")
            lines = {tool: make(folder, terms) for tool, make in _TOOLS.items()}
            missing += [tool for tool, line in lines.items() if line is None]
            ran = _by_turns({tool: line for tool, line in lines.items() if line}, folder, runs)
        held = {"typos": len(_words(terms)), "codespell": len(_words(terms))}
        for tool, (spent, hits) in ran.items():
            middle = statistics.median(spent)
            row = [tool, f"{size:,}", f"{held.get(tool, len(forms(terms))):,}", f"{hits:,}", f"{middle:.2f}"]
            rows.append([*row, f"{min(spent):.2f}–{max(spent):.2f}", f"{workload.megabytes / middle:.3g}"])
    note = f"Text: {workload.name}, one file of {workload.megabytes * 1000:,.0f} KB; {runs} runs of each by turns."
    note += "".join(f" {tool}: not on this machine." for tool in dict.fromkeys(missing))
    header = ("command", "terms", "forms or words", "lines told", "seconds by the clock, median", "least–most", "MB/s")
    return Table(f"Commands, {workload.megabytes * 1000:,.0f} KB", note, header, rows)


def _by_turns(lines: dict[str, list[str]], folder: Path, runs: int) -> dict[str, tuple[list[float], int]]:
    """The seconds of each run after one that fills the caches, and the lines that name a place in the text."""
    times: dict[str, list[float]] = {tool: [] for tool in lines}
    told: dict[str, int] = {}
    environment = {**os.environ, ours.CACHE: str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    for number in range(runs + 1):
        for tool, line in lines.items():
            start = time.perf_counter()
            done = subprocess.run(line, cwd=folder, env=environment, capture_output=True, check=False)
            if number:
                times[tool].append(time.perf_counter() - start)
            told[tool] = done.stdout.count(b"text.txt:")
    return {tool: (spent, told[tool]) for tool, spent in times.items()}


def _found(name: str) -> str | None:
    """The command beside this Python, or on the path."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def _ours(folder: Path, terms: Sequence[Synthetic]) -> list[str]:
    ours.write_glossary(folder / "terms.yaml", terms, lexicon())
    return [sys.executable, "-m", "normalizer", *ours.check_arguments("terms.yaml", "text.txt")]


def _words(terms: Sequence[Synthetic]) -> dict[str, str]:
    morphemes = dict.fromkeys(morpheme for term in terms for morpheme in term.morphemes)
    right = {word for morpheme in morphemes for word in morpheme.acceptable}
    return {word: each.acceptable[0] for each in morphemes for word in each.garble if word not in right}


def _typos(folder: Path, terms: Sequence[Synthetic]) -> list[str] | None:
    said = [f'"{wrong}" = "{right}"' for wrong, right in _words(terms).items()]
    (folder / "typos.toml").write_text("\n".join(["[default.extend-words]", *said]), encoding="utf-8")
    command = _found("typos")
    return command and [command, "--config", "typos.toml", "--format", "brief", "text.txt"]  # type: ignore[return-value]


def _codespell(folder: Path, terms: Sequence[Synthetic]) -> list[str] | None:
    said = [f"{wrong}->{right}" for wrong, right in _words(terms).items()]
    (folder / "words.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
    command = _found("codespell")
    return command and [command, "-D", "words.txt", "text.txt"]  # type: ignore[return-value]


def _textlint(folder: Path, terms: Sequence[Synthetic]) -> list[str] | None:
    rules = [{"expected": term.canonical, "patterns": list(term.variants)} for term in terms]
    (folder / "prh.yml").write_text(json.dumps({"version": 1, "rules": rules}), encoding="utf-8")
    chosen = {"rules": {"prh": {"rulePaths": [str(folder / "prh.yml")]}}}
    (folder / ".textlintrc.json").write_text(json.dumps(chosen), encoding="utf-8")
    command = _found("textlint")
    modules = Path(command).resolve().parents[2] if command else None
    if command is None or modules is None or not (modules / "textlint-rule-prh").exists():
        return None
    return [
        command,
        "--rules-base-directory",
        str(modules),
        "--config",
        ".textlintrc.json",
        "--format",
        "unix",
        "text.txt",
    ]


_TOOLS: dict[str, Maker] = {
    "gnorm check": _ours,
    "typos": _typos,
    "codespell": _codespell,
    "textlint with prh": _textlint,
}
