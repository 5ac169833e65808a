"""What TBX says of a term, the same in both of its versions: statuses, subject field, note, source.

A concept is a term; what TBX-Basic has no category for stands in one note, as JSON behind
`gnorm:`.  Must not know the names of elements that the versions differ in, but by `Names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from normalizer.core.errors import GlossaryError
from normalizer.glossary.exchange import more
from normalizer.glossary.exchange.incoming import receive
from normalizer.glossary.exchange.xml_tree import Element, parse
from normalizer.glossary.plain import Plain, to_plain
from normalizer.glossary.schema import Glossary, Term

_OURS = "gnorm:"
# An id of XML must not begin with a digit, and the ids of others are no ids of ours.
_ID = "gnorm."
_URL = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)
_TEXTS = frozenset({"id", "canonical", more.CATEGORY, "authority", "source", "note"})
_STATUS = '<termNote type="administrativeStatus">{}Term-admn-sts</termNote>'
_STATUSES = {
    "prefer": "preferred",
    "standard": "preferred",
    "deprecat": "deprecated",
    "supersed": "deprecated",
    "obsolete": "deprecated",
    "forbid": "deprecated",
    "admit": "admitted",
    "legal": "admitted",
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a version: its root, what stands around the entries, and how they are divided."""

    root: str
    opening: str
    closing: str
    entry: str
    section: str
    groups: tuple[str, ...]
    chinese: str


def write(glossary: Glossary, names: Names) -> str:
    """The whole document."""
    entries = (line for term in glossary.terms for line in _entry(term, names))
    return "\n".join((names.opening, *entries, names.closing, ""))


def _entry(term: Term, names: Names) -> Iterator[str]:
    plain = {**to_plain(term), more.CATEGORY: term.category}
    has_url = _URL.fullmatch(term.source) is not None
    hidden = set() if has_url else {"source"}
    hidden |= {"note"} if _is_ours(term.note) else set()
    visible, rest = more.part(plain, _shown, _TEXTS - hidden)
    yield f"<{names.entry} id={quoteattr(_ID + visible['id'])}>"
    yield from _element(visible, more.CATEGORY, '<descrip type="subjectField">{}</descrip>')
    yield from _element(visible, "authority", '<admin type="source">{}</admin>')
    if has_url:
        target = quoteattr(visible["source"])
        yield from _element(visible, "source", f'<xref type="externalCrossReference" target={target}>{{}}</xref>')
    yield from _element(visible, "note", "<note>{}</note>")
    if rest:
        yield f"<note>{_OURS} {escape(more.dump(rest))}</note>"
    zh = visible.get("zh", [])
    yield from _section(names, names.chinese, [(form, "admitted" if n else "preferred") for n, form in enumerate(zh)])
    english = [(visible["canonical"], "preferred")]
    english += [(form, "admitted") for form in visible.get("admitted", ())]
    english += [(form, "deprecated") for form in visible.get("variants", ())]
    yield from _section(names, "en", english)
    yield f"</{names.entry}>"


def _element(visible: Plain, key: str, template: str) -> Iterator[str]:
    if visible.get(key):
        # Texts with braces of their own are safe: only the template is formatted.
        before, after = template.split("{}")
        yield f"{before}{escape(visible[key])}{after}"


def _section(names: Names, language: str, forms: list[tuple[str, str]]) -> Iterator[str]:
    if forms:
        group = names.groups[0]
        yield f'<{names.section} xml:lang="{language}">'
        for form, status in forms:
            yield f"<{group}><term>{escape(form)}</term>{_STATUS.format(status)}</{group}>"
        yield f"</{names.section}>"


def _shown(text: str) -> str:
    """White space in XML is the writer's layout."""
    return " ".join(more.clean(text).split())


def read(text: str, path: str, names: Names) -> list[Plain]:
    """The terms of a document, ours or of others; raises GlossaryError."""
    root = parse(text, path)
    if root.name != names.root:
        hint = {"martif": "it is of 2008: --format tbx2", "tbx": "it is of 2019: --format tbx3"}.get(root.name, "")
        raise GlossaryError(f"the root element is '{root.name}', not '{names.root}'", root.place, hint)
    if root.attributes.get("style", "dca").lower() != "dca":
        hint = "convert it to the style DCA, with data categories as attributes"
        raise GlossaryError("TBX of the style DCT is not read", root.place, hint)
    return receive(((_term(entry, names), entry.place) for entry in root.all(names.entry)), path)


def _term(entry: Element, names: Names) -> Plain:
    notes = [each for each in entry.children if each.name == "note"]
    rest: Plain = {}
    for note in notes:
        if _is_ours(note.text):
            rest |= more.load(note.text.lstrip().removeprefix(_OURS), note.place)
    visible: dict[str, Any] = _forms(entry, names)
    if not _is_ours(str(rest.get("note", ""))):
        visible["note"] = "; ".join(
            _shown(each.text) for each in notes if not _is_ours(each.text) and each.text.strip()
        )
    visible[more.CATEGORY] = _first(entry, "descrip", "subjectField")
    visible["authority"] = _first(entry, "admin", "source")
    declared = entry.attributes.get("id", "")
    if declared.startswith(_ID):
        visible["id"] = declared.removeprefix(_ID)
    links = [each for each in entry.children if each.name == "xref"]
    if links:
        visible["source"] = links[0].attributes.get("target", "").strip()
    return more.join(visible, rest, _shown)


def _is_ours(note: str) -> bool:
    return _shown(note).startswith(_OURS)


def _first(entry: Element, name: str, kind: str) -> str:
    """The text of the first such element of the concept itself, also where it is in a group."""
    own = [
        each for child in entry.children for each in (child, *(child.children if child.name == f"{name}Grp" else ()))
    ]
    found = (each for each in own if each.name == name and each.attributes.get("type") == kind)
    return next((_shown(each.text) for each in found), "")


def _forms(entry: Element, names: Names) -> Plain:
    english: list[tuple[str, str]] = []
    zh: list[tuple[bool, str]] = []
    for section in entry.children:
        language = section.attributes.get("lang", "").lower().replace("_", "-")
        if section.name != names.section:
            continue
        for group in section.all(*names.groups):
            form, status = _form(group)
            if language.split("-")[0] == "en" and form:
                english.append((form, status))
            elif language.split("-")[0] == "zh" and form:
                zh.append((language.startswith(_TRADITIONAL), form))
    forms: Plain = {"zh": list(dict.fromkeys(form for _, form in sorted(zh, key=lambda each: each[0])))}
    if not english:
        hint = "add a section in English, or take the entry out"
        raise GlossaryError("an entry without an English term", entry.place, hint)
    wanted = next(
        (status for status in ("preferred", "", "admitted") if status in {s for _, s in english}), "deprecated"
    )
    canonical = next(each for each in english if each[1] == wanted)
    english.remove(canonical)
    forms["canonical"] = canonical[0]
    forms["variants"] = [form for form, status in english if status == "deprecated"]
    forms["admitted"] = [form for form, status in english if status != "deprecated"]
    return forms


def _form(group: Element) -> tuple[str, str]:
    """The term of a group and its status, empty when it says none."""
    form = next((_shown(each.text) for each in group.all("term")), "")
    for note in group.all("termNote"):
        if note.attributes.get("type") in ("administrativeStatus", "normativeAuthorization"):
            said = note.text.strip().lower()
            return form, next((status for start, status in _STATUSES.items() if said.startswith(start)), "")
    return form, ""
