"""Terms as plain data and back: nothing is lost, and no default is said."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from normalizer.glossary.layout import dump_terms
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.plain import from_plain, to_plain
from normalizer.glossary.schema import Term
from tests.glossary.conftest import Read
from tests.glossary.strategies import HERE, passed, terms

SHIPPED = load_layers([builtin_layer()]).terms


def test_a_term_with_nothing_says_nothing() -> None:
    assert to_plain(Term("a", "A", HERE)) == {"id": "a", "canonical": "A"}
    assert from_plain({"id": "a", "canonical": "A"}, "", HERE) == Term("a", "A", HERE)


def test_the_wording_of_a_file_is_said_of_each_term(read: Read) -> None:
    glossary, _ = read("wording: preferred\nterms: [{id: a, canonical: A}, {id: b, canonical: B, wording: fixed}]")
    assert glossary is not None
    assert [to_plain(term).get("wording", "") for term in glossary.terms] == ["preferred", ""]


@given(terms)
def test_any_term_comes_back(term: Term) -> None:
    term = passed(term)
    plain = json.loads(json.dumps(to_plain(term)))
    assert from_plain(plain, "g", HERE) == term


@pytest.mark.parametrize("term", SHIPPED[::9], ids=lambda term: term.id)
def test_a_shipped_term_comes_back_with_its_places(term: Term) -> None:
    places = [each.place for each in (*term.variants, *term.examples)]
    plain = json.loads(json.dumps(to_plain(term)))
    assert from_plain(plain, term.category, term.place, places) == term


def unplaced(term: Term) -> Term:
    return from_plain(to_plain(term), term.category, HERE)


def test_shipped_terms_come_back_from_a_file_that_was_dumped(read: Read) -> None:
    glossary, errors = read(dump_terms(map(to_plain, SHIPPED)))
    assert not errors
    assert [unplaced(replace(term, category="")) for term in glossary.terms] == [
        unplaced(replace(term, category="")) for term in SHIPPED
    ]
