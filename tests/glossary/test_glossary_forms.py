"""Forms that count as equal, and ids made of them."""

import pytest

from normalizer.glossary.forms import fold_form, is_descriptive, make_slug

DIFFERENT = [
    ("grassroots", "grass roots"),
    ("two upholds", "two uphold"),
    ("party's", "partys"),
    ("café", "cafe"),
    ("a — b", "a b"),
    ("5", "five"),
    ("", "a"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert fold_form(one) != fold_form(other)


EQUAL = [
    ("Two Upholds", "two upholds"),
    ("STRASSE", "straße"),
    ("five-star", "five star"),
    ("five‑star", "five–star"),
    ("five - star", "five star"),
    ("Party’s", "party's"),
    ("“five” stars", '"five" stars'),
    ("「five」 stars", '"five" stars'),
    ("two\n  upholds ", "two upholds"),
    ("two\u00a0upholds\u3000", "two upholds"),
    ("Ｔｗｏ－Ｕｐｈｏｌｄｓ", "two upholds"),
    ("＂two＂", '"two"'),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal(one: str, other: str) -> None:
    assert fold_form(one) == fold_form(other)


@pytest.mark.parametrize("form", [form for pair in EQUAL + DIFFERENT for form in pair])
def test_folding_twice_is_folding_once(form: str) -> None:
    assert fold_form(fold_form(form)) == fold_form(form)


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("Two Upholds", "two-upholds"),
        ("  five-star  branches! ", "five-star-branches"),
        ("People's Congress", "peoples-congress"),
        ("People’s Congress", "peoples-congress"),
        ("café", "cafe"),
        ("1:30", "1-30"),
        ("两个维护", ""),
        ("—", ""),
    ],
)
def test_slug(form: str, slug: str) -> None:
    assert make_slug(form) == slug


NAMES = (
    "Two Upholds|system of socialism with Chinese characteristics|Grade-A hospital|24/7 service|X-ray|9/11"
    "|country's \"rice bag\"|Yan'an spirit|One Country, Two Systems|Chapter XIV|Plan B|sbirro"
)
DESCRIPTIONS = (
    "Party (working) committee|townships（subdistricts）|with … at the core|with ... at the core|province/region"
    "|helping sb do sth|the X of the Party|take X, seek Y|the [Party] committee"
)


@pytest.mark.parametrize("form", NAMES.split("|"))
def test_a_name_is_no_description(form: str) -> None:
    assert not is_descriptive(form)


@pytest.mark.parametrize("form", DESCRIPTIONS.split("|"))
def test_a_description_is_no_name(form: str) -> None:
    assert is_descriptive(form)
