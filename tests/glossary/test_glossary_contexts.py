"""Named contexts: what they add up to, and what is refused."""

from collections.abc import Callable

import pytest

from normalizer.glossary.schema import Context, Glossary, Register
from tests.glossary.conftest import Read

Load = Callable[..., Glossary]

NAMED = """\
contexts:
  foreign: {not_near: [Tory]}
  party: {like: foreign, near: [CPC], document: never}
terms:
  - {id: a, canonical: A, variants: [x, {form: y, context: foreign}], context: party}
  - {id: b, canonical: B, context: {like: party, near: [branch, CPC], quoted: false, document: 2}}
  - {id: c, canonical: C, context: {near: [z]}}
"""


def test_a_name_stands_for_a_context_and_like_adds_to_it(load: Load) -> None:
    glossary = load(NAMED)
    party = Context(near=("CPC",), not_near=("Tory",), document=None)
    a, b, c = glossary.terms
    assert a.context == party
    assert [variant.context for variant in a.variants] == [party, Context(not_near=("Tory",))]
    assert b.context == Context(near=("CPC", "branch"), not_near=("Tory",), quoted=False, document=2)
    assert c.context == Context(near=("z",))


def test_the_order_of_names_does_not_matter(load: Load) -> None:
    head, _, tail = NAMED.partition("  foreign: {not_near: [Tory]}\n")
    later = (head + tail).replace("terms:", "  foreign: {not_near: [Tory]}\nterms:")
    assert [term.context for term in load(later).terms] == [term.context for term in load(NAMED).terms]


def test_a_context_may_add_to_the_one_of_its_name_below(load: Load) -> None:
    glossary = load(
        NAMED, "contexts: {party: {like: party, near: [DP]}}\nterms: [{id: d, canonical: D, context: party}]"
    )
    assert glossary.get("d").context.near == ("CPC", "DP")


def test_a_context_may_be_named_in_another_file_or_below(load: Load) -> None:
    glossary = load(NAMED, "terms: [{id: d, canonical: D, context: party}]")
    assert glossary.get("d").context == glossary.get("a").context


def test_a_layer_above_may_name_it_anew_for_its_own_terms(load: Load) -> None:
    glossary = load(NAMED, "contexts: {party: {near: [DP]}}\nterms: [{id: d, canonical: D, context: party}]")
    assert glossary.get("d").context == Context(near=("DP",))
    assert glossary.get("a").context.near == ("CPC",)


REFUSED = [
    ("unknown", "terms: [{id: a, canonical: A, context: prty}]", "1:40: no context 'prty'"),
    ("no-id", "terms: [{id: a, canonical: A, context: two words}]", "1:40: 'two words' is no id"),
    ("circle", "contexts: {a: {like: b, near: [x]}, b: {like: a, near: [y]}}", "1:12: contexts that are like each other in a circle: b -> a -> b"),  # noqa: E501
    ("below-itself", "contexts: {a: {like: a, near: [x]}}", "1:22: no context 'a'"),
    ("list", "contexts: [a]", "1:11: 'contexts' must be a mapping"),
    ("unknown-key", "contexts: {a: {neer: [x]}}", "1:16: unknown key 'neer' in a context"),
    ("unmeetable", "contexts: {a: {quoted: false, document: never}}", "1:15: a context that nothing can meet"),
    ("admitted", "terms: [{canonical: A, admitted: [{register: press}]}]", "1:35: an admitted form without 'form'"),
    (
        "register",
        "terms: [{id: a, canonical: A, admitted: [{form: B, register: pres}]}]",
        "1:62: 'register' is 'pres'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [pytest.param(*rest, id=name) for name, *rest in REFUSED])
def test_what_is_refused(read: Read, text: str, told: str) -> None:
    glossary, errors = read(text)
    assert glossary is None
    assert str(errors[0]).removeprefix("g.yaml:") == told
    assert errors[0].hint


def test_a_name_stands_once_in_a_layer(read: Read) -> None:
    one = "extends: other.yaml\ncontexts: {a: {near: [x]}}\n"
    glossary, errors = read(one, others={"other.yaml": "contexts: {a: {near: [y]}}"})
    assert glossary
    assert not errors
    _, errors = read("contexts: {a: {near: [x]}, b: {near: [x]}}\n")
    assert not errors


def test_an_admitted_form_tells_whose_it_is(load: Load) -> None:
    (term,) = load(
        "terms: [{id: a, canonical: A, register: official, admitted: [B, {form: C, register: academic, authority: x}]}]"
    ).terms
    assert term.right_forms == ("A", "B", "C")
    assert (term.register, [each.register for each in term.admitted]) == (
        Register.OFFICIAL,
        [None, Register.ACADEMIC],
    )
