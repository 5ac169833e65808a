"""Rules for prh, the proofreading helper of textlint: `expected`, `patterns`, and examples as `specs`.

prh runs the specs when it loads the rules, each rule for itself; a spec that would not
hold there stops all, so that each is run here first.  It has no agreement, so that a
form at the start of a sentence has a rule of its own.  Must not know of contexts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizer.glossary.exchange.certain import certain_variants
from normalizer.glossary.exchange.more import dump
from normalizer.glossary.schema import Example, Glossary, Term

# prh replaces $1 by what a group has found.
_DOLLAR = re.compile(r"\$[0-9]")
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")
# A border is where no word goes on; a hyphen goes on with one.
_BORDERS = (r"(?<![\p{L}\p{N}_-])", r"(?![\p{L}\p{N}_-])")


def write(glossary: Glossary) -> dict[str, str]:
    """One file."""
    rules = [line for term, variants in certain_variants(glossary)
             for line in _rules(term, [variant.form for variant in variants if variant.context is None])]  # fmt: skip
    return {"prh.yml": "version: 1\nrules:\n" + "".join(rules) if rules else "version: 1\nrules: []\n"}


def _rules(term: Term, forms: list[str]) -> Iterator[str]:
    if _DOLLAR.search(term.canonical):
        return
    lower = [f"{form[0].lower()}{form[1:]}" for form in forms]
    upper = [f"{form[0].upper()}{form[1:]}" for form in forms]
    capital = f"{term.canonical[0].upper()}{term.canonical[1:]}"
    rules = [(term.canonical, lower), (capital, upper)]
    if capital == term.canonical:
        rules = [(capital, [*upper, *lower, *map(str.lower, forms)])]
    for expected, sources in rules:
        kept = [each for each in dict.fromkeys(sources) if each != expected and _is_harmless(each, term)]
        if kept:
            yield _rule(expected, kept, term.examples)


def _is_harmless(source: str, term: Term) -> bool:
    """Whether the form stands in no text that is right as it is."""
    matcher = _matcher([source])
    return not any(matcher.search(example.keep or example.after) for example in term.examples)


def _rule(expected: str, sources: list[str], examples: tuple[Example, ...]) -> str:
    lines = [f"  - expected: {dump(expected)}\n", "    patterns:\n"]
    lines += [f"      - {dump('/' + _SPECIAL.sub(_quoted, source).join(_BORDERS) + '/')}\n" for source in sources]
    matcher = _matcher(sources)
    specs = [each for each in examples if each.before and matcher.sub(lambda _: expected, each.before) == each.after]
    lines += ["    specs:\n"] if specs else []
    for example in specs:
        lines += [f"      - from: {dump(example.before)}\n", f"        to: {dump(example.after)}\n"]
    return "".join(lines)


def _quoted(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _matcher(sources: list[str]) -> re.Pattern[str]:
    """What prh makes of the patterns of a rule."""
    return re.compile("|".join(rf"(?<![\w-]){re.escape(source)}(?![\w-])" for source in sources))
