"""`fix`, `check` and `diff` with nothing but paths and switches: run as typer would run them, without loading it.

Typer and what it loads take longer than an article.  Whatever is not plain here, wrong
command lines among it, is left to typer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from normalizer import __version__
from normalizer.cli import streams

_MANNER = {"-q": "quiet", "--quiet": "quiet", "-v": "verbose", "--verbose": "verbose", "--exit-zero": "exit_zero"}
_OWN = {
    "fix": {"--unsafe": "unsafe", "--diff": "diff", "--exit-non-zero-on-fix": "exit_non_zero_on_fix"},
    "check": {"--unsafe": "unsafe"},
    "diff": {"--unsafe": "unsafe", "--exit-code": "exit_code"},
}


def run_plain(arguments: Sequence[str]) -> int | None:
    """Runs a plain command line and gives its exit code; None for one that is not, of which nothing is done."""
    if list(arguments) in (["--version"], ["-V"]):
        streams.write_text(f"gnorm {__version__}\n")
        return 0
    if not arguments or arguments[0] not in _OWN:
        return None
    name, rest = arguments[0], arguments[1:]
    paths = [each for each in rest if each == "-" or not each.startswith("-")]
    switches = [each for each in rest if each not in paths]
    if (
        not paths
        or not all(map(_is_text, paths))
        or not all(each in _MANNER or each in _OWN[name] for each in switches)
    ):
        return None
    from normalizer.cli import run
    from normalizer.cli.options import Manner, Wanted

    how: dict[str, Any] = dict.fromkeys((_OWN[name][each] for each in switches if each in _OWN[name]), True)
    said: dict[str, Any] = dict.fromkeys((_MANNER[each] for each in switches if each in _MANNER), True)
    manner = Manner(**said)
    if name == "fix":
        return run.fix(paths, run.Fixing(**how), Wanted(), manner)
    if name == "check":
        return run.check(paths, run.Checking(**how), Wanted(), manner)
    return run.diff(run.Diffing(**how), Wanted(), manner, paths)


def _is_text(path: str) -> bool:
    """Whether no byte of a name was undecodable: versions of typer differ over those."""
    return not any("\ud800" <= character <= "\udfff" for character in path)
