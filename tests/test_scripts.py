"""The maintainers' scripts: what changed between two glossaries, and the catalogue's pages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from normalizer.glossary.load import builtin_layer, load_layers
from scripts.build_catalogue import _bare, pages

CHECKOUT = Path(__file__).parents[1]


def run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=CHECKOUT, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def write(folder: Path, terms: str) -> Path:
    folder.mkdir()
    (folder / "a.yaml").write_text(f"terms: [{terms}]", encoding="utf-8")
    return folder


def test_the_delta_shows_each_changed_sentence_and_counts(tmp_path: Path) -> None:
    old = write(
        tmp_path / "old", "{id: a, canonical: Alpha, variants: [old one]}, {id: b, canonical: B, variants: [bee]}"
    )
    new = write(
        tmp_path / "new", "{id: a, canonical: Alpha, variants: [new one]}, {id: b, canonical: B, variants: [bee]}"
    )
    text = tmp_path / "text.txt"
    text.write_text("The old one, a bee. Nothing here.\nThe new one. The bee.\n", encoding="utf-8")
    same = run("scripts/delta.py", str(old), str(old), str(text))
    assert same.startswith("\n0 sentences changed in 1 texts\n")
    changed = run("scripts/delta.py", str(old), str(new), str(text))
    assert "  - The [old one→Alpha], a [bee→B].\n  + The old one, a [bee→B].\n" in changed
    assert "  - The new one.\n  + The [new one→Alpha].\n" in changed
    assert "2 sentences changed in 1 texts\n" in changed
    assert re.search(r"term/a +-1 +\+1\n", changed)
    assert "term/b" not in changed


def test_a_delta_of_nothing_known_is_told(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run("scripts/delta.py", "no-such-revision", str(tmp_path), "README.md")
    assert "neither a folder nor a revision" in caught.value.stderr


def test_the_catalogue_holds_every_term_and_is_up_to_date() -> None:
    made = pages()
    held = {path.name: path.read_text(encoding="utf-8") for path in (CHECKOUT / "docs/terms").glob("*")}
    assert {name: _bare(text) for name, text in made.items()} == {name: _bare(text) for name, text in held.items()}
    terms = load_layers([builtin_layer()]).terms
    assert all(f'<tr id="{term.id}">' in made["index.html"] for term in terms)
    assert set(made) == {f"{term.category}.md" for term in terms} | {"README.md", "index.html"}
