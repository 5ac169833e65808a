"""The one layout of a glossary file: terms in the order of their ids, keys in theirs, comments kept.

Needs the package ruamel.yaml, of the extra `glossary`.  Only the entries under `terms` are
laid out; what else a file holds stays as it was written.  Must not know what terms mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from normalizer.core.errors import UsageError
from normalizer.glossary.terms import TERM

WIDTH = 120
"""A list or mapping stands on one line when that has at most so many characters."""

_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
_TOP_KEY = re.compile(r"^[A-Za-z_\"']", re.MULTILINE)
_TERMS = re.compile(r"^terms:[ ]*(?:#.*)?\n", re.MULTILINE)
_ID = re.compile(r"^ *(?:- )?(?:id|canonical): *(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|[ \t])(#[^\n]*?)[ \t]*$", re.MULTILINE)
_BARE_DASH = re.compile(r"^ *- +#", re.MULTILINE)
_PLAIN = re.compile(r"[\w(“][\w \-.’“”()/]*(?<! )|https?://[^\s,\[\]{}#]+")
_KEYS_AT = 4
_ONE_A_LINE = frozenset({"variants", "examples"})
_EXTRA = "pip install 'gnorm[glossary]'"


def lay_out(text: str) -> str:
    """A glossary file, which must be one that can be read, in the layout; raises UsageError without the extra."""
    found = _TERMS.search(text)
    if found is None:
        return text
    end = _TOP_KEY.search(text, found.end())
    body = text[found.end() : end.start() if end else len(text)]
    trailing = _comments_at_end(body)
    entries = _split(body[: len(body) - len(trailing)])
    laid_out = sorted(map(_lay_out_entry, entries), key=_id_of)
    return text[: found.end()] + "".join(laid_out) + trailing + (text[end.start() :] if end else "")


def dump_terms(terms: Iterable[Mapping[str, Any]], header: str = "") -> str:
    """A glossary file of terms given as plain data; raises UsageError without the extra."""
    entries = [_dump([_styled(term)]) for term in terms]
    return header + ("terms:\n" + "".join(entries) if entries else "terms: []\n")


def _comments_at_end(body: str) -> str:
    """The comment and empty lines that follow the last entry at the margin."""
    lines = body.splitlines(keepends=True)
    count = 0
    while count < len(lines) and (not lines[-1 - count].strip() or lines[-1 - count].startswith("#")):
        count += 1
    return "".join(lines[len(lines) - count :])


def _split(body: str) -> list[str]:
    """The entries, each with the comments directly above it."""
    first = _ENTRY.search(body)
    if first is None:
        return []
    starts = [match.start() for match in _ENTRY.finditer(body) if match[1] == first[1]]
    starts = [_with_comments(body, start) for start in starts]
    starts[0] = 0
    return [body[start:stop] for start, stop in zip(starts, [*starts[1:], len(body)], strict=True)]


def _with_comments(body: str, start: int) -> int:
    while start > 0:
        before = body.rfind("\n", 0, start - 1) + 1
        if not body[before:start].lstrip().startswith("#"):
            break
        start = before
    return start


def _id_of(entry: str) -> str:
    found = _ID.search(entry)
    return found[1].strip("\"' ") if found else ""


def _lay_out_entry(entry: str) -> str:
    first = _ENTRY.search(entry)
    assert first is not None
    above, body = entry[: first.start()], entry[first.start() :]
    comments = "".join(f"  {line.strip()}\n" for line in above.splitlines() if line.strip())
    loaded = _yaml().load(body)
    (term,) = loaded
    # A comment on a line of its own hangs on the key above it, which must then stay where it is.
    if not re.search(r"^\s+#", body, re.MULTILINE):
        for key in TERM:
            if key in term:
                term.move_to_end(key)
    loaded[0] = _styled(term)
    laid_out = comments + _dump(loaded)
    # A comment for which the library has no place in the new layout: then the entry stays as it was written.
    return laid_out if _comments(laid_out) == _comments(entry) and not _BARE_DASH.search(laid_out) else entry


def _comments(text: str) -> list[str]:
    return sorted(_COMMENT.findall(text))


def _dump(terms: Sequence[Any]) -> str:
    out = StringIO()
    _yaml().dump(terms, out)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines() if line.strip())


def _styled(term: Mapping[str, Any]) -> Any:
    """The term with each list and mapping set in the style in which it is written."""
    laid_out = _block(term)
    for key, value in laid_out.items():
        if not isinstance(value, str):
            laid_out[key] = _in_style(value, _KEYS_AT, _KEYS_AT + len(key) + 2, block=key in _ONE_A_LINE)
    for example in laid_out.get("examples", ()):
        example.fa.set_flow_style()
    return laid_out


def _in_style(value: Any, at: int, used: int, *, block: bool = False) -> Any:
    """A value whose key or dash stands in column `at`, `used` characters being before it on its line."""
    if not isinstance(value, Sequence | Mapping):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, str):
        # What readers of older YAML may take for something else is put into quotation marks.
        return _quoted(value) if type(value) is str and not _PLAIN.fullmatch(value) else value
    is_mapping = isinstance(value, Mapping)
    held = _block(value)
    for key in held if is_mapping else range(len(held)):
        before = len(str(key)) + 2 if is_mapping else 2
        held[key] = _in_style(held[key], at + 2, at + 2 + before)
    has_comments = bool(held.ca.items or held.ca.comment)
    if not held or not (block or has_comments or used + _length(held) > WIDTH):
        held.fa.set_flow_style()
    return held


def _block(value: Any) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    kind = CommentedMap if isinstance(value, Mapping) else CommentedSeq
    held = value if isinstance(value, kind) else kind(value)
    held.fa.set_block_style()
    return held


def _quoted(value: str) -> Any:
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    return SingleQuotedScalarString(value)


def _length(value: Any) -> int:
    """How long a value is on one line, a little too long where quotation marks may be needed."""
    if isinstance(value, Mapping):
        return sum(len(str(key)) + 2 + _length(held) + 2 for key, held in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(_length(held) + 2 for held in value)
    may_need_marks = type(value) is not str or not _PLAIN.fullmatch(value)
    return len(str(value)) + (2 if may_need_marks else 0)


def _yaml() -> Any:
    try:
        from ruamel.yaml import YAML
        from ruamel.yaml.resolver import BaseResolver
    except ImportError as error:
        raise UsageError("laying a glossary out needs the package ruamel.yaml", hint=_EXTRA) from error

    class Untyped(BaseResolver):
        """Every scalar is the text that was written: no dates, numbers or truth values."""

        processing_version = (1, 2)

        def __init__(self, version: Any = None, loader: Any = None, loadumper: Any = None) -> None:
            super().__init__(loadumper or loader)
            self._version = version

    yaml = YAML()
    yaml.Resolver = Untyped
    yaml.preserve_quotes = True
    yaml.width = 1 << 16
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
