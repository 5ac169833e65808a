"""Everything of the package that is measured, behind functions that the rest of the benchmarks call.

When the package's interfaces change, this file changes and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

import yaml

from benchmarks.terms import Gloss, Synthetic
from normalizer.api.batch import join
from normalizer.api.normalizer import Normalizer
from normalizer.core.errors import Place
from normalizer.core.finding import GLOSS, Finding
from normalizer.core.packed import pack, unpack
from normalizer.core.text import Text, Vocabulary
from normalizer.glossary.lexicon import Lexicon, Morpheme
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.schema import Glossary, Term, Variant
from normalizer.glossary.store import open_glossary, pack_glossary
from normalizer.match import Matcher
from normalizer.match.compiled import compile_glossary, opened
from normalizer.match.forms import FormIndex
from normalizer.match.stream import read_stream
from normalizer.rules import RULES
from normalizer.words import load_words

CACHE = "GNORM_CACHE_DIR"
_PLACE = Place("synthetic.yaml")
_PACKED = "terms.pack"


@dataclass(frozen=True)
class Found:
    """What all tiers found: all hits, and those that the gloss lattice alone saw (None: there is none)."""

    hits: int
    lattice: int | None = None


@dataclass(frozen=True)
class Size:
    """What a matcher was compiled from and to; paths of the lattice are None where there is none."""

    terms: int
    forms: int
    paths: int | None = None


def compile_exact(terms: Sequence[Synthetic]) -> FormIndex:
    """An index of the exact forms alone."""
    glossary = _glossary(terms, with_chinese=False)
    return FormIndex(glossary.terms, opened(compile_glossary(glossary, Lexicon({}))))


def find_exact(index: FormIndex, documents: Sequence[str]) -> int:
    """The number of places where an exact form stands; includes making the text, its tokens and their folding."""
    stream = read_stream(join(documents).tokens)
    return sum(1 for _ in index.find(stream, index.ids(stream)))


def compile_all(terms: Sequence[Synthetic], lexicon: Sequence[Gloss]) -> Matcher:
    """A matcher with all tiers for synthetic terms; `lexicon` has the morphemes of their Chinese."""
    glossary = _glossary(terms, with_chinese=True)
    matcher = Matcher(glossary, opened(compile_glossary(glossary, _lexicon(lexicon))))
    _vocabulary(matcher)
    return matcher


def find_all(matcher: Matcher, documents: Sequence[str]) -> Found:
    """What all tiers find; includes making the text and its tokens."""
    found = [finding.match is GLOSS for finding in matcher.find(_text(matcher, documents))]
    return Found(len(found), sum(found))


def places(matcher: Matcher, documents: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """Every finding as document, `[start, end)` in it and the id of the term; one document at a time."""
    for number, document in enumerate(documents):
        for finding in matcher.find(_text(matcher, [document])):
            yield number, finding.span.start, finding.span.end, finding.rule.partition("/")[2]


def size_of(matcher: Matcher) -> Size:
    """What a matcher was compiled from and to."""
    return Size(len(matcher.glossary.terms), len(matcher._index), matcher._recogniser.slots.count)


def shipped() -> Normalizer:
    """The shipped glossary and all rules, compiled."""
    return _compiled(Normalizer())


def shipped_forms(normalizer: Normalizer) -> list[str]:
    """The forms of the shipped glossary as printed: canonical, admitted and variants, patterns left out."""
    terms = normalizer.glossary.terms
    return list(dict.fromkeys(form for term in terms for form in (*term.right_forms, *_forms_of(term))))


def shipped_sentences() -> list[str]:
    """The examples of the shipped glossary: what is to be changed and what is to be kept."""
    examples = [example for term in load_layers([builtin_layer()]).terms for example in term.examples]
    return [said for example in examples for said in (example.before, example.keep) if said]


def normalize_many(normalizer: Normalizer, documents: Sequence[str]) -> int:
    """The whole way from strings to results, self-checks included; the number of changes."""
    return sum(len(result.changes) for result in normalizer.normalize_many(documents))


def scan(documents: Sequence[str]) -> int:
    """Making the text and its tokens, which every rule and the matcher share; the number of tokens."""
    return len(join(documents).tokens)


def run_rules(normalizer: Normalizer, documents: Sequence[str]) -> int:
    """All cleanup rules, the making of the text and its tokens included; the number of findings."""
    text = _text(normalizer.matcher, documents)
    findings: list[Finding] = [finding for rule in RULES for finding in rule.find(text)]
    return len(findings)


def prepare(folder: Path, terms: Sequence[Synthetic], lexicon: Sequence[Gloss]) -> None:
    """Compiles a glossary once into a packed file in `folder`, as the cache keeps one."""
    glossary = _glossary(terms, with_chinese=True)
    parts = {**pack_glossary(glossary), **compile_glossary(glossary, _lexicon(lexicon))}
    (folder / _PACKED).write_bytes(pack(parts))


def write_glossary(path: Path, terms: Sequence[Synthetic], lexicon: Sequence[Gloss]) -> None:
    """The terms as a glossary file; `lexicon` has the morphemes of their Chinese."""
    del lexicon  # no glossary brings its own
    rows = [
        {"id": term.id, "zh": term.zh, "canonical": term.canonical, "variants": list(term.variants)} for term in terms
    ]
    with path.open("w", encoding="utf-8") as file:
        yaml.dump({"terms": rows}, file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def check_arguments(glossary: str, text: str) -> list[str]:
    """The arguments of the command line that show what is found in a text with one glossary alone."""
    return ["check", "--exit-zero", "--no-builtin", "--glossary", glossary, text]


def open_prepared(folder: Path) -> Normalizer:
    """The glossary that was prepared in `folder`, without the shipped one, ready to be used."""
    normalizer = Normalizer(builtin=False)
    if (folder / _PACKED).exists():
        with (folder / _PACKED).open("rb") as file:
            normalizer._parts = unpack(mmap(file.fileno(), 0, access=ACCESS_READ))
        normalizer.glossary = open_glossary(normalizer._parts)
    return _compiled(normalizer)


def _compiled(normalizer: Normalizer) -> Normalizer:
    """The same, with all that is otherwise made at the first text."""
    _ = normalizer.matcher, normalizer.vocabulary, normalizer.active
    return normalizer


def _lexicon(glosses: Sequence[Gloss]) -> Lexicon:
    return Lexicon({each.zh: Morpheme(each.zh, _PLACE, each.acceptable, each.garble) for each in glosses})


def _text(matcher: Matcher, documents: Sequence[str]) -> Text:
    return replace(join(documents), vocabulary=_vocabulary(matcher))


def _vocabulary(matcher: Matcher) -> Vocabulary:
    """The words that rules and matchers may ask about; the parts of it are made once."""
    return Vocabulary(*load_words(), matcher.words)


def _forms_of(term: Term) -> list[str]:
    return [variant.form for variant in term.variants if variant.form]


def _glossary(terms: Sequence[Synthetic], *, with_chinese: bool) -> Glossary:
    return Glossary(
        tuple(
            Term(
                id=term.id,
                canonical=term.canonical,
                place=_PLACE,
                zh=(term.zh,) if with_chinese else (),
                variants=tuple(Variant(_PLACE, form) for form in term.variants),
            )
            for term in terms
        )
    )
