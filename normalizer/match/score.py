"""How sure a recognised window is, and what may be done with it: the weights and the tiers, as data.

The weights are hand-set and checked on annotated texts (`scripts/calibrate.py` prints the
precision of every band).  Must not know how a window was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from normalizer.core.finding import Applicability

WEIGHTS = {
    "slot": 0.5,
    "extra word": -0.5,
    "inversion": -0.15,
    "missing slot": -1.0,
    "numeral": 0.5,
    "quoted": 0.3,
    "quoted numeral": 1.5,
    "fixed wording": 1.0,
    "capitals": 0.3,
    "garble": 0.6,
    "dictionary word": 0.0,
    "acceptable wording": -1.0,
    "reversed pair": -0.75,
    "document": 0.3,
    "no other term": -1.5,
    "near": 0.3,
    "in the Chinese": 1.5,
    "bare pair": -0.5,
    "open window": -1.0,
}
"""What each kind of evidence adds to the score of a window."""
MOST = {"slot": 6, "inversion": 2, "garble": 2}
"""So often at most a kind counts; the others as often as they occur."""
_COUNTED = ("extra word", "inversion", "missing slot", "garble", "dictionary word")
SAFE, UNSAFE, SHOWN = 3.5, 2.2, 1.5
"""The least score of what may be written, what is offered, what is shown; below, nothing is said."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a window: kinds of `WEIGHTS` and how often each."""

    counts: tuple[tuple[str, int], ...]

    @property
    def score(self) -> float:
        """The weighted sum."""
        return round(sum(WEIGHTS[kind] * min(count, MOST.get(kind, count)) for kind, count in self.counts), 2)

    def __contains__(self, kind: str) -> bool:
        return any(kind == other and count for other, count in self.counts)

    def said(self) -> tuple[str, ...]:
        """The kinds in words for a reader, those that do not apply left out."""
        return tuple(_say(kind, count) for kind, count in self.counts if count)


def _say(kind: str, count: int) -> str:
    if kind == "slot":
        return f"{count} {'slots' if count > 1 else 'slot'}"
    return f"{count} {kind}s" if count > 1 and kind in _COUNTED else kind


def tier(evidence: Evidence, *, sure: bool, fit_to_offer: bool) -> Applicability | None:
    """What may be done: written only when `sure`, offered only when `fit_to_offer`; None when nothing is to be said."""
    score = evidence.score
    if score >= SAFE and sure:
        return Applicability.SAFE
    if score >= UNSAFE and fit_to_offer:
        return Applicability.UNSAFE
    return Applicability.DISPLAY if score >= SHOWN else None


def evidence_of(pairs: Iterable[tuple[str, int | bool]]) -> Evidence:
    """Evidence from kinds and counts, those of no count left out."""
    return Evidence(tuple((kind, int(count)) for kind, count in pairs if count))
