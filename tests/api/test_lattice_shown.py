"""What is shown of the lattice: the slots on a term's card, terms that the same words would fill."""

from pathlib import Path

import pytest

from normalizer.api import Normalizer
from normalizer.api.card import explain
from normalizer.api.glossary import check_glossary


def glossary(folder: Path, text: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(card: str) -> list[str]:
    """The lines of the slots."""
    lines = card.splitlines()
    first = next((at for at, line in enumerate(lines) if line.startswith("  slots")), len(lines))
    last = next((at for at, line in enumerate(lines) if at > first and not line.startswith(" " * 14)), len(lines))
    return [line[14:] for line in lines[first:last]]


@pytest.mark.parametrize("term", ["canonical: Two Upholds", "canonical: Two Upholds, zh: 𠮷"])
def test_without_chinese_that_can_be_cut_there_are_no_slots(tmp_path: Path, term: str) -> None:
    normalizer = Normalizer([glossary(tmp_path, f"terms: [{{id: a, {term}}}]")], builtin=False)
    assert rows(explain(normalizer, "a")) == []


def test_the_card_shows_the_slots_in_the_order_of_the_chinese(tmp_path: Path) -> None:
    terms = "{id: a, canonical: Two Upholds, zh: 两个维护}, {id: b, canonical: united front work, zh: 统一战线工作}"
    text = f"terms: [{terms}]"
    normalizer = Normalizer([glossary(tmp_path, text)], builtin=False)
    two, upholds = rows(explain(normalizer, "a"))
    assert two.startswith("两个  two, both")
    assert upholds.startswith("维护  uphold")
    assert "; garbles: maintenance" in upholds
    united, front, work = rows(explain(normalizer, "term/b"))
    assert (united[:2], front[:2], work[:2]) == ("统一", "战线", "工作")
    assert work.endswith("; may be left out")
    assert not front.endswith("may be left out")
    assert all(line.count(",") <= 13 for line in (two, upholds, united, front, work))


APART = "terms: [{id: a, canonical: Two Upholds, zh: 两个维护}, {id: b, canonical: Two Establishments, zh: 两个确立}]"
SAME = "terms: [{id: a, canonical: A, zh: 两个维护}, {id: b, canonical: A, zh: 两个维护}]"
ALIKE = (
    "terms: [{id: z, canonical: united front, zh: 统一战线}, {id: y, canonical: united front work, zh: 统一战线工作}]"
)


@pytest.mark.parametrize("text", [APART, SAME])
def test_no_note_of_terms_that_differ_in_a_slot_or_say_the_same(tmp_path: Path, text: str) -> None:
    counts, errors = check_glossary([glossary(tmp_path, text)], builtin=False)
    assert (counts.notes, errors) == ((), [])


def test_terms_with_the_slots_of_an_earlier_one_are_noted_once(tmp_path: Path) -> None:
    path = glossary(tmp_path, ALIKE)
    counts, errors = check_glossary([path], builtin=False)
    (note,) = counts.notes
    assert f"'y' has the slots of 'z' at {path}:1:9, which comes first: 统一 战线" in str(note)
    assert str(note).startswith(f"{path}:1:53: ")
    assert errors == []


def test_only_the_users_own_terms_are_noted_over_the_builtin_ones(tmp_path: Path) -> None:
    path = glossary(tmp_path, "terms: [{id: mine, canonical: Two Shields, zh: 两个维护}]")
    counts, _ = check_glossary([path])
    (note,) = counts.notes
    assert "'mine' has the slots of 'two-upholds'" in str(note)
    assert len(check_glossary()[0].notes) > 1
