"""The contexts of terms and variants: `ContextDraft`, read from a node, made a `Context` by the named ones.

Owns the keys of a context and what `like` means.  Must not know of terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from normalizer.core.errors import Place
from normalizer.glossary.fields import Reader, read_count, read_fields, read_flag, read_id, read_phrases
from normalizer.glossary.problems import Problems, quote, suggest
from normalizer.glossary.schema import Context
from normalizer.glossary.yaml_nodes import Fields, Node, Scalar

_CIRCLE = "take one 'like' out"


@dataclass(frozen=True, slots=True)
class ContextDraft:
    """What a file says of a context: `like` names another one, to whose lists the lists of this one are added."""

    place: Place
    like: Scalar | None
    fields: Mapping[str, Any]

    def build(self, named: Mapping[str, Context], problems: Problems) -> Context | None:
        """The context; None, with a problem noted, when `like` names none or nothing can meet it."""
        base = Context()
        if self.like is not None:
            if self.like.text not in named:
                hint = suggest(self.like.text, named) or "define it under 'contexts', here or in a layer below"
                problems.add(f"no context {quote(self.like.text)}", self.like.place, hint)
                return None
            base = named[self.like.text]
        context = Context(
            near=_joined(base.near, self.fields.get("near", ())),
            not_near=_joined(base.not_near, self.fields.get("not_near", ())),
            quoted=self.fields.get("quoted", base.quoted),
            document=(self.fields["document"] or None) if "document" in self.fields else base.document,
        )
        if context.demands_evidence and not (context.near or context.quoted or context.document):
            problems.add("a context that nothing can meet", self.place, "add 'near', or let 'quoted' count")
            return None
        return context


def _joined(below: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*below, *above)))


def build_contexts(
    drafts: Mapping[str, tuple[Scalar, ContextDraft]], below: Mapping[str, Context], problems: Problems
) -> dict[str, Context]:
    """The named contexts of one layer, in whatever order they stand; one that is like itself takes that below."""
    built: dict[str, Context] = {}

    def build(name: str, chain: tuple[str, ...]) -> None:
        place, draft = drafts[name][0].place, drafts[name][1]
        like = draft.like.text if draft.like else ""
        if like in chain and like != name:
            problems.add(
                f"contexts that are like each other in a circle: {' -> '.join((*chain, like))}", place, _CIRCLE
            )
        elif like in drafts and like not in built and like != name:
            build(like, (*chain, like))
        known = {**below, **{key: context for key, context in built.items() if key != name}}
        context = draft.build(known, problems)
        if context:
            built[name] = context

    for name in drafts:
        if name not in built:
            build(name, (name,))
    return built


def read_context(node: Node, key: str, problems: Problems) -> ContextDraft | None:
    """A context written out, or the name of one."""
    if isinstance(node, Scalar):
        name = read_id(node, key, problems)
        return ContextDraft(node.place, name, {}) if name else None
    fields = read_fields(node, "a context", CONTEXT, problems)
    if fields is None:
        return None
    return ContextDraft(node.place, fields.pop("like", None), fields)


def read_named_contexts(node: Node, key: str, problems: Problems) -> tuple[tuple[Scalar, ContextDraft], ...] | None:
    """The mapping under `contexts`: names to contexts."""
    if isinstance(node, Scalar) and node.plain and not node.text:
        return ()
    if not isinstance(node, Fields):
        problems.add(f"'{key}' must be a mapping", node.place, "write 'name: {near: […]}' below it")
        return None
    drafts = []
    for name, child in node.entries:
        draft = read_context(child, name.text, problems) if read_id(name, key, problems) else None
        if draft is not None:
            drafts.append((name, draft))
    return tuple(drafts)


CONTEXT: dict[str, Reader] = {
    "like": read_id,
    "near": read_phrases,
    "not_near": read_phrases,
    "quoted": read_flag,
    "document": read_count,
}
"""The keys of a context and how each is read."""
