"""Prints how far what the gloss lattice finds can be trusted: precision by score, by level and by kind of evidence.

GOLD holds annotated passages: `NNN.txt`, and beside each `NNN.edits.tsv`, the changes a careful
editor makes, and `NNN.optional.tsv`, those that may be made or left.  Both have the columns
`start`, `end` (code points), `replacement` and `zh`.  `CANON.tsv` holds the Chinese of a term, its
canonical English and the accepted alternatives, divided by ` | `.

Every finding of the lattice is one of: TP, where a change of that term is annotated and half of
the place is the same or the finding holds it whole; opt, where such a change may be made or left;
rel, where another annotated change overlaps; spur, where nothing is annotated.  Precision is
(TP + opt) / n.  With `--corpus` findings in texts that are not annotated are counted too.

usage: python scripts/calibrate.py GOLD [--corpus TEXT...] [--without-variants] [--show VERDICT]
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from normalizer.api import Normalizer
from normalizer.core.finding import GLOSS, Finding
from normalizer.core.span import Span
from normalizer.formats import plain
from normalizer.glossary.forms import fold_form
from normalizer.glossary.load import folder_layer, load_layers
from normalizer.glossary.plain import to_plain
from normalizer.glossary.schema import Term
from normalizer.glossary.shipped import builtin_folder
from normalizer.match.score import SAFE, SHOWN, UNSAFE

BANDS = (SAFE, 3.0, 2.5, UNSAFE, SHOWN)
"""The least score of each band, the highest band first."""
VERDICTS = ("TP", "opt", "rel", "spur")
_COUNT = re.compile(r"^\d+ ")
_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Row:
    """An annotated change: its place, what is written there, and of which Chinese."""

    span: Span
    after: str
    zh: str


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotated text."""

    name: str
    text: str
    edits: tuple[Row, ...]
    optional: tuple[Row, ...]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--corpus", type=Path, nargs="+", default=[], help="texts that are not annotated")
    parser.add_argument(
        "--without-variants", action="store_true", help="leave all listed variants and examples out of the glossary"
    )
    parser.add_argument("--show", choices=VERDICTS, help="print the findings that are judged so")
    parser.add_argument("--glossary", type=Path, help="a folder of glossary files in place of the built-in ones")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        glossary = args.glossary or builtin_folder()
        normalizer = Normalizer(builtin=without_variants(glossary, Path(folder)) if args.without_variants else glossary)
        canon = read_canon(args.gold / "CANON.tsv")
        judged = [
            (finding, judge(finding, passage, normalizer.glossary.get(finding.rule.removeprefix("term/")), canon))
            for passage in read_passages(args.gold)
            for finding in gloss_findings(normalizer, passage.text)
        ]
        elsewhere = [finding for path in args.corpus for finding in gloss_findings(normalizer, read(path))]
    for name, key in (("score", band), ("level", level), ("evidence", kinds_of_evidence)):
        print("\n".join(table(name, judged, elsewhere if args.corpus else None, key)) + "\n")
    for finding, verdict in judged:
        if verdict == args.show:
            print(f"{finding.score:5.2f} {level(finding)[0]:8} {finding.message} [{finding.rule}]")


def without_variants(glossary: Path, folder: Path) -> Path:
    """The glossary in a folder written into another `folder`, by category, without its variants and examples."""
    terms: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for term in load_layers([folder_layer(glossary)]).terms:
        terms[term.category].append(to_plain(replace(term, variants=(), examples=())))
    for category, held in terms.items():
        said = yaml.safe_dump({"terms": held}, allow_unicode=True, sort_keys=False)
        (folder / f"{category}.yaml").write_text(said, encoding="utf-8")
    return folder


def read(path: Path) -> str:
    """The text of a file, its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def read_passages(folder: Path) -> Iterator[Passage]:
    """The annotated texts of a folder."""
    for path in sorted(folder.glob("[0-9][0-9][0-9].txt")):
        rows = [tuple(_rows(path.with_suffix(suffix))) for suffix in (".edits.tsv", ".optional.tsv")]
        yield Passage(path.stem, read(path), *rows)


def _rows(path: Path) -> Iterator[Row]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Row(Span(int(row["start"]), int(row["end"])), row["replacement"] or "", row["zh"] or "")


def read_canon(path: Path) -> dict[str, set[str]]:
    """The right forms, folded, by their Chinese."""
    right: dict[str, set[str]] = defaultdict(set)
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                zh, cells = "".join(row[:1]), row[1:3]
                right[zh] |= {fold_form(form) for cell in cells for form in cell.split(" | ") if form}
    return right


def gloss_findings(normalizer: Normalizer, string: str) -> list[Finding]:
    """What the lattice finds in a text as it stands, whatever else is found there."""
    text = replace(plain.text_of(string), vocabulary=normalizer.vocabulary)
    return [finding for finding in normalizer.matcher.find(text) if finding.match is GLOSS]


def judge(finding: Finding, passage: Passage, term: Term | None, canon: Mapping[str, set[str]]) -> str:
    """One of `VERDICTS`."""
    for verdict, rows in (("TP", passage.edits), ("opt", passage.optional)):
        if term and any(_is_of(row, term, canon) and _covers(finding.span, row.span) for row in rows):
            return verdict
    annotated = any(row.span.overlaps(finding.span) for row in (*passage.edits, *passage.optional))
    return "rel" if annotated else "spur"


def _is_of(row: Row, term: Term, canon: Mapping[str, set[str]]) -> bool:
    return (
        row.zh in term.zh
        or fold_form(term.canonical) in canon.get(row.zh, ())
        or fold_form(row.after) == fold_form(term.canonical)
    )


def _covers(found: Span, wanted: Span) -> bool:
    """Whether half of the two places is common to them, or the found one holds the other."""
    common = min(found.end, wanted.end) - max(found.start, wanted.start)
    both = max(found.end, wanted.end) - min(found.start, wanted.start)
    return found.covers(wanted) or 2 * common >= both


def band(finding: Finding) -> tuple[str, ...]:
    """The band of a finding's score."""
    highest = ("", *(f"{least}" for least in BANDS))
    at = next(place for place, least in enumerate(BANDS) if finding.score >= least)
    return (f">= {BANDS[0]}" if at == 0 else f"{BANDS[at]} - {highest[at]}",)


def level(finding: Finding) -> tuple[str, ...]:
    """What is done with a finding."""
    return (finding.applicability.name.lower(),)


def kinds_of_evidence(finding: Finding) -> tuple[str, ...]:
    """What speaks for and against a finding, slots by their count, other kinds once."""
    return tuple(each if each.endswith(("slot", "slots")) else _COUNT.sub("", each) for each in finding.evidence)


def table(
    name: str,
    judged: Iterable[tuple[Finding, str]],
    elsewhere: Sequence[Finding] | None,
    key: Callable[[Finding], tuple[str, ...]],
) -> Iterator[str]:
    """The lines of one table: findings counted by what `key` tells of them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding, verdict in judged:
        for each in key(finding):
            counts[each][verdict] += 1
    for finding in elsewhere or ():
        for each in key(finding):
            counts[each]["corpus"] += 1
    columns = ("n", *VERDICTS, "precision", *(["corpus"] if elsewhere is not None else []))
    yield f"{name:{_WIDTH}}" + "".join(f"{column:>10}" for column in columns)
    order = sorted(counts, key=lambda each: (name != "evidence" and -counts[each].total(), each))
    for each in sorted(counts, reverse=True) if name == "score" else order:
        count = counts[each]
        n = sum(count[verdict] for verdict in VERDICTS)
        precision = f"{(count['TP'] + count['opt']) / n:.2f}" if n else "-"
        cells = [n, *(count[verdict] for verdict in VERDICTS), precision]
        cells += [count["corpus"]] if elsewhere is not None else []
        yield f"{each:{_WIDTH}}" + "".join(f"{cell:>10}" for cell in cells)


if __name__ == "__main__":
    main()
