"""What the YAML parser complains of, told in one line that says what to do.

Must not know what a glossary holds.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from normalizer.core.errors import Place
from normalizer.glossary.problems import quote


class _Saying(NamedTuple):
    """What the parser says, in what context, and what we say.

    `at_start` points to where the construct began, as `{opened}` in a hint does.
    """

    problem: str
    context: str
    message: str
    hint: str
    at_start: bool = False


_QUOTE_IT = "put a text that holds ': ' in quotes, and look at the indentation of this line"
_SAYINGS = (
    _Saying(
        "unexpected end of stream",
        "quoted scalar",
        "a quotation mark that is never closed",
        "close it; inside single quotes an apostrophe is written twice",
        at_start=True,
    ),
    _Saying("mapping values are not allowed", "", "a colon that cannot stand here", _QUOTE_IT),
    _Saying(
        "could not find expected ':'",
        "",
        "a line that is neither 'key: value' nor a list item",
        "put a colon and a space after a key, a space after '-', or indent a text that goes on",
        at_start=True,
    ),
    _Saying("',' or ']'", "", "a list in [ ] that lacks a comma or its closing bracket", "it was opened at {opened}"),
    _Saying("',' or '}'", "", "a mapping in { } that lacks a comma or its closing brace", "it was opened at {opened}"),
    _Saying(
        "",
        "block mapping",
        "something that does not belong to the entry above",
        "begin all keys of an entry in one column; after a closing quotation mark nothing may follow on its line",
    ),
    _Saying(
        "",
        "block collection",
        "something that does not belong to the list above",
        "begin all items of a list with '- ' in one column",
    ),
    _Saying("unknown escape", "", "an unknown escape after a backslash", "use single quotes, where \\ is plain"),
    _Saying("escape", "quoted scalar", "an escape that names no character", "use single quotes, where \\ is plain"),
    _Saying("node content", "", "a value is missing here", "look for a comma or bracket too many"),
    _Saying("sequence entries are not allowed", "", "a '-' that cannot stand here", "put it on its own line"),
    _Saying("mapping keys are not allowed", "", "a '?' that cannot stand here", "put the text in quotes"),
    _Saying("<document start>", "", "something after the end of the document", "look for a bracket or '...' too many"),
    _Saying("incompatible YAML", "", "a YAML version that is not known", "take the line with '%YAML' out"),
    _Saying("", "directive", "a line that begins with '%'", "put it in quotes, or take it out"),
    _Saying("", "block scalar", "a text after '|' or '>' that cannot be read", "begin the text on the next line"),
)


def explain(error: yaml.YAMLError, text: str, path: str) -> tuple[str, Place, str]:
    """The message, place and hint for a syntax error in `text`."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return f"not YAML: {' '.join(str(error).split())}", Place(path), "check the file with a YAML editor"
    mark = error.problem_mark
    place = _place(mark, Place(path))
    if "cannot start any token" in (error.problem or ""):
        message = f"a value that begins with {quote(text[mark.index : mark.index + 1])}"
        return message, place, "put it in quotes"
    return _say(error, place)


def _say(error: yaml.MarkedYAMLError, place: Place) -> tuple[str, Place, str]:
    problem, context = error.problem or "", error.context or ""
    for saying in _SAYINGS:
        if saying.problem in problem and saying.context in context:
            opened = _place(error.context_mark, place)
            hint = saying.hint.replace("{opened}", str(opened))
            return saying.message, opened if saying.at_start else place, hint
    return f"not YAML: {problem}", place, "look at the indentation and the quotes of this line and the one above"


def _place(mark: Any, otherwise: Place) -> Place:
    return Place(otherwise.path, mark.line + 1, mark.column + 1) if mark else otherwise
