"""A glossary as arrays: what comes back is the same in every way that a tuple of terms is used."""

from __future__ import annotations

import pickle
from copy import deepcopy
from dataclasses import replace

import pytest

from normalizer.core.errors import Place
from normalizer.core.packed import pack, unpack
from normalizer.glossary.lazy import LazyTerms
from normalizer.glossary.schema import Context, Example, Glossary, Register, Style, Term, Variant
from normalizer.glossary.spelling import Spelling
from normalizer.glossary.store import open_glossary, pack_glossary, packed_sources

HERE = Place("g\udcff.yaml", 3, 5)
CONTEXT = Context(near=("CPC",), document=None)
TERMS = (
    Term(
        "a",
        "Two Upholds",
        HERE,
        zh=("两个维护", "维护"),
        context=CONTEXT,
        variants=(Variant(HERE, "x", context=CONTEXT),),
    ),
    Term("b", "Party", Place("h.yaml"), variants=(Variant(HERE, pattern="x+", context=Context(near=("Xi",))),)),
    Term("c", "lone \ud800", HERE, context=CONTEXT, examples=(Example(HERE, keep="k"),), restyled=True),
)
GLOSSARY = Glossary(
    TERMS,
    frozenset({"d"}),
    "v1",
    (frozenset({"a", "b"}),),
    Style("p", Register.PRESS, Spelling.BRITISH),
    (("g\udcff.yaml", "0a"),),
)


def opened(glossary: Glossary = GLOSSARY) -> Glossary:
    return open_glossary(unpack(pack(pack_glossary(glossary))))


@pytest.mark.parametrize("glossary", [GLOSSARY, Glossary()])
def test_a_glossary_comes_back(glossary: Glossary) -> None:
    again = opened(glossary)
    assert again == glossary
    assert glossary == again
    assert hash(again) == hash(glossary)
    assert again.sources == glossary.sources
    assert packed_sources(unpack(pack(pack_glossary(glossary)))) == list(glossary.sources)


def test_lazy_terms_are_a_row_like_any_other() -> None:
    terms = opened().terms
    assert isinstance(terms, LazyTerms)
    assert [terms[0], terms[-1], *terms[1:]] == [TERMS[0], TERMS[2], *TERMS[1:]]
    assert (*reversed(terms),) == TERMS[::-1]
    assert TERMS[1] in terms
    assert terms.index(TERMS[2]) == 2
    assert terms == TERMS
    assert TERMS.__eq__(terms) is NotImplemented  # so that Python asks the other side
    assert terms != TERMS[:2]
    assert terms != (*TERMS[:2], TERMS[0])
    assert terms != list(TERMS)
    for outside in (3, -4):
        with pytest.raises(IndexError):
            terms[outside]


def test_each_term_is_built_once_and_shares_its_context() -> None:
    terms = opened().terms
    assert terms[0] is terms[-3]
    assert terms[0].context is terms[2].context


@pytest.mark.parametrize("glossary", [GLOSSARY, opened()])
def test_terms_are_found_by_id(glossary: Glossary) -> None:
    assert list(glossary.ids) == ["a", "b", "c"]
    assert glossary.get("b") == TERMS[1]
    assert glossary.get("d") is None
    assert replace(glossary, terms=TERMS[:1]).get("b") is None
    assert replace(glossary, style=Style()).get("b") == TERMS[1]


def test_what_is_pickled_or_copied_needs_no_arrays() -> None:
    for again in (pickle.loads(pickle.dumps(opened())), deepcopy(opened())):
        assert again == GLOSSARY
        assert isinstance(again.terms, tuple)
