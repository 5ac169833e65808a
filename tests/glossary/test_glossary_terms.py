"""What loads: odd texts that stay what was written, every key of a term, and the defaults."""

from collections.abc import Callable

import pytest

from normalizer.core.errors import Place
from normalizer.glossary.schema import (
    Admitted,
    Context,
    Example,
    FixMode,
    Glossary,
    Number,
    Register,
    Status,
    Term,
    Variant,
    Wording,
)

Load = Callable[..., Glossary]

EMPTY = [
    "",
    "\n",
    "# nothing yet\n",
    "terms:\n",
    "terms: []\n",
    "---\n",
    "---\nterms:\n...\n",
    "\ufeff",
    "profile: default\n",
]


@pytest.mark.parametrize("text", EMPTY)
def test_nothing_is_a_glossary_too(load: Load, text: str) -> None:
    assert load(text).terms == ()


# What is written, and the text it is.
WRITTEN = [
    ("no", "no"),
    ("yes", "yes"),
    ("NULL", "NULL"),
    ("null x", "null x"),
    ("~a", "~a"),
    ("true", "true"),
    ("1:30", "1:30"),
    ("012", "012"),
    ("0x1F", "0x1F"),
    ("1e3", "1e3"),
    ("1_000", "1_000"),
    ("2024-01-01", "2024-01-01"),
    ("2024-01-01 10:00:00", "2024-01-01 10:00:00"),
    (".inf", ".inf"),
    ("Two Upholds # in short", "Two Upholds"),
    ("C#", "C#"),
    ("a:b", "a:b"),
    ("two\n      upholds", "two upholds"),
    (">-\n      two\n      upholds", "two upholds"),
    ("'Party''s line'", "Party's line"),
    ('"caf\\u00e9"', "café"),
    ("naïve 两个维护 \U0001f600", "naïve 两个维护 \U0001f600"),
    ("“five-star” branches", "“five-star” branches"),
]


@pytest.mark.parametrize(("written", "text"), WRITTEN)
def test_a_scalar_is_the_text_that_was_written(load: Load, written: str, text: str) -> None:
    assert load(f"terms:\n  - id: a\n    canonical: {written}\n").terms[0].canonical == text


@pytest.mark.parametrize("word", ["null", "no", "on", "y"])
def test_words_that_other_readers_take_for_values_are_ids(load: Load, word: str) -> None:
    assert load(f"terms:\n  - {{id: {word}, canonical: A}}\n").get(word) is not None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(load: Load, line_end: str, mark: str) -> None:
    text = "terms:\n  - id: a\n    canonical: A\n    variants:\n      - b c\n"
    plain = load(text)
    other = load(mark + text.replace("\n", line_end))
    assert other == plain
    assert other.terms[0].variants[0].place == Place("g.yaml", 5, 9)


FULL = """\
terms:
  - id: two-upholds
    zh: [两个维护, 两维护]
    pinyin: liǎng gè wéi hù
    register: official
    spelled_out: uphold the core
    canonical: Two Upholds
    wording: preferred
    number: regular
    admitted: [Two Safeguards]
    variants:
      - two maintenances
      - {form: two protections, fix: offer, reason: ordinary English, context: {not_near: [aircraft]}}
      - {pattern: 'two (?:kinds of )?maintenance', status: forbidden}
    context:
      near: [resolutely]
      not_near: [plant]
      quoted: false
      document: never
    authority: "Concepts: a list"
    source: http://example.org/a#b
    note: One sentence.
    examples:
      - {before: 'resolutely achieve the two maintenances', after: 'resolutely achieve the Two Upholds'}
      - {keep: 'the plant had two maintenances'}
    valid_from: 2016-10-01
    valid_to: 2030-01-01
"""


def test_every_key(load: Load) -> None:
    context = Context(("resolutely",), ("plant",), quoted=False, document=None)
    assert load(FULL, date="2020-01-01").terms == (
        Term(
            id="two-upholds",
            canonical="Two Upholds",
            place=Place("g.yaml", 2, 5),
            category="g",
            zh=("两个维护", "两维护"),
            pinyin="liǎng gè wéi hù",
            register=Register.OFFICIAL,
            spelled_out="uphold the core",
            wording=Wording.PREFERRED,
            number=Number.REGULAR,
            admitted=(Admitted("Two Safeguards"),),
            variants=(
                Variant(Place("g.yaml", 12, 9), form="two maintenances", context=context),
                Variant(
                    Place("g.yaml", 13, 9),
                    form="two protections",
                    fix=FixMode.OFFER,
                    reason="ordinary English",
                    context=Context(not_near=("aircraft",)),
                ),
                Variant(
                    Place("g.yaml", 14, 9),
                    pattern="two (?:kinds of )?maintenance",
                    status=Status.FORBIDDEN,
                    context=context,
                ),
            ),
            context=context,
            authority="Concepts: a list",
            source="http://example.org/a#b",
            note="One sentence.",
            examples=(
                Example(
                    Place("g.yaml", 24, 9),
                    before="resolutely achieve the two maintenances",
                    after="resolutely achieve the Two Upholds",
                ),
                Example(Place("g.yaml", 25, 9), keep="the plant had two maintenances"),
            ),
            valid_from="2016-10-01",
            valid_to="2030-01-01",
        ),
    )


def test_the_defaults(load: Load) -> None:
    term = load("terms:\n  - canonical: People's Démocratic “Rule”\n").terms[0]
    assert term == Term("peoples-democratic-rule", "People's Démocratic “Rule”", Place("g.yaml", 2, 5), "g")
    assert (term.wording, term.number, term.context, term.main_zh) == (Wording.FIXED, None, None, "")
    assert Context() == Context((), (), quoted=True, document=3)


def test_one_chinese_form_is_a_list_of_one(load: Load) -> None:
    term = load("terms:\n  - {canonical: A, zh: 两个维护}\n").terms[0]
    assert (term.zh, term.main_zh) == (("两个维护",), "两个维护")


@pytest.mark.parametrize(
    ("context", "demands"),
    [("near: [a]", True), ("near: [a], not_near: [b]", True), ("quoted: true", True), ("not_near: [b]", False)],
)
def test_a_context_with_nothing_but_not_near_demands_no_evidence(load: Load, context: str, demands: bool) -> None:
    term = load(f"terms:\n  - {{canonical: A, context: {{{context}}}}}\n").terms[0]
    assert term.context is not None
    assert term.context.demands_evidence is demands


@pytest.mark.parametrize(
    ("canonical", "number", "invariant"),
    [
        ("party group", "", False),
        ("oneness", "", False),
        ("First Secretary", "", False),
        ("Two Upholds", "", True),
        ("eight-point decision", "", True),
        ("14th Five-Year Plan", "", False),
        ("985 universities", "", True),
        ("five-star branch", "regular", False),
        ("party group", "invariant", True),
    ],
)
def test_number_is_left_to_a_numeral_at_the_start(load: Load, canonical: str, number: str, invariant: bool) -> None:
    line = f", number: {number}" if number else ""
    assert load(f"terms:\n  - {{id: a, canonical: {canonical}{line}}}\n").terms[0].is_invariant is invariant


@pytest.mark.parametrize(
    ("term", "variant", "writes"),
    [
        ("wording: preferred", "form: b", False),
        ("wording: loose", "form: b", False),
        ("wording: fixed", "form: b, fix: offer", False),
        ("wording: fixed", "form: b, status: forbidden", False),
        ("wording: fixed", "form: b", True),
        ("note: x", "pattern: b", True),
    ],
)
def test_what_is_written_unasked(load: Load, term: str, variant: str, writes: bool) -> None:
    read = load(f"terms:\n  - {{id: a, canonical: A, {term}, variants: [{{{variant}}}]}}\n").terms[0]
    assert read.writes(read.variants[0]) is writes
