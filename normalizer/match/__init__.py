"""Matching: a glossary compiled into one rule.

`Matcher` is all that the outside needs; within, the order is a straight line: fold, forms,
pattern, fuzzy (candidates), evidence (which count), agree (what stands there instead).
"""

from normalizer.match.matcher import Matcher

__all__ = ["Matcher"]
