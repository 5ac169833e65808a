"""Tables, the bars and the machine, as Markdown."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from benchmarks.timing import Timing
from benchmarks.words import ROOT

PACKAGES = (
    "ahocorasick-rs", "rapidfuzz", "regex", "pyyaml", "typer", "numpy", "pyahocorasick", "flashtext", "spaczz", "spacy",
    "typos", "codespell",
)  # fmt: skip
SPEED_HEADER = (
    "what", "terms", "forms", "hits/MB", "MB/s, median", "least–most", "MB/s, first round",
    "times the yardstick's time", "least–most", "built, s",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A table with a title and a line on what was run over what."""

    title: str
    note: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Bar:
    """A bar as text, what was measured, and how it stands to it."""

    name: str
    must: str
    beyond: str
    measured: str
    verdict: str


@dataclass
class Outcome:
    """What one part of the benchmarks has to tell."""

    bars: list[Bar] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def judge(value: float, must: float, beyond: float, *, at_least: bool = False) -> str:
    """How a value stands to a bar: beyond, met or missed."""
    if at_least:
        value, must, beyond = -value, -must, -beyond
    return "beyond" if value <= beyond else "met" if value <= must else "missed"


def speed_rows(timings: Sequence[Timing], peer: Timing | None) -> list[list[str]]:
    """A row for each timing; without a peer the ratios are left out."""
    rows = []
    for timing in timings:
        contestant, speeds = timing.contestant, sorted(timing.speeds)
        middle = 1000 / timing.milliseconds_per_megabyte
        rows.append(
            [
                contestant.name,
                f"{contestant.terms:,}" if contestant.terms else "–",
                f"{contestant.forms:,}" if contestant.forms else "–",
                f"{timing.hits_per_megabyte:,.0f}",
                f"{middle:.3g}",
                f"{speeds[0]:.3g}–{speeds[-1]:.3g}",
                f"{timing.speeds[0]:.3g}",
                f"{timing.slower_than(peer):.2f}" if peer else "–",
                timing.spread(peer) if peer else "–",
                f"{contestant.built:.2f}",
            ]
        )
    return rows


def render(outcomes: Sequence[Outcome], command: str) -> str:
    """The whole report."""
    bars = [[bar.name, bar.must, bar.beyond, bar.measured, bar.verdict] for each in outcomes for bar in each.bars]
    parts = [
        "<!-- Written by benchmarks/run.py -->",
        "# What was measured",
        "\n".join(f"- {line}" for line in _machine(command)),
        "MB are 10^6 bytes of UTF-8. Speeds and ratios come from rounds in which every contestant of a table had the "
        "same batch once, in an order that turns; seconds are those of CPU, except where processes are timed. "
        "Each document is seen once by each contestant, and caches are cold in the first round; but most sentences are "
        "of the two seeds and come again and again, which is kind to whatever remembers what it saw. The "
        "yardstick is `ahocorasick_rs` with the forms as printed, one string for each document; it matches substrings "
        "and tolerates nothing. Ratios are to be trusted more than absolute figures.",
        "## The bars",
        _table(("bar", "must", "beyond", "measured", "verdict"), bars) if bars else "None in this run.",
    ]
    for table in (table for outcome in outcomes for table in outcome.tables):
        parts += [f"## {table.title}", table.note, _table(table.header, table.rows)]
    return "\n\n".join(parts) + "\n"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    return "\n".join([line(header), line(["-" * width for width in widths]), *map(line, rows)])


def _machine(command: str) -> list[str]:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    return [
        f"Command: `{command}`",
        f"Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; commit {_commit()}",
        f"Machine: {_processor()}, {os.cpu_count()} cores, {_memory()}; {platform.system()}; load at the end: {load}",
        f"Python {sys.version.split()[0]}; " + ", ".join(f"{name} {_version(name)}" for name in PACKAGES),
    ]


def _processor() -> str:
    found = _line_of(Path("/proc/cpuinfo"), "model name")
    return found or platform.processor() or platform.machine()


def _memory() -> str:
    found = _line_of(Path("/proc/meminfo"), "MemTotal")
    return f"{int(found.split()[0]) / 1e6:.0f} GB RAM" if found else "RAM unknown"


def _line_of(path: Path, key: str) -> str:
    if not path.exists():
        return ""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def _commit() -> str:
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    own = "unknown"
    if found := git("rev-parse", "--short", "HEAD"):
        changed = git(
            "status", "--porcelain", "--", "normalizer", "benchmarks", "glossaries", ":!benchmarks/RESULTS.md"
        )
        own = found + (" with changes" if changed else "")
    return own
