"""The maintainers' scripts: the changes of a glossary, the trust in glosses, the catalogue's pages."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from normalizer.core.errors import Place
from normalizer.core.finding import GLOSS, Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.schema import Term
from scripts.build_catalogue import _bare, pages
from scripts.calibrate import BANDS, Passage, Row, band, judge, kinds_of_evidence, without_variants
from scripts.lattice_reach import held_out

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


def row(text: str, part: str, after: str = "", zh: str = "") -> Row:
    start = text.index(part)
    return Row(Span(start, start + len(part)), after, zh)


SENTENCE = "to achieve the two protections in every field and to keep the style"
UPHOLDS = Term("two-upholds", "Two Upholds", Place("formulas.yaml"), zh=("两个维护",))
CANON = {"两个坚决维护": {"two upholds", "two safeguards"}}


@pytest.mark.parametrize(
    ("verdict", "found", "edit", "optional"),
    [
        ("spur", "two protections", None, None),
        ("spur", "the style", row(SENTENCE, "two protections", zh="两个维护"), None),
        ("TP", "two protections", row(SENTENCE, "two protections", zh="两个维护"), None),
        ("TP", "two protections", row(SENTENCE, "the two protections", zh="两个维护"), None),
        ("TP", "achieve the two protections in every", row(SENTENCE, "two protections", zh="两个维护"), None),
        ("TP", "two protections", row(SENTENCE, "two protections", "two upholds"), None),
        ("TP", "two protections", row(SENTENCE, "two protections", zh="两个坚决维护"), None),
        ("opt", "two protections", None, row(SENTENCE, "two protections", zh="两个维护")),
        ("rel", "two protections", row(SENTENCE, "two protections in every field", "it", "其他"), None),
        ("rel", "two protections", row(SENTENCE, "to achieve the two protections in every field", zh="两个维护"), None),
        ("rel", "two protections", None, row(SENTENCE, "two", "2")),
    ],
)
def test_a_finding_is_judged_by_what_is_annotated(
    verdict: str, found: str, edit: Row | None, optional: Row | None
) -> None:
    passage = Passage("000", SENTENCE, (edit,) if edit else (), (optional,) if optional else ())
    finding = Finding("term/two-upholds", row(SENTENCE, found).span, "", match=GLOSS)
    assert judge(finding, passage, UPHOLDS, CANON) == verdict


def test_the_bands_leave_no_score_out() -> None:
    def of(score: float) -> str:
        (name,) = band(Finding("r", Span(0, 1), "", score=score))
        return name

    assert [of(least) for least in BANDS] == [">= 3.5", "3.0 - 3.5", "2.5 - 3.0", "2.2 - 2.5", "1.5 - 2.2"]
    assert of(3.49) == "3.0 - 3.5"
    assert of(9.0) == ">= 3.5"


def test_kinds_of_evidence_are_counted_once_but_for_slots() -> None:
    fix = Fix((), Applicability.SAFE)
    finding = Finding("r", Span(0, 1), "", fix=fix, evidence=("3 slots", "2 inversions", "quoted"))
    assert kinds_of_evidence(finding) == ("3 slots", "inversions", "quoted")


FORMULA = """terms:
  - id: two-upholds
    zh: 两个维护
    canonical: Two Upholds
    variants: [two defenses]
    context: {near: [confidence]}
    examples: [{before: 'Confidence and two defenses.', after: 'Confidence and Two Upholds.'}]
"""


def glossary_of(folder: Path, text: str = FORMULA) -> Path:
    folder.mkdir()
    (folder / "formulas.yaml").write_text(text, encoding="utf-8")
    return folder


def test_what_the_lattice_finds_is_counted_with_and_without_the_lists(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path / "glossary")
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "Achieve the “two maintenances” with confidence.\nAchieve the “two defenses” with confidence.\n"
    (gold / "001.txt").write_text(text, encoding="utf-8")
    columns = "start\tend\toriginal\treplacement\tkind\tzh\tsafe\n"
    (gold / "001.edits.tsv").write_text(f"{columns}13\t29\t\tTwo Upholds\tterm\t两个维护\tyes\n", encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text("They keep the “two maintenances” with confidence.", encoding="utf-8")
    script = ("scripts/calibrate.py", str(gold), "--corpus", str(other), "--glossary", str(glossary))
    listed = run(*script).split("\n\n")
    assert [" ".join(table.split()[:8]) for table in listed[:3]] == [
        f"{name} n TP opt rel spur precision corpus" for name in ("score", "level", "evidence")
    ]
    assert re.search(r"^quoted numeral +1 +1 +0 +0 +0 +1\.00 +1$", listed[2], re.MULTILINE)
    alone = run(*script, "--without-variants", "--show", "spur").split("\n\n")
    assert re.search(r"^quoted numeral +2 +1 +0 +0 +1 +0\.50 +1$", alone[2], re.MULTILINE)
    assert "Use 'Two Upholds' for 'two defenses'" in alone[3]
    assert "two maintenances" not in alone[3]


def test_a_glossary_without_variants_keeps_all_else(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    without_variants(glossary_of(tmp_path / "glossary"), bare)
    (term,) = yaml.safe_load((bare / "formulas.yaml").read_text(encoding="utf-8"))["terms"]
    assert term == {
        "id": "two-upholds",
        "zh": "两个维护",
        "canonical": "Two Upholds",
        "context": {"near": ["confidence"]},
    }


def test_the_reach_of_the_lattice_is_counted_by_rows(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path / "glossary")
    table = tmp_path / "garbles.tsv"
    rows = ["zh\tgarble", "两个维护\ttwo maintenances", "两个维护\tboth bananas", "香蕉\tbanana"]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    said = run("scripts/lattice_reach.py", str(table), "--glossary", str(glossary), "--show", "learnt")
    assert said.startswith(
        "learnt: 1 of 2 (0.50) rows found; of the terms that are cut into two or more 1 of 2 (0.50);"
    )
    assert "1 rows of no term\n  两个维护\tboth bananas\t" in said
    assert said.endswith(
        "held out: 0 of 0 rows found; of the terms that are cut into two or more 0 of 0;"
        " in acceptable words too 0 of 0 and 0 of 0; 0 rows of no term\n"
    )


def test_a_fifth_is_held_out_and_always_the_same() -> None:
    chinese = {str(number) for number in range(50)}
    assert len(held_out(chinese)) == 10
    assert held_out(chinese) == held_out(set(chinese))
    assert held_out(chinese) < chinese


@pytest.mark.parametrize("script", sorted(path.stem for path in (CHECKOUT / "scripts").glob("[a-z]*.py")))
def test_every_script_can_be_loaded(script: str) -> None:
    importlib.import_module(f"scripts.{script}")
