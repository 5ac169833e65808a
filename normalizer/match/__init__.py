"""Matching: a glossary compiled into one rule.

`Matcher` is all that the outside needs, and what `compile_glossary` makes for it; within, the
order is a straight line: a stream of units, forms and glosses (candidates), evidence (which
count), hits (which stand), proposal (what is said of them).
"""

from normalizer.match.matcher import Matcher

__all__ = ["Matcher"]
