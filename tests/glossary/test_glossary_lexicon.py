"""The lexicon: what is refused, how a phrase is cut, and that the shipped one covers every shipped term."""

from pathlib import Path

import pytest

from normalizer.core.errors import GlossaryError
from normalizer.glossary.lexicon import Lexicon, load_lexicon, read_lexicon
from normalizer.glossary.load import builtin_layer, load_layers

TEXT = """\
morphemes:
  - {zh: 维护, acceptable: [uphold, safeguard], garble: [maintenance]}
  - {zh: 两个, acceptable: [two]}
  - {zh: 两, acceptable: [two]}
  - {zh: 的, light: true}
  - {zh: 党, acceptable: [Party]}
  - {zh: 党建, acceptable: [Party building]}
  - {zh: 建设, acceptable: [building], light: true}
families: [[maintain, maintenance]]
apart: [[public, publicity]]
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    path = tmp_path / "lexicon.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load_lexicon(path)


CUTS = [
    ("", []),
    ("、 ·“”", []),
    ("两个维护", ["两个", "维护"]),
    ("“两个维护”", ["两个", "维护"]),
    ("党的建设", ["党", "的", "建设"]),
    ("党建设", ["党", "建设"]),
    ("党建", ["党建"]),
    ("两维护", ["两", "维护"]),
    ("维权", ["维", "权"]),
    ("21世", ["2", "1", "世"]),
]


@pytest.mark.parametrize(("chinese", "pieces"), CUTS)
def test_a_phrase_is_cut_into_few_pieces_with_little_left(lexicon: Lexicon, chinese: str, pieces: list[str]) -> None:
    assert [piece if isinstance(piece, str) else piece.zh for piece in lexicon.cut(chinese)] == pieces


def test_what_is_not_covered_is_told(lexicon: Lexicon) -> None:
    assert lexicon.uncovered("两个维护") == ""
    assert lexicon.uncovered("维权WTO21") == "维权"


def test_what_is_read(lexicon: Lexicon) -> None:
    assert lexicon.morphemes["维护"].garble == ("maintenance",)
    assert lexicon.morphemes["的"].light
    assert (lexicon.families, lexicon.apart) == ((("maintain", "maintenance"),), (("public", "publicity"),))


REFUSED = [
    ("morphemes: [{acceptable: [a]}]", "a morpheme without 'zh'"),
    ("morphemes: [{zh: 党}]", "'党' has no English"),
    ("morphemes: [{zh: 党, acceptable: [a], garble: [a]}]", "'a' is acceptable for '党' and a garble of it"),
    ("morphemes: [{zh: 党, light: true}, {zh: 党, light: true}]", "'党' stands twice"),
    ("morphemes: [{zh: 党, accept: [a]}]", "unknown key 'accept' in a morpheme"),
    ("morphems: []", "unknown key 'morphems' in a lexicon"),
    ("- a", "a lexicon must be a mapping, not a list"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "lexicon.yaml"
    path.write_text(text, encoding="utf-8")
    lexicon, errors = read_lexicon(path)
    assert lexicon is None
    assert errors[0].message.startswith(message)
    with pytest.raises(GlossaryError):
        load_lexicon(path)


def test_the_shipped_lexicon_covers_the_chinese_of_every_shipped_term() -> None:
    lexicon = load_lexicon()
    terms = load_layers([builtin_layer()]).terms
    missing = {zh: left for term in terms for zh in term.zh if (left := lexicon.uncovered(zh))}
    assert missing == {}
    assert len(lexicon.morphemes) >= 1500


def test_every_shipped_gloss_is_a_word_as_it_stands_in_a_text() -> None:
    for morpheme in load_lexicon().morphemes.values():
        for word in (*morpheme.acceptable, *morpheme.garble):
            assert "(" not in word and ";" not in word, (morpheme.zh, word)  # noqa: PT018
