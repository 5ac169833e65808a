"""Layers: what lies above replaces, extends and disables what lies below."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary import shipped
from normalizer.glossary.load import builtin_layer, folder_layer, load_layers, read_layers
from normalizer.glossary.schema import Context, Glossary
from normalizer.glossary.shipped import builtin_folder
from tests.glossary.conftest import Read

Load = Callable[..., Glossary]

BELOW = """\
terms:
  - id: a
    canonical: A one
    zh: 甲
    note: below
    admitted: [A two]
    context: {near: [x]}
    variants: [a ones, {form: a ones more, context: {near: [y]}}]
  - {id: b, canonical: B one, note: below}
"""


def canonicals(glossary: Glossary) -> dict[str, str]:
    return {term.id: term.canonical for term in glossary.terms}


def test_a_term_replaces_that_of_the_layer_below_wholly(load: Load) -> None:
    glossary = load(BELOW, "terms:\n  - {id: a, canonical: Another}\n")
    assert canonicals(glossary) == {"a": "Another", "b": "B one"}
    term = glossary.get("a")
    assert term is not None
    assert (term.note, term.variants, term.place, term.category) == ("", (), Place("g1.yaml", 2, 5), "g1")


def test_extending_merges_field_by_field(load: Load) -> None:
    glossary = load(
        BELOW, "terms:\n  - {id: a, extends: a, canonical: Another, admitted: [A three], context: {near: [z]}}\n"
    )
    term = glossary.get("a")
    assert term is not None
    assert (term.canonical, term.note, term.zh, term.right_forms[1:]) == ("Another", "below", ("甲",), ("A three",))
    assert [(variant.form, variant.context) for variant in term.variants] == [
        ("a ones", Context(("z",))),
        ("a ones more", Context(("y",))),
    ]
    assert term.place.path == "g1.yaml"
    assert term.variants[0].place.path == "g.yaml"


WORDINGS = [
    ("terms: [{id: a, canonical: A}]", "fixed"),
    ("wording: preferred\nterms: [{id: a, canonical: A}]", "preferred"),
    ("terms: [{id: a, canonical: A}]\nwording: loose", "loose"),
    ("wording: preferred\nterms: [{id: a, canonical: A, wording: fixed}]", "fixed"),
]


@pytest.mark.parametrize(("text", "wording"), WORDINGS)
def test_a_file_says_the_wording_of_its_terms(load: Load, text: str, wording: str) -> None:
    (term,) = load(text).terms
    assert term.wording == wording


def test_the_wording_of_a_file_is_for_its_own_new_terms(load: Load) -> None:
    below = "wording: preferred\nterms: [{id: a, canonical: A}, {id: b, canonical: B}, {id: d, canonical: D}]"
    above = "wording: loose\nterms: [{id: a, extends: a, note: n}, {id: b, canonical: B}, {id: c, canonical: C}]"
    glossary = load(below, above)
    assert [(term.id, str(term.wording)) for term in glossary.terms] == [
        ("a", "preferred"),
        ("b", "loose"),
        ("d", "preferred"),
        ("c", "loose"),
    ]


def test_the_wording_of_a_file_reaches_neither_other_files_nor_a_profile_s_terms(load: Load) -> None:
    glossary = load("terms: [{id: a, canonical: A}]", "wording: loose\nprofile: p\nterms: [{id: a, note: n}]")
    (term,) = glossary.terms
    assert (str(term.wording), term.note) == ("fixed", "n")


def test_extending_without_an_id_is_about_the_term_extended(load: Load) -> None:
    glossary = load(BELOW, "terms:\n  - {extends: b, note: above}\n")
    assert [(term.id, term.canonical, term.note) for term in glossary.terms][1] == ("b", "B one", "above")


def test_extending_with_another_id_makes_another_term(load: Load) -> None:
    glossary = load(BELOW, "terms:\n  - {id: c, extends: b, canonical: C one}\n")
    assert canonicals(glossary) == {"a": "A one", "b": "B one", "c": "C one"}
    assert [term.note for term in glossary.terms] == ["below", "below", "below"]


def test_three_layers_extend_in_turn(load: Load) -> None:
    glossary = load(BELOW, "terms:\n  - {extends: b, note: middle}\n", "terms:\n  - {extends: b, canonical: Top}\n")
    assert [(term.canonical, term.note) for term in glossary.terms][1] == ("Top", "middle")


def test_disabled_terms_are_out_and_named(load: Load) -> None:
    glossary = load(BELOW, "disable: [a]\n")
    assert (canonicals(glossary), glossary.disabled, glossary.get("a")) == ({"b": "B one"}, {"a"}, None)


def test_a_layer_above_may_bring_a_disabled_term_back(load: Load) -> None:
    glossary = load(BELOW, "disable: [a]\n", "terms:\n  - extends: a\n")
    assert (canonicals(glossary), glossary.disabled) == ({"a": "A one", "b": "B one"}, frozenset())


def test_ties_are_kept(load: Load) -> None:
    assert load(BELOW, "ties: [[a, b]]\n").ties == (frozenset({"a", "b"}),)


def test_an_extended_file_lies_below(load: Load) -> None:
    files = {"house.yaml": "extends: base.yaml\nterms:\n  - {extends: a, note: house}\n", "base.yaml": BELOW}
    glossary = load("extends: house.yaml\nterms:\n  - {extends: a, canonical: Mine}\n", others=files)
    assert [(term.canonical, term.note) for term in glossary.terms] == [("Mine", "house"), ("B one", "below")]


def test_an_extended_file_is_sought_beside_the_one_that_extends_it(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "base.yaml").write_text(BELOW)
    (tmp_path / "inner" / "house.yaml").write_text("extends: base.yaml\n")
    (tmp_path / "mine.yaml").write_text("extends: inner/house.yaml\n")
    glossary = load_layers([[tmp_path / "mine.yaml"]])
    assert [term.category for term in glossary.terms] == ["base", "base"]


def test_a_file_extended_twice_is_laid_once(load: Load) -> None:
    files = {"base.yaml": "terms:\n  - {id: a, canonical: Base}\n"}
    above = "extends: base.yaml\nterms:\n  - {id: a, canonical: Above}\n"
    assert canonicals(load(above, "extends: base.yaml\n", others=files)) == {"a": "Above"}


REFUSED: list[tuple[str, list[str], dict[str, str], list[tuple[str, str]]]] = [
    ("disable-typo", [BELOW, "disable: [a, aa]\n"], {}, [("g1.yaml:1:14: no term 'aa'", "did you mean 'a'?")]),
    (
        "disable-own",
        [BELOW, "disable: [a]\nterms: [{id: a, canonical: A}]\n"],
        {},
        [
            (
                "g1.yaml:1:11: 'a' is disabled here and defined at g1.yaml:2:9",
                "do one of the two: a term replaces that of the layer below",
            )
        ],
    ),
    (
        "extends-own-layer",
        ["terms:\n  - {id: a, canonical: A}\n  - {id: b, extends: a}\n"],
        {},
        [("g.yaml:3:22: no term 'a' in the layers below", "look up the id with the terms of the layers below")],
    ),
    (
        "extends-typo",
        ["terms: [{id: two-upholds, canonical: A}]", "terms: [{extends: two-uphold}]"],
        {},
        [("g1.yaml:1:19: no term 'two-uphold' in the layers below", "did you mean 'two-upholds'?")],
    ),
    (
        "circle",
        ["extends: b.yaml\n"],
        {"b.yaml": "extends: ./g.yaml\n"},
        [("b.yaml:1:10: glossaries that extend each other in a circle", "take 'extends' out")],
    ),
    (
        "chain",
        ["extends: c0.yaml\n"],
        {f"c{n}.yaml": f"extends: c{n + 1}.yaml\n" for n in range(40)},
        [("c18.yaml:1:10: glossaries that extend each other through more than 20 files", "take 'extends' out")],
    ),
    (
        "fault-below",
        ["extends: b.yaml\nterm: []\n"],
        {"b.yaml": "terms: [{id: A, canonical: B}]\n"},
        [
            ("g.yaml:2:1: unknown key 'term' in a glossary", "did you mean 'terms'?"),
            ("b.yaml:1:14: 'A' is no id", "write 'a'"),
        ],
    ),
    (
        "dates-of-two-layers",
        ["terms: [{id: a, canonical: A, valid_to: 2020-01-01}]", "terms: [{extends: a, valid_from: 2021-01-01}]"],
        {},
        [
            (
                "g1.yaml:1:9: 'a' is valid from 2021-01-01 to 2020-01-01, which is before",
                "exchange the two dates, or correct one",
            )
        ],
    ),
]


@pytest.mark.parametrize(("texts", "others", "told"), [pytest.param(*case[1:], id=case[0]) for case in REFUSED])
def test_refused(read: Read, texts: list[str], others: dict[str, str], told: list[tuple[str, str]]) -> None:
    _, errors = read(*texts, others=others)
    assert [(str(error), error.hint) for error in errors] == told


def test_two_files_of_one_layer_share_their_ids(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("terms:\n  - {id: a, canonical: A}\n")
    _, errors = read_layers([folder_layer(tmp_path)])
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    assert [str(error) for error in errors] == [f"{two}:2:5: two terms have the id 'a'; the other is at {one}:2:5"]


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / ("a-long-name-" * 8) / "none.yaml"
    with pytest.raises(GlossaryError) as caught:
        load_layers([[path]])
    assert (caught.value.message, caught.value.where) == (f"the glossary '{path}' does not exist", Place(str(path)))


def test_a_circle_of_glossaries_is_seen_through_a_link(read: Read, tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "g.yaml")
    _, errors = read("extends: link.yaml\n")
    assert [error.message for error in errors] == ["glossaries that extend each other in a circle"]


def test_a_circle_of_links(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(path)
    with pytest.raises(GlossaryError, match=r"does not exist|cannot be read"):
        load_layers([[path]])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(16_000_001)
    with pytest.raises(GlossaryError, match="more than 16,000,000 bytes"):
        load_layers([[path]])


def test_the_version_follows_the_content_alone(tmp_path: Path, load: Load) -> None:
    version = load(BELOW).version
    assert len(version) == 12
    assert int(version, 16) >= 0
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_bytes(b"\xef\xbb\xbf" + BELOW.replace("\n", "\r\n").encode())
    assert load_layers([[elsewhere]]).version == version
    assert load(BELOW + "# more\n").version != version
    assert load(BELOW, "disable: [a]\n").version != version
    assert load("# one\n", "# two\n").version != load("# one\n# two\n", "").version
    assert load("terms: []\n", BELOW).version != load(BELOW, "terms: []\n").version


def test_no_layers_are_an_empty_glossary() -> None:
    assert load_layers([]).terms == ()


def test_a_folder_is_the_layer_of_its_glossaries(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "lexicon.yaml", "lexicon-more.yaml", "notes.md", "c.yml"):
        (tmp_path / name).write_text("")
    assert [path.name for path in folder_layer(tmp_path)] == ["a.yaml", "b.yaml"]


def test_the_built_in_folder_is_that_of_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "normalizer"
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    with pytest.raises(GlossaryError, match="the built-in glossaries are neither in"):
        builtin_folder()
    (tmp_path / "glossaries").mkdir()
    assert builtin_folder() == tmp_path / "glossaries"
    (package / "glossaries").mkdir(parents=True)
    assert builtin_folder() == package / "glossaries"


def test_the_built_in_folder_is_there() -> None:
    assert builtin_folder().name == "glossaries"
    assert [path.suffix for path in builtin_layer()][:1] == [".yaml"]
