"""XML to elements with their places, safely: no entities, nothing fetched, no endless nesting.

Must not know what the elements mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from normalizer.core.errors import GlossaryError, Place

_DEEPEST = 64
_BEGINNING = 4096
_MARK = "}"
_HINT = "save it without the declarations in its DOCTYPE"


@dataclass(slots=True)
class Element:
    """An element; names are without their namespaces, `parts` are its texts and elements in order."""

    name: str
    attributes: dict[str, str]
    place: Place
    parts: list[str | Element] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (each for each in self.parts if isinstance(each, Element))

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names in it, at any depth, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(each if isinstance(each, str) else each.text for each in self.parts)


def parse(text: str, path: str) -> Element:
    """The root; raises GlossaryError for what is no XML, and for XML that could do harm."""
    builder = _Builder(path)
    try:
        builder.parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = f"not XML: {expat.ErrorString(error.code)}"
        raise GlossaryError(message, Place(path, error.lineno, error.offset + 1), "export the file again") from error
    assert builder.root is not None
    return builder.root


def root_name(text: str) -> str:
    """The name of the first element, empty when there is none."""
    names: list[str] = []
    # The text is known; what its declaration says of an encoding is of the file.
    parser = expat.ParserCreate("utf-8", _MARK)
    parser.StartElementHandler = lambda name, _attributes: names.append(name)
    with suppress(expat.ExpatError):
        parser.Parse(text[:_BEGINNING].encode("utf-8", "replace"), False)
    return names[0].rpartition(_MARK)[2] if names else ""


class _Builder:
    def __init__(self, path: str) -> None:
        self.root: Element | None = None
        self._path = path
        self._open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8", _MARK)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _name: self._open.pop()
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_entity
        self.parser.SkippedEntityHandler = self._refuse_entity

    def _place(self) -> Place:
        return Place(self._path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise GlossaryError(f"elements nested more than {_DEEPEST} deep", self._place(), "no glossary needs that")
        local = {key.rpartition(_MARK)[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(_MARK)[2], local, self._place())
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _characters(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
        if has_internal_subset:
            raise GlossaryError("a DOCTYPE with declarations of its own is not read", self._place(), _HINT)

    def _refuse_entity(self, *_: Any) -> NoReturn:
        raise GlossaryError("an entity of the file's own is not read", self._place(), _HINT)
