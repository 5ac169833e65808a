"""A term as a file gives it: `TermDraft`, read from a node, made a `Term` on what it extends.

Owns the keys of a term and what must hold between them.  Must not know of files and layers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from normalizer.core.errors import Place
from normalizer.glossary.contexts import read_context
from normalizer.glossary.fields import (
    Reader,
    choice_of,
    read_date,
    read_fields,
    read_flag,
    read_id,
    read_list,
    read_pattern,
    read_phrase,
    read_phrase_or_phrases,
    read_text,
)
from normalizer.glossary.forms import make_slug
from normalizer.glossary.problems import Problems
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
from normalizer.glossary.yaml_nodes import Broken, Node, Scalar


@dataclass(frozen=True, slots=True)
class TermDraft:
    """The fields that one entry gives; `extends` is the id of the term that gives the others, with its place.

    `is_sound` tells whether nothing in the entry had to be complained of.
    """

    id: str
    place: Place
    extends: Scalar | None
    fields: Mapping[str, Any]
    is_sound: bool = True

    def by_default(self, wording: Wording | None) -> TermDraft:
        """The same with a wording, if it says none."""
        if wording is None or "wording" in self.fields:
            return self
        return replace(self, fields={**self.fields, "wording": wording})

    def build(
        self, base: Term | None, category: str, contexts: Mapping[str, Context], problems: Problems
    ) -> Term | None:
        """The term, its missing fields those of `base`; None when it is left without a canonical form."""
        fields = _with_contexts(self.fields, contexts, problems)
        if base is not None:
            term = replace(base, id=self.id, place=self.place, category=category, **fields)
        elif "canonical" in self.fields:
            term = Term(id=self.id, place=self.place, category=category, **fields)
        else:
            return None
        if term.valid_from and term.valid_to and term.valid_from > term.valid_to:
            message = f"'{term.id}' is valid from {term.valid_from} to {term.valid_to}, which is before"
            problems.add(message, self.place, "exchange the two dates, or correct one")
        return term


def _with_contexts(fields: Mapping[str, Any], contexts: Mapping[str, Context], problems: Problems) -> dict[str, Any]:
    """The fields of a term or variant with every draft in them made what it stands for."""
    built = dict(fields)
    if "context" in built:
        built["context"] = built["context"].build(contexts, problems)
    if "variants" in built:
        built["variants"] = tuple(
            Variant(draft.place, **_with_contexts(draft.fields, contexts, problems)) for draft in built["variants"]
        )
    return built


@dataclass(frozen=True, slots=True)
class _VariantDraft:
    place: Place
    fields: Mapping[str, Any]


def read_draft(node: Node, _key: str, problems: Problems) -> TermDraft | None:
    """One entry under `terms`."""
    before = len(problems.errors)
    fields = read_fields(node, "a term", TERM, problems)
    if fields is None:
        return None
    declared, extends = fields.pop("id", None), fields.pop("extends", None)
    is_sound = len(problems.errors) == before
    if is_sound and extends is None and declared is None and "canonical" not in fields:
        problems.add("a term without 'canonical'", node.place, "add 'canonical: …', or 'extends: <id>'")
    named = declared or extends
    name = named.text if named else make_slug(fields.get("canonical", ""))
    if not name:
        if is_sound and "canonical" in fields:
            problems.add("a term without 'id'", node.place, "add 'id: …'; none can be made of this canonical form")
        return None
    return TermDraft(name, node.place, extends, fields, is_sound)


def _read_variant(node: Node, _key: str, problems: Problems) -> _VariantDraft | None:
    if isinstance(node, Scalar):
        form = read_phrase(node, "variants", problems)
        return None if form is None else _VariantDraft(node.place, {"form": form})
    before = len(problems.errors)
    fields = read_fields(node, "a variant", VARIANT, problems)
    if fields is None or len(problems.errors) > before:
        return None
    if ("form" in fields) == ("pattern" in fields):
        fault = "both 'form' and 'pattern'" if "form" in fields else "neither 'form' nor 'pattern'"
        problems.add(f"a variant with {fault}", node.place, "give one of the two")
        return None
    return _VariantDraft(node.place, fields)


def _read_admitted(node: Node, _key: str, problems: Problems) -> Admitted | None:
    if isinstance(node, Scalar):
        form = read_phrase(node, "admitted", problems)
        return None if form is None else Admitted(form)
    before = len(problems.errors)
    fields = read_fields(node, "an admitted form", ADMITTED, problems)
    if fields is None or len(problems.errors) > before:
        return None
    if "form" not in fields:
        problems.add("an admitted form without 'form'", node.place, "add 'form: …'")
        return None
    return Admitted(**fields)


def _read_example(node: Node, _key: str, problems: Problems) -> Example | None:
    before = len(problems.errors)
    fields = read_fields(node, "an example", EXAMPLE, problems)
    if fields is None or len(problems.errors) > before or isinstance(node, Broken):
        return None
    if set(fields) not in ({"before", "after"}, {"before", "after", "offered"}, {"keep"}):
        given = " and ".join(f"'{key}'" for key in fields) or "nothing"
        problems.add(f"an example with {given}", node.place, "give 'before' and 'after', or 'keep' alone")
        return None
    example = Example(node.place, **fields)
    if example.before and example.before == example.after:
        problems.add("an example that changes nothing", node.place, "write it as 'keep'")
        return None
    return example


def _read_all_admitted(node: Node, key: str, problems: Problems) -> tuple[Admitted, ...] | None:
    return read_list(node, key, problems, _read_admitted)


def _read_variants(node: Node, key: str, problems: Problems) -> tuple[_VariantDraft, ...] | None:
    return read_list(node, key, problems, _read_variant)


def _read_examples(node: Node, key: str, problems: Problems) -> tuple[Example, ...] | None:
    return read_list(node, key, problems, _read_example)


ADMITTED: dict[str, Reader] = {
    "form": read_phrase,
    "register": choice_of(Register),
    "authority": read_text,
    "source": read_text,
}
"""The keys of an admitted form and how each is read."""
VARIANT: dict[str, Reader] = {
    "form": read_phrase,
    "pattern": read_pattern,
    "fix": choice_of(FixMode),
    "reason": read_text,
    "status": choice_of(Status),
    "context": read_context,
    "valid_from": read_date,
    "valid_to": read_date,
}
"""The keys of a variant and how each is read."""
EXAMPLE: dict[str, Reader] = {"before": read_text, "after": read_text, "keep": read_text, "offered": read_flag}
"""The keys of an example and how each is read."""
TERM: dict[str, Reader] = {
    "id": read_id,
    "extends": read_id,
    "zh": read_phrase_or_phrases,
    "pinyin": read_phrase,
    "canonical": read_phrase,
    "register": choice_of(Register),
    "wording": choice_of(Wording),
    "number": choice_of(Number),
    "spelled_out": read_phrase,
    "admitted": _read_all_admitted,
    "variants": _read_variants,
    "context": read_context,
    "valid_from": read_date,
    "valid_to": read_date,
    "authority": read_text,
    "source": read_text,
    "note": read_text,
    "examples": _read_examples,
}
"""The keys of a term and how each is read, in the order in which they are written."""
