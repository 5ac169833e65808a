"""The errors a user can cause, each with the place and what to do about it.

Must not know how they are shown; `cli` prints them.
"""

from __future__ import annotations

from normalizer.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: a path, and a line and a column counted from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join([self.path, *numbers])


class NormalizerError(Exception):
    """Wrong input, told in one line; `hint` says what to do.

    Arguments stay plain values, so that the error survives a trip between processes.
    """

    def __init__(self, message: str, where: Place | None = None, hint: str = "") -> None:
        super().__init__(message, where, hint)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class ConfigError(NormalizerError):
    """The configuration cannot be used."""


class GlossaryError(NormalizerError):
    """A glossary cannot be used."""


class FormatError(NormalizerError):
    """A file cannot be read as, or written back to, its format."""


class UsageError(NormalizerError):
    """The command line asks for something that does not exist or does not fit together."""


class BrokenError(NormalizerError):
    """A bug of ours stopped one file, which is as it was; `details` is all that is known of it."""

    def __init__(self, message: str, where: Place | None = None, hint: str = "", details: str = "") -> None:
        super().__init__(message, where, hint)
        self.args = (message, where, hint, details)
        self.details = details


class SelfCheckError(Exception):
    """A result failed one of the checks that every result must pass: a bug of ours.

    Whoever catches it writes nothing for that file and keeps `details` for the report.
    """

    def __init__(self, check: str, details: str = "") -> None:
        super().__init__(check, details)
        self.check = check
        self.details = details

    def __str__(self) -> str:
        return f"self-check '{self.check}' failed"
