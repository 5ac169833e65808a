"""What a term looks like in its place: case, possessive, determiner, quotation marks, line breaks.

Must not know whether the change is wanted.
"""

from __future__ import annotations

import re
from itertools import takewhile

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability
from normalizer.core.span import Span
from normalizer.core.tokens import Kind, Token
from normalizer.glossary.forms import is_descriptive
from normalizer.match.inflection import singularize
from normalizer.match.place import ARTICLES, DOUBLE_MARKS, MARKS, SMALL_WORDS, Place
from normalizer.match.reach import doubles_across_mark, reach
from normalizer.match.role import POSSESSIVES, disagrees, mended_determiner

__all__ = ["Place", "disagrees", "fit", "may_write", "replaced", "right_form"]

_UNUSUAL_GAP = re.compile(r"[ \t]*(?:\r\n|\n|\r)\s*|[\u00a0\u202f\u2007\u3000]")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_LEADING = re.compile(r"(the|an?|our|this|these|those|its|their) ", re.IGNORECASE)
_TITLE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PAIR = re.compile(r'"([^"]*)"')
# Letters and figures whose names begin with a vowel sound, for a/an before an abbreviation.
_VOWEL_NAMES = frozenset("AEFHILMNORSX8")
# Abbreviations that are read as words and so begin with a consonant.
_READ_AS_WORDS = frozenset("FIFA FOCAC MERS NAFTA NASA NATO SARS SIM".split())
_CONSONANT_SOUND = re.compile(r"(?:uni(?![nm])|unanim|ukr|use|usu|uto|eu|one|once|ubiq)", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?:[aeiou]|hono|honest|hour|heir|8|1[18](?!\d))", re.IGNORECASE)


def right_form(printed: str, place: Place) -> str:
    """`printed` in the case that its place asks for."""
    if place.in_capitals:
        return printed.upper()
    if place.in_title:
        return _title(printed, place)
    if place.matched[:1].isupper() and place.opens_sentence:
        return printed[:1].upper() + printed[1:]
    return printed


def may_write(new: str, place: Place) -> Applicability:
    """The most that can be made of putting `new` in its place, however sure the match is.

    SAFE: it fits.  UNSAFE: offered at most, since a neighbour disagrees, `a` would become `the`,
    or a word would be doubled across a quotation mark.  DISPLAY: shown without a fix, since `new` describes instead of
    naming (brackets, an ellipsis, a slash, a placeholder, and no brackets in the text), or
    `fit` has nothing that could be written there.
    """
    reached = reach(new, place)
    if reached is None or (is_descriptive(new) and not is_descriptive(place.matched)):
        return Applicability.DISPLAY
    article = reached.article_before()
    changes_meaning = article and article.text.lower() != "the" and new.lower().startswith("the ")
    doubt = changes_meaning or doubles_across_mark(new, reached) or disagrees(new, reached)
    return Applicability.UNSAFE if doubt else Applicability.SAFE


def replaced(new: str, place: Place) -> str:
    """What of the text `fit` replaces by `new`, words that it takes along included; their number is the place's.

    "joint cure systems" for *care system* in place of "joint cure".
    """
    reached = reach(new, place)
    return place.matched if reached is None else reached.matched


def fit(new: str, place: Place) -> tuple[Edit, ...]:
    """The edits that put `new` in its place and repair what directly touches it; empty where none can be made.

    `new` is in the case of its place (`right_form`).  Changed outside of the place are only:
    a determiner before (a/an, this → these, the one that `new` brings itself), words that
    `new` would double, the possessive s, and the partner of a quotation mark in the place.
    Line breaks, no-break spaces and the text's quotation marks are kept.
    """
    reached = reach(new, place)
    if reached is None:
        return ()
    start, end = reached.span.start, reached.span.end
    string = place.text.string
    new = _with_marks_of_text(new, reached)
    if start < place.span.start:
        new = _with_what_it_takes(new, place, reached)
    possessive, end = _possessive(new, reached)
    word = reached.neighbour_before()
    determiner, new = _determiner(new, reached, word)
    new = _keep_gaps(reached.matched, new) + possessive
    if word is None or determiner == word.text:
        return (Edit(Span(start, end), new),)
    gap = string[word.end : start]
    if not determiner:
        *_, word = takewhile(lambda each: each.text.lower() in ARTICLES, reached.words_before())
        return (Edit(Span(word.start, end), _cased(new, word.text)),)
    if gap[-1] in MARKS:  # the mark may be another finding's business
        return Edit(Span(word.start, word.end), determiner), Edit(Span(start, end), new)
    return (Edit(Span(word.start, end), determiner + gap + new),)


def _with_what_it_takes(new: str, place: Place, reached: Place) -> str:
    """`new` with the article and the capital of words before that it takes along.

    In "spirit of the Yan'an soul" *Yan'an spirit* is as definite as the soul was.
    """
    taken = place.text.string[reached.span.start : place.span.start]
    begins_alike = taken.split()[0].lower() == new.split()[0].lower()
    before = reached.neighbour_before()
    if taken.lower().endswith(" the ") and not begins_alike and not (before and _determines(before.text)):
        new = "the " + new
    return _cased(new, taken) if reached.opens_sentence else new


def _determiner(new: str, place: Place, word: Token | None) -> tuple[str, str]:
    """What becomes of the word before, and `new` without a determiner that the text has already.

    The word is empty when the one that `new` brings takes its place.
    """
    if word is None:
        return "", new
    lower = word.text.lower()
    own = _LEADING.match(new)
    if own and _determines(word.text):
        if own[1].lower() not in ARTICLES:
            gap = place.text.string[word.end : place.span.start]
            return ("", new) if lower in ARTICLES and gap[-1] not in MARKS else (word.text, new)
        new = new[own.end() :]
        if lower in ("a", "an") and own[1].lower() == "the":
            return _like("the", word.text, place), new
    mended = mended_determiner(new, place, word)
    if mended in ("a", "an", "A", "An", "AN"):
        mended = article_for(new, capitals=place.in_capitals)
    return (word.text if mended.lower() == lower else _like(mended, word.text, place)), new


def _determines(word: str) -> bool:
    lower = word.lower()
    return (
        lower in ARTICLES or lower in POSSESSIVES or lower in ("this", "these", "those") or lower.endswith(("'s", "’s"))
    )


def _like(wanted: str, word: str, place: Place) -> str:
    """`wanted` in the case of `word`."""
    if word.isupper() and (len(word) > 1 or place.in_capitals):
        return wanted.upper()
    return wanted.capitalize() if word[0].isupper() else wanted


def _cased(new: str, word: str) -> str:
    return new[:1].upper() + new[1:] if word[0].isupper() else new


def _possessive(new: str, place: Place) -> tuple[str, int]:
    """The possessive ending that `new` gets from the text where its own is another, and the end of what it replaces."""
    string, end = place.text.string, place.span.end
    mark = place.character_behind()
    if mark not in ("'", "’") or not new[-1].isalpha():
        return "", end
    last = re.split(r"[\s-]", new)[-1]
    is_plural_word = singularize(last) != last
    if is_plural_word and _POSSESSIVE.match(string, end, place.segment.end):
        return mark, end + 2
    ends_in_s = string[end - 1].lower() == "s"
    goes_on = _follows_word(place) and place.partner(end) is None
    if ends_in_s and new[-1].lower() != "s" and goes_on:
        return mark + ("S" if place.in_capitals else "s"), end + 1
    return "", end


def _follows_word(place: Place) -> bool:
    gap, word = place.behind(2), place.behind(3)
    return gap is not None and word is not None and gap.kind is Kind.SPACE and word.is_word


def _with_marks_of_text(new: str, place: Place) -> str:
    """`new` with its marks as the text has them, and without a pair that would double the text's own."""
    if "'" in new and "’" in place.matched and "'" not in place.matched:
        new = new.replace("'", "’")
    if '"' not in new:
        return new
    marks = [character for character in place.matched if character in DOUBLE_MARKS]
    opening, closing = (marks[0], marks[1]) if len(marks) >= 2 else ('"', '"')

    def written(pair: re.Match[str]) -> str:
        doubled = (pair.start() == 0 and place.character_before() in DOUBLE_MARKS) or (
            pair.end() == len(new) and place.character_behind() in DOUBLE_MARKS
        )
        return pair[1] if doubled else opening + pair[1] + closing

    return _PAIR.sub(written, new)


def _keep_gaps(matched: str, new: str) -> str:
    """`new` with the line breaks and no-break spaces of the text, each behind as many words as there."""
    if not _UNUSUAL_GAP.search(matched):
        return new
    gaps = [match.start() for match in re.finditer(" ", new)]
    kept: dict[int, str] = {}
    for found in _UNUSUAL_GAP.finditer(matched):
        words = len(matched[: found.start()].split())
        if gaps and words:
            kept.setdefault(gaps[min(words, len(gaps)) - 1], found.group())
    for gap in sorted(kept, reverse=True):
        new = new[:gap] + kept[gap] + new[gap + 1 :]
    return new


def _title(printed: str, place: Place) -> str:
    opens = place.opens_sentence
    return _TITLE_WORD.sub(
        lambda m: m[0] if m[0] in SMALL_WORDS and (m.start() or not opens) else m[0][0].upper() + m[0][1:],
        printed,
    )


def article_for(new: str, *, capitals: bool = False) -> str:
    """`a` or `an`, by the sound that `new` begins with; `capitals` tells that its capitals say nothing."""
    word = re.split(r"[\s\-]", new.lstrip("\"'“‘"), maxsplit=1)[0]
    is_read = capitals and not frozenset("AEIOUY").isdisjoint(word)
    if word.isupper() and word.isalpha() and not is_read:
        return "an" if word[0] in _VOWEL_NAMES and word not in _READ_AS_WORDS else "a"
    return "an" if _VOWEL_SOUND.match(word) and not _CONSONANT_SOUND.match(word) else "a"
