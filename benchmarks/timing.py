"""Contestants run side by side: every round gives each the same batch once, in an order that turns.

Seconds are those of CPU that the process used, so that another program on the machine counts less; a ratio is
the median of the rounds' ratios, so that a slow round slows both sides of it.  Every document is seen once by
each contestant: the first round finds all caches empty, and no later one meets a document again.
What was built before the rounds is kept out of the sweeps of unused memory.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.texts import megabytes


@dataclass(frozen=True)
class Contestant:
    """What is timed: `run` takes documents and tells its hits; `built` are the seconds that building it took."""

    name: str
    run: Callable[[Sequence[str]], int]
    terms: int = 0
    forms: int = 0
    built: float = 0.0


@dataclass
class Timing:
    """A contestant's rounds: the seconds and the megabytes of each, and the hits of all."""

    contestant: Contestant
    seconds: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    hits: int = 0

    @property
    def speeds(self) -> list[float]:
        """MB/s of each round."""
        return [size / max(spent, 1e-9) for size, spent in zip(self.sizes, self.seconds, strict=True)]

    @property
    def hits_per_megabyte(self) -> float:
        """Hits over all rounds."""
        return self.hits / sum(self.sizes)

    @property
    def milliseconds_per_megabyte(self) -> float:
        """The median of the rounds."""
        return statistics.median(1000 / speed for speed in self.speeds)

    def slower_than(self, peer: Timing) -> float:
        """How many times the seconds of `peer` this one took: the median of the rounds."""
        pairs = zip(self.seconds, peer.seconds, strict=True)
        return statistics.median(own / max(other, 1e-9) for own, other in pairs)

    def spread(self, peer: Timing) -> str:
        """The least and the most that a round's ratio was."""
        ratios = [own / max(other, 1e-9) for own, other in zip(self.seconds, peer.seconds, strict=True)]
        return f"{min(ratios):.2f}–{max(ratios):.2f}"


def build(name: str, make: Callable[[], Callable[[Sequence[str]], int]], terms: int, forms: int) -> Contestant:
    """A contestant, the building of it timed."""
    start = time.process_time()
    run = make()
    return Contestant(name, run, terms, forms, time.process_time() - start)


def interleave(contestants: Sequence[Contestant], rounds: Sequence[Sequence[str]]) -> list[Timing]:
    """Runs each contestant once on the batch of each round; the results are in the order of `contestants`."""
    timings = [Timing(contestant) for contestant in contestants]
    gc.collect()
    gc.freeze()  # else each would pay for sweeping what the others have built
    for number, batch in enumerate(rounds):
        size = megabytes(batch)
        turn = number % len(timings)
        for timing in timings[turn:] + timings[:turn]:
            gc.collect()
            start = time.process_time()
            timing.hits += timing.contestant.run(batch)
            timing.seconds.append(time.process_time() - start)
            timing.sizes.append(size)
    gc.unfreeze()
    return timings
