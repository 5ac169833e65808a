"""Shows what a change of the glossary changes in texts: every sentence that comes out otherwise, and counts by term.

OLD and NEW are folders of glossary files, or revisions of this repository (main, HEAD~3, v0.2.0).

usage: python scripts/delta.py OLD NEW TEXT... [--level safe|unsafe] [--most N]
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from normalizer.api import Normalizer
from normalizer.core.result import Change, Result
from normalizer.core.span import Span

CHECKOUT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Prints the changed sentences of each text, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--level", choices=("safe", "unsafe"), default="safe")
    parser.add_argument("--most", type=int, default=10_000, help="sentences shown at most")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        old, new = (
            Normalizer(builtin=find(name, Path(folder) / side)) for name, side in ((args.old, "a"), (args.new, "b"))
        )
        shown, lost, won = 0, Counter[str](), Counter[str]()
        for path in args.texts:
            text = path.read_bytes().decode("utf-8")
            before, after = (each.normalize(text, args.level) for each in (old, new))
            lost.update(rules(set(before.changes) - set(after.changes)))
            won.update(rules(set(after.changes) - set(before.changes)))
            for sentence in changed_sentences(before, after):
                shown += 1
                if shown <= args.most:
                    print(f"{path}:{before.text.lines.place(sentence.start)[0]}")
                    for sign, result in (("-", before), ("+", after)):
                        print(f"  {sign} {rendered(result, sentence)}")
    print(f"\n{shown} sentences changed in {len(args.texts)} texts")
    for rule in sorted(lost.keys() | won.keys(), key=lambda rule: (-lost[rule] - won[rule], rule)):
        print(f"  {rule:50} {-lost[rule]:+5} {won[rule]:+5}")
    return 0


def find(name: str, folder: Path) -> Path:
    """The folder of that name, or the glossaries of that revision put into `folder`."""
    if Path(name).is_dir():
        return Path(name)
    packed = subprocess.run(["git", "archive", name, "glossaries"], cwd=CHECKOUT, capture_output=True, check=False)
    if packed.returncode:
        sys.exit(f"{name}: neither a folder nor a revision: {packed.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "glossaries"


def rules(changes: set[Change]) -> Iterator[str]:
    """The terms and rules behind changes."""
    for change in changes:
        yield from {finding.rule for finding in change.findings}


def changed_sentences(before: Result, after: Result) -> list[Span]:
    """The sentences of the original in which the two differ."""
    places = {(change.span, change.after) for change in before.changes} ^ {(c.span, c.after) for c in after.changes}
    return sorted({before.text.sentence(span.start) for span, _ in places})


def rendered(result: Result, sentence: Span) -> str:
    """A sentence with the changes made in it, those in brackets."""
    pieces, at = [], sentence.start
    for change in result.changes:
        if sentence.start <= change.span.start < sentence.end:
            pieces += [result.before[at : change.span.start], f"[{change.before}→{change.after}]"]
            at = change.span.end
    return " ".join("".join([*pieces, result.before[at : sentence.end]]).split())


if __name__ == "__main__":
    sys.exit(main())
