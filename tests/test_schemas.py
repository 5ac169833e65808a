"""The published JSON Schemas: every shipped file fits, what is wrong does not, and the keys are those that are read."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from normalizer.config.json_schema import config_schema
from normalizer.config.keys import KEYS
from normalizer.glossary import contexts, file, terms
from normalizer.glossary.json_schema import glossary_schema
from normalizer.glossary.load import builtin_layer, profile_layer
from normalizer.glossary.problems import Problems
from normalizer.glossary.shipped import profile_names
from normalizer.glossary.yaml_nodes import Scalar, read_nodes

CHECKOUT = Path(__file__).parents[1]
GLOSSARY = jsonschema.Draft202012Validator(glossary_schema())
CONFIG = jsonschema.Draft202012Validator(config_schema())
PROFILES = [path for name in profile_names() for path in profile_layer(name)]


class AsText(yaml.SafeLoader):
    """Dates as the text that they are, which is what editors take them for."""


AsText.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in held if "timestamp" not in tag]
    for key, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, Loader=AsText)


@pytest.mark.parametrize("path", [*builtin_layer(), *PROFILES], ids=lambda path: path.name)
def test_every_shipped_file_fits(path: Path) -> None:
    GLOSSARY.validate(read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["glossary", "gnorm"])
def test_the_published_files_are_up_to_date(name: str) -> None:
    published = json.loads((CHECKOUT / f"schemas/{name}.schema.json").read_text(encoding="utf-8"))
    assert published == (glossary_schema() if name == "glossary" else config_schema())
    jsonschema.Draft202012Validator.check_schema(published)


def test_the_keys_are_those_that_are_read() -> None:
    schema = glossary_schema()
    properties = schema["properties"]
    definitions = schema["$defs"]
    assert set(properties) == set(file.FILE)
    assert list(definitions["term"]["properties"]) == list(terms.TERM)
    assert set(definitions["variant"]["properties"]) == set(terms.VARIANT)
    assert set(definitions["context"]["anyOf"][1]["properties"]) == set(contexts.CONTEXT)
    term = definitions["term"]["properties"]
    assert {key for each in term["examples"]["items"]["anyOf"] for key in each["properties"]} == set(terms.EXAMPLE)
    assert set(term["admitted"]["items"]["anyOf"][1]["properties"]) == set(terms.ADMITTED)
    assert list(config_schema()["properties"]) == list(KEYS)
    assert all(each.get("description") for each in (*properties.values(), *term.values()))


FITS = [
    "",
    "terms:",
    "terms: []",
    "terms: [{canonical: no}]",
    "terms: [{canonical: 2024-01-01, zh: [一]}]",
    "terms: [{id: a, extends: b, valid_from: 2020-01-01}]",
    "profile: mine\nextends: academic\nspelling: british",
    "contexts: {a: {near: [x]}}\nterms: [{canonical: A, context: a}]",
    "wording: preferred\nterms: [{canonical: A}, {canonical: B, wording: fixed}]",
]
WRONG = [
    "- a",
    "term: []",
    "terms: {}",
    "terms: [{canonical: A, varients: [b]}]",
    "terms: [{canonical: A, wording: often}]",
    "terms: [{canonical: A, id: Two Words}]",
    "terms: [{canonical: A, variants: [{form: b, pattern: c}]}]",
    "terms: [{canonical: A, variants: [{fix: offer}]}]",
    "terms: [{canonical: A, examples: [{before: b}]}]",
    "terms: [{canonical: A, examples: [{keep: b, after: c}]}]",
    "terms: [{canonical: A, context: {quoted: perhaps}}]",
    "terms: [{canonical: A, context: {document: 0}}]",
    "terms: [{canonical: A, valid_from: July}]",
    "terms: [{canonical: A, admitted: [{register: press}]}]",
    "profile: My House",
    "spelling: scottish",
    "ties: [a]",
    "contexts: {A B: {near: [x]}}",
    "wording: often\nterms: [{canonical: A}]",
]


@pytest.mark.parametrize("text", FITS)
def test_what_fits(text: str) -> None:
    GLOSSARY.validate(read(text) or {})
    assert not problems(text)


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_fit_is_refused_by_both(text: str) -> None:
    assert not GLOSSARY.is_valid(read(text))
    assert problems(text)


def problems(text: str, path: Path = Path("g.yaml")) -> bool:
    """Whether the reader complains of the file, whatever stands in other files."""
    found = Problems()
    root = read_nodes(text, str(path), found)
    if root is not None and not (isinstance(root, Scalar) and not root.text):
        file.read_root(root, found)
    return bool(found.errors)


def test_the_configuration() -> None:
    for key in KEYS.values():
        CONFIG.validate(tomllib.loads(f"{key.name} = {key.example}"))
    for wrong in ("glosary = []", "builtin = 1", 'quotes = "mend"', 'glossary = "a.yaml"', 'fail-on = "never"'):
        assert not CONFIG.is_valid(tomllib.loads(wrong))
