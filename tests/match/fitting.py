"""A place written as [[two maintenances]] in a text, and what fitting a form into it gives."""

from normalizer.core.edits import apply
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.match.agree import Place, fit, may_write, right_form


def place_of(marked, segments=(), shift=0):
    """The place between the double brackets; `segments` count in the text without them."""
    start = marked.index("[[")
    string = marked.replace("[[", "", 1)
    end = string.index("]]")
    string = string.replace("]]", "", 1)
    return Place(Text(string, segments=tuple(segments)), Span(start + shift, end))


def fitted(marked, new, segments=()):
    """The text with `new` fitted into its place."""
    place = place_of(marked, segments)
    return apply(place.text.string, fit(right_form(new, place), place))


def verdict(marked, new):
    """What may be made of it at most: its name in lower case."""
    return may_write(new, place_of(marked)).name.lower()
