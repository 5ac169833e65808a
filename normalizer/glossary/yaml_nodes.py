"""YAML text to nodes, each with its place; nothing is ever built but text, lists and mappings.

Owns which part of YAML a glossary may use: every scalar is the text that was written, and
anchors, aliases, tags, merge keys, tabs, deep nesting and second documents are refused.
Must not know what the keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from normalizer.core.errors import Place
from normalizer.core.text import LineIndex
from normalizer.glossary.problems import Problems, quote
from normalizer.glossary.yaml_syntax import explain

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 16
_TOO_DEEP = "maximum nesting depth"
_REFUSED = re.compile("[^\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Located:
    """Where a node begins; the place is made when asked for, since most are never wanted."""

    path: str
    mark: Any

    @property
    def place(self) -> Place:
        """Its place, counted from 1."""
        return Place(self.path, self.mark.line + 1, self.mark.column + 1)


@dataclass(slots=True)
class Scalar(_Located):
    """A text; `plain` when it was written without quotation marks."""

    text: str
    plain: bool = True


@dataclass(slots=True)
class Items(_Located):
    """A list."""

    nodes: list[Node]


@dataclass(slots=True)
class Fields(_Located):
    """A mapping; no key stands twice."""

    entries: list[tuple[Scalar, Node]]


@dataclass(slots=True)
class Broken(_Located):
    """Stands for a node that has been complained of."""


Node = Scalar | Items | Fields | Broken


def read_nodes(text: str, path: str, problems: Problems) -> Node | None:
    """The root of the YAML document in `text`; None when it is empty or cannot be read at all."""
    refused = _REFUSED.search(text)
    if refused:
        place = Place(path, *LineIndex(text).place(refused.start()))
        problems.add(*_explain_character(refused.group(), place))
        return None
    builder = _Builder(path, problems)
    try:
        _feed(builder, _LOADER(text))
    except yaml.YAMLError as error:
        if _TOO_DEEP in str(error):
            # The C parser looks ahead and gives up before it comes to the place; the other comes to it.
            builder = _Builder(path, problems)
            _feed(builder, yaml.SafeLoader(text))
            return builder.root
        problems.add(*explain(error, text, path))
        return None
    return builder.root


def _feed(builder: _Builder, loader: Any) -> None:
    try:
        while builder.take(loader.get_event()):
            pass
    finally:
        loader.dispose()


def _explain_character(character: str, place: Place) -> tuple[str, Place, str]:
    if character == "\t":
        return "a tab", place, "use spaces; inside double quotes a tab is written \\t"
    name = f"the character U+{ord(character):04X}, which YAML cannot hold as it is"
    return name, place, "remove it; inside double quotes it can be written as an escape"


class _Builder:
    """Puts the parser's events together without recursion."""

    def __init__(self, path: str, problems: Problems) -> None:
        self._path = path
        self._problems = problems
        self._documents = 0
        self._spoilt = False
        # The children of what is being read, and above it what it stands in, each with its start.
        self._children: list[Node] = []
        self._open: list[tuple[Any, list[Node]]] = []
        self._takers: dict[type, Callable[[Any], bool]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.AliasEvent: self._take_alias,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end_list,
            yaml.MappingEndEvent: self._end_mapping,
            yaml.DocumentStartEvent: self._begin_document,
            yaml.StreamEndEvent: lambda _: False,
        }

    @property
    def root(self) -> Node | None:
        """What the document holds; None when that is nothing, or reading was given up."""
        return None if self._spoilt or not self._children else self._children[0]

    def take(self, event: yaml.Event) -> bool:
        """Takes one event; False when it is the last that is wanted."""
        taker = self._takers.get(type(event))
        return taker is None or taker(event)

    def _take_scalar(self, event: yaml.ScalarEvent) -> bool:
        style = event.style
        node: Node = Scalar(self._path, event.start_mark, event.value, not style)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if style == '"' and _SURROGATE.search(event.value):
            self._problems.add("an escape that is half a character", node.place, "write the character itself")
            node = Broken(self._path, event.start_mark)
        self._children.append(node)
        return True

    def _take_alias(self, event: yaml.AliasEvent) -> bool:
        node = Broken(self._path, event.start_mark)
        hint = "write the value out, or put it in quotes"
        self._problems.add(f"an alias, *{event.anchor}", node.place, hint)
        self._children.append(node)
        return True

    def _begin(self, event: yaml.CollectionStartEvent) -> bool:
        self._refuse_properties(event)
        if len(self._open) == _DEPTH:
            message = f"lists and mappings nested more than {_DEPTH} deep"
            return self._give_up(event, message, "look for stray brackets")
        self._open.append((event.start_mark, self._children))
        self._children = []
        return True

    def _end_list(self, _event: yaml.SequenceEndEvent) -> bool:
        start, around = self._open.pop()
        around.append(Items(self._path, start, self._children))
        self._children = around
        return True

    def _end_mapping(self, _event: yaml.MappingEndEvent) -> bool:
        start, around = self._open.pop()
        around.append(Fields(self._path, start, list(self._entries(self._children))))
        self._children = around
        return True

    def _begin_document(self, event: yaml.DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            return self._give_up(event, "a second document", "take the '---' out: a file is one document")
        return True

    def _give_up(self, event: yaml.Event, message: str, hint: str) -> bool:
        self._problems.add(message, Broken(self._path, event.start_mark).place, hint)
        self._spoilt = True
        return False

    def _entries(self, children: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Broken):
                    self._problems.add("a list or mapping as a key", key.place, "a key is one word")
            elif key.plain and key.text == "<<":
                self._problems.add("a merge key, <<", key.place, "write the keys out; a term may use 'extends'")
            elif key.text in seen:
                hint = f"the first is at {seen[key.text].place}; remove one of them"
                self._problems.add(f"the key {quote(key.text)} stands twice", key.place, hint)
            else:
                seen[key.text] = key
                yield key, value

    def _refuse_properties(self, event: Any) -> None:
        for name, written in (("an anchor, &", event.anchor), ("a tag, ", event.tag)):
            if written is not None:
                place = Broken(self._path, event.start_mark).place
                self._problems.add(f"{name}{written}", place, "take it out, or put the text in quotes")
