"""The control: unrelated terms made of a text's own words are met all the time, and nothing is written."""

from pathlib import Path

import pytest

from scripts.control import build, count

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = [path.read_bytes().decode() for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))]


def read(folder: Path) -> list[str]:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not there")
    return [path.read_bytes().decode() for path in sorted(folder.glob("*.txt")) if ".zh." not in path.name]


def test_the_seeds_come_through_unrelated_terms() -> None:
    met = count(build(SEEDS, 600), SEEDS)
    assert met["safe"] == met["unsafe"] == 0
    assert met["display"] >= 100


def test_the_control_is_on() -> None:
    """Without the evidence that is asked for, the same terms would be written."""
    glossary = build(SEEDS, 600)
    for term in glossary["terms"]:
        term.pop("context", None)
    assert count(glossary, SEEDS)["safe"] >= 100


@pytest.mark.parametrize("seed", [1, 2])
def test_the_corpus_comes_through_two_thousand_unrelated_terms(seed: int) -> None:
    texts = read(SHARED / "corpus")
    met = count(build(texts, seed=seed), texts)
    assert met["safe"] == 0
    assert met["display"] >= 1000


def test_the_clean_texts_stay_as_they_are() -> None:
    from normalizer.api import Normalizer

    normalizer = Normalizer(select=["term/*"])
    for text in read(SHARED / "clean"):
        assert [(change.before, change.after) for change in normalizer.normalize(text).changes] == []
