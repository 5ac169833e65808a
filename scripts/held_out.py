"""Writes the built-in glossary without the variants whose only witness is one of the given texts.

A variant is left out when its form (or its pattern) is met in one of TEXTS and no row of
WITNESSES, a table of garbles with the columns `zh`, `garble`, `seen_where`, names another
place where it was seen, or expected: what the rest finds was not learnt from these texts.

usage: python scripts/held_out.py OUTPUT_FOLDER --witnesses garbles.tsv TEXT...
then:  gnorm check --no-builtin --glossary OUTPUT_FOLDER/held-out.yaml TEXT...
"""

from __future__ import annotations

import argparse
import csv
from functools import cache
from pathlib import Path

import regex
import yaml

from normalizer.glossary.forms import fold_form
from normalizer.glossary.load import builtin_layer
from normalizer.match.inflection import toggle_number


def main() -> None:
    """Reads the built-in files, drops what is to be dropped and says how much that was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--witnesses", type=Path, required=True)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in args.texts]
    elsewhere = seen_elsewhere(args.witnesses)
    terms: list[dict[str, object]] = []
    contexts: dict[str, object] = {}
    dropped: list[str] = []
    for path in builtin_layer():
        file = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        contexts |= _typed(file.get("contexts", {}))
        for term in file.get("terms", []):
            kept = [v for v in term.get("variants", []) if not only_here(v, texts, elsewhere)]
            dropped += [str(v) for v in term.get("variants", []) if v not in kept]
            terms.append(_typed({**term, "variants": kept, "examples": []} if "variants" in term else term))
    args.output.mkdir(parents=True, exist_ok=True)
    target = args.output / "held-out.yaml"
    target.write_text(
        yaml.safe_dump({"contexts": contexts, "terms": terms}, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    print(f"{target}: {len(terms)} terms, {len(dropped)} variants left out")
    for variant in dropped:
        print(f"  {variant}")


def _typed(term: dict[str, object]) -> dict[str, object]:
    """A term read as text alone, with its truth values and numbers as such, so that they are written without quotes."""

    plain = {
        "quoted": lambda value: value == "true",
        "document": lambda value: int(value) if value.isdigit() else value,
    }

    def mend(value: object) -> object:
        if isinstance(value, dict):
            return {k: plain.get(k, mend)(v) for k, v in value.items()}
        return [mend(each) for each in value] if isinstance(value, list) else value

    return {key: mend(value) for key, value in term.items()}


def seen_elsewhere(table: Path) -> set[str]:
    """The folded garbles that have a witness other than a seed."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {fold_form(row["garble"]) for row in rows if not row["seen_where"].startswith("seed")}


def only_here(variant: object, texts: list[str], elsewhere: set[str]) -> bool:
    """Whether a variant, as YAML has it, is met in the texts and witnessed nowhere else."""
    form = variant if isinstance(variant, str) else ""
    if isinstance(variant, dict):
        if variant.get("pattern"):
            return any(regex.search(variant["pattern"], text, regex.IGNORECASE) for text in texts)
        form = str(variant.get("form", ""))
    folded = {fold_form(form), fold_form(toggle_number(form))}
    if folded & elsewhere:
        return False
    return any(f" {key} " in f" {_words(text)} " for text in texts for key in map(_bare, folded))


@cache
def _words(text: str) -> str:
    return " ".join(regex.findall(r"[\w']+", fold_form(text)))


def _bare(folded: str) -> str:
    return " ".join(regex.findall(r"[\w']+", folded))


if __name__ == "__main__":
    main()
