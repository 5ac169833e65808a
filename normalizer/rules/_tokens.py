"""Looking left and right from a token without falling off the text.

Only what is looked at is scanned.  Must not know of any one rule.
"""

from __future__ import annotations

from normalizer.core.text import Text
from normalizer.core.tokens import EDGE, Kind, Token, token_before, token_from, token_over


class Near:
    """The tokens around one, by their distance from it: `near[0]` is the token, `near[-1]` stands before it.

    Beyond the ends of the text there is `EDGE`.
    """

    __slots__ = ("_left", "_right", "_string")

    def __init__(self, text: Text, token: Token) -> None:
        self._string = text.string
        self._left: list[Token] = []
        self._right = [token]

    def __getitem__(self, distance: int) -> Token:
        if distance >= 0:
            tokens = self._right
            while distance >= len(tokens):
                if tokens[-1] is EDGE:
                    return EDGE
                tokens.append(token_from(self._string, tokens[-1].end))
            return tokens[distance]
        tokens = self._left
        while -distance > len(tokens):
            nearest = tokens[-1] if tokens else self._right[0]
            if nearest is EDGE:
                return EDGE
            tokens.append(token_before(self._string, nearest.start))
        return tokens[-distance - 1]


def near(text: Text, offset: int) -> Near | None:
    """What is around the token that begins at `offset`; None when none begins there."""
    token = token_over(text.string, offset)
    return Near(text, token) if token.start == offset and token is not EDGE else None


def is_blank(token: Token) -> bool:
    """Whether the token is white space within a line."""
    return token.kind is Kind.SPACE and "\n" not in token.text and "\r" not in token.text


def is_break(token: Token) -> bool:
    """Whether the token is white space of any kind, or the edge of the text."""
    return token.kind is Kind.SPACE or token is EDGE
