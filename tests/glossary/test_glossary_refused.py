"""What is refused: each text with every complaint, at its line and column."""

import pickle
from pathlib import Path

import pytest
import yaml

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.load import load_layers
from tests.glossary.conftest import Read

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="the other parser complains in other words")


def term(line: str) -> str:
    """A good term with one more line."""
    return f"terms:\n  - id: a\n    canonical: Two Upholds\n    {line}\n"


REFUSED = [
    ("no-mapping", "just words", "1:1: a glossary must be a mapping, not a text"),
    ("a-list", "- id: a\n  canonical: A b\n", "1:1: a glossary must be a mapping, not a list"),
    ("unknown-top-key", "term:\n  - {id: a, canonical: B}\n", "1:1: unknown key 'term' in a glossary"),
    ("unknown-key-near", term("varients: [x]"), "4:5: unknown key 'varients' in a term"),
    ("unknown-key-far", term("colour: [x]"), "4:5: unknown key 'colour' in a term"),
    ("unknown-variant-key", term("variants: [{form: x y, fixx: offer}]"), "4:28: unknown key 'fixx' in a variant"),
    ("unknown-context-key", term("context: {not-near: [x]}"), "4:15: unknown key 'not-near' in a context"),
    ("unknown-example-key", term("examples: [{befor: x, after: y}]"), "4:17: unknown key 'befor' in an example"),
    ("duplicate-key", term("note: x\n    note: y"), "5:5: the key 'note' stands twice"),
    ("duplicate-top", "terms: []\nterms: []\n", "2:1: the key 'terms' stands twice"),
    (
        "duplicate-id",
        "terms:\n  - {id: a, canonical: B}\n  - {id: a, canonical: C}\n",
        "3:5: two terms have the id 'a'; the other is at g.yaml:2:5",
    ),
    (
        "duplicate-slug",
        "terms:\n  - {canonical: Two Upholds}\n  - {canonical: two upholds}\n",
        "3:5: two terms have the id 'two-upholds'; the other is at g.yaml:2:5",
    ),
    ("no-canonical", "terms:\n  - id: a\n    zh: 两\n", "2:5: a term without 'canonical'"),
    ("no-slug", "terms:\n  - canonical: 两个维护\n", "2:5: a term without 'id'"),
    ("empty-term", "terms:\n  -\n", "2:4: a term must be a mapping, not a text"),
    ("text-term", "terms:\n  - two upholds\n", "2:5: a term must be a mapping, not a text"),
    ("terms-text", "terms: two upholds\n", "1:8: 'terms' must be a list, not a text"),
    ("terms-mapping", "terms: {id: a}\n", "1:8: 'terms' must be a list, not a mapping"),
    ("bad-id", "terms:\n  - {id: Two_Upholds, canonical: A}\n", "2:10: 'Two_Upholds' is no id"),
    ("bad-id-han", "terms:\n  - {id: 两, canonical: A}\n", "2:10: '两' is no id"),
    ("empty-canonical", "terms:\n  - id: a\n    canonical:\n", "3:15: 'canonical' is empty"),
    ("blank-canonical", "terms:\n  - id: a\n    canonical: '  '\n", "3:16: 'canonical' is empty"),
    ("list-canonical", "terms:\n  - id: a\n    canonical: [A]\n", "3:16: 'canonical' must be a text, not a list"),
    (
        "mapping-canonical",
        "terms:\n  - id: a\n    canonical: {A: b}\n",
        "3:16: 'canonical' must be a text, not a mapping",
    ),
    (
        "newline-canonical",
        'terms:\n  - id: a\n    canonical: "A\\nb"\n',
        "3:16: 'canonical' holds the character U+000A, which does not print",
    ),
    (
        "zero-width",
        "terms:\n  - id: a\n    canonical: A\u200bb\n",
        "3:16: 'canonical' holds the character U+200B, which does not print",
    ),
    (
        "nbsp",
        "terms:\n  - id: a\n    canonical: A\xa0b\n",
        "3:16: 'canonical' holds the character U+00A0, which does not print",
    ),
    ("space-end", "terms:\n  - id: a\n    canonical: 'A '\n", "3:16: 'canonical' has a space too many: 'A '"),
    ("two-spaces", "terms:\n  - id: a\n    canonical: A  b\n", "3:16: 'canonical' has a space too many: 'A  b'"),
    ("no-letter", term("variants: ['—']"), "4:16: 'variants' holds no letter or digit: '—'"),
    ("bad-wording-of-all", "wording: [fixed]\nterms: []\n", "1:10: 'wording' must be a text, not a list"),
    ("bad-wording", term("wording: Fixed"), "4:14: 'wording' is 'Fixed'"),
    ("bad-number", term("number: plural"), "4:13: 'number' is 'plural'"),
    ("bad-fix", term("variants: [{form: x, fix: ofer}]"), "4:31: 'fix' is 'ofer'"),
    ("bad-status", term("variants: [{form: x, status: admitted}]"), "4:34: 'status' is 'admitted'"),
    ("flag-yes", term("context: {near: [x], quoted: yes}"), "4:34: 'quoted' is 'yes'"),
    ("flag-quoted", term("context: {near: [x], quoted: 'true'}"), "4:34: 'quoted' is 'true'"),
    ("count-word", term("context: {near: [x], document: three}"), "4:36: 'document' is 'three'"),
    ("count-zero", term("context: {near: [x], document: 0}"), "4:36: 'document' is '0'"),
    ("count-octal", term("context: {near: [x], document: 012}"), "4:36: 'document' is '012'"),
    ("context-void", term("context: {quoted: false, document: never}"), "4:14: a context that nothing can meet"),
    ("context-list", term("context: [near]"), "4:14: a context must be a mapping, not a list"),
    ("near-text", term("context: {near: resolutely}"), "4:21: 'near' must be a list, not a text"),
    ("admitted-text", term("admitted: Two Safeguards"), "4:15: 'admitted' must be a list, not a text"),
    ("variants-text", term("variants: two maintenances"), "4:15: 'variants' must be a list, not a text"),
    ("variant-list", term("variants: [[a]]"), "4:16: a variant must be a mapping, not a list"),
    ("variant-both", term("variants: [{form: x, pattern: y}]"), "4:16: a variant with both 'form' and 'pattern'"),
    ("variant-neither", term("variants: [{fix: offer}]"), "4:16: a variant with neither 'form' nor 'pattern'"),
    ("variant-empty", term("variants: ['']"), "4:16: 'variants' is empty"),
    (
        "pattern-open",
        term("variants: [{pattern: 'two (maint'}]"),
        "4:26: the pattern 'two (maint' does not compile: missing ) at position 10",
    ),
    (
        "pattern-empty",
        term("variants: [{pattern: '(?:two)?'}]"),
        "4:26: the pattern '(?:two)?' matches the empty string",
    ),
    ("pattern-border", term("variants: [{pattern: '\\b'}]"), "4:26: the pattern '\\b' matches the empty string"),
    (
        "pattern-copies",
        term("variants: [{pattern: '(?:a{999}){999}'}]"),
        "4:26: the pattern '(?:a{999}){999}' repeats too much: use fewer '+' and lower numbers in braces",
    ),
    ("example-half", term("examples: [{before: x}]"), "4:16: an example with 'before'"),
    (
        "example-three",
        term("examples: [{before: x, after: y, keep: z}]"),
        "4:16: an example with 'before' and 'after' and 'keep'",
    ),
    ("example-nothing", term("examples: [{}]"), "4:16: an example with nothing"),
    ("example-same", term("examples: [{before: x, after: x}]"), "4:16: an example that changes nothing"),
    ("example-text", term("examples: [x]"), "4:16: an example must be a mapping, not a text"),
    ("date-word", term("valid_from: today"), "4:17: 'valid_from' is 'today'"),
    ("date-none", term("valid_from: 2024-02-30"), "4:17: there is no day 2024-02-30"),
    (
        "date-order",
        term("valid_from: 2024-02-03\n    valid_to: 2023-01-01"),
        "2:5: 'a' is valid from 2024-02-03 to 2023-01-01, which is before",
    ),
    ("anchor", term("note: &n x"), "4:11: an anchor, &n"),
    ("alias", term("note: *n"), "4:11: an alias, *n"),
    ("anchor-alias", "terms:\n  - &t {id: a, canonical: A}\n  - *t\n", "2:5: an anchor, &t", "3:5: an alias, *t"),
    ("tag", term("note: !!str x"), "4:11: a tag, tag:yaml.org,2002:str"),
    (
        "python-tag",
        term("note: !!python/object/apply:os.system [x]"),
        "4:11: a tag, tag:yaml.org,2002:python/object/apply:os.system",
        "4:11: 'note' must be a text, not a list",
    ),
    ("local-tag", term("note: !x y"), "4:11: a tag, !x"),
    ("merge", term("<<: {note: x}"), "4:5: a merge key, <<"),
    ("complex-key", "? [a]\n: b\n", "1:3: a list or mapping as a key"),
    ("documents", "terms: []\n---\nterms: []\n", "2:1: a second document"),
    ("tab", "terms:\n\t- id: a\n", "2:1: a tab"),
    ("tab-inside", term("note: a\tb"), "4:12: a tab"),
    ("control", term("note: a\x07b"), "4:12: the character U+0007, which YAML cannot hold as it is"),
    ("line-separator", term("note: a\u2028b"), "4:12: the character U+2028, which YAML cannot hold as it is"),
    ("colon", term("note: see: that"), "4:14: a colon that cannot stand here"),
    ("no-colon", term("note"), "4:5: a line that is neither 'key: value' nor a list item"),
    ("open-quote", term("note: 'x"), "4:11: a quotation mark that is never closed"),
    ("apostrophe", term("note: 'it's'"), "4:15: something that does not belong to the entry above"),
    ("after-quote", term('note: "two" maintenances'), "4:17: something that does not belong to the entry above"),
    ("open-list", term("admitted: [a, b"), "5:1: a list in [ ] that lacks a comma or its closing bracket"),
    ("open-brace", term("variants: [{form: x]"), "4:24: a mapping in { } that lacks a comma or its closing brace"),
    ("comma", term("admitted: [a,,b]"), "4:18: a value is missing here"),
    ("at-sign", term("note: @x"), "4:11: a value that begins with '@'"),
    ("percent", term("note: %x"), "4:11: a value that begins with '%'"),
    ("backtick", term("note: `x`"), "4:11: a value that begins with '`'"),
    ("escape", term('variants: [{pattern: "\\w+"}]'), "4:27: an unknown escape after a backslash"),
    ("half-escape", term('note: "\\ud800"'), "4:14: an escape that names no character"),
    ("indent", "terms:\n  - id: a\n   canonical: b\n", "3:4: something that does not belong to the list above"),
    ("dedent", "terms:\n  - id: a\n canonical: b\n", "3:2: something that does not belong to the entry above"),
    (
        "dash",
        "terms:\n  - id: a\n    canonical: b\n  -id: c\n",
        "4:3: something that does not belong to the list above",
    ),
    ("dash-inline", "terms: - id: a\n", "1:8: a '-' that cannot stand here"),
    ("question", term("note: ? x"), "4:11: a '?' that cannot stand here"),
    ("directive", "%FOO x\n---\nterms: []\n", "1:5: a line that begins with '%'"),
    ("version", "%YAML 3.0\n---\nterms: []\n", "1:1: a YAML version that is not known"),
    ("block-text", term("note: |x\n      y"), "4:12: a text after '|' or '>' that cannot be read"),
    ("disable-unknown", "terms:\n  - {id: a, canonical: A b}\ndisable: [x]", "3:11: no term 'x'"),
    ("tie-unknown", "terms:\n  - {id: a, canonical: A b}\nties: [[a, aa]]", "3:12: no term 'aa'"),
    ("tie-text", "terms:\n  - {id: a, canonical: A b}\nties: [a]", "3:8: 'ties' must be a list, not a text"),
    ("profile", "terms:\n  - {id: a, canonical: A b}\nprofile: U n", "3:10: 'U n' is no id"),
    ("extends-unknown", "terms:\n  - {id: a, extends: b}\n", "2:22: no term 'b' in the layers below"),
    ("extends-file", "extends: other.yaml\n", "1:10: the glossary 'other.yaml' does not exist"),
    ("extends-nul", 'extends: "a\\0b"\n', "1:10: 'extends' is 'a\\x00b'"),
    ("extends-folder", "extends: .\n", "1:10: the glossary '.' is no file"),
    ("extends-self", "extends: g.yaml\n", "1:10: glossaries that extend each other in a circle"),
    (
        "key-with-dash",
        "terms:\n  - id: a\n    canonical: A\n    valid-from: 2024-01-01\n",
        "4:5: unknown key 'valid-from' in a term",
    ),
    ("anchored-list", "terms: &all\n  - {id: a, canonical: A}\n", "1:8: an anchor, &all"),
    (
        "two-faults",
        "terms:\n  - {id: A, canonical: ''}\nties: x\n",
        "2:10: 'A' is no id",
        "2:24: 'canonical' is empty",
        "3:7: 'ties' must be a list, not a text",
    ),
    (
        "disabled-and-defined",
        "disable: [a]\nterms:\n  - {id: a, canonical: A}\n",
        "1:11: 'a' is disabled here and defined at g.yaml:3:5",
    ),
    ("brackets", "[" * 5000, "1:17: lists and mappings nested more than 16 deep"),
    ("braces", "{a: " * 5000, "1:65: lists and mappings nested more than 16 deep"),
    ("nested", "terms: " + "[" * 30 + "]" * 30, "1:23: lists and mappings nested more than 16 deep"),
    ("dashes", "- " * 5000 + "a", "1:33: lists and mappings nested more than 16 deep"),
    ("long-number", term(f"context: {{document: {'9' * 5000}}}"), f"4:25: 'document' is '{'9' * 59}…'"),
    (
        "many-groups",
        term(f"variants: [{{pattern: '{'(' * 60 + ')' * 60}'}}]"),
        f"4:26: the pattern '{'(' * 59}…' is too long: at most 500 characters and 50 groups",
    ),
    (
        "long-pattern",
        term(f"variants: [{{pattern: {'a' * 501}}}]"),
        f"4:26: the pattern '{'a' * 59}…' is too long: at most 500 characters and 50 groups",
    ),
    (
        "nested-repeats",
        term(f"variants: [{{pattern: '{'(?:' * 20}a{')+' * 20}'}}]"),
        f"4:26: the pattern '{'(?:' * 19}(?…' repeats too much: use fewer '+' and lower numbers in braces",
    ),
    (
        "nested-sets",
        term(f"variants: [{{pattern: '(?V1){'[' * 200}a{']' * 200}'}}]"),
        f"4:26: the pattern '(?V1){'[' * 54}…' is nested too deep",
    ),
    (
        "in-order",
        "term: []\nterms: []\nterms: []\n",
        "1:1: unknown key 'term' in a glossary",
        "3:1: the key 'terms' stands twice",
    ),
    ("three-documents", "terms: []\n---\na: b\n---\na: &x b\n", "2:1: a second document"),
    ("utf-16", b"\xff\xfet\x00e\x00", "1:1: not UTF-8: the byte 0xFF"),
    ("gbk", "terms:\n  - {id: a, canonical: A, zh: 两}\n".encode("gbk"), "2:31: not UTF-8: the byte 0xC1"),
    ("cut-utf-8", "\ufeff# 两".encode()[:-1], "1:3: not UTF-8: the byte 0xE4"),
]


@pytest.mark.parametrize(("text", "told"), [pytest.param(text, told, id=name) for name, text, *told in REFUSED])
def test_refused(read: Read, text: str | bytes, told: list[str]) -> None:
    glossary, errors = read(text)
    assert [str(error).removeprefix("g.yaml:") for error in errors] == told
    assert glossary is None
    assert all(error.hint and "\n" not in f"{error}{error.hint}" for error in errors)


HINTS = [
    ("terms:\n  - {id: a, canonnical: A}\n", "did you mean 'canonical'?"),
    (term("wording: sometimes"), "use one of: fixed, loose, preferred"),
    ("terms:\n  - {id: Two_Upholds, canonical: A}\n", "write 'two-upholds'"),
    ("terms: []\nterms: []\n", "the first is at g.yaml:1:1; remove one of them"),
    (term("admitted: [a, b"), "it was opened at g.yaml:4:15"),
    (term("admitted: Two Safeguards"), "write admitted: [one, two], or '- ' before each"),
    ("- {id: a, canonical: A}\n", "put 'terms:' above the list"),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_hint(read: Read, text: str, hint: str) -> None:
    _, errors = read(text)
    assert errors[0].hint == hint


def test_loading_raises_the_first_error(read: Read) -> None:
    _, errors = read("terms:\n  - {id: A, canonical: ''}\n")
    assert len(errors) == 2
    with pytest.raises(GlossaryError) as caught:
        load_layers([[Path("g.yaml")]])
    assert str(caught.value) == str(errors[0]) == "g.yaml:2:10: 'A' is no id"
    assert caught.value.where == Place("g.yaml", 2, 10)


def test_an_error_survives_pickling(read: Read) -> None:
    _, errors = read("term: []\n")
    again = pickle.loads(pickle.dumps(errors[0]))
    assert (str(again), again.hint) == (str(errors[0]), errors[0].hint)
