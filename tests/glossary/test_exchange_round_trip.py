"""Terms go out and come back the same: in csv, tsv, tbx2 and tbx3, whatever they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizer.glossary.exchange import EXCHANGES
from normalizer.glossary.exchange.more import dump, load
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.plain import from_plain, to_plain
from normalizer.glossary.schema import Example, Glossary, Term, Variant
from tests.glossary.strategies import HERE, passed, terms

LOSS_FREE = ["csv", "tsv", "tbx2", "tbx3"]
SHIPPED = load_layers([builtin_layer()])
TRICKY = [
    "a|b",
    "a | b",
    "a \\| b",
    "c:\\",
    "=1+1",
    "'=1",
    "''-a",
    "@a",
    "+1 b",
    "-a",
    "<b>&amp;",
    '"a"',
    "a, b; c",
    "]]>a",
]
rough = st.text(max_size=20).filter(lambda text: bool(text.strip()))
rough_terms = st.builds(
    lambda term, note, authority, keep, form, category: replace(
        term,
        category=category,
        note=note,
        authority=authority,
        examples=(*term.examples, Example(HERE, keep=keep)),
        variants=(Variant(HERE, form=form, context=term.context), *term.variants),
    ),
    terms,
    rough | st.sampled_from([" a", "a\r\nb", "a\rb", "\x01", "a\x85b", "\ufeffa", "gnorm: {", "'", "{}", "x\u2028x"]),
    rough,
    rough,
    st.sampled_from(TRICKY),
    st.sampled_from(["g", "party-building", "党建", "A & B"]),
)


def back(name: str, glossary: Glossary, edit: Any = lambda text: text) -> list[Term]:
    """The terms after they went out, were edited, and came in again."""
    exchange = EXCHANGES[name]
    (text,) = exchange.write(glossary).values()
    assert exchange.read is not None
    found = exchange.read(edit(text.encode().decode("utf-8-sig")), "back.file")
    return [from_plain({k: v for k, v in each.items() if k != "category"}, each["category"], HERE) for each in found]


def unplaced(term: Term) -> Term:
    return from_plain(to_plain(term), term.category, HERE)


@pytest.mark.parametrize("name", LOSS_FREE)
@given(term=terms)
def test_any_term_comes_back(name: str, term: Term) -> None:
    term = passed(term)
    assert back(name, Glossary((term,))) == [term]


@pytest.mark.parametrize("name", LOSS_FREE)
@given(term=rough_terms)
def test_any_text_comes_back(name: str, term: Term) -> None:
    term = passed(term)
    assert back(name, Glossary((term,))) == [term]


@pytest.mark.parametrize("name", LOSS_FREE)
def test_the_shipped_glossary_comes_back(name: str) -> None:
    assert back(name, SHIPPED) == [unplaced(term) for term in SHIPPED.terms]


@pytest.mark.parametrize("name", LOSS_FREE)
def test_patterns_keep_their_place_among_forms_that_are_edited(name: str) -> None:
    variants = [Variant(HERE, form="aa"), Variant(HERE, pattern="b+"), Variant(HERE, form="cc", reason="why"),
                Variant(HERE, pattern="d+"), Variant(HERE, form="ee")]  # fmt: skip
    term = Term("t", "new", HERE, "g", variants=tuple(variants))

    def edit(text: str) -> str:
        # The rest, where the old form stands too, is left as it is.
        return text.replace("aa | cc", "zz | cc").replace("<term>aa</term>", "<term>zz</term>")

    (found,) = back(name, Glossary((term,)), edit)
    assert found.variants == (Variant(HERE, form="zz"), *variants[1:])


@pytest.mark.parametrize("name", LOSS_FREE)
def test_what_is_edited_where_people_see_it_wins(name: str) -> None:
    term = Term(
        "t", "old form", HERE, "g", note=" two\r\n  words ", variants=(Variant(HERE, form="bad", reason="why"),)
    )

    def edit(text: str) -> str:
        text = text.replace("old form", "new form")
        return re.sub("([,\t>])bad([,\t<])", r"\1worse\2", text)

    (found,) = back(name, Glossary((term,)), edit)
    assert (found.canonical, found.note) == ("new form", term.note)
    assert found.variants == (Variant(HERE, form="worse"),)
    (found,) = back(name, Glossary((term,)), lambda text: text.replace("two", "three", 1))
    assert found.note.split() == ["three", "words"]
    assert found.variants == term.variants


@given(st.recursive(st.text(st.characters()), lambda held: st.lists(held, max_size=3)))
def test_json_is_ascii_safe_and_comes_back(value: Any) -> None:
    dumped = dump({"a": value})
    assert dumped.isprintable()
    assert load(dumped, HERE) == {"a": value}


def test_a_dropped_column_is_not_a_deleted_list() -> None:
    term = Term("t", "new", HERE, "g", variants=(Variant(HERE, form="old", reason="why"),))

    def without_variants(text: str) -> str:
        rows = [row.split("\t") for row in text.splitlines()]
        at = rows[0].index("variants")
        return "\n".join("\t".join(row[:at] + row[at + 1 :]) for row in rows)

    assert back("tsv", Glossary((term,)), without_variants) == [term]
    (found,) = back("tsv", Glossary((term,)), lambda text: text.replace("\told\t", "\t\t"))
    assert found.variants == ()


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_is_a_formula(name: str, mark: str) -> None:
    term = Term("t", f"{mark}cmd", HERE, "g", note=f"{mark}2", variants=(Variant(HERE, form=f"{mark}3"),))
    (text,) = EXCHANGES[name].write(Glossary((term,))).values()
    row = text.splitlines()[1]
    assert f"'{mark}cmd" in row
    assert f",{mark}" not in row
    assert f"\t{mark}" not in row


def test_excel_sees_that_it_is_utf8() -> None:
    (text,) = EXCHANGES["csv"].write(SHIPPED).values()
    assert text.startswith("\ufeffid,category,zh,")


def test_columns_may_stand_in_any_order_and_ids_are_found() -> None:
    read = EXCHANGES["csv"].read
    assert read is not None
    found = read(
        "zh, canonical ,admitted\n两个维护| 党建,Two Upholds,\n党建,Two Upholds,a | b\n,\n党,建!a,\n", "dir/my.csv"
    )
    assert found == [
        {"category": "my", "id": "two-upholds", "zh": ["两个维护", "党建"], "canonical": "Two Upholds"},
        {"category": "my", "id": "two-upholds-2", "zh": "党建", "canonical": "Two Upholds", "admitted": ["a", "b"]},
        {"category": "my", "id": "a", "zh": "党", "canonical": "建!a"},
    ]
