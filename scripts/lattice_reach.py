"""How many known garbles the gloss lattice finds by the Chinese alone, without any list of garbles.

Reads a table with the columns `zh` and `garble`; the Chinese terms are divided by a fixed
seed, and a fifth of them, held out, is never looked at when the lexicon is edited.  A garble
is found when a path of a term with that Chinese, or with the same canonical form, covers at
least half of it.

usage: python scripts/lattice_reach.py garbles.tsv [--show learnt]
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Collection, Sequence
from pathlib import Path

from normalizer.api.cached import load_cached
from normalizer.api.normalizer import layers
from normalizer.core.tokens import scan
from normalizer.glossary.lexicon import load_lexicon
from normalizer.glossary.schema import Glossary
from normalizer.match.reading import Reading
from normalizer.match.recognise import Recogniser
from normalizer.match.slots import Slots
from normalizer.match.stream import read_stream

SEED = 2026
HELD_OUT = 5


def main() -> None:
    """Prints how many rows are found, of the held-out terms and of the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("garbles", type=Path)
    parser.add_argument("--show", choices=("learnt", "held out"), help="print the rows that were not found")
    parser.add_argument("--glossary", type=Path, help="a folder of glossary files in place of the built-in ones")
    args = parser.parse_args()
    with args.garbles.open(encoding="utf-8", newline="") as file:
        rows = [(row["zh"], row["garble"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    held = held_out({zh for zh, _ in rows})
    glossary, parts = load_cached(layers((), builtin=args.glossary or True, profile="default"))
    lexicon, recogniser = load_lexicon(), Recogniser(Slots(parts))
    chinese = {zh for term in glossary.terms for zh in term.zh}
    for name, wanted in (("learnt", False), ("held out", True)):
        chosen = [row for row in rows if (row[0] in held) is wanted]
        known = [row for row in chosen if row[0] in chinese]
        several = [row for row in known if len(lexicon.cut(row[0])) >= 2]
        found = {row for row in known if is_found(*row, recogniser, glossary)}
        met = {row for row in known if is_recognised(*row, recogniser, glossary)}
        print(
            f"{name}: {share(known, found)} rows found; of the terms that are cut into two or more"
            f" {share(several, found)}; in acceptable words too {share(known, met)} and {share(several, met)};"
            f" {len(chosen) - len(known)} rows of no term"
        )
        if args.show == name:
            for zh, garble in known:
                if (zh, garble) not in found:
                    print(f"  {zh}\t{garble}\t{' '.join(p if isinstance(p, str) else p.zh for p in lexicon.cut(zh))}")


def share(rows: Sequence[tuple[str, str]], found: Collection[tuple[str, str]]) -> str:
    """How many of the rows were found, in words."""
    count = sum(row in found for row in rows)
    return f"{count} of {len(rows)}" + (f" ({count / len(rows):.2f})" if rows else "")


def held_out(chinese: set[str]) -> set[str]:
    """A fifth of the Chinese terms, by a fixed seed."""
    ordered = sorted(chinese)
    return set(random.Random(SEED).sample(ordered, len(ordered) // HELD_OUT))


def is_found(zh: str, garble: str, recogniser: Recogniser, glossary: Glossary) -> bool:
    """Whether a path of the term stands in its garble, over at least half of it."""
    canonicals = {term.canonical for term in glossary.terms if zh in term.zh}
    stream = read_stream(scan(garble))
    return any(
        2 * (window.last + 1 - window.first) >= len(stream)
        for window in recogniser.find(Reading(stream, recogniser.slots), {})
        if glossary.terms[window.path.term].canonical in canonicals
    )


def is_recognised(zh: str, garble: str, recogniser: Recogniser, glossary: Glossary) -> bool:
    """The same, words counting that are as good as the canonical ones: what is seen, said or not."""
    reading = Reading(read_stream(scan(garble)), recogniser.slots)
    count = len(reading.stream)
    return any(
        not window.missing and 2 * (window.last + 1 - window.first) >= count
        for number, term in enumerate(glossary.terms)
        if zh in term.zh
        for window in recogniser.find_expected(reading, 0, count, number)
    )


if __name__ == "__main__":
    main()
