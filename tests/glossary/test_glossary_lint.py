"""What `lint` and the checks that run the terms complain of; first what they leave alone."""

from collections.abc import Callable, Sequence

import pytest

from normalizer.glossary.lint import check_examples, check_fixed_points, lint
from normalizer.glossary.schema import Glossary

Load = Callable[..., Glossary]

EXAMPLES = "examples: [{before: x, after: y}]"
SHARING = f"variants: [c], {EXAMPLES}"

FINE = [
    ("nothing", ""),
    ("bare-term", "terms: [{id: a, canonical: A}]"),
    ("variant", f"terms: [{{id: a, canonical: A, variants: [b], {EXAMPLES}}}]"),
    ("canonical-holds-variant", f"terms: [{{id: a, canonical: the B of A, variants: [B], {EXAMPLES}}}]"),
    ("offered-needs-no-example", "terms: [{id: a, canonical: A, variants: [{form: b, fix: offer}]}]"),
    ("preferred-needs-no-example", "terms: [{id: a, canonical: A, wording: preferred, variants: [b]}]"),
    ("forbidden-needs-no-example", "terms: [{id: a, canonical: A, variants: [{form: b, status: forbidden}]}]"),
    ("same-canonical-twice", "terms: [{id: a, canonical: A, zh: 甲}, {id: b, canonical: A, zh: 乙}]"),
    (
        "shared-variant-same-canonical",
        f"terms: [{{id: a, canonical: A, {SHARING}}}, {{id: b, canonical: A, {SHARING}}}]",
    ),
    (
        "shared-variant-tied",
        f"terms: [{{id: a, canonical: A, {SHARING}}}, {{id: b, canonical: B, {SHARING}}}]\nties: [[b, a]]",
    ),
    ("joined-is-not-split", f"terms: [{{id: a, canonical: grass roots, variants: [grassroots], {EXAMPLES}}}]"),
    ("admitted-of-two", "terms: [{id: a, canonical: A, admitted: [C]}, {id: b, canonical: B, admitted: [C]}]"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in FINE])
def test_fine(load: Load, text: str) -> None:
    assert lint(load(text), lambda _: False) == []


def two(first: str, second: str) -> str:
    """Two terms, each on a line of its own."""
    fields = {"a": first, "b": second}
    lines = (f"  - {{id: {own}, canonical: {own.upper()} one, {fields[own]}, {EXAMPLES}}}" for own in fields)
    return "terms:\n" + "\n".join(lines)


WRONG = [
    (
        "owned-twice",
        two("variants: [five-star]", "variants: [FIVE star]"),
        ["3:42: 'FIVE star' is a variant of 'b' and, at g.yaml:2:42, of 'a'"],
    ),
    (
        "tie-of-others",
        two("variants: [c]", "variants: [c]") + "\n  - {id: d, canonical: D}\nties: [[a, d]]",
        ["3:42: 'c' is a variant of 'b' and, at g.yaml:2:42, of 'a'"],
    ),
    (
        "listed-twice",
        two("variants: [x y, X-Y]", "note: n"),
        ["2:47: 'X-Y' is twice a variant of 'a'; the other is at g.yaml:2:42"],
    ),
    (
        "canonical-of-another",
        two("variants: [b-one]", "note: n"),
        ["2:42: 'b-one' is a variant of 'a' and the canonical form of 'b' at g.yaml:3:5"],
    ),
    (
        "admitted-of-another",
        two("variants: [b two]", "admitted: [B two]"),
        ["2:42: 'b two' is a variant of 'a' and an admitted form of 'b' at g.yaml:3:5"],
    ),
    (
        "own-canonical",
        two("variants: [a ONE]", "note: n"),
        ["2:42: 'a ONE' is a variant of 'a' and the canonical form of it too"],
    ),
    (
        "own-admitted",
        two("admitted: [A two], variants: [a-two]", "note: n"),
        ["2:61: 'a-two' is a variant of 'a' and an admitted form of it too"],
    ),
    (
        "right-twice",
        two("admitted: [A two, A three, A two]", "note: n"),
        ["2:5: 'A two' is twice a right form of 'a'"],
    ),
    ("canonical-admitted", two("admitted: [A one]", "note: n"), ["2:5: 'A one' is twice a right form of 'a'"]),
    (
        "circle-of-two",
        two("variants: [b one]", "variants: [a one]"),
        [
            "2:5: canonical forms that are rewritten in a circle: 'A one' -> 'B one' -> 'A one'"
            " (the others are at g.yaml:3:5)"
        ],
    ),
    (
        "circle-of-three",
        two("variants: [b one]", "variants: [c one]")
        + f"\n  - {{id: c, canonical: C one, variants: [a one], {EXAMPLES}}}",
        [
            "2:5: canonical forms that are rewritten in a circle: 'A one' -> 'C one' -> 'B one' -> 'A one'"
            " (the others are at g.yaml:4:5, g.yaml:3:5)"
        ],
    ),
    (
        "no-example",
        "terms:\n  - {id: a, canonical: A, variants: [b]}",
        ["2:5: 'a' rewrites 'b' and has no example of it"],
    ),
    (
        "keep-alone",
        "terms:\n  - {id: a, canonical: A, variants: [{pattern: b+}], examples: [{keep: x}]}",
        ["2:5: 'a' rewrites 'b+' and has no example of it"],
    ),
]


@pytest.mark.parametrize(("text", "told"), [pytest.param(text, told, id=name) for name, text, told in WRONG])
def test_wrong(load: Load, text: str, told: list[str]) -> None:
    errors = lint(load(text))
    assert [str(error).removeprefix("g.yaml:") for error in errors] == told
    assert all(error.hint for error in errors)


def test_circles_apart_are_told_apart(load: Load) -> None:
    terms = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("e", "a")]
    lines = [f"  - {{id: {own}, canonical: {own}, variants: [{other}], {EXAMPLES}}}" for own, other in terms]
    errors = lint(load("terms:\n" + "\n".join(lines)))
    assert [error.message.split(": ")[0] for error in errors][:2] == [
        "canonical forms that are rewritten in a circle"
    ] * 2
    assert any("'e'" in error.message for error in errors)


# The fields of a term, and whether it is complained of without and with an example to keep.
ORDINARY = [
    ("variants: [{form: two sessions, fix: offer}]", 0, 0),
    ("variants: [{pattern: two sessions?}]", 0, 0),
    ("wording: preferred, variants: [two sessions]", 0, 0),
    ("variants: [two upholdings]", 0, 0),
    ("context: {near: [x]}, variants: [two sessions]", 1, 0),
    ("variants: [{form: two sessions, context: {near: [x]}}]", 1, 0),
    ("variants: [two sessions]", 1, 1),
]


@pytest.mark.parametrize(("fields", "bare", "keeping"), ORDINARY)
def test_ordinary_english_needs_a_context_and_an_example_to_keep(
    load: Load, fields: str, bare: int, keeping: int
) -> None:
    def is_ordinary(form: str) -> bool:
        return form == "two sessions"

    both = "examples: [{keep: x}, {before: x, after: y}]"
    for examples, count in ((EXAMPLES, bare), (both, keeping)):
        errors = lint(load(f"terms: [{{id: a, canonical: A, {fields}, {examples}}}]"), is_ordinary)
        assert len(errors) == count
        assert all("ordinary English" in error.message for error in errors)


RUN_TERMS = """\
terms:
  - id: a
    canonical: A one
    admitted: [A two]
    examples:
      - {before: the bad one, after: the A one}
      - {before: bad, after: worse}
      - {keep: good}
      - {keep: bad}
  - {id: b, canonical: A two, admitted: [bad day]}
"""


def mend(texts: Sequence[str]) -> list[str]:
    return [mend_one(text) for text in texts]


def mend_one(text: str) -> str:
    return text.replace("bad", "A") if "bad one" in text else text.replace("bad", "good")


def test_examples_are_run(load: Load) -> None:
    errors = check_examples(load(RUN_TERMS), mend)
    assert [str(error) for error in errors] == [
        "g.yaml:7:9: an example does not hold: expected 'worse', but it came out as 'good'",
        "g.yaml:9:9: an example does not hold: expected 'bad', but it came out as 'good'",
    ]


def test_right_forms_are_fixed_points(load: Load) -> None:
    ran: list[str] = []

    def run(texts: Sequence[str]) -> list[str]:
        ran.extend(texts)
        return mend(texts)

    errors = check_fixed_points(load(RUN_TERMS), run)
    assert [str(error) for error in errors] == [
        "g.yaml:10:5: a right form of 'b' is changed: 'bad day' came out as 'good day'"
    ]
    assert ran == [
        text for form in ("A one", "A two", "bad day") for text in (form, f"The meeting stressed {form} again.")
    ]


def test_a_form_that_changes_only_in_a_sentence_is_told(load: Load) -> None:
    glossary = load("terms: [{id: a, canonical: A}]")
    errors = check_fixed_points(glossary, lambda texts: [text.replace("stressed A", "stressed a") for text in texts])
    assert [error.message for error in errors] == [
        "a right form of 'a' is changed: 'The meeting stressed A again.' came out as 'The meeting stressed a again.'"
    ]
