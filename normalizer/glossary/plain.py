"""Terms as plain data and back: what a YAML entry would say, as dicts, lists, texts, numbers and truth values.

A field that has its default is left out, and so is the context that a variant has from its
term; named contexts are written out.  Must not know where the data goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from normalizer.core.errors import Place
from normalizer.glossary.schema import (
    Admitted,
    Context,
    Example,
    FixMode,
    Number,
    Register,
    Status,
    Term,
    Variant,
    Wording,
)

Plain = dict[str, Any]
_CHOICES: dict[str, type] = {
    "wording": Wording,
    "number": Number,
    "register": Register,
    "fix": FixMode,
    "status": Status,
}
_NOT_SAID = frozenset({"place", "category", "restyled"})


def to_plain(term: Term) -> Plain:
    """`term` as a YAML entry would say it; its place and category are not said."""
    from normalizer.glossary.terms import TERM  # with what reads YAML, which a packed glossary needs not

    plain = _said(term)
    plain["zh"] = term.zh[0] if len(term.zh) == 1 else list(term.zh)
    plain["admitted"] = [_short(_said(each)) for each in term.admitted]
    plain["variants"] = [_short(_variant(each, term)) for each in term.variants]
    plain["examples"] = [_said(each) for each in term.examples]
    if term.context:
        plain["context"] = _context(term.context)
    return {key: plain[key] for key in TERM if key in plain and plain[key] not in ("", [])}


def from_plain(
    plain: Mapping[str, Any], category: str, place: Place, places: Iterable[Place] = (), *, restyled: bool = False
) -> Term:
    """The term that `to_plain` made the data of; `places` are those of its variants and examples, in order.

    A context may be one that `context_from_plain` made before.
    """
    rest = iter(places)
    said = _typed(plain)
    zh = said.pop("zh", ())
    context = _context_of(said.pop("context", None))
    variants = [_named(each) for each in said.pop("variants", ())]
    examples = said.pop("examples", ())
    return Term(
        place=place,
        category=category,
        restyled=restyled,
        zh=(zh,) if isinstance(zh, str) else tuple(zh),
        context=context,
        admitted=tuple(Admitted(**_typed(_named(each))) for each in said.pop("admitted", ())),
        variants=tuple(_variant_of(each, context, next(rest, place)) for each in variants),
        examples=tuple(Example(next(rest, place), **each) for each in examples),
        **said,
    )


def _said(value: Any) -> Plain:
    """The fields that differ from their defaults, enumerations as their texts."""
    said = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name not in _NOT_SAID and held != field.default:
            said[field.name] = str(held) if field.name in _CHOICES else held
    return said


def _short(said: Plain) -> str | Plain:
    """A form alone is written as a text."""
    return said["form"] if said.keys() == {"form"} else said


def _named(plain: str | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"form": plain} if isinstance(plain, str) else plain


def _typed(plain: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _CHOICES[key](value) if key in _CHOICES else value for key, value in plain.items()}


def _variant(variant: Variant, term: Term) -> Plain:
    said = _said(variant)
    if variant.context == term.context:
        said.pop("context", None)
    elif variant.context:
        said["context"] = _context(variant.context)
    return said


def _variant_of(plain: Mapping[str, Any], inherited: Context | None, place: Place) -> Variant:
    said = _typed(plain)
    context = _context_of(said.pop("context", None)) or inherited
    return Variant(place, context=context, **said)


def _context(context: Context) -> Plain:
    said = _said(context)
    if context.document is None:
        said["document"] = "never"
    return {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}


def _context_of(plain: Context | Mapping[str, Any] | None) -> Context | None:
    return plain if plain is None or isinstance(plain, Context) else context_from_plain(plain)


def context_from_plain(plain: Mapping[str, Any]) -> Context:
    """The context that a plain term holds."""
    said: Plain = {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}
    if said.get("document") == "never":
        said["document"] = None
    return Context(**said)
