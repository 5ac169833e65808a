"""The bars of the shipped glossary: finding with all tiers, the whole pipeline, the cleanup rules.

One run: the yardstick with the glossary's forms, the bare scan of the text, the rules, finding, and the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks import ours, peers_exact
from benchmarks.finding import Scale, described, ratio
from benchmarks.report import SPEED_HEADER, Bar, Outcome, Table, judge, speed_rows
from benchmarks.texts import real_text
from benchmarks.timing import Contestant, Timing, interleave

Found = list[ours.Found]


def shipped(scale: Scale) -> Outcome:
    """Runs all of them over one text."""
    normalizer = ours.shipped()
    size = ours.size_of(normalizer.matcher)
    printed = ours.shipped_forms(normalizer)
    workload = real_text(ours.shipped_sentences(), scale.megabytes)
    found: Found = []

    def find(documents: Sequence[str]) -> int:
        found.append(ours.find_all(normalizer.matcher, documents))
        return found[-1].hits

    contestants = [
        peers_exact.yardstick(printed, size.terms),
        Contestant("text and tokens alone (hits: tokens)", ours.scan),
        Contestant("all cleanup rules", lambda documents: ours.run_rules(normalizer, documents)),
        Contestant("all tiers, finding", find, size.terms, size.forms),
        Contestant(
            "whole pipeline (hits: changes)",
            lambda documents: ours.normalize_many(normalizer, documents),
            size.terms,
            size.forms,
        ),
    ]
    timings = interleave(contestants, scale.cut(workload))
    note = (
        f"{described(workload, scale.rounds)} Shipped glossary: {size.terms:,} terms, {len(printed):,} printed forms, "
        f"{size.forms:,} folded ones, {_lattice(size, found, workload.megabytes)}"
    )
    table = Table("Shipped glossary", note, SPEED_HEADER, speed_rows(timings, timings[0]))
    return Outcome(_bars(timings, _lattice(size, found, workload.megabytes)), [table])


def _bars(timings: Sequence[Timing], lattice: str) -> list[Bar]:
    peer, _, rules, finding, whole = timings
    cost = rules.milliseconds_per_megabyte
    costs = [1000 / speed for speed in rules.speeds]
    spent = f"{cost:.0f} ms/MB ({min(costs):.0f}–{max(costs):.0f}), {rules.hits_per_megabyte:,.0f} findings/MB"
    beside = f"; the yardstick {peer.milliseconds_per_megabyte:.1f} ms/MB"
    return [
        Bar("all tiers with the gloss lattice on, finding, shipped glossary", "<= 10x", "<= 3.5x",
            f"{ratio(finding, peer)}; {lattice}", judge(finding.slower_than(peer), 10, 3.5)),
        Bar("whole pipeline, shipped glossary", "<= 40x", "<= 6x", ratio(whole, peer),
            judge(whole.slower_than(peer), 40, 6)),
        Bar("all cleanup rules together, the scan of the text included", "<= 150 ms/MB", "<= 50 ms/MB",
            spent + beside, judge(cost, 150, 50)),
    ]  # fmt: skip


def _lattice(size: ours.Size, found: Found, megabytes: float) -> str:
    if size.paths is None:
        return "no lattice"
    hits = sum(each.lattice or 0 for each in found)
    return f"{size.paths:,} lattice paths, {hits / megabytes:,.0f} lattice hits/MB"
