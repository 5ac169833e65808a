"""Plain command lines are run as typer would run them; all others are typer's."""

from __future__ import annotations

import functools
import inspect
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizer.cli import app, quick, run
from tests.cli.driver import Shell

COMMANDS = ("fix", "check", "diff")
SWITCHES = sorted({*quick._MANNER, *(each for own in quick._OWN.values() for each in own)})
ODD = ["--", "-qv", "--quie", "--quiet=1", "--unsafe=", "--jobs", "2", "--select=a", "-h", "--help", "--diff", "-V"]
PATHS = [
    "a.txt",
    "-",
    "",
    " ",
    "b c",
    "--x.txt",
    "-x.txt",
    "@a",
    "$HOME",
    "~",
    "*.txt",
    "fix",
    "政.txt",
    "a\udcff",
    "\ud800",
]
arguments = st.lists(st.sampled_from([*COMMANDS, *SWITCHES, *ODD, *PATHS]) | st.text(max_size=4), max_size=5)
lines = st.builds(lambda first, rest: [first, *rest], st.sampled_from([*COMMANDS, "rules", "--quiet", "fi"]), arguments)


def asked(line: Sequence[str], runner: Any) -> tuple[Any, Any]:
    """What the commands are asked for by a command line, and what `runner` gives."""
    asked: list[Any] = []

    def recorded(name: str) -> Any:
        command = getattr(run, name)

        @functools.wraps(command)
        def record(*args: Any, **named: Any) -> int:
            bound = inspect.signature(command).bind(*args, **named)
            bound.apply_defaults()
            asked.append((name, dict(bound.arguments)))
            return 7

        return record

    with pytest.MonkeyPatch.context() as patch:
        for name in COMMANDS:
            patch.setattr(run, name, recorded(name))
        code = runner(line)
    return asked, code


@settings(deadline=None, max_examples=60)  # typer is built anew for each
@given(lines)
def test_a_plain_command_line_asks_for_the_same(line: list[str]) -> None:
    plain, code = asked(line, quick.run_plain)
    if code is None:
        assert plain == []
    else:
        assert (plain, code) == asked(line, app.run_command)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("switch", SWITCHES)
def test_every_switch_is_read_alike(command: str, switch: str) -> None:
    plain, code = asked([command, switch, "a.txt"], quick.run_plain)
    if switch in quick._MANNER or switch in quick._OWN[command]:
        assert (plain, code) == asked([command, switch, "a.txt"], app.run_command)
        assert plain != asked([command, "a.txt"], quick.run_plain)[0]
    else:
        assert code is None


@pytest.mark.parametrize(
    "line", [[], ["fix"], ["fix", "-q"], ["fix", "a", "--jobs"], ["fix", "--", "a"], ["fix", "\udcff"]]
)
def test_what_is_not_plain_is_left_alone(line: list[str]) -> None:
    assert asked(line, quick.run_plain) == ([], None)


@pytest.mark.parametrize(
    "line",
    [
        ["--version"],
        ["-V"],
        ["fix", "a.txt"],
        ["fix", "a.txt", "none.txt", "-q"],
        ["check", "."],
        ["check", ""],
        ["fix", "-", "a.txt"],
        ["fix", "-"],
        ["diff", "a.txt", "--exit-code"],
    ],
)
def test_what_comes_out_is_the_same(line: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ends = []
    for folder in ("quick", "typer"):
        shell = Shell(tmp_path / folder, monkeypatch)
        (tmp_path / folder / "a.txt").write_text("He stressed the “two maintenances” , and more.\n")
        ends.append(shell.run(*line, stdin=b"the  end\n"))
        monkeypatch.setattr(quick, "run_plain", lambda _: None)
    assert ends[0] == ends[1]


@pytest.mark.parametrize("name", ["fix", "check", "diff", "explain", "rules", "config", "glossary"])
@pytest.mark.parametrize("rest", [["--help"], ["-h", "x"], ["--nothing"], ["--select"], ["list", "--help"], []])
def test_a_command_prepared_alone_is_the_same(
    name: str, rest: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "run_plain", lambda _: None)
    build, ends = app._build, []
    for alone in (True, False):
        monkeypatch.setattr(app, "_build", build if alone else lambda _: build())
        ends.append(Shell(tmp_path / str(alone), monkeypatch).run(name, *rest))
    assert ends[0] == ends[1]


HEAVY = "typer pydantic rich yaml regex rapidfuzz pathspec tomllib difflib datetime shutil tempfile traceback platform"
LOADED = """
import sys
from normalizer.cli import process, quick, run, work
from normalizer.api import Normalizer, run
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_a_plain_command_loads_nothing_heavy() -> None:
    line = [sys.executable, "-c", LOADED, *HEAVY.split()]
    done = subprocess.run(line, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
