"""What is known of a window, and what follows: its evidence, whether it may be written, offered.

Must not know how the facts were found out.
"""

from __future__ import annotations

from dataclasses import dataclass

from normalizer.glossary.schema import Term, Wording
from normalizer.match.evidence import DOCUMENT_TERMS, Verdict
from normalizer.match.recognise import Window
from normalizer.match.role import are_of_one_kind
from normalizer.match.score import Evidence, evidence_of
from normalizer.match.traits import Traits

_NAME_SLOTS = 3
"""From so many slots on a name is told by them alone."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A window, its term, and what stands around it.

    `is_followed` tells of a noun behind, `is_meant` that the Chinese beside it has the term,
    `is_closed` that it is not cut out of a longer form, `is_right` that it is a right form but
    for little words, `others` how many other certain terms the document has.
    """

    window: Window
    term: Term
    traits: Traits
    is_quoted: bool
    is_followed: bool
    is_meant: bool
    is_closed: bool
    is_right: bool
    verdict: Verdict
    others: int
    printed: str
    carried: str

    @property
    def slots(self) -> int:
        """How many slots are filled."""
        return len(self.window.path.slots) - self.window.missing

    @property
    def is_plain_count(self) -> bool:
        """Whether it only counts things: two maintenance crews."""
        bare = self.traits.is_numeric and len(self.window.path.slots) <= 2
        return bare and self.is_followed and not self.is_quoted

    @property
    def is_quoted_number(self) -> bool:
        """Whether it is a counted name alone in its quotation: the surest sign of a formula."""
        return self.is_quoted and self.traits.is_numeric

    @property
    def is_misnamed(self) -> bool:
        """Whether it is a name in other words, in another order or without its capitals."""
        return self.traits.is_fixed and self.slots >= _NAME_SLOTS and not self.is_right

    @property
    def is_acceptable(self) -> bool:
        """Whether it says the term in words as good as the canonical ones."""
        if self.window.garbles or self.is_quoted_number or self.is_misnamed:
            return False
        return not (self.is_meant and self.window.missing)

    @property
    def is_alone(self) -> bool:
        """Whether nothing around it makes it a part of something longer."""
        return self.is_closed and (self.is_quoted or not self.is_followed)

    @property
    def _is_sound(self) -> bool:
        whole = self.is_meant or not self.window.missing
        told = self.verdict.holds and not self.is_acceptable
        return self.is_alone and whole and told and not self.traits.is_descriptive

    @property
    def is_sure(self) -> bool:
        """Whether it may be written unasked when its score allows.

        Never where nothing else tells what is spoken of, and never on the word of a dictionary.
        """
        window = self.window
        if window.guessed or not (self.is_meant or self.others):
            return False
        if window.extra or window.missing or not self._is_sound or not self.traits.is_fixed:
            return False
        in_order = self.slots >= _NAME_SLOTS and not window.inversions and window.garbles > 0
        return self.is_quoted_number or self.is_meant or in_order

    @property
    def is_offered(self) -> bool:
        """Whether it may be offered: no word is lost, and a verb stays a verb."""
        if self.term.wording is Wording.LOOSE or not self._is_sound:
            return False
        alike = self.traits.is_numeric or are_of_one_kind(self.term.canonical, self.printed)
        return alike and (not self.window.extra or bool(self.carried))

    @property
    def evidence(self) -> Evidence:
        """What speaks for it and against it."""
        window = self.window
        return evidence_of(
            [
                ("slot", max(self.slots, 1)),
                ("numeral", self.traits.is_numeric),
                ("quoted", self.is_quoted),
                ("quoted numeral", self.is_quoted_number),
                ("fixed wording", self.traits.is_fixed),
                ("capitals", any(word[0].isupper() for word in self.term.canonical.split())),
                ("garble", window.garbles),
                ("dictionary word", window.guessed),
                ("near", any(each.startswith("near") for each in self.verdict.evidence)),
                ("document", self.others >= DOCUMENT_TERMS),
                ("no other term", self.others == 0),
                ("in the Chinese", self.is_meant),
                ("missing slot", window.missing),
                ("extra word", window.extra),
                ("inversion", window.inversions),
                ("reversed pair", self.slots == 2 and window.inversions > 0),
                ("acceptable wording", self.is_acceptable),
                ("bare pair", self.slots == 2 and len(window.path.light) >= 2),
                ("open window", not self.is_alone),
            ]
        )
