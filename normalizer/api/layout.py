"""Glossary files in the one layout.

Must not know how the outcome is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from normalizer.core.errors import BrokenError, Place
from normalizer.files.write import write_atomically
from normalizer.glossary.file import read_text
from normalizer.glossary.layout import lay_out
from normalizer.glossary.problems import Problems
from normalizer.glossary.yaml_nodes import Fields, Items, Node, Scalar, read_nodes


def tidy(paths: Sequence[Path], *, write: bool = True) -> list[Path]:
    """Lays the files out and gives those that were not; with `write` they are written, each whole or not at all.

    Raises GlossaryError for a file that cannot be read, before any is written, and
    BrokenError when laying out would change what a file says.
    """
    texts = {path: _read(path) for path in paths}
    held = {path: path.read_bytes() for path in paths}
    laid_out = {path: _checked(path, text, lay_out(text)).encode("utf-8") for path, text in texts.items()}
    changed = [path for path in texts if laid_out[path] != held[path]]
    for path in changed if write else ():
        write_atomically(path, laid_out[path], expected=held[path])
    return changed


def _read(path: Path) -> str:
    problems = Problems()
    text = read_text(path, Place(str(path)), problems)
    if text is not None:
        read_nodes(text, str(path), problems)
    if problems.errors or text is None:
        raise problems.errors[0]
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _checked(path: Path, text: str, laid_out: str) -> str:
    """`laid_out`, once it is known to say what `text` says."""
    if _said(text, path) != _said(laid_out, path):
        message = "sorry, this is a bug of gnorm's (the layout would change what the file says); it is as it was"
        raise BrokenError(message, Place(str(path)))
    return laid_out


def _said(text: str, path: Path) -> Any:
    node = read_nodes(text, str(path), Problems())
    said = _values(node)
    if isinstance(said, dict) and isinstance(said.get("terms"), list):
        said["terms"] = sorted(said["terms"], key=str)
    return said


def _values(node: Node | None) -> Any:
    """What a node says, without places and styles; the keys of a mapping in an order of their own."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_values(each) for each in node.nodes]
    if isinstance(node, Fields):
        return dict(sorted((key.text, _values(value)) for key, value in node.entries))
    return None
