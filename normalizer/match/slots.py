"""A compiled lattice: its arrays packed and opened, and what each word of a text may stand for.

Must not know of places in a text: `recognise` looks for windows.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from normalizer.core.packed import Part, Strings, pack_strings
from normalizer.match.families import Families
from normalizer.match.lattice import Gloss, Lattice, Path, Slot
from normalizer.match.stream import POSSESSIVE
from normalizer.match.trie import Trie, pack_trie
from normalizer.match.words import UNKNOWN, Words, pack_words


class Slots:
    """The slots and paths of a lattice, read from the parts that `pack_lattice` made."""

    def __init__(self, parts: Mapping[str, memoryview]) -> None:
        joined, apart = json.loads(bytes(parts["families.table"]))
        self._families = Families(joined, apart)
        self._family_names = Words.opened(parts, "families")
        self._by_family = parts["slots.first"], parts["slots.of_family"]
        self._numerals, self._numeral_slots = Words.opened(parts, "numerals"), parts["numerals.slot"]
        self._numeral_first = parts["numerals.first"]
        self._slots = Strings(parts["slots.blob"], parts["slots.offsets"])
        self._made: dict[int, Slot] = {}
        self.phrases = Trie.opened(parts, "phrases")
        self._phrase_first, self._phrase_slot = parts["phrases.first"], parts["phrases.slot"]
        self._phrase_words = Strings(parts["phrase_words.blob"], parts["phrase_words.offsets"])
        self._path_first, self._path_slot = parts["paths.first"], parts["paths.slot"]
        self._light_first, self._light = parts["paths.light_first"], parts["paths.light"]
        self._path_term, self._needs_garble = parts["paths.term"], parts["paths.needs_garble"]
        self._path_zh = Strings(parts["paths_zh.blob"], parts["paths_zh.offsets"])
        self._paths: dict[int, Path] = {}
        self._anchor_first, self._anchor_path = parts["anchors.first"], parts["anchors.path"]
        self._of_word: dict[str, tuple[int, dict[int, Gloss]]] = {}

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def count(self) -> int:
        """How many paths there are."""
        return len(self._path_term)

    def slot(self, number: int) -> Slot:
        """A slot, made when it is first met."""
        if number not in self._made:
            zh, words, families, phrases, is_numeral = json.loads(self._slots[number])
            self._made[number] = Slot(
                zh,
                {word: Gloss(gloss) for word, gloss in words.items()},
                {family: tuple(lemmas) for family, lemmas in families.items()},
                tuple((tuple(phrase), Gloss(gloss)) for phrase, gloss in phrases),
                is_numeral,
            )
        return self._made[number]

    def path(self, number: int) -> Path:
        """A path, made when it is first met."""
        if number not in self._paths:
            slots, light = tuple(self.of_path(number)), tuple(self.light_of(number))
            zh, needs_garble = self._path_zh[number], self.needs_garble(number)
            self._paths[number] = Path(self._path_term[number], zh, slots, light, needs_garble)
        return self._paths[number]

    def anchored(self, slot: int) -> Sequence[int]:
        """The paths of which `slot` is the rarest, or nearly so."""
        return self._anchor_path[self._anchor_first[slot] : self._anchor_first[slot + 1]]

    def of_path(self, number: int) -> Sequence[int]:
        """The slots of a path."""
        return self._path_slot[self._path_first[number] : self._path_first[number + 1]]

    def light_of(self, number: int) -> Sequence[int]:
        """The slots of a path that may be left out."""
        return self._light[self._light_first[number] : self._light_first[number + 1]]

    def paths_of(self, term: int) -> range:
        """The numbers of the paths of a term, which stand together."""
        return range(bisect_left(self._path_term, term), bisect_right(self._path_term, term))

    def fullest_path_of(self, term: int) -> Path | None:
        """The path of a term that has the most slots, the first of such; None when it has none."""
        return max(map(self.path, self.paths_of(term)), key=lambda path: len(path.slots), default=None)

    def needs_garble(self, number: int) -> bool:
        """Whether a path says something only with a word that machine translation alone uses."""
        return bool(self._needs_garble[number])

    def family(self, word: str) -> str:
        """The name of a folded word's family."""
        return self._families.of(word)

    def of_word(self, word: str) -> tuple[int, dict[int, Gloss]]:
        """The number of a word's family, negative when no slot has it, and the slots that it fills, with how well."""
        known = self._of_word.get(word)
        if known is None:
            known = self._of_word[word] = self._look_up(word)
        return known

    def _look_up(self, word: str) -> tuple[int, dict[int, Gloss]]:
        if not word[0].isalnum() and word != POSSESSIVE:
            return UNKNOWN, {}
        family = self.family(word)
        number = self._family_names.id(family)
        found: dict[int, Gloss] = {}
        if number != UNKNOWN:
            first, slots = self._by_family
            for slot in slots[first[number] : first[number + 1]]:
                gloss = self.slot(slot).gloss(word, family)
                if gloss is not None:
                    found[slot] = gloss
        at = self._numerals.id(word)
        if at != UNKNOWN:
            for slot in self._numeral_slots[self._numeral_first[at] : self._numeral_first[at + 1]]:
                found[slot] = self.slot(slot).words[word]
        return number, found

    def phrase_slots(self, row: int, words: Sequence[str]) -> Iterable[tuple[int, Gloss]]:
        """The slots that a row of the phrases fills where it stands as `words`."""
        for at in range(self._phrase_first[row], self._phrase_first[row + 1]):
            said, gloss = json.loads(self._phrase_words[at])
            slot = self._phrase_slot[at]
            if said == list(words) or not self.slot(slot).is_numeral:
                yield slot, Gloss(gloss)


def pack_lattice(lattice: Lattice, background: Mapping[str, int] | None = None) -> dict[str, Part]:
    """The arrays of a lattice as `Slots` reads them.

    `background` tells how often words stand in ordinary text of the kind, for the choice of
    the rarest slot of each path.
    """
    parts: dict[str, Part] = {}
    parts |= _packed_strings("slots", (_said(slot) for slot in lattice.slots))
    parts |= _pack_families(lattice)
    parts |= _pack_phrases(lattice, Words.opened(_views(parts), "families"))
    parts |= _pack_numerals(lattice)
    return parts | _pack_paths(lattice, background or {})


def _views(parts: Mapping[str, Part]) -> dict[str, memoryview]:
    return {name: memoryview(part) for name, part in parts.items()}


def _packed_strings(name: str, strings: Iterable[str]) -> dict[str, Part]:
    offsets, blob = pack_strings(strings)
    return {f"{name}.offsets": offsets, f"{name}.blob": blob}


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _said(slot: Slot) -> str:
    return _json([slot.zh, slot.words, slot.families, slot.phrases, slot.is_numeral])


def _pack_families(lattice: Lattice) -> dict[str, Part]:
    of = lattice.families.of
    names = {family for slot in lattice.slots for family in slot.families}
    names |= {of(word) for slot in lattice.slots for words, _ in slot.phrases for word in words}
    parts = pack_words(names, "families")
    known = Words.opened(_views(parts), "families")
    rows: list[list[int]] = [[] for _ in range(len(known))]
    for number, slot in enumerate(lattice.slots):
        for family in slot.families:
            rows[known.id(family)].append(number)
    parts |= _pack_rows("slots.first", "slots.of_family", rows)
    parts["families.table"] = _json([lattice.families.joined, lattice.families.apart]).encode()
    return parts


def _pack_rows(first: str, name: str, rows: Iterable[Sequence[int]]) -> dict[str, Part]:
    firsts, items = array("i", [0]), array("i")
    for row in rows:
        items.extend(row)
        firsts.append(len(items))
    return {first: firsts, name: items}


def _pack_numerals(lattice: Lattice) -> dict[str, Part]:
    by_word: dict[str, list[int]] = {}
    for number, slot in enumerate(lattice.slots):
        for word in slot.words if slot.is_numeral else ():
            by_word.setdefault(word, []).append(number)
    ordered = sorted(by_word)
    return pack_words(ordered, "numerals") | _pack_rows(
        "numerals.first", "numerals.slot", [by_word[word] for word in ordered]
    )


def _pack_phrases(lattice: Lattice, families: Words) -> dict[str, Part]:
    rows: dict[tuple[int, ...], list[tuple[int, tuple[str, ...], Gloss]]] = {}
    for number, slot in enumerate(lattice.slots):
        for words, gloss in slot.phrases:
            row = tuple(families.id(lattice.families.of(word)) for word in words)
            rows.setdefault(row, []).append((number, words, gloss))
    parts: dict[str, Part] = {**pack_trie(rows, "phrases")}
    parts |= _pack_rows("phrases.first", "phrases.slot", [[slot for slot, _, _ in held] for held in rows.values()])
    said = (_json([words, gloss]) for held in rows.values() for _, words, gloss in held)
    return parts | _packed_strings("phrase_words", said)


def _pack_paths(lattice: Lattice, background: Mapping[str, int]) -> dict[str, Part]:
    weight = _weights(lattice, background)
    anchors: list[list[int]] = [[] for _ in lattice.slots]
    for number, path in enumerate(lattice.paths):
        rarest = sorted(path.slots, key=lambda slot: weight[slot])
        for slot in dict.fromkeys(rarest[: 2 if path.may_miss else 1]):
            anchors[slot].append(number)
    return {
        **_pack_rows("paths.first", "paths.slot", [path.slots for path in lattice.paths]),
        **_pack_rows("paths.light_first", "paths.light", [path.light for path in lattice.paths]),
        "paths.term": array("i", [path.term for path in lattice.paths]),
        "paths.needs_garble": array("B", [path.needs_garble for path in lattice.paths]),
        **_packed_strings("paths_zh", (path.zh for path in lattice.paths)),
        **_pack_rows("anchors.first", "anchors.path", anchors),
    }


def _weights(lattice: Lattice, background: Mapping[str, int]) -> list[int]:
    """How often each slot is met, a phrase counting as the rarest of its words."""
    by_family: Counter[str] = Counter()
    for word, count in background.items():
        by_family[lattice.families.of(word)] += count
    return [
        sum(by_family[family] for family in slot.families)
        + sum(background.get(word, 0) for word in (slot.words if slot.is_numeral else ()))
        + sum(min(by_family[lattice.families.of(word)] for word in words) for words, _ in slot.phrases)
        for slot in lattice.slots
    ]
