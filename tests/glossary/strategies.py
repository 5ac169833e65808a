"""Terms of every shape for property tests, the kinds that YAML files give."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from normalizer.core.errors import Place
from normalizer.glossary.schema import (
    Admitted,
    Context,
    Example,
    FixMode,
    Number,
    Register,
    Status,
    Term,
    Variant,
    Wording,
)

HERE = Place("g.yaml", 1, 1)

words = st.text("abcdefgABC 'é”-", min_size=1, max_size=12).map(lambda text: f"w{' '.join(text.split())}x")
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=20).map(
    lambda text: f"t{text}t".replace("\ufeff", "")
)
contexts = st.builds(
    Context,
    near=st.lists(words, max_size=2, unique=True).map(tuple),
    not_near=st.lists(words, max_size=2, unique=True).map(tuple),
    quoted=st.booleans(),
    document=st.one_of(st.none(), st.integers(1, 9)),
).filter(lambda context: not context.demands_evidence or context.near or context.quoted or context.document)
variants = st.one_of(
    st.builds(Variant, st.just(HERE), form=words, reason=st.one_of(st.just(""), texts), fix=st.sampled_from(FixMode)),
    st.builds(
        Variant, st.just(HERE), pattern=st.just("a+b"), status=st.sampled_from(Status), valid_from=st.just("2020-01-01")
    ),
    st.builds(Variant, st.just(HERE), form=words, context=contexts),
)
examples = st.one_of(
    st.builds(Example, st.just(HERE), keep=texts),
    st.builds(lambda before, after: Example(HERE, before, f"{after}."), texts, texts),
)
terms = st.builds(
    Term,
    id=st.just("a"),
    canonical=words,
    place=st.just(HERE),
    category=st.just("g"),
    zh=st.lists(st.sampled_from(["两个维护", "党建", "党建工作"]), max_size=2, unique=True).map(tuple),
    pinyin=st.sampled_from(["", "liǎng gè"]),
    wording=st.sampled_from(Wording),
    number=st.one_of(st.none(), st.sampled_from(Number)),
    register=st.one_of(st.none(), st.sampled_from(Register)),
    admitted=st.lists(
        st.builds(Admitted, words, st.one_of(st.none(), st.sampled_from(Register)), texts), max_size=2
    ).map(tuple),
    variants=st.lists(variants, max_size=3).map(tuple),
    context=st.one_of(st.none(), contexts),
    authority=st.one_of(st.just(""), texts),
    note=st.one_of(st.just(""), texts),
    examples=st.lists(examples, max_size=2).map(tuple),
)


def passed(term: Term) -> Term:
    """The term as a glossary holds it: its variants have its context when they have none."""
    return replace(term, variants=tuple(replace(v, context=v.context or term.context) for v in term.variants))
