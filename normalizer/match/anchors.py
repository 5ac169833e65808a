"""What stands in an English and in a Chinese text alike: numbers, Latin words, Han, known terms.

An anchor is a string, equal on both sides: a number in plain digits (`120000000` for 1.2亿 and for
120 million), a Latin word in lower case, Chinese characters, the Chinese of a term.  Must not
know how units are paired.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from normalizer.core.span import Span
from normalizer.core.tokens import HAN

_LEAST = 4
"""Smaller numbers that are written out say nothing: 一 and 两, one and two stand everywhere."""

_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[ -](thousand|million|billion|trillion)\b)?", re.I)
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_NTH = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {
    **{word: value for words in (_ONES, _NTH) for value, word in enumerate(words)},
    **{word: 20 + 10 * index for index, word in enumerate(_TENS)},
    **{f"{word[:-1]}ieth": 20 + 10 * index for index, word in enumerate(_TENS)},
}
_ENGLISH_WORDS = re.compile(rf"\b(?:({'|'.join(_TENS)})[ -])?({'|'.join(sorted(_WORTH, key=len, reverse=True))})\b")

_CHINESE_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万亿|亿|万)?")
_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMERALS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_WORDS = re.compile(rf"(?:百分之)?([{''.join(_NUMERALS)}十百千万亿]+)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z]+")
_HAN = re.compile(rf"[{HAN}]{{2,}}")


def anchors_of(
    english: str, units: Sequence[Span], chinese: Sequence[str], terms: Mapping[str, Sequence[str]]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The anchors of each English and of each Chinese unit; a text alone may hold others.

    `terms` are Chinese phrases and the English forms of each, in lower case.
    """
    plain = [_folded(unit) for unit in chinese]
    latin = {word.lower() for unit in plain for word in _LATIN.findall(unit)}
    left = [{*_english_numbers(text), *(latin & set(_words(text)))} for text in (unit.slice(english) for unit in units)]
    right = [{*_chinese_numbers(unit), *(word.lower() for word in _LATIN.findall(unit))} for unit in plain]
    quoted = {(run, index) for index, unit in enumerate(units) for run in _HAN.findall(unit.slice(english))}
    for run, index in quoted:
        left[index].add(run)
    for phrase, index in (*_places_of(terms, english, units), *quoted):
        left[index].add(phrase)
    for phrase in {*terms, *(run for run, _ in quoted)}:
        for unit, held in zip(plain, right, strict=True):
            if phrase in unit:
                held.add(phrase)
    return [frozenset(each) for each in left], [frozenset(each) for each in right]


def _folded(chinese: str) -> str:
    return "".join(unicodedata.normalize("NFKC", chinese).split())


def _words(english: str) -> Iterator[str]:
    return (word.lower() for word in _LATIN.findall(english))


def _places_of(terms: Mapping[str, Sequence[str]], english: str, units: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """Each phrase with the number of each unit that one of its forms stands in."""
    lower = english.lower() if len(english.lower()) == len(english) else english
    starts = [unit.start for unit in units]
    for phrase, forms in terms.items():
        for form in forms:
            at = lower.find(form)
            while at >= 0:
                index = bisect_right(starts, at) - 1
                if index >= 0:
                    yield phrase, index
                at = lower.find(form, at + len(form))


def _english_numbers(text: str) -> frozenset[str]:
    found = {_value(match, _LARGE) for match in _ENGLISH_DIGITS.finditer(text)}
    found |= {str(_MONTHS.index(match[0]) + 1) for match in _MONTH.finditer(text)}
    for tens, ones in _ENGLISH_WORDS.findall(text.lower()):
        value = _WORTH.get(tens, 0) + _WORTH[ones]
        if value >= _LEAST:
            found.add(str(value))
    return frozenset(found)


def _chinese_numbers(text: str) -> frozenset[str]:
    """The numbers of a folded Chinese text."""
    found = {_value(match, _SCALES) for match in _CHINESE_DIGITS.finditer(text)}
    for numeral in _CHINESE_WORDS.findall(text):
        value = _numeral(numeral)
        if value is not None and value >= _LEAST:
            found.add(str(value))
    return frozenset(found)


def _value(match: re.Match[str], scales: Mapping[str, int]) -> str:
    """The number of a match of whole digits, decimals and scale, in plain digits."""
    whole, part, scale = match.groups(default="")
    value = Decimal(whole.replace(",", "") + part) * scales.get(scale.lower(), 1)
    return f"{value.normalize():f}"


def _numeral(characters: str) -> int | None:
    """What Chinese numerals are worth; None for units that stand alone, which mean many things: 十分, 千万."""
    if all(character in _NUMERALS for character in characters):
        return int("".join(str(_NUMERALS[character]) for character in characters))  # 二〇二一
    if not any(character in _NUMERALS for character in characters):
        return None
    total = section = digit = 0
    for character in characters:
        if character in _NUMERALS:
            digit = _NUMERALS[character]
        elif character in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[character], 0
        else:
            total, section, digit = (total + section + digit) * _SCALES[character], 0, 0
    return total + section + digit
