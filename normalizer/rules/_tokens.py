"""Looking left and right from a token without falling off the text.

Must not know of any one rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizer.core.tokens import Kind, Token

EDGE = Token(0, 0, Kind.MARK, "")


def at(tokens: Sequence[Token], index: int) -> Token:
    """The token at `index`; `EDGE`, an empty mark, beyond either end."""
    return tokens[index] if 0 <= index < len(tokens) else EDGE


def is_blank(token: Token) -> bool:
    """Whether the token is white space within a line."""
    return token.kind is Kind.SPACE and "\n" not in token.text and "\r" not in token.text


def is_break(token: Token) -> bool:
    """Whether the token is white space of any kind, or the edge of the text."""
    return token.kind is Kind.SPACE or token is EDGE
