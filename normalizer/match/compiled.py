"""A glossary compiled for matching: named arrays that can be kept and read where they lie.

Must not know where they are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from normalizer.core.packed import Part, pack, unpack
from normalizer.core.tokens import Kind, scan
from normalizer.glossary.lexicon import Lexicon
from normalizer.glossary.schema import Glossary
from normalizer.match.forms import pack_forms
from normalizer.match.lattice import compile_lattice
from normalizer.match.pattern import pack_patterns
from normalizer.match.slots import pack_lattice


def compile_glossary(glossary: Glossary, lexicon: Lexicon) -> dict[str, Part]:
    """All that a `Matcher` reads."""
    lattice = compile_lattice(glossary.terms, lexicon)
    return {**pack_forms(glossary), **pack_patterns(glossary), **pack_lattice(lattice, _background(glossary))}


def opened(parts: Mapping[str, Part]) -> dict[str, memoryview]:
    """The parts as they are when read from a file."""
    return unpack(pack(parts))


def _background(glossary: Glossary) -> Counter[str]:
    """How often words stand in the examples and right forms of a glossary: text of the kind that is read."""
    texts = [each for term in glossary.terms for example in term.examples for each in (example.before, example.keep)]
    texts += [form for term in glossary.terms for form in term.right_forms]
    return Counter(token.text.lower() for text in texts for token in scan(text) if token.kind is Kind.WORD)
