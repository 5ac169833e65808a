"""Peers that find given forms and nothing else; each gets the forms as printed, and one string for each document.

They match substrings in the case that is given and know nothing of words, plurals or hyphens.  What is not
installed is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.timing import Contestant, build

Scan = Callable[[Sequence[str]], int]
YARDSTICK = "ahocorasick_rs"


def yardstick(forms: Sequence[str], terms: int) -> Contestant:
    """The peer that every ratio is taken to."""
    return build(YARDSTICK, lambda: _ahocorasick_rs(forms), terms, len(forms))


def others(forms: Sequence[str], terms: int) -> tuple[list[Contestant], list[str]]:
    """The other peers, and a line for each that is missing."""
    contestants, missing = [], []
    for name, make in {"pyahocorasick": _pyahocorasick, "flashtext": _flashtext}.items():
        try:
            contestants.append(build(name, lambda make=make: make(forms), terms, len(forms)))
        except ImportError:
            missing.append(f"{name}: not installed.")
    return contestants, missing


def _ahocorasick_rs(forms: Sequence[str]) -> Scan:
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(forms)
    return lambda documents: sum(len(automaton.find_matches_as_indexes(document)) for document in documents)


def _pyahocorasick(forms: Sequence[str]) -> Scan:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for number, form in enumerate(forms):
        automaton.add_word(form, number)
    automaton.make_automaton()
    return lambda documents: sum(sum(1 for _ in automaton.iter_long(document)) for document in documents)


def _flashtext(forms: Sequence[str]) -> Scan:
    import flashtext

    processor = flashtext.KeywordProcessor(case_sensitive=True)
    for form in forms:
        processor.add_keyword(form)
    return lambda documents: sum(len(processor.extract_keywords(document)) for document in documents)
