"""The changes as a unified diff, which `git apply` and `patch` take, and take back.

Built from the changes, never by comparing texts.  Lines end at a line feed alone, so that
a carriage return stays part of its line.  The text is shown as it is: control characters
too, for a patch has to hold them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TextIO

from normalizer.core.edits import Edit, apply
from normalizer.core.result import Run
from normalizer.core.span import Span
from normalizer.reports.view import View

_CONTEXT = 3
_UTF_8 = frozenset({"utf-8", "utf-8-sig"})
# In these a line feed is no byte of its own, and tools take the files for binary ones.
_NO_PATCH = frozenset({"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})


def render(run: Run, out: TextIO, _view: View) -> None:
    """Writes the difference of every changed file."""
    for file in run.files:
        for number, result in enumerate(file.results, start=1):
            path = file.path if len(file.results) == 1 else f"{file.path}#{number}"
            if not result.changes:
                continue
            if file.encoding in _NO_PATCH:
                out.write(f"# {name('a', path)}: no patch can hold a file in {file.encoding}; gnorm fix writes it\n")
                continue
            before, edits = _with_mark(result.before, result.edits, file.bom)
            out.writelines(_in_bytes_of(file.encoding, difference(path, before, edits)))


def _with_mark(before: str, edits: Sequence[Edit], bom: int) -> tuple[str, Sequence[Edit]]:
    """The text with the byte order mark that its file has, for that is a part of its first line."""
    if not bom:
        return before, edits
    return f"\ufeff{before}", [Edit(edit.span.shift(1), edit.new) for edit in edits]


def _in_bytes_of(encoding: str, pieces: Iterable[str]) -> Iterable[str]:
    """The pieces in the bytes of the file's encoding, those that are no UTF-8 as surrogate escapes."""
    if encoding in _UTF_8:
        return pieces
    return (piece.encode(encoding).decode("utf-8", "surrogateescape") for piece in pieces)


def difference(path: str, before: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The pieces of the diff that turns `before` into what `edits`, well formed, make of it."""
    lines = _split(before)
    blocks = [block for block in _blocks(before, lines, edits) if block.old != block.new]
    if blocks:
        yield f"--- {name('a', path)}\n"
        yield f"+++ {name('b', path)}\n"
    growth = 0
    for hunk in _hunks(blocks):
        yield from _hunk_lines(lines, hunk, growth)
        growth += sum(len(block.new) - len(block.old) for block in hunk)


def name(side: str, path: str) -> str:
    """The path as git writes it in a header: under `a/` or `b/`, quoted when it has to be."""
    path = f"{side}/{path.removeprefix('./').lstrip('/')}"
    escaped = "".join(_escape(character) for character in path)
    if escaped != path:
        return f'"{escaped}"'
    return f"{path}\t" if " " in path else path


def _escape(character: str) -> str:
    short = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}
    if character in short:
        return short[character]
    if character < " " or character == "\x7f" or "\ud800" <= character <= "\udfff":
        return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
    return character


@dataclass(frozen=True, slots=True)
class _Block:
    """Old lines, from the index `first`, and the new ones that take their place."""

    first: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.first + len(self.old)


def _blocks(before: str, lines: Sequence[str], edits: Iterable[Edit]) -> Iterator[_Block]:
    starts = list(accumulate((len(line) for line in lines), initial=0))
    if before and not before.endswith("\n"):
        starts.pop()  # the end of the text lies in its last line
    reach, held = Span(0, 0), list[Edit]()
    for edit in edits:
        span = _line_span(edit, starts)
        if held and span.start < reach.end:
            reach = Span(reach.start, max(reach.end, span.end))
        else:
            if held:
                yield _block(lines, starts, reach, held)
            reach, held = span, []
        held.append(edit)
    if held:
        yield _block(lines, starts, reach, held)


def _line_span(edit: Edit, starts: Sequence[int]) -> Span:
    """The indices of the lines that the edit changes; none when it only puts whole lines between two."""
    first = bisect_right(starts, edit.span.start) - 1
    last = bisect_right(starts, edit.span.end) - 1
    at_start, at_end = edit.span.start == starts[first], edit.span.end == starts[last]
    whole = at_end and (edit.new.endswith("\n") or (not edit.new and at_start))
    return Span(first, last if whole else last + 1)


def _block(lines: Sequence[str], starts: Sequence[int], reach: Span, edits: Sequence[Edit]) -> _Block:
    old = lines[reach.start : reach.end]
    local = [Edit(edit.span.shift(-starts[reach.start]), edit.new) for edit in edits]
    new = _split(apply("".join(old), local))
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    old, new = old[same:], new[same:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return _Block(reach.start + same, tuple(old), tuple(new))


def _split(string: str) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    *whole, rest = string.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])


def _hunks(blocks: Iterable[_Block]) -> Iterator[list[_Block]]:
    """Blocks so near to each other that their context touches, together."""
    hunk: list[_Block] = []
    for block in blocks:
        if hunk and block.first - hunk[-1].end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(block)
    if hunk:
        yield hunk


def _hunk_lines(lines: Sequence[str], hunk: Sequence[_Block], growth: int) -> Iterator[str]:
    start, end = max(0, hunk[0].first - _CONTEXT), min(len(lines), hunk[-1].end + _CONTEXT)
    grown = sum(len(block.new) - len(block.old) for block in hunk)
    yield f"@@ -{_range(start, end)} +{_range(start + growth, end + growth + grown)} @@\n"
    at = start
    for block in hunk:
        yield from _marked(" ", lines[at : block.first])
        yield from _marked("-", block.old)
        yield from _marked("+", block.new)
        at = block.end
    yield from _marked(" ", lines[at:end])


def _range(start: int, end: int) -> str:
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + 1 if count else start},{count}"


def _marked(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
