"""One glossary file: its bytes to the terms and wishes it holds.

Owns the top-level keys.  Must not know which other files there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from normalizer.core.errors import Place
from normalizer.core.text import LineIndex
from normalizer.glossary.contexts import ContextDraft, read_named_contexts
from normalizer.glossary.fields import Reader, choice_of, read_fields, read_id, read_ids, read_list, read_scalar
from normalizer.glossary.problems import Problems, quote
from normalizer.glossary.schema import FirstMention, Register, Wording
from normalizer.glossary.shipped import profile_names, profile_path
from normalizer.glossary.spelling import Spelling
from normalizer.glossary.terms import TermDraft, read_draft
from normalizer.glossary.yaml_nodes import Items, Node, Scalar, read_nodes

_MOST_BYTES = 16_000_000
_LONGEST_PATH = 4096
_STYLE = ("prefer", "spelling", "first_mention")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """What a file says; `text` has no byte order mark, and its lines end in line feeds.

    A file with a `profile` name is a house style: its terms change those below field by
    field, and `style` holds what it says of all terms; `wording` is that of its new terms that
    say none; `digest` is the SHA-256 of its bytes.
    """

    path: Path
    text: str = ""
    terms: tuple[TermDraft, ...] = ()
    contexts: tuple[tuple[Scalar, ContextDraft], ...] = ()
    disable: tuple[Scalar, ...] = ()
    ties: tuple[tuple[Scalar, ...], ...] = ()
    wording: Wording | None = None
    extends: Scalar | None = None
    profile: str = ""
    style: Mapping[str, Any] = field(default_factory=dict)
    digest: str = ""

    @property
    def extended(self) -> Path | None:
        """The file that this one wants below it; a profile may name a shipped one."""
        if self.extends is None:
            return None
        if self.profile and self.extends.text in profile_names():
            return profile_path(self.extends.text)
        return self.path.parent / self.extends.text


def read_file(path: Path, asked: Place, problems: Problems) -> GlossaryFile | None:
    """The content of a file, None when nothing of it can be read; `asked` is where it was asked for."""
    data = _read_bytes(path, asked, problems)
    text = None if data is None else _decode(data, str(path), problems)
    if data is None or text is None:
        return None
    root = read_nodes(text, str(path), problems)
    values = read_root(root, problems) if root is not None else {}
    style: dict[str, Any] = {key: values.pop(key) for key in _STYLE if key in values}
    if style and "profile" not in values:
        problems.add(f"'{next(iter(style))}' in a file that is no profile", asked, "add 'profile: <name>'")
    return GlossaryFile(path, "\n".join(text.splitlines()), style=style, digest=sha256(data).hexdigest(), **values)


def read_text(path: Path, asked: Place, problems: Problems) -> str | None:
    """The text of a file without its byte order mark, None when it cannot be read; `asked` says who wants it."""
    data = _read_bytes(path, asked, problems)
    return None if data is None else _decode(data, str(path), problems)


def _read_bytes(path: Path, asked: Place, problems: Problems) -> bytes | None:
    try:
        if not path.is_file():
            wrong = "is no file" if path.exists() else "does not exist"
            problems.add(
                f"the glossary {quote(str(path), _LONGEST_PATH)} {wrong}", asked, "give the path of a YAML file"
            )
            return None
        if path.stat().st_size > _MOST_BYTES:
            problems.add(f"a glossary of more than {_MOST_BYTES:,} bytes", Place(str(path)), "split it")
            return None
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problems.add(
            f"the glossary {quote(str(path), _LONGEST_PATH)} cannot be read: {reason}",
            asked,
            "check its path and rights",
        )
        return None


def _decode(data: bytes, path: str, problems: Problems) -> str | None:
    try:
        return data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8").removeprefix(_BOM)
        place = Place(path, *LineIndex(good).place(len(good)))
        problems.add(f"not UTF-8: the byte 0x{data[error.start]:02X}", place, "save the file as UTF-8")
        return None


def read_root(root: Node, problems: Problems) -> dict[str, Any]:
    """The values of a file by key, those that could not be read left out."""
    if isinstance(root, Scalar) and root.plain and not root.text:
        return {}
    if isinstance(root, Items):
        problems.add("a glossary must be a mapping, not a list", root.place, "put 'terms:' above the list")
        return {}
    return read_fields(root, "a glossary", FILE, problems) or {}


def _read_drafts(node: Node, key: str, problems: Problems) -> tuple[TermDraft, ...] | None:
    return read_list(node, key, problems, read_draft)


def _read_ties(node: Node, key: str, problems: Problems) -> tuple[tuple[Scalar, ...], ...] | None:
    return read_list(node, key, problems, read_ids)


def _read_path(node: Node, key: str, problems: Problems) -> Scalar | None:
    path = read_scalar(node, key, problems)
    if path and not path.text.isprintable():
        problems.add(f"'{key}' is {quote(path.text)}", path.place, "give the path of a YAML file")
        return None
    return path


def _read_profile(node: Node, key: str, problems: Problems) -> str | None:
    name = read_id(node, key, problems)
    return name.text if name else None


FILE: dict[str, Reader] = {
    "contexts": read_named_contexts,
    "wording": choice_of(Wording),
    "terms": _read_drafts,
    "disable": read_ids,
    "extends": _read_path,
    "profile": _read_profile,
    "prefer": choice_of(Register),
    "spelling": choice_of(Spelling),
    "first_mention": choice_of(FirstMention),
    "ties": _read_ties,
}
"""The keys of a glossary file and how each is read."""
