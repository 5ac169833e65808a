"""Profiles: what stays first, then what a house style prefers, and what it is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from normalizer.api import Normalizer, check_glossary
from normalizer.core.errors import UsageError
from normalizer.glossary.load import profile_layer
from normalizer.glossary.schema import FirstMention, FixMode, Glossary, Register
from normalizer.glossary.shipped import profile_names
from normalizer.glossary.spelling import Spelling
from tests.glossary.conftest import Read

Load = Callable[..., Glossary]

BASE = """\
terms:
  - id: two-upholds
    canonical: Two Upholds
    register: official
    admitted:
      - {form: Two Safeguards, register: academic, authority: CMP}
      - {form: Two Keeps, register: press}
      - Two Holds
    variants: [two maintenances]
    examples: [{before: the two maintenances, after: the Two Upholds}]
  - id: official
    canonical: official
    register: official
    admitted: [{form: cadre, register: academic}]
    wording: preferred
  - {id: plain, canonical: Party spirit, admitted: [party character]}
"""


def test_the_default_profile_changes_nothing(load: Load) -> None:
    plain, styled = load(BASE), load(BASE, "profile: default")
    assert plain.terms == styled.terms
    assert styled.style.profile == "default"
    assert styled.style.first_mention is FirstMention.NONE


def test_a_register_is_preferred_where_a_term_has_it(load: Load) -> None:
    upholds, official, plain = load(BASE, "profile: academic\nprefer: academic").terms
    assert upholds.right_forms == ("Two Safeguards", "Two Holds")
    assert (upholds.register, upholds.authority, upholds.restyled) == (Register.ACADEMIC, "CMP", True)
    assert [(variant.form, variant.fix) for variant in upholds.variants] == [
        ("two maintenances", FixMode.WRITE),
        ("Two Upholds", FixMode.WRITE),
        ("Two Keeps", FixMode.WRITE),
    ]
    # The rival of a common word stays right: nobody wants every official offered as a cadre.
    assert official.right_forms == ("cadre", "official")
    assert official.variants == ()
    assert plain.right_forms == ("Party spirit", "party character")
    assert not plain.restyled


def test_a_term_of_a_profile_changes_the_one_below_field_by_field(load: Load) -> None:
    own = "profile: house\nterms: [{id: two-upholds, canonical: Two Maintains}, {id: plain, note: n}]"
    upholds, _, plain = load(BASE, own).terms
    assert upholds.right_forms == ("Two Maintains", "Two Safeguards", "Two Keeps", "Two Holds")
    assert [variant.form for variant in upholds.variants] == ["two maintenances", "Two Upholds"]
    assert (plain.canonical, plain.note, plain.restyled) == ("Party spirit", "n", False)


def test_a_profile_may_show_examples_of_its_own(load: Load) -> None:
    examples = "examples: [{before: a two maintenances, after: a Two Maintains}]"
    own = f"profile: house\nterms: [{{id: two-upholds, canonical: Two Maintains, {examples}}}]"
    upholds = load(BASE, own).terms[0]
    assert [example.after for example in upholds.examples] == ["a Two Maintains"]
    assert not upholds.restyled


def test_a_name_with_one_capital_is_only_offered(load: Load) -> None:
    plain = load(BASE, "profile: house\nterms: [{id: plain, canonical: Party character}]").terms[2]
    assert [(variant.form, variant.fix) for variant in plain.variants] == [("Party spirit", FixMode.OFFER)]


def test_what_a_profile_admits_stays_right(load: Load) -> None:
    own = "profile: house\nterms: [{id: two-upholds, canonical: Two Safeguards, admitted: [Two Upholds]}]"
    assert load(BASE, own).terms[0].right_forms == ("Two Safeguards", "Two Upholds")
    assert [variant.form for variant in load(BASE, own).terms[0].variants] == ["two maintenances"]


def test_a_profile_extends_a_shipped_one_or_a_file(load: Load) -> None:
    by_name = load(BASE, "profile: house\nextends: academic\nspelling: british")
    assert by_name.terms[0].canonical == "Two Safeguards"
    assert (by_name.style.profile, by_name.style.spelling) == ("house", Spelling.BRITISH)
    by_file = load(BASE, "profile: b\nextends: a.yaml", others={"a.yaml": "profile: a\nprefer: press\n"})
    assert by_file.terms[0].canonical == "Two Keeps"
    assert by_file.style.profile == "b"


def test_spelling_is_that_of_the_profile(load: Load) -> None:
    text = "terms: [{id: a, canonical: spiritual civilization, admitted: [Defence Office], variants: [ghost city]}]"
    assert load(text).terms[0].right_forms == ("spiritual civilization", "Defence Office")
    british = load(text, "profile: b\nspelling: british").terms[0]
    assert british.right_forms == ("spiritual civilisation", "Defence Office")
    assert [variant.form for variant in british.variants] == [
        "ghost city",
        "spiritual civilization",
        "Defense Office",
    ]
    american = load(text, "profile: a\nspelling: american").terms[0]
    assert american.right_forms == ("spiritual civilization", "Defense Office")


REFUSED = [
    ("style-of-no-profile", "spelling: british", "'spelling' in a file that is no profile"),
    ("no-id", "profile: My House", "'My House' is no id"),
    ("unknown-spelling", "profile: a\nspelling: scottish", "'spelling' is 'scottish'"),
    ("unknown-register", "profile: a\nprefer: posh", "'prefer' is 'posh'"),
    ("unknown-term", "profile: a\nterms: [{id: two-uphold, note: n}]", "no term 'two-uphold' in the layers below"),
    ("unknown-file", "profile: a\nextends: accademic", "the glossary 'accademic' does not exist"),
]


@pytest.mark.parametrize(("text", "message"), [pytest.param(*rest, id=name) for name, *rest in REFUSED])
def test_what_is_refused(read: Read, text: str, message: str) -> None:
    glossary, errors = read(BASE, text)
    assert glossary is None
    assert [error.message for error in errors] == [message]
    assert errors[0].hint


def test_an_unknown_profile_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="there is no profile 'acadmic'") as caught:
        profile_layer("acadmic")
    assert caught.value.hint == "did you mean 'academic'?"
    with pytest.raises(UsageError, match=r"there is no profile 'none\.yaml'"):
        Normalizer(builtin=False, profile="none.yaml")


@pytest.mark.parametrize("name", profile_names())
def test_each_shipped_profile_holds(name: str) -> None:
    """Every right form under the profile is a fixed point under it, and nothing conflicts."""
    _, errors = check_glossary(profile=name)
    assert [f"{error} ({error.hint})" for error in errors] == []


def test_a_shipped_profile_goes_without_the_built_in_terms() -> None:
    assert Normalizer(builtin=False, profile="academic").glossary.terms == ()


def test_a_profile_of_ones_own_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("profile: house\nextends: academic\nterms: [{id: two-upholds, canonical: Two Safeguards}]\n")
    normalizer = Normalizer(profile=str(path))
    assert normalizer.profile == "house"
    text = "We achieve the “two maintenances”."
    assert normalizer.normalize(text).after == "We achieve the “Two Safeguards”."
    assert Normalizer().normalize(text).after == "We achieve the “Two Upholds”."
