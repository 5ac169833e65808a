"""A glossary as named arrays and back; what comes back builds a term when it is asked for.

A context that many terms share is stored, and built, once.  Must not know where the arrays
are kept, nor what else is kept with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from normalizer.core.errors import Place
from normalizer.core.packed import Part, Strings, pack_strings
from normalizer.glossary.lazy import LazyTerms
from normalizer.glossary.plain import context_from_plain, from_plain, to_plain
from normalizer.glossary.schema import Context, FirstMention, Glossary, Register, Style, Term
from normalizer.glossary.spelling import Spelling

_HEAD = "glossary"
_IDS, _TERMS, _CONTEXTS = "term ids", "terms", "contexts"


def pack_glossary(glossary: Glossary) -> dict[str, Part]:
    """The glossary as parts, whose names begin with what they hold."""
    paths: dict[str, int] = {}
    contexts: dict[str, int] = {}
    terms = [_json(_packed_term(term, paths, contexts)) for term in glossary.terms]
    style = glossary.style
    head = {
        "paths": list(paths),
        "disabled": sorted(glossary.disabled),
        "version": glossary.version,
        "ties": [sorted(tie) for tie in glossary.ties],
        "style": [style.profile, style.prefer, style.spelling, style.first_mention],
        "sources": glossary.sources,
    }
    packed: dict[str, Part] = {_HEAD: _json(head).encode("utf-8", "surrogatepass")}
    for name, strings in ((_IDS, glossary.ids), (_TERMS, terms), (_CONTEXTS, list(contexts))):
        packed[f"{name} at"], packed[name] = pack_strings(strings)
    return packed


def packed_sources(parts: Mapping[str, memoryview]) -> list[tuple[str, str]]:
    """The path and the SHA-256 of each file that the packed glossary was made of.

    Raises ValueError, LookupError or TypeError when the parts hold no glossary.
    """
    return [(path, digest) for path, digest in _head(parts)["sources"]]


def open_glossary(parts: Mapping[str, memoryview]) -> Glossary:
    """The glossary that `pack_glossary` made the parts of; they are to stay as they are while it is used.

    Raises ValueError, LookupError or TypeError when the parts hold none.  What is wrong
    inside a term shows only when that term is built.
    """
    head = _head(parts)
    profile, prefer, spelling, mention = head["style"]
    store = _Store(_strings(parts, _TERMS), _strings(parts, _CONTEXTS), head["paths"])
    ids = _strings(parts, _IDS)
    if len(ids) != len(store.terms):
        raise ValueError(f"{len(store.terms)} terms with {len(ids)} ids")
    return Glossary(
        terms=LazyTerms(ids, store.term),
        disabled=frozenset(head["disabled"]),
        version=head["version"],
        ties=tuple(frozenset(tie) for tie in head["ties"]),
        style=Style(profile, Register(prefer) if prefer else None, Spelling(spelling), FirstMention(mention)),
        sources=tuple((path, digest) for path, digest in head["sources"]),
    )


class _Store:
    """Terms as JSON, decoded one by one."""

    def __init__(self, terms: Strings, contexts: Strings, paths: Sequence[str]) -> None:
        self.terms = terms
        self._contexts = contexts
        self._paths = paths
        self._made: dict[int, Context] = {}

    def term(self, index: int) -> Term:
        category, own, plain, places, restyled = json.loads(self.terms[index])
        for held in (plain, *plain.get("variants", ())):
            if isinstance(held, dict) and "context" in held:
                held["context"] = self._context(held["context"])
        return from_plain(plain, category, self._place(own), map(self._place, places), restyled=restyled)

    def _context(self, index: int) -> Context:
        if index not in self._made:
            self._made[index] = context_from_plain(json.loads(self._contexts[index]))
        return self._made[index]

    def _place(self, said: Sequence[Any]) -> Place:
        return Place(self._paths[said[0]], said[1], said[2])


def _packed_term(term: Term, paths: dict[str, int], contexts: dict[str, int]) -> list[Any]:
    def packed(place: Place) -> list[Any]:
        return [paths.setdefault(place.path, len(paths)), place.line, place.column]

    plain = to_plain(term)
    for held in (plain, *plain.get("variants", ())):
        if isinstance(held, dict) and "context" in held:
            held["context"] = contexts.setdefault(_json(held["context"]), len(contexts))
    places = [packed(variant.place) for variant in term.variants]
    places += [packed(example.place) for example in term.examples]
    return [term.category, packed(term.place), plain, places, term.restyled]


def _head(parts: Mapping[str, memoryview]) -> dict[str, Any]:
    head = json.loads(str(parts[_HEAD], "utf-8", "surrogatepass"))
    if not isinstance(head, dict):
        raise TypeError("no glossary")
    return head


def _strings(parts: Mapping[str, memoryview], name: str) -> Strings:
    return Strings(parts[name], parts[f"{name} at"])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
