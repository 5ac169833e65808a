"""The page of a rule, or a term as a card, in plain text.

Must not know of screens or colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from normalizer.api.normalizer import Normalizer
from normalizer.core.errors import UsageError
from normalizer.glossary.pinyin import is_available, pinyin_of
from normalizer.glossary.schema import Admitted, Context, Term, Variant
from normalizer.match import beside
from normalizer.match.beside import RULE_IDS
from normalizer.match.lattice import Gloss
from normalizer.match.slots import Slots
from normalizer.rules import page

_WIDTH = 11
_MOST_WORDS = 6


def explain(normalizer: Normalizer, id: str) -> str:
    """What a rule or term finds, what it leaves alone, with examples and authority.

    `id` is that of a rule, `term/<id>`, or a term's bare id.  Raises UsageError, with the
    nearest id, when there is none of that name.
    """
    if any(rule.id == id for rule in normalizer.rules):
        return page(id)
    if id in RULE_IDS:
        return beside.page(id)
    term = normalizer.glossary.get(id.removeprefix("term/"))
    if term is not None:
        number = normalizer.glossary.ids.index(term.id)
        return card(term, tuple(_slots(normalizer.matcher.slots, number)))
    ids = [*(rule.id for rule in normalizer.rules), *RULE_IDS]
    ids += [f"term/{each}" for each in normalizer.glossary.ids]
    names = dict.fromkeys([*ids, *(each.removeprefix("term/") for each in ids)])
    near = get_close_matches(id, names, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "gnorm rules and gnorm glossary list show the ids"
    raise UsageError(f"there is no rule or term '{id}'", hint=hint)


def card(term: Term, slots: Sequence[str] = ()) -> str:
    """A term as a readable card; `slots` are those of its Chinese, each in a line."""
    return "\n".join(_rows(term, slots)) + "\n"


def _slots(slots: Slots, number: int) -> Iterator[str]:
    """The slots of a term in the order of the Chinese, each with the words that may fill it."""
    path = slots.fullest_path_of(number)
    if path is None:
        return
    made = [(slots.slot(each), each in path.light) for each in (*path.slots, *path.light)]
    for slot, is_light in sorted(made, key=lambda each: path.zh.find(each[0].zh)):
        words = [(word, gloss) for word, gloss in slot.words.items()]
        words += [(" ".join(phrase).replace("' s", "'s").replace(" '", "'"), gloss) for phrase, gloss in slot.phrases]
        garbles = [word for word, gloss in words if gloss is Gloss.GARBLE]
        said = [_few([word for word, gloss in words if gloss is not Gloss.GARBLE])]
        said += [f"garbles: {_few(garbles)}"] if garbles else []
        said += ["may be left out"] if is_light else []
        yield f"{slot.zh}  {'; '.join(filter(None, said))}"


def _few(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST_WORDS]) + (", …" if len(words) > _MOST_WORDS else "")


def _rows(term: Term, slots: Sequence[str]) -> Iterator[str]:
    yield f"term/{term.id}"
    yield _row("Chinese", "、".join(term.zh))
    if is_available() and term.main_zh:
        yield _row("pinyin", pinyin_of(term))
    elif term.pinyin:
        yield _row("pinyin", term.pinyin)
    yield _row("canonical", term.canonical + (f" ({term.register})" if term.register else ""))
    if term.spelled_out:
        yield _row("means", term.spelled_out)
    for number, admitted in enumerate(term.admitted):
        yield _row("" if number else "admitted", _admitted(admitted))
    yield _row("category", f"{term.category}, wording {term.wording}")
    if term.valid_from or term.valid_to:
        yield _row("valid", f"{term.valid_from or '…'} to {term.valid_to or '…'}")
    for number, variant in enumerate(term.variants):
        yield _row("rewrites" if number == 0 else "", _variant(variant))
    yield from (_row("", line) for line in _context(term.context))
    for number, slot in enumerate(slots):
        yield _row("" if number else "slots", slot)
    for example in term.examples:
        if example.keep:
            yield _row("leaves", example.keep)
        else:
            yield _row("offers" if example.offered else "before", example.before)
            yield _row("after", example.after)
    yield _row("authority", term.authority or "unverified")
    if term.source:
        yield _row("source", term.source)
    if term.note:
        yield _row("note", term.note)
    yield _row("defined in", str(term.place))


def _row(label: str, value: str) -> str:
    return f"  {label:<{_WIDTH}} {value or '-'}"


def _admitted(admitted: Admitted) -> str:
    vouched = ", ".join(each for each in (admitted.register, admitted.authority, admitted.source) if each)
    return admitted.form + (f" ({vouched})" if vouched else "")


def _variant(variant: Variant) -> str:
    shown = variant.form or f"pattern {variant.pattern}"
    if variant.status == "forbidden":
        shown += " (forbidden: reported, not rewritten)"
    elif variant.fix == "offer":
        shown += " (offered)"
    return shown + (f": {variant.reason}" if variant.reason else "")


def _context(context: Context | None) -> Iterator[str]:
    """The evidence that a context asks for, in words."""
    if context is None:
        return
    if context.demands_evidence:
        ways = [f"near {', '.join(context.near)}"] if context.near else []
        ways += ["alone in quotation marks"] if context.quoted else []
        ways += [f"with {context.document} other terms in the document"] if context.document is not None else []
        yield "only " + "; or ".join(ways)
    if context.not_near:
        yield f"never near {', '.join(context.not_near)}"
