"""What a term looks like in its place: number, case, possessive, article, line breaks.

Must not know whether the change is wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizer.core.edits import Edit
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.core.tokens import Kind, Token, token_at
from normalizer.glossary.forms import starts_with_numeral
from normalizer.match.inflection import is_plural, singularize

_SMALL = frozenset("a an and as at but by for from in into nor of on or over the to with".split())
_UNUSUAL_GAP = re.compile(r"[ \t]*(?:\r\n|\n|\r)\s*|[\u00a0\u202f\u2007\u3000]")
_ARTICLES = frozenset({"the", "a", "an"})
_QUOTES = frozenset("\"'“‘")
_BE = frozenset("am is are was were be been being".split())
# What stands before and what behind a singular, and a plural.
_SINGULAR_NEIGHBOURS = (
    frozenset("a an each every this one another either neither".split()),
    frozenset("is was has does isn't wasn't hasn't doesn't".split()),
)
_PLURAL_NEIGHBOURS = (
    frozenset("these those many several few both various".split()),
    frozenset("are were have do aren't weren't haven't don't".split()),
)
_OPENERS = frozenset("\"'“‘«「『([")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
# Letters and figures whose names begin with a vowel sound, for a/an before an abbreviation.
_VOWEL_NAMES = frozenset("AEFHILMNORSX8")
_CONSONANT_SOUND = re.compile(r"(?:uni(?![nm])|unanim|ukr|use|usu|uto|eu|one|once|ubiq)", re.IGNORECASE)
_VOWEL_SOUND = re.compile(r"(?:[aeiou]|hono|honest|hour|heir|8|1[18](?!\d))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """The stretch that a form takes in a text, with what stands around it."""

    text: Text
    span: Span

    @property
    def matched(self) -> str:
        """The characters that stand there."""
        return self.span.slice(self.text.string)

    def before(self, distance: int = 1) -> Token | None:
        """The token `distance` places before, 1 being the nearest."""
        index = token_at(self.text.tokens, self.span.start) - distance
        return self.text.tokens[index] if index >= 0 else None

    def article_before(self) -> Token | None:
        """The article that stands before, a quotation mark between the two left aside."""
        word = self.neighbour_before()
        return word if word and word.text.lower() in _ARTICLES else None

    def neighbour_before(self) -> Token | None:
        """The word that stands before, a quotation mark between the two left aside."""
        gap, word = self.before(), self.before(2)
        if gap and gap.text in _QUOTES:
            gap, word = word, self.before(3)
        return word if gap and word and gap.kind is Kind.SPACE and word.kind is Kind.WORD else None

    def word_behind(self) -> Token | None:
        """The word that stands behind, one white space away."""
        tokens = self.text.tokens
        index = token_at(tokens, self.span.end)
        if index + 1 >= len(tokens) or tokens[index].kind is not Kind.SPACE:
            return None
        return tokens[index + 1] if tokens[index + 1].kind is Kind.WORD else None

    @property
    def opens_sentence(self) -> bool:
        """Whether a capital is due here: at a sentence's or a line's start, marks left aside."""
        if self.text.sentence(self.span.start).start == self.span.start:
            return True
        distance = 1
        previous = self.before(distance)
        while previous and previous.text in _OPENERS:
            distance += 1
            if self.text.sentence(self.span.start).start == previous.start:
                return True
            previous = self.before(distance)
        return previous is None or (
            previous.kind is Kind.SPACE and previous.text[-1] in "\n\r" and self._after_end(distance)
        )

    def _after_end(self, distance: int) -> bool:
        last = self.before(distance + 1)
        return last is None or last.kind is Kind.MARK

    @property
    def in_capitals(self) -> bool:
        """Whether all its letters are capitals and so are those of a neighbour, or it has many."""
        words = [word for word in re.findall(r"[^\W\d_]+", self.matched) if len(word) > 1]
        return len(words) >= 2 and all(word.isupper() for word in words)

    @property
    def in_title(self) -> bool:
        """Whether it is title-cased within a title-cased run: a name, a heading, a document's title."""
        words = [
            word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", self.matched) if word.lower() not in _SMALL
        ]
        if not words or not all(word[0].isupper() for word in words):
            return False
        sides = [self._is_title_word(self.before(2), self.before()), self._is_title_word(*self._behind())]
        if any(sides) and len(words) >= 2:
            return True
        return all(sides)

    def _behind(self) -> tuple[Token | None, Token | None]:
        tokens = self.text.tokens
        index = token_at(tokens, self.span.end)
        gap = tokens[index] if index < len(tokens) else None
        return (tokens[index + 1] if index + 1 < len(tokens) else None), gap

    def _is_title_word(self, word: Token | None, gap: Token | None) -> bool:
        if word is None or gap is None or gap.kind is not Kind.SPACE or word.kind is not Kind.WORD:
            return False
        starts = self.text.sentence(word.start).start == word.start
        return word.text[0].isupper() and not starts and len(word.text) > 1


def right_form(printed: str, place: Place) -> str:
    """`printed` in the case that its place asks for."""
    if place.in_capitals:
        return printed.upper()
    if place.in_title:
        return _title(printed)
    if place.opens_sentence and place.matched[:1].isupper():
        return printed[:1].upper() + printed[1:]
    return printed


def _title(printed: str) -> str:
    return re.sub(
        r"[^\W\d_]+(?:['’][^\W\d_]+)*",
        lambda m: m[0] if m[0] in _SMALL and m.start() else m[0][0].upper() + m[0][1:],
        printed,
    )


def fit(new: str, place: Place) -> tuple[Edit, ...]:
    """The edits that put `new` in its place and repair what directly touches it.

    Keeps a line break or no-break space inside the phrase, writes the possessive of a plural without its s,
    chooses between a and an, and drops an article or a word that would stand twice.
    """
    start, end = place.span.start, _end_with_repeated_word(new, place)
    string = place.text.string
    new = _keep_gap(place.matched, new)
    if new.endswith("s") and _POSSESSIVE.match(string, end):
        new, end = new + string[end], end + 2
    article = place.article_before()
    if article and new.lower().startswith("the "):
        new = new[4:]
    if article and article.text.lower() in ("a", "an"):
        wanted = _article(article.text, new)
        if wanted != article.text:
            gap = string[article.end : place.span.start]
            if gap[-1] in _QUOTES:  # the mark may be another finding's business
                return Edit(Span(article.start, article.end), wanted), Edit(Span(start, end), new)
            return (Edit(Span(article.start, end), wanted + gap + new),)
    return (Edit(Span(start, end), new),)


def _end_with_repeated_word(new: str, place: Place) -> int:
    """The end of the place, a following word taken along that `new` ends with (treatment system: care system)."""
    behind = place.word_behind()
    if behind and singularize(behind.text).lower() == singularize(new.split()[-1]).lower():
        return behind.end
    return place.span.end


def disagrees(new: str, place: Place) -> bool:
    """Whether a neighbour agrees with what stands there and would not with `new`.

    A word of one number before or a verb behind (a … is, these … are) speaks against the
    other number; a form of *be* before a participle (is pursuing …) against a noun phrase.
    """
    if starts_with_numeral(new):
        return False  # a formula is a name, of either number
    before, behind = place.neighbour_before(), place.word_behind()
    words = (before.text.lower() if before else "", behind.text.lower() if behind else "")
    if words[0] in _BE and _is_participle(place.matched) and not _is_participle(new):
        return True
    if is_plural(place.matched) == is_plural(new):
        return False
    expected = _SINGULAR_NEIGHBOURS if is_plural(new) else _PLURAL_NEIGHBOURS
    return any(word in those for word, those in zip(words, expected, strict=True))


def _is_participle(phrase: str) -> bool:
    return phrase.split()[0].lower().endswith("ing")


def _keep_gap(matched: str, new: str) -> str:
    found = _UNUSUAL_GAP.search(matched)
    gaps = [match.start() for match in re.finditer(" ", new)]
    if not found or not gaps:
        return new
    words_before = len(matched[: found.start()].split())
    gap = gaps[min(words_before, len(gaps)) - 1]
    return new[:gap] + found.group() + new[gap + 1 :]


def _article(article: str, new: str) -> str:
    word = re.split(r"[\s\-]", new.lstrip("\"'“‘"), maxsplit=1)[0]
    if word.isupper() and word.isalpha():
        vowel = word[0] in _VOWEL_NAMES
    else:
        vowel = bool(_VOWEL_SOUND.match(word)) and not _CONSONANT_SOUND.match(word)
    wanted = "an" if vowel else "a"
    return wanted.capitalize() if article[0].isupper() else wanted
