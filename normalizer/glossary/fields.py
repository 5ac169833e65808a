"""Nodes to typed values: texts, phrases, lists, choices, each refused in plain words when it does not fit.

A reader takes a node, the key it stands under and the `Problems`; what it cannot read it
complains of and gives as None.  Must not know which keys a term has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from normalizer.core.errors import Place
from normalizer.glossary.forms import make_slug
from normalizer.glossary.pattern_check import reason_against
from normalizer.glossary.problems import Problems, quote, suggest
from normalizer.glossary.yaml_nodes import Broken, Fields, Items, Node, Scalar

Reader = Callable[[Node, str, Problems], Any]
_Value = TypeVar("_Value")

_PHRASE = re.compile(r"[^ ]+(?: [^ ]+)*")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNT = re.compile(r"[1-9][0-9]{0,3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KINDS = {Scalar: "a text", Items: "a list", Fields: "a mapping"}


def read_fields(node: Node, kind: str, readers: Mapping[str, Reader], problems: Problems) -> dict[str, Any] | None:
    """The values of a mapping by key, those that could not be read left out; None when it is no mapping."""
    if not isinstance(node, Fields):
        _refuse_kind(node, kind, "a mapping", f"write {', '.join(list(readers)[:3])} … as 'key: value'", problems)
        return None
    values: dict[str, Any] = {}
    for key, child in node.entries:
        if key.text not in readers:
            problems.add(f"unknown key {quote(key.text)} in {kind}", key.place, suggest(key.text, readers))
            continue
        value = readers[key.text](child, key.text, problems)
        if value is not None:
            values[key.text] = value
    return values


def read_scalar(node: Node, key: str, problems: Problems) -> Scalar | None:
    """A text that is not empty, with its place."""
    if not isinstance(node, Scalar):
        _refuse_kind(node, f"'{key}'", "a text", "put a text that begins with a bracket or brace in quotes", problems)
        return None
    if not node.text.strip():
        problems.add(f"'{key}' is empty", node.place, "give it a value, or take the key out")
        return None
    return node


def read_text(node: Node, key: str, problems: Problems) -> str | None:
    """A text that is not empty, as it was written."""
    scalar = read_scalar(node, key, problems)
    return scalar.text if scalar else None


def read_phrase(node: Node, key: str, problems: Problems) -> str | None:
    """A text on one line that holds a letter or digit, nothing that does not print, and no stray space."""
    scalar = read_scalar(node, key, problems)
    if scalar is None:
        return None
    text = scalar.text
    if text.isprintable() and _PHRASE.fullmatch(text) and any(map(str.isalnum, text)):
        return text
    problems.add(*_explain_phrase(text, key, scalar))
    return None


def _explain_phrase(text: str, key: str, scalar: Scalar) -> tuple[str, Place, str]:
    unprinted = next((character for character in text if not character.isprintable()), "")
    if unprinted:
        message = f"'{key}' holds the character U+{ord(unprinted):04X}, which does not print"
        return message, scalar.place, "remove it; write a phrase on one line, with plain spaces"
    if not _PHRASE.fullmatch(text):
        return f"'{key}' has a space too many: {quote(text)}", scalar.place, "take the space out"
    return f"'{key}' holds no letter or digit: {quote(text)}", scalar.place, "write the phrase out"


def read_list(node: Node, key: str, problems: Problems, read: Reader) -> tuple[Any, ...] | None:
    """A list, each item read by `read`, those that could not be read left out; nothing at all is an empty list."""
    if isinstance(node, Scalar) and node.plain and not node.text:
        return ()
    if not isinstance(node, Items):
        _refuse_kind(node, f"'{key}'", "a list", f"write {key}: [one, two], or '- ' before each", problems)
        return None
    read_items = [read(item, key, problems) for item in node.nodes]
    return tuple([item for item in read_items if item is not None])


def read_phrases(node: Node, key: str, problems: Problems) -> tuple[str, ...] | None:
    """A list of phrases."""
    return read_list(node, key, problems, read_phrase)


def read_phrase_or_phrases(node: Node, key: str, problems: Problems) -> tuple[str, ...] | None:
    """One phrase, or a list of them."""
    if isinstance(node, Scalar):
        phrase = read_phrase(node, key, problems)
        return None if phrase is None else (phrase,)
    return read_phrases(node, key, problems)


def read_id(node: Node, key: str, problems: Problems) -> Scalar | None:
    """An id, with its place: lower-case words and digits joined by hyphens."""
    scalar = read_scalar(node, key, problems)
    if scalar is None or _ID.fullmatch(scalar.text):
        return scalar
    slug = make_slug(scalar.text[:200])
    hint = f"write '{slug}'" if slug else "use lower-case ASCII letters, digits and hyphens"
    problems.add(f"{quote(scalar.text)} is no id", scalar.place, hint)
    return None


def read_ids(node: Node, key: str, problems: Problems) -> tuple[Scalar, ...] | None:
    """A list of ids, with their places."""
    return read_list(node, key, problems, read_id)


def read_flag(node: Node, key: str, problems: Problems) -> bool | None:
    """`true` or `false`, and nothing else."""
    scalar = read_scalar(node, key, problems)
    if scalar is None:
        return None
    if not scalar.plain or scalar.text not in ("true", "false"):
        problems.add(f"'{key}' is {quote(scalar.text)}", scalar.place, "write true or false, without quotes")
        return None
    return scalar.text == "true"


def read_count(node: Node, key: str, problems: Problems) -> int | None:
    """A number from 1 to 9999; 0 for `never`."""
    scalar = read_scalar(node, key, problems)
    if scalar is None:
        return None
    if scalar.text == "never":
        return 0
    if not scalar.plain or not _COUNT.fullmatch(scalar.text):
        problems.add(f"'{key}' is {quote(scalar.text)}", scalar.place, "write a number from 1 to 9999, or never")
        return None
    return int(scalar.text)


def read_date(node: Node, key: str, problems: Problems) -> str | None:
    """A date, as 2024-07-01."""
    scalar = read_scalar(node, key, problems)
    if scalar is None:
        return None
    if _DATE.fullmatch(scalar.text):
        try:
            return date.fromisoformat(scalar.text).isoformat()
        except ValueError:
            problems.add(f"there is no day {scalar.text}", scalar.place, "write year-month-day, as 2024-07-01")
            return None
    problems.add(f"'{key}' is {quote(scalar.text)}", scalar.place, "write year-month-day, as 2024-07-01")
    return None


def read_pattern(node: Node, key: str, problems: Problems) -> str | None:
    """A regular expression that compiles and needs at least one character."""
    scalar = read_scalar(node, key, problems)
    if scalar is None:
        return None
    reason = reason_against(scalar.text)
    if reason:
        problems.add(f"the pattern {quote(scalar.text)} {reason}", scalar.place, "see the syntax of the 'regex' module")
        return None
    return scalar.text


def choice_of(choices: type[StrEnum]) -> Reader:
    """A reader of one of the members of `choices`."""

    def read_choice(node: Node, key: str, problems: Problems) -> StrEnum | None:
        scalar = read_scalar(node, key, problems)
        if scalar is None:
            return None
        if scalar.text not in list(choices):
            problems.add(f"'{key}' is {quote(scalar.text)}", scalar.place, suggest(scalar.text, choices))
            return None
        return choices(scalar.text)

    return read_choice


def _refuse_kind(node: Node, what: str, wanted: str, hint: str, problems: Problems) -> None:
    if isinstance(node, Broken):
        return
    problems.add(f"{what} must be {wanted}, not {_KINDS[type(node)]}", node.place, hint)
