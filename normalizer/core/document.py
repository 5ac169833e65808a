"""`Document` and `Segment`: one file as read by a format, and a run of prose in it."""

from __future__ import annotations

from normalizer.core.text import Text
from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One run of prose with coordinates of its own; `name` tells it from the others of its file."""

    text: Text
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file's bytes and the prose found in them; `encoding` is the codec's name, `bom` its length in bytes."""

    data: bytes
    segments: tuple[Segment, ...]
    encoding: str = "utf-8"
    bom: int = 0
