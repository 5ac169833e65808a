"""The layout: what is left as it is, then what is moved, and that nothing is said otherwise."""

import re
from pathlib import Path

import pytest
import yaml

from normalizer.api import tidy
from normalizer.core.errors import BrokenError, GlossaryError, UsageError
from normalizer.glossary import layout
from normalizer.glossary.layout import dump_terms, lay_out
from normalizer.glossary.load import builtin_layer

LAID_OUT = """\
# About these terms.
wording:   preferred   # for all
contexts:
    party: {near: [CPC]}   # as it was written
terms:
  # Above a term.
  - id: a
    zh: 两个维护
    canonical: A   # beside a key
    admitted: [B, 'C: c']
    variants:
      - x y
      - {form: z, fix: offer}
    context: {like: party, near: [one, two]}
    examples:
      - {before: an x y, after: an A}
  - id: b
    canonical: 1:30
    valid_from: 2020-01-01
    note: no
# Below the terms.
disable: [c]
"""

MESSY = """\
# About these terms.
wording:   preferred   # for all
contexts:
    party: {near: [CPC]}   # as it was written
terms:
    - note: no
      valid_from: 2020-01-01
      canonical:   1:30
      id: b

    # Above a term.
    - id: a
      context:
          like: party
          near:
          - one
          - two
      canonical: A # beside a key
      zh: 两个维护
      variants: [x y, {form: z, fix: offer}]
      admitted:
        - B
        - 'C: c'
      examples:
        - before: an x y
          after: an A
# Below the terms.
disable: [c]
"""


@pytest.mark.parametrize("text", ["", "# nothing\n", "terms: []\n", "disable: [a]\n", "terms:\n", LAID_OUT])
def test_what_is_laid_out_stays(text: str) -> None:
    assert lay_out(text) == text


def test_terms_and_keys_come_into_their_order_and_comments_stay() -> None:
    assert lay_out(MESSY) == LAID_OUT


def test_a_comment_inside_a_term_keeps_its_place() -> None:
    text = "terms:\n  - canonical: A\n    # why this id\n    id: a\n    note: n\n"
    assert lay_out(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "terms:\n- {canonical: A, id: a}   # first\n",
        "terms:\n  - canonical: A\n    id: a\n    admitted: # three\n      - B # four\n      # five\n      - C\n",
        "terms:\n  - id: a\n    examples:\n      - {keep: x} # six\n      # seven\n  # eight\n  - id: b # nine\n# ten\n",  # noqa: E501
    ],
)
def test_no_comment_is_ever_lost(text: str) -> None:
    laid_out = lay_out(text)
    assert sorted(re.findall("# .*", laid_out)) == sorted(re.findall("# .*", text))
    assert lay_out(laid_out) == laid_out


def test_what_does_not_fit_on_a_line_goes_on_many() -> None:
    forms = [f"form number {number}" for number in range(9)]
    laid_out = lay_out(f"terms:\n  - id: a\n    canonical: A\n    admitted: [{', '.join(forms)}]\n")
    assert laid_out.splitlines()[3:5] == ["    admitted:", "      - form number 0"]
    assert lay_out(laid_out) == laid_out


@pytest.mark.parametrize("path", builtin_layer()[::3], ids=lambda path: path.stem)
def test_shipped_files_say_the_same_and_settle(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    laid_out = lay_out(text)
    assert lay_out(laid_out) == laid_out
    before, after = (yaml.load(each, Loader=yaml.BaseLoader) for each in (text, laid_out))
    assert sorted(before.pop("terms", []), key=str) == sorted(after.pop("terms", []), key=str) or before == after


def test_every_shipped_file_is_laid_out() -> None:
    assert tidy(list(builtin_layer()), write=False) == []


def test_files_are_written_whole(tmp_path: Path) -> None:
    messy, fine = tmp_path / "messy.yaml", tmp_path / "fine.yaml"
    messy.write_bytes(b"\xef\xbb\xbf" + MESSY.replace("\n", "\r\n").encode())
    fine.write_text(LAID_OUT, encoding="utf-8")
    assert tidy([messy, fine], write=False) == [messy]
    assert messy.read_bytes().startswith(b"\xef\xbb\xbf")
    assert tidy([messy, fine]) == [messy]
    assert messy.read_bytes() == LAID_OUT.encode()
    assert tidy([messy, fine]) == []


def test_a_file_that_cannot_be_read_stops_all(tmp_path: Path) -> None:
    messy, wrong = tmp_path / "messy.yaml", tmp_path / "wrong.yaml"
    messy.write_text(MESSY, encoding="utf-8")
    wrong.write_text("terms: [", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"wrong\.yaml:2:1"):
        tidy([messy, wrong])
    assert messy.read_text(encoding="utf-8") == MESSY


def test_a_layout_that_would_lose_something_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(MESSY, encoding="utf-8")
    monkeypatch.setattr("normalizer.api.layout.lay_out", lambda text: text.replace("x y", "x"))
    with pytest.raises(BrokenError):
        tidy([path])
    assert path.read_text(encoding="utf-8") == MESSY


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ruamel.yaml", None)
    with pytest.raises(UsageError, match=r"needs the package ruamel\.yaml") as caught:
        lay_out(MESSY)
    assert caught.value.hint == layout._EXTRA == "pip install 'gnorm[glossary]'"


def test_terms_are_dumped_in_the_layout() -> None:
    term = {"id": "a", "canonical": "A", "variants": ["x", {"form": "y", "fix": "offer"}], "zh": ["两个", "二"]}
    text = dump_terms([term], "# Imported.\n")
    assert text.startswith("# Imported.\nterms:\n  - id: a\n")
    assert lay_out(text).replace("    zh: [两个, 二]\n", "") == text.replace("    zh: [两个, 二]\n", "")
    assert dump_terms([]) == "terms: []\n"
