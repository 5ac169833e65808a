"""The lexicon: the English words by which Chinese morphemes are glossed, and how it cuts a phrase.

Owns the shape of `lexicon.yaml`.  Must not know of texts: how windows of English are
matched with what is read here is for `match`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from normalizer.core.errors import GlossaryError, Place
from normalizer.glossary.fields import Reader, read_fields, read_flag, read_list, read_phrase, read_phrases
from normalizer.glossary.file import read_text
from normalizer.glossary.problems import Problems, quote
from normalizer.glossary.shipped import builtin_folder
from normalizer.glossary.yaml_nodes import Node, read_nodes

NAME = "lexicon.yaml"


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A Chinese morpheme or fixed chunk and its glosses.

    `acceptable` are words of good official English for it, `garble` those that only
    machine translation uses; a `light` one may be left out in English.  `dictionary` are those of a
    general dictionary, of which nobody said which they are.
    """

    zh: str
    place: Place
    acceptable: tuple[str, ...] = ()
    garble: tuple[str, ...] = ()
    light: bool = False
    dictionary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Morphemes by their Chinese; `families` are forms of one word, `apart` pairs that only look like that.

    `dictionary` has more of them, by their Chinese, for phrases that the others do not cover.
    """

    morphemes: Mapping[str, Morpheme]
    families: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    dictionary: Mapping[str, Morpheme] = field(default_factory=dict)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.morphemes), default=0)

    def cut(self, chinese: str) -> tuple[Morpheme | str, ...]:
        """`chinese` in as few morphemes as possible, leaving out as little as possible.

        What no morpheme covers comes as single characters; marks and spaces between are dropped.
        Dynamic programming over the beginnings of the phrase.
        """
        best: list[tuple[int, int, tuple[Morpheme | str, ...]]] = [(0, 0, ())]
        for end in range(1, len(chinese) + 1):
            best.append(min(self._ways(chinese, end, best), key=lambda way: way[:2]))
        return best[-1][2]

    def _ways(
        self, chinese: str, end: int, best: list[tuple[int, int, tuple[Morpheme | str, ...]]]
    ) -> Iterable[tuple[int, int, tuple[Morpheme | str, ...]]]:
        """The ways to cut the first `end` characters: how many stay uncovered, how many pieces, the pieces."""
        uncovered, pieces, cut = best[end - 1]
        last = chinese[end - 1]
        if not last.isalnum():
            yield uncovered, pieces, cut
        else:
            yield uncovered + 1, pieces + 1, (*cut, last)
        for start in range(max(end - self._longest, 0), end):
            morpheme = self.morphemes.get(chinese[start:end])
            if morpheme:
                uncovered, pieces, cut = best[start]
                yield uncovered, pieces + 1, (*cut, morpheme)

    def uncovered(self, chinese: str) -> str:
        """The characters of `chinese` that no morpheme covers; digits and Latin letters stand for themselves."""
        return "".join(piece for piece in self.cut(chinese) if isinstance(piece, str) and not piece.isascii())

    def gaps(self, plain: str) -> list[int]:
        """Where in `plain`, a phrase without marks, the characters stand that no morpheme covers."""
        places, at = [], 0
        for piece in self.cut(plain):
            if isinstance(piece, str):
                places += [] if piece.isascii() else [at]
                at += len(piece)
            else:
                at += len(piece.zh)
        return places

    def with_all(self) -> Lexicon:
        """The same with the words of the dictionary among the morphemes."""
        return replace(self, morphemes={**self.dictionary, **self.morphemes}, dictionary={})


def load_lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon in a file, by default the shipped one; raises the first GlossaryError."""
    lexicon, errors = read_lexicon(path or builtin_folder() / NAME)
    if lexicon is None:
        raise errors[0]
    return lexicon


def read_lexicon(path: Path) -> tuple[Lexicon | None, list[GlossaryError]]:
    """The lexicon in a file, or None and everything that is wrong with it."""
    problems = Problems()
    text = read_text(path, Place(str(path)), problems)
    root = read_nodes(text, str(path), problems) if text else None
    values = (read_fields(root, "a lexicon", LEXICON, problems) or {}) if root is not None else {}
    known: dict[str, Morpheme] = {}
    for morpheme in values.get("morphemes", ()):
        _check(morpheme, known, problems)
        known.setdefault(morpheme.zh, morpheme)
    lexicon = Lexicon(known, values.get("families", ()), values.get("apart", ()))
    return (None if problems.errors else lexicon), problems.in_order()


def _check(morpheme: Morpheme, known: Mapping[str, Morpheme], problems: Problems) -> None:
    if morpheme.zh in known:
        message = f"{quote(morpheme.zh)} stands twice; the other is at {known[morpheme.zh].place}"
        problems.add(message, morpheme.place, "make them one")
    both = set(morpheme.acceptable) & set(morpheme.garble)
    if both:
        message = f"{quote(min(both))} is acceptable for {quote(morpheme.zh)} and a garble of it"
        problems.add(message, morpheme.place, "take it out of one of the two lists")
    if not (morpheme.acceptable or morpheme.garble or morpheme.light):
        problems.add(f"{quote(morpheme.zh)} has no English", morpheme.place, "add 'acceptable: […]', or 'light: true'")


def _read_morpheme(node: Node, _key: str, problems: Problems) -> Morpheme | None:
    before = len(problems.errors)
    fields: dict[str, Any] | None = read_fields(node, "a morpheme", MORPHEME, problems)
    if fields is None or len(problems.errors) > before:
        return None
    if "zh" not in fields:
        problems.add("a morpheme without 'zh'", node.place, "add 'zh: …'")
        return None
    return Morpheme(place=node.place, **fields)


def _read_morphemes(node: Node, key: str, problems: Problems) -> tuple[Morpheme, ...] | None:
    return read_list(node, key, problems, _read_morpheme)


def _read_groups(node: Node, key: str, problems: Problems) -> tuple[tuple[str, ...], ...] | None:
    return read_list(node, key, problems, read_phrases)


MORPHEME: dict[str, Reader] = {
    "zh": read_phrase,
    "acceptable": read_phrases,
    "garble": read_phrases,
    "light": read_flag,
}
"""The keys of a morpheme and how each is read."""
LEXICON: dict[str, Reader] = {"morphemes": _read_morphemes, "families": _read_groups, "apart": _read_groups}
"""The keys of a lexicon file and how each is read."""
