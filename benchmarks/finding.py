"""The bars of finding: exact forms alone, all tiers over the shipped glossary, and the cost of more terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import ours, peers_exact
from benchmarks.report import SPEED_HEADER, Bar, Outcome, Table, judge, speed_rows
from benchmarks.terms import Hits, Synthetic, forms, glossary, lexicon
from benchmarks.texts import Workload, batches, synthetic_text
from benchmarks.timing import Contestant, Timing, build, interleave

FEW, MANY = 2_000, 100_000


@dataclass(frozen=True)
class Scale:
    """How much is run: MB of text for each contestant, rounds, and the most terms of a synthetic glossary."""

    megabytes: float
    rounds: int
    terms: int = MANY

    def cut(self, workload: Workload) -> list[list[str]]:
        """The batches of the rounds."""
        return batches(workload.documents, self.rounds)


def described(workload: Workload, rounds: int) -> str:
    """A workload in words."""
    return f"Text: {workload.name}, {workload.megabytes:.2f} MB, {len(workload.documents)} documents; {rounds} rounds."


def exact_forms(scale: Scale) -> Outcome:
    """Exact forms alone, few terms and many, beside the automata and flashtext."""
    workload = synthetic_text(scale.megabytes, Hits.FREE, scale.terms)
    outcome = Outcome()
    for size, must in {min(FEW, scale.terms): 2.0, scale.terms: 1.0}.items():
        terms = glossary(size)
        known = forms(terms)
        contestants = [build("exact forms", lambda terms=terms: _exact(terms), size, len(known))]
        contestants.append(peers_exact.yardstick(known, size))
        others, missing = peers_exact.others(known, size)
        timings = interleave([*contestants, *others], scale.cut(workload))
        own, peer = timings[:2]
        outcome.bars.append(
            Bar(f"exact forms alone, finding, {size:,} terms", f"<= {must:g}x", "<= 1x", ratio(own, peer),
                judge(own.slower_than(peer), must, 1.0))
        )  # fmt: skip
        note = " ".join([described(workload, scale.rounds), *missing])
        outcome.tables.append(Table(f"Exact forms, {size:,} terms", note, SPEED_HEADER, speed_rows(timings, peer)))
    return outcome


def _exact(terms: Sequence[Synthetic]) -> peers_exact.Scan:
    index = ours.compile_exact(terms)
    return lambda documents: ours.find_exact(index, documents)


def growth(scale: Scale) -> Outcome:
    """The cost of more terms where the hits stay the same, and for information where they grow."""
    outcome = Outcome()
    for hits in (Hits.CONSTANT, Hits.FREE):
        workload = synthetic_text(scale.megabytes, hits, scale.terms)
        contestants = list(_by_size(scale, hits))
        timings = interleave(contestants, scale.cut(workload))
        own, peers = timings[::2], timings[1::2]
        title = f"All tiers, synthetic terms with Chinese, hits {hits.value}"
        rows = [row for pair in zip(own, peers, strict=True) for row in speed_rows(pair, pair[1])]
        for timing, row in zip(timings, rows, strict=True):
            first = own[0] if timing in own else peers[0]
            row.append(f"{timing.slower_than(first):.2f}")
        outcome.tables.append(
            Table(title, described(workload, scale.rounds), (*SPEED_HEADER, "times its own least glossary"), rows)
        )
        if hits is Hits.CONSTANT:
            outcome.bars.append(_growth_bar(own, peers))
    return outcome


def _by_size(scale: Scale, hits: Hits) -> Iterator[Contestant]:
    """For each size of glossary ours and the yardstick."""
    for size in (100, 1_000, 10_000, 100_000):
        if size > scale.terms:
            return
        terms = glossary(size, hits)
        known = forms(terms)
        yield build("all tiers", lambda terms=terms: _all(terms), size, len(known))
        yield peers_exact.yardstick(known, size)


def _all(terms: Sequence[Synthetic]) -> peers_exact.Scan:
    matcher = ours.compile_all(terms, lexicon())
    return lambda documents: ours.find_all(matcher, documents).hits


def _growth_bar(own: Sequence[Timing], peers: Sequence[Timing]) -> Bar:
    least, most = own[0], own[-1]
    value = most.slower_than(least)
    peer = peers[-1].slower_than(peers[0])
    measured = (
        f"{value:.2f}x ({most.spread(least)}), hits/MB {least.hits_per_megabyte:,.0f} and "
        f"{most.hits_per_megabyte:,.0f}; the yardstick {peer:.2f}x"
    )
    name = (
        f"cost from {least.contestant.terms:,} to {most.contestant.terms:,} synthetic terms with slots, hits constant"
    )
    return Bar(name, "<= 1.3x", "1.1x", measured, judge(value, 1.3, 1.1))


def ratio(own: Timing, peer: Timing) -> str:
    """A ratio with its spread and the hits on both sides."""
    hits = f"hits/MB {own.hits_per_megabyte:,.0f}, peer {peer.hits_per_megabyte:,.0f}"
    return f"{own.slower_than(peer):.2f}x ({own.spread(peer)}); {hits}"
