"""The keys of a configuration file: their names, their types, and the errors for what does not fit.

Must not know where files are found, nor what the keys bring about.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizer.core.values import dataclass

Value = bool | str | tuple[str, ...]
"""What a key may hold: a switch, a word, or a list of words."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key, the field of `Settings` that it fills, an example value as TOML, its meaning, and the values allowed."""

    name: str
    field: str
    example: str
    meaning: str
    choices: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`list`, `switch` or `word`, as the example shows it."""
        if self.example.startswith("["):
            return "list"
        return "word" if self.example.startswith('"') else "switch"


_NAMED = ("none", "cedict")

KEYS = {
    key.name: key
    for key in (
        Key("glossary", "glossaries", '["house.yaml"]', "Glossaries laid over the built-in ones."),
        Key("builtin", "builtin", "false", "Whether the built-in glossaries are used."),
        Key("profile", "profile", '"default"', "The house style: a name, or the file of one."),
        Key("date", "date", '"2024-07-01"', "The day of the articles, where all are of one day."),
        Key("select", "select", '["term/*"]', "Only these rules and terms; globs."),
        Key("ignore", "ignore", '["doubled-word"]', "Not these rules and terms; globs."),
        Key("quotes", "quotes", '"offer"', "Wording inside longer quoted speech.", ("fix", "offer", "skip")),
        Key("protect", "protect", '["Hope Project"]', "Phrases that are never changed."),
        Key("exclude", "exclude", '["archive/*"]', "Files and folders left out, as in .gitignore."),
        Key("encoding", "encoding", '"gb18030"', "The encoding of files without a byte order mark."),
        Key("dictionary", "dictionary", '"cedict"', "What glosses terms of yours that the lexicon does not.", _NAMED),
        Key("source", "source", '"{stem}.zh.txt"', "The Chinese original beside each article."),
        Key("fail-on", "fail_on", '"safe"', "What gnorm check fails on.", ("safe", "unsafe", "any")),
    )
}
"""Every key, by name."""

_KINDS = {"list": "a list of strings", "switch": "true or false", "word": "a string"}


def check_key(name: str) -> tuple[str, str] | None:
    """What is wrong with a key of this name and what to do about it; None when it exists."""
    if name in KEYS:
        return None
    if name == "tool":
        return f"there is no key {name!r}", "in a file of its own the keys stand without [tool.gnorm]"
    from difflib import get_close_matches

    near = get_close_matches(name.replace("_", "-").lower(), KEYS, n=1)
    hint = f"write {near[0]!r}" if near else f"the keys are {', '.join(KEYS)}"
    return f"there is no key {name!r}", hint


def check_value(key: Key, value: object) -> tuple[str, str] | None:
    """What is wrong with the value and what to do about it; None when it fits the key."""
    if not _fits(key.kind, value):
        return f"{key.name!r} has to be {_KINDS[key.kind]}", f"write, for example, {key.name} = {key.example}"
    return check_choice(key.name, value, key.choices)


def check_choice(name: str, value: object, choices: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a value that has to be one of `choices`; anything goes when there are none."""
    if not choices or value in choices:
        return None
    from difflib import get_close_matches

    near = get_close_matches(str(value), choices, n=1)
    hint = f"write {near[0]!r}" if near else f"write one of {', '.join(choices)}"
    return f"{name!r} cannot be {value!r}", hint


def _fits(kind: str, value: object) -> bool:
    if kind == "list":
        return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    return isinstance(value, bool if kind == "switch" else str)


def freeze(value: object) -> Value:
    """A value that fits its key, unchangeable."""
    if isinstance(value, list):
        return tuple(value)
    assert isinstance(value, bool | str)
    return value
