"""Terms by what somebody types: Chinese, pinyin with or without tones and spaces, or English.

Must not know how the answers are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizer.glossary.forms import fold_form
from normalizer.glossary.pinyin import initials, is_available, pinyin_of, without_tones
from normalizer.glossary.schema import Glossary, Term

_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ' ]+", re.IGNORECASE)
_LEAST_ALIKE = 70.0
_MOST_ALIKE = 5
WHOLE, START, INSIDE = 3.0, 2.0, 1.0
"""How good an answer is: the whole form, the start of one, something inside; less than 1 is only alike."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A term, the form of it that fits, and how well: `WHOLE`, `START`, `INSIDE`, or below 1."""

    term: Term
    form: str
    score: float


def search(glossary: Glossary, query: str) -> list[Answer]:
    """The terms that fit `query`, the best first; without any, the few whose English is most alike."""
    query = query.strip()
    if not query:
        return []
    found = _by_chinese(glossary, query) if _CHINESE.search(query) else _by_letters(glossary, query)
    answers = sorted(found, key=lambda answer: (-answer.score, len(answer.form), answer.term.id))
    return answers or (_alike(glossary, query) if not _CHINESE.search(query) else [])


def _by_chinese(glossary: Glossary, query: str) -> Iterator[Answer]:
    for term in glossary.terms:
        yield from _best(term, ((form, _fit(query, form)) for form in term.zh))


def _by_letters(glossary: Glossary, query: str) -> Iterator[Answer]:
    folded = fold_form(query)
    may_be_pinyin = bool(_LETTERS.fullmatch(query)) and is_available()
    letters = without_tones(query)
    for term in glossary.terms:
        forms = (term.id, *term.right_forms, *(variant.form for variant in term.variants if variant.form))
        fits = [(form, _fit(folded, fold_form(form))) for form in forms]
        if may_be_pinyin and term.main_zh:
            fits.append((term.main_zh, _fit_pinyin(letters, pinyin_of(term))))
        yield from _best(term, fits)


def _best(term: Term, fits: Iterator[tuple[str, float]] | list[tuple[str, float]]) -> Iterator[Answer]:
    form, score = max(fits, key=lambda fit: fit[1], default=("", 0.0))
    if score:
        yield Answer(term, form, score)


def _fit(query: str, form: str) -> float:
    if query == form:
        return WHOLE
    return START if form.startswith(query) else INSIDE if query in form else 0.0


def _fit_pinyin(letters: str, pinyin: str) -> float:
    """Whole syllables or initials from the beginning; the inside of pinyin is all coincidence."""
    spelt = without_tones(pinyin)
    if letters in (spelt, initials(pinyin)):
        return WHOLE
    starts = {without_tones("".join(pinyin.split()[:count])) for count in range(2, len(pinyin.split()))}
    return START if letters in starts else 0.0


def _alike(glossary: Glossary, query: str) -> list[Answer]:
    from rapidfuzz import fuzz, process

    owners = {form: term for term in reversed(glossary.terms) for form in term.right_forms}
    near = process.extract(query, list(owners), scorer=fuzz.WRatio, limit=_MOST_ALIKE, score_cutoff=_LEAST_ALIKE)
    return [Answer(owners[form], form, score / 101) for form, score, _ in near]
