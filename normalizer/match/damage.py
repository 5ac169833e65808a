"""When a right form stands in wrong letters: which differences count, which are a matter of style.

Must not know what is written instead.
"""

from __future__ import annotations

import re

from normalizer.match.agree import Place
from normalizer.match.evidence import Scene
from normalizer.match.fold import HYPHENS
from normalizer.match.forms import Candidate, Standing
from normalizer.match.stream import fold_phrase

_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂«»「」", '"') | dict.fromkeys("‘’‚‛＇『』", "'"))


def is_damaged(matched: str, wanted: str) -> bool:
    """Whether the two differ in more than white space and the style of quotation marks."""
    return _plain(matched) != _plain(wanted)


def _plain(string: str) -> str:
    return " ".join(string.translate(_QUOTES).split())


def is_worth_mending(candidate: Candidate, place: Place, scene: Scene) -> bool:
    """Whether the difference is an error and no free choice.

    A lost hyphen is one, and so is the lost capital of a name or formula; capitals put on
    a common phrase, or a hyphen joining it before a noun, are style.
    """
    form = candidate.form
    matched = place.matched
    if form.standing is Standing.CANONICAL and form.toggled and form.term.is_invariant:
        return _holds_numeral(form.printed)
    if loses_hyphen(matched, form.printed):
        return True
    if _hyphens(form.printed) < _hyphens(matched):
        return False
    if fold_phrase(matched) != fold_phrase(form.printed):
        return True
    capitals = [word for word in form.printed.split() if word[0].isupper()]
    lost = sum(
        word[0].isupper() and other[0].islower()
        for word, other in zip(form.printed.split(), matched.split(), strict=False)
    )
    return len(capitals) >= 2 and lost == len(capitals) and not scene.is_followed_by_noun(candidate)


def lacks_capitals(matched: str, printed: str) -> bool:
    """Whether `printed` has the capitals of a name, two or more, and the text lacks one of them."""
    words = list(zip(printed.split(), matched.split(), strict=False))
    capitals = [other for word, other in words if word[0].isupper()]
    return len(capitals) >= 2 and any(other[0].islower() for other in capitals)


def loses_hyphen(matched: str, printed: str) -> bool:
    """Whether `printed` has a hyphen that the text lacks."""
    return _hyphens(printed) > _hyphens(matched)


def _hyphens(string: str) -> int:
    return sum(string.count(hyphen) for hyphen in HYPHENS)


def _holds_numeral(string: str) -> bool:
    return bool(re.match(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d)", string, re.IGNORECASE))
