"""What a format shows of a term and the rest of it, parted and put together again without a loss.

A format shows some texts and the forms of the lists; the rest travels as JSON.  Put
together, what is shown wins, since that is what people edit: the rest speaks of a form
only as long as the form is there.  Must not know any format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.plain import Plain
from normalizer.glossary.terms import TERM

CATEGORY = "category"
"""The key under which plain data says the category of a term."""
LISTS = ("zh", "admitted", "variants")
"""The keys whose values are lists of forms."""
TEXTS = (
    *("id", CATEGORY, "pinyin", "canonical", "register", "wording", "number"),
    *("valid_from", "valid_to", "authority", "source", "note"),
)
"""The keys whose values are texts that every format could show."""

Shown = Callable[[str], str]
"""A text as it comes back after it was shown: the space at its ends may be gone."""

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def part(plain: Mapping[str, Any], shown: Shown, texts: Collection[str]) -> tuple[Plain, Plain]:
    """What is shown of a term, lists as lists of forms, and all that this leaves out."""
    visible: Plain = {}
    more: Plain = {}
    for key, value in plain.items():
        if key in LISTS:
            held = [value] if isinstance(value, str) else list(value)
            visible[key] = [shown(form) for form in map(_form, held) if form]
            if visible[key] != held:
                more[key] = held
        elif key in texts:
            visible[key] = shown(value)
            if visible[key] != value:
                more[key] = value
        else:
            more[key] = value
    return visible, more


def join(visible: Mapping[str, Any], more: Mapping[str, Any], shown: Shown) -> Plain:
    """The term again; a key that `visible` does not have is as `more` says."""
    plain: Plain = {}
    for key in dict.fromkeys((CATEGORY, *TERM, *more)):
        seen, held = visible.get(key), more.get(key)
        if seen is None or (isinstance(seen, str) and isinstance(held, str) and shown(held) == seen):
            value = held
        elif key in LISTS:
            value = _merge(seen, held if isinstance(held, list) else [], shown)
        else:
            value = seen
        if value not in (None, "", []):
            plain[key] = value
    zh = plain.get("zh")
    return {**plain, "zh": zh[0]} if isinstance(zh, list) and len(zh) == 1 else plain


def _merge(forms: Sequence[str], held: list[Any], shown: Shown) -> list[Any]:
    """`forms`, each with what `held` says of it; entries without a form keep their place before the next one."""
    if list(forms) == [shown(form) for form in map(_form, held) if form]:
        return held
    left, merged = list(held), []
    for form in forms:
        at = next((at for at, each in enumerate(left) if shown(_form(each)) == form), None)
        if at is None:
            merged.append(form)
            continue
        merged += [each for each in left[:at] if not _form(each)]
        merged.append(left[at])
        left = [each for each in left[:at] if _form(each)] + left[at + 1 :]
    return merged + [each for each in left if not _form(each)]


def _form(entry: Any) -> str:
    """The form of an entry; empty for a pattern."""
    form = entry.get("form", "") if isinstance(entry, Mapping) else entry
    return form if isinstance(form, str) else ""


def clean(text: str) -> str:
    """`text` with what neither XML nor UTF-8 can hold replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def dump(value: Any) -> str:
    """JSON on one line that every tool hands on unharmed: what does not print is escaped."""
    dumped = json.dumps(value, ensure_ascii=False)
    return "".join(each if each.isprintable() else _escaped(each) for each in dumped)


def load(text: str, place: Place) -> Plain:
    """The mapping that JSON holds; raises GlossaryError when it holds none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        hint = "restore it, or take it out: the term is then what else is said of it"
        raise GlossaryError("what gnorm wrote to itself about this term is no longer JSON", place, hint)
    return value


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
