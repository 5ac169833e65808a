"""Glossaries that others wrote, and what the formats that lose something make of ours."""

from __future__ import annotations

import csv
import re

import pytest
import yaml

from normalizer.glossary.exchange import EXCHANGES
from normalizer.glossary.exchange.certain import certain_variants
from normalizer.glossary.forms import fold_form
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Admitted, Context, Example, FixMode, Glossary, Term, Variant
from tests.glossary.strategies import HERE

SHIPPED = load_layers([builtin_layer()])
MARTIF = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
  <termEntry id="c1">
    <descripGrp><descrip type="subjectField">politics</descrip></descripGrp>
    <note>first
      note</note><note>second</note>
    <langSet xml:lang="de"><tig><term>Parteiaufbau</term></tig></langSet>
    <langSet xml:lang="zh-TW"><tig><term>黨建</term></tig></langSet>
    <langSet xml:lang="zh-CN"><tig><term>党建</term></tig></langSet>
    <langSet xml:lang="en-GB">
      <ntig><termGrp><term>building the <hi>Party</hi></term></termGrp></ntig>
      <ntig><termGrp><term>party construction</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
    </langSet>
    <langSet xml:lang="en-US">
      <tig><term>Party building</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    </langSet>
  </termEntry>
  <termEntry><langSet xml:lang="en"><tig><term>old</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig><tig><term>new</term></tig>
  </langSet></termEntry>
  <termEntry><langSet xml:lang="EN"><tig><term>New</term></tig></langSet></termEntry>
</body></text></martif>"""


def read(name: str, text: str) -> list[Plain]:
    reader = EXCHANGES[name].read
    assert reader is not None
    return reader(text, "dir/theirs.tbx")


def written(name: str, *terms: Term) -> str:
    return "".join(EXCHANGES[name].write(Glossary(terms)).values())


def term(canonical: str, *variants: str | Variant, **fields: object) -> Term:
    made = tuple(Variant(HERE, form=each) if isinstance(each, str) else each for each in variants)
    return Term(canonical.lower().replace(" ", "-"), canonical, HERE, "g", variants=made, **fields)  # type: ignore[arg-type]


def test_the_tbx_of_others_becomes_terms() -> None:
    assert read("tbx2", MARTIF) == [
        {
            "category": "politics",
            "id": "party-building",
            "zh": ["党建", "黨建"],
            "canonical": "Party building",
            "admitted": ["building the Party"],
            "variants": ["party construction"],
            "note": "first note; second",
        },
        {"category": "theirs", "id": "new", "canonical": "new", "variants": ["old"]},
        {"category": "theirs", "id": "new-2", "canonical": "New"},
    ]


def test_a_link_and_its_authority_are_kept() -> None:
    made = Term("a", "b", HERE, "g", authority="A & B", source="https://example.org/?a=1&b=<2>".replace("<2>", "2"))
    text = written("tbx3", made)
    assert 'target="https://example.org/?a=1&amp;b=2"' in text
    assert "gnorm:" not in text
    assert read("tbx3", text)[0]["source"] == made.source


def test_no_link_is_made_of_a_source_that_is_none() -> None:
    made = Term("a", "b", HERE, "g", source="Qiushi, https://example.org")
    text = written("tbx3", made)
    assert "<xref" not in text
    assert read("tbx3", text)[0]["source"] == made.source


@pytest.mark.parametrize("name", ["omegat", "weblate"])
def test_pairs_come_back_as_terms(name: str) -> None:
    made = term("Party building", zh=("党建", "党的建设"), note="a\tb\nc", authority="CPC")
    assert read(name, written(name, made)) == [
        {
            "category": "theirs",
            "id": "party-building",
            "zh": ["党建", "党的建设"],
            "canonical": "Party building",
            "note": "a b c; CPC",
        }
    ]


def test_weblates_own_columns_are_read() -> None:
    text = '"location","source","target","ID","fuzzy","context","translator_comments"\n,党建,Party building,,,Menu,hm\n'
    assert read("weblate", text) == [
        {"category": "theirs", "id": "party-building", "zh": "党建", "canonical": "Party building", "note": "hm"}
    ]


def test_omegat_has_three_fields_and_no_remarks() -> None:
    lines = written("omegat", *SHIPPED.terms, term("hash", zh=("#党",))).split("\n")
    assert lines.pop() == ""
    assert lines
    assert all(re.fullmatch(r"[^\t#][^\t]*\t[^\t]+\t[^\t]*", line) for line in lines)
    assert {line.split("\t")[0] for line in lines} == {zh for each in SHIPPED.terms for zh in each.zh}


def test_deepl_gets_each_source_once_and_no_empty_cell() -> None:
    long = term("long", zh=("长" * 342,))
    rows = list(csv.reader(written("deepl", *SHIPPED.terms, term("other", zh=SHIPPED.terms[0].zh), long).splitlines()))
    assert [len(row) for row in rows] == [2] * len(rows)
    assert all(cell.strip() == cell != "" and "\t" not in cell for row in rows for cell in row)
    assert sorted(row[0] for row in rows) == sorted({zh for each in SHIPPED.terms for zh in each.zh})
    assert [SHIPPED.terms[0].main_zh, SHIPPED.terms[0].canonical] in rows
    lines = written("deepl-tsv", *SHIPPED.terms).splitlines()
    assert [line.split("\t") for line in lines] == list(csv.reader(written("deepl", *SHIPPED.terms).splitlines()))


LEFT_ALONE = [
    (term("new", Variant(HERE, pattern="old+")), "a pattern"),
    (term("new", Variant(HERE, form="old", fix=FixMode.OFFER)), "what is only offered"),
    (term("new", "Big-deal", admitted=(Admitted("a big deal here"),)), "a form within a right one"),
]


@pytest.mark.parametrize("name", ["vale", "prh"])
@pytest.mark.parametrize(("made", "_why"), LEFT_ALONE, ids=[why for _, why in LEFT_ALONE])
def test_a_tool_that_only_replaces_is_not_told(name: str, made: Term, _why: str) -> None:
    assert not re.search("old|deal", written(name, made), re.IGNORECASE)


@pytest.mark.parametrize("name", ["vale", "prh"])
def test_what_two_terms_share_goes_nowhere(name: str) -> None:
    assert "old" not in written(name, term("new", "old"), term("newer", "Old"))
    assert "old" in written(name, term("new", "old"))


def test_most_of_what_is_written_unasked_is_told() -> None:
    told = sum(len(variants) for _, variants in certain_variants(SHIPPED))
    all_forms = {fold_form(v.form) for t in SHIPPED.terms for v in t.variants if v.form and t.writes(v)}
    assert told > 0.95 * len(all_forms)


def test_vales_rules_are_substitutions() -> None:
    files = EXCHANGES["vale"].write(SHIPPED)
    assert {"party-building.yml", "party-building-in-context.yml"} <= files.keys()
    for name, text in files.items():
        rule = yaml.safe_load(text)
        assert rule.keys() == {"extends", "message", "level", "ignorecase", "swap"}
        assert (rule["extends"], rule["ignorecase"]) == ("substitution", True)
        assert rule["level"] == ("suggestion" if name.endswith("-in-context.yml") else "warning")
        assert (
            rule["message"] % ("right", "wrong") == f"Use 'right' instead of 'wrong' ({rule['message'].split('(')[1]}"
        )
        assert len(rule["swap"]) == len({key.casefold() for key in rule["swap"]}) == text.count("\n  ")
        for wrong, right in rule["swap"].items():
            assert not re.fullmatch(wrong, right, re.IGNORECASE)
            assert re.fullmatch(r"\b(?:" + wrong + r")\b", re.sub(r"\\(.)", r"\1", wrong))


def test_vale_gets_a_form_and_no_regular_expression() -> None:
    context = Context(near=("x",))
    made = term("a (new) one", "a.b", "c (d) e", "(f)", Variant(HERE, form="g+h", context=context))
    files = EXCHANGES["vale"].write(Glossary((made,)))
    assert yaml.safe_load(files["g.yml"])["swap"] == {r"a\.b": "a (new) one", r"c \(d\) e": "a (new) one"}
    assert yaml.safe_load(files["g-in-context.yml"])["swap"] == {r"g\+h": "a (new) one"}
    assert "|" not in written("vale", term("a|b", "c"))


def rules(*terms: Term) -> list[dict[str, object]]:
    loaded = yaml.safe_load(written("prh", *terms))
    assert loaded["version"] == 1
    return loaded["rules"]


def test_prh_has_a_rule_for_the_start_of_a_sentence() -> None:
    low, high = rules(term("new form", "old/form"))
    border, end = r"/(?<![\p{L}\p{N}_-])", r"(?![\p{L}\p{N}_-])/"
    assert low == {"expected": "new form", "patterns": [f"{border}old\\/form{end}"]}
    assert high == {"expected": "New form", "patterns": [f"{border}Old\\/form{end}"]}


def test_prh_gets_the_examples_that_hold_there() -> None:
    holds = Example(HERE, "the old form", "the new form")
    fails = Example(HERE, "Old forms , the old form", "New forms, the new form")
    low, high = rules(term("new form", "old form", examples=(holds, fails)))
    assert low["specs"] == [{"from": holds.before, "to": holds.after}]
    assert "specs" not in high


def test_prh_is_told_of_nothing_that_spoils_an_example() -> None:
    kept = Example(HERE, keep="an old form of rock")
    (rule,) = rules(term("New form", "old form", "bad form", examples=(kept,)))
    assert "old" not in str(rule).replace("Old form", "")
    assert rules(term("new", Variant(HERE, form="old", context=Context(near=("x",))))) == []
    assert rules(term("a $1 bill", "old")) == []
