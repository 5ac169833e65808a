"""A control: a glossary of unrelated terms, made of the very words of some texts, must not change one of them.

Every term's canonical form is a phrase of two to four words drawn at random from the
vocabulary of the texts; its variants are phrases that do stand in them.  So the terms are
met all the time and mean nothing.  A third is only shown (`loose`), a third only offered
(`preferred`), and a third would be written (`fixed`) on the evidence that the built-in
terms ask for: here it never comes together, unless the gates are broken.

usage: python scripts/control.py FOLDER [--terms N] [--seed N] [--write FILE]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from normalizer.api import Normalizer
from normalizer.core.finding import Applicability

TERMS = 2000
_WORD = re.compile(r"[A-Za-z]{3,}")
_RUN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){1,3}")
_WORDINGS = ("loose", "preferred", "fixed")


def build(texts: Sequence[str], terms: int = TERMS, seed: int = 1) -> dict[str, object]:
    """A glossary of `terms` terms that have nothing to do with each other or with what they stand beside."""
    chance = random.Random(seed)
    words = sorted({word.lower() for text in texts for word in _WORD.findall(text)})
    phrases = sorted({phrase for text in texts for phrase in _runs(text)})
    chance.shuffle(phrases)
    made: list[dict[str, object]] = []
    seen: set[str] = set(phrases)
    while len(made) < terms and phrases:
        canonical = " ".join(chance.sample(words, chance.randint(2, 4)))
        if canonical in seen:
            continue
        seen.add(canonical)
        number = len(made)
        term: dict[str, object] = {
            "id": f"control-{number}",
            "canonical": canonical,
            "wording": _WORDINGS[number % 3],
            "number": "invariant",
            "variants": [phrases.pop()],
            "context": {"near": [" ".join(chance.sample(words, 3))], "quoted": False},
        }
        if term["wording"] == "loose":
            del term["context"]  # what is never written needs no evidence
        made.append(term)
    return {"terms": made}


def _runs(text: str) -> set[str]:
    """Phrases of two to four words in a row, as they stand, lower case."""
    found = set()
    for run in _RUN.findall(text):
        words = run.lower().split()
        for count in (2, 3, 4):
            found |= {" ".join(words[at : at + count]) for at in range(len(words) - count + 1)}
    return found


def count(glossary: dict[str, object], texts: Sequence[str]) -> Counter[str]:
    """How often the glossary's terms are met in the texts, by applicability."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "control.yaml"
        path.write_text(yaml.safe_dump(glossary, sort_keys=False), encoding="utf-8")
        normalizer = Normalizer([path], builtin=False, select=["term/*"])
        met: Counter[str] = Counter()
        for text in texts:
            result = normalizer.normalize(text, Applicability.SAFE)
            met["safe"] += len(result.changes)
            met.update(finding.applicability.name.lower() for finding in result.remaining)
        return met


def main() -> int:
    """Prints how often the terms were met; 1 when one was written."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--terms", type=int, default=TERMS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="keep the glossary in this file")
    args = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8") for path in sorted(args.folder.glob("*.txt")) if ".zh." not in path.name]
    glossary = build(texts, args.terms, args.seed)
    if args.write:
        args.write.write_text(yaml.safe_dump(glossary, sort_keys=False), encoding="utf-8")
    met = count(glossary, texts)
    print(
        f"{len(glossary['terms'])} terms, {len(texts)} texts: {met['safe']} written, "  # type: ignore[arg-type]
        f"{met['unsafe']} offered, {met['display']} shown"
    )
    return int(met["safe"] > 0)


if __name__ == "__main__":
    sys.exit(main())
