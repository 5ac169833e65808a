"""Times all that is done to a text but the matching of terms: scan, quotations, sentences, each rule, the engine.

The text is made of the articles in `seeds/`, repeated with small variations.  Prints medians in milliseconds of CPU
per MB (10^6 bytes of UTF-8), and the ratios to two peers of the same interleaved run: one pass of
`re.findall(r"\\w+")`, and an Aho-Corasick automaton (ahocorasick_rs) over the glossary's canonical forms, fed document
by document.  Each rule gets a text of its own whose quotations and sentences are known; what several rules ask about a
line is shared only in the row `all rules`, which begins with a fresh text.  `all but matching` is the whole run of the
engine, every round of it, with the matcher's findings looked up instead of made.

usage: python benchmarks/rules.py [--size MB] [--rounds N] [--one]
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import ahocorasick_rs

from normalizer import Normalizer, engine
from normalizer.api.batch import join
from normalizer.core.finding import Finding, Rule
from normalizer.core.text import Text
from normalizer.formats import plain
from normalizer.resolve import Policy
from normalizer.rules import RULES

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))
FINDALL, AUTOMATON = "re.findall \\w+", "ahocorasick_rs"


def main() -> None:
    """Runs every row the number of times asked for and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=float, default=1.0, help="MB of text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", action="store_true", help="one document instead of many")
    options = parser.parse_args()
    documents = list(make_documents(options.size * 1e6))
    normalizer = Normalizer()
    text = plain.text_of("\n\n".join(documents)) if options.one else join(documents)
    text = replace(text, vocabulary=normalizer.vocabulary)
    size = len(text.string.encode()) / 1e6
    rows = {**peers(normalizer, text, documents), **steps(text), **whole(normalizer, text)}
    times: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(options.rounds):
        for name, prepare in rows.items():
            times[name].append(measure(prepare()) / size)
    found = len(findings_of(text)) / size
    print(f"{size:.2f} MB, {len(documents)} articles{' in one document' * options.one}, {found:.0f} findings per MB")
    print(f"{'':34} {'ms/MB':>8} {'x findall':>10} {'x automaton':>12}")
    findall, automaton = (statistics.median(times[peer]) for peer in (FINDALL, AUTOMATON))
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:34} {middle:8.1f} {middle / findall:10.2f} {middle / automaton:12.2f}")


def make_documents(size: float) -> Iterator[str]:
    """Articles of `size` bytes in all: the seeds, some paragraphs left out, some words and all figures changed."""
    chance = random.Random(1)
    articles = [path.read_bytes().decode() for path in SEEDS]
    while size > 0:
        article = chance.choice(articles)
        lines = [_varied(line, chance) for line in article.split("\n") if chance.random() < 0.9]
        document = "\n".join(lines)
        size -= len(document.encode())
        yield document


def _varied(line: str, chance: random.Random) -> str:
    words = line.split(" ")
    words = [chance.choice(words) if chance.random() < 0.01 else word for word in words]
    return re.sub(r"\d", lambda _: str(chance.randrange(10)), " ".join(words))


Step = Callable[[], object]


def peers(normalizer: Normalizer, text: Text, documents: list[str]) -> dict[str, Callable[[], Step]]:
    """The rows that the others are compared with, each as a function that prepares one measurement."""
    automaton = ahocorasick_rs.AhoCorasick([term.canonical for term in normalizer.glossary.terms])
    return {
        FINDALL: lambda: lambda: re.findall(r"\w+", text.string),
        AUTOMATON: lambda: lambda: [automaton.find_matches_as_indexes(document) for document in documents],
    }


def steps(text: Text) -> dict[str, Callable[[], Step]]:
    """The rows of what rules need and of each rule."""

    def prepared(*needed: str) -> Text:
        fresh = replace(text)
        for name in needed:
            getattr(fresh, name)
        return fresh

    def of_property(name: str) -> Step:
        fresh = prepared()
        return lambda: getattr(fresh, name)

    def of_rule(rule: Rule) -> Step:
        fresh = prepared("quotations", "sentences")
        return lambda: list(rule.find(fresh))

    needed = {f"text.{name}": name for name in ("tokens", "quotations", "sentences")}
    return {
        **{row: lambda name=name: of_property(name) for row, name in needed.items()},
        **{f"  {rule.id}": lambda rule=rule: of_rule(rule) for rule in RULES},
        "all rules": lambda: lambda: findings_of(replace(text)),
    }


def findings_of(text: Text) -> list[Finding]:
    """What all rules find in `text`."""
    return [finding for rule in RULES for finding in rule.find(text)]


class _Known:
    """The matcher, its findings kept: what it costs is not what is measured here."""

    def __init__(self, rule: Rule) -> None:
        self.id = rule.id
        self._rule = rule
        self._known: dict[tuple[str, tuple[int, ...]], list[Finding]] = {}

    def find(self, text: Text) -> list[Finding]:
        """What the matcher found when it first read such a text."""
        key = (text.string, text.documents)
        if key not in self._known:
            self._known[key] = list(self._rule.find(text))
        return self._known[key]


def whole(normalizer: Normalizer, text: Text) -> dict[str, Callable[[], Step]]:
    """The row of the engine without the matcher's own time."""
    rules = (*RULES, _Known(normalizer.matcher))
    engine.normalize(replace(text), rules, Policy())
    return {"all but matching": lambda: lambda: engine.normalize(replace(text), rules, Policy())}


def measure(step: Step) -> float:
    """The milliseconds of CPU that `step` takes."""
    start = time.process_time()
    step()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
