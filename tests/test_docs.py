"""What the documents say is so: commands, flags, keys, exit codes and examples."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from normalizer.cli import app, outcome, run
from normalizer.config.keys import KEYS
from normalizer.rules import RULES, page
from tests.cli.driver import Shell

CHECKOUT = Path(__file__).parents[1]
COMMANDS = (CHECKOUT / "docs/commands.md").read_text(encoding="utf-8")
PYTHON = (CHECKOUT / "docs/python.md").read_text(encoding="utf-8")
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^(?:<!-- command: (\w+) -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(group: Any, prefix: str = "gnorm") -> Iterator[tuple[str, Any]]:
    """Every command under its full name."""
    for name, command in group.commands.items():
        whole = f"{prefix} {name}"
        if hasattr(command, "commands"):
            yield from commands(command, whole)
        else:
            yield whole, command


ALL = dict(commands(typer.main.get_command(app._build())))
FLAGS = sorted(
    {
        (name if hasattr(command, "params") else "", option)
        for name, command in ALL.items()
        for parameter in command.params
        if parameter.param_type_name == "option"
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--")
    }
)


def rows(command: str) -> str:
    """The rows of the table of commands that speak of a command."""
    return "\n".join(line for line in COMMANDS.splitlines() if line.startswith(f"| `{command}"))


def test_there_are_commands_and_flags() -> None:
    assert {"gnorm fix", "gnorm check", "gnorm diff", "gnorm glossary check"} <= ALL.keys()
    assert ("gnorm fix", "--unsafe") in FLAGS
    assert len(FLAGS) > 50


@pytest.mark.parametrize("command", ALL)
def test_every_command_is_described(command: str) -> None:
    words = command.split()
    described = [line for line in COMMANDS.splitlines() if line.startswith("| `gnorm ")]
    assert any(" ".join(words[:2]) in line and re.search(rf"\b{words[-1]}\b", line) for line in described)


@pytest.mark.parametrize(("command", "flag"), FLAGS)
def test_every_flag_is_described(command: str, flag: str) -> None:
    shared = COMMANDS.partition("## Flags that all share")[2].partition("\n## ")[0]
    told = "\n".join(
        [rows(command), rows(" ".join(command.split()[:2])), shared, COMMANDS.partition("## Exit codes")[2]]
    )
    assert re.search(rf"{flag}(?![\w-])", told)


def test_no_flag_is_described_that_is_gone() -> None:
    known = {flag for _, flag in FLAGS}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", COMMANDS + README)) - known - {"--help", "--version"} == set()


@pytest.mark.parametrize("choices", [("text", "json", "jsonl"), ("terminal", "unified", "json", "criticmarkup")])
def test_every_format_is_described(choices: tuple[str, ...]) -> None:
    assert "--format " + r"\|".join(choices) in COMMANDS
    assert choices in {tuple(each.value for each in formats) for formats in (run.CheckFormat, run.DiffFormat)}


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_described(key: str) -> None:
    assert re.search(rf"^{key} = ", COMMANDS, re.MULTILINE)


def test_no_key_is_described_that_is_gone() -> None:
    (block,) = [body for _, language, body in BLOCK.findall(COMMANDS) if language == "toml"]
    assert set(re.findall(r"^([\w-]+) = ", block, re.MULTILINE)) == set(KEYS)


def test_the_configuration_of_the_document_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [body for _, language, body in BLOCK.findall(COMMANDS) if language == "toml"]
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "house.yaml").write_text("terms: []\n")
    (tmp_path / "gnorm.toml").write_text(block, encoding="utf-8")
    ended = shell.run("config")
    assert (ended.code, ended.stderr) == (0, "")


@pytest.mark.parametrize("code", [0, outcome.FOUND, outcome.WRONG_INPUT, outcome.BROKEN, outcome.INTERRUPTED])
def test_every_exit_code_is_described(code: int) -> None:
    assert re.search(rf"^\| {code} \|", COMMANDS, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_page(rule: Any) -> None:
    assert page(rule.id).startswith(f"# {rule.id}")


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_readme_has_the_commands_that_set_up(name: str) -> None:
    (script,) = [body for label, language, body in BLOCK.findall(README) if (label, language) == (name, "sh")]
    assert len(script.splitlines()) == 1
    assert script.startswith("python3 -m venv ")


def test_the_readme_shows_no_command_that_is_gone() -> None:
    shown = re.findall(r"^(?:\S*/)?gnorm (\w+)(?: (\w+))?", "".join(body for _, lang, body in BLOCK.findall(README)
                       if lang == "sh"), re.MULTILINE)  # fmt: skip
    assert shown
    assert all(f"gnorm {one}" in ALL or f"gnorm {one} {two}" in ALL for one, two in shown)


def test_the_glossary_of_the_readme_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [body for _, language, body in BLOCK.findall(README) if language == "yaml"]
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "house.yaml").write_text(block, encoding="utf-8")
    ended = shell.run("glossary", "check", "--config", "/dev/null", "house.yaml")
    assert (ended.code, ended.stderr) == (0, "")


def test_the_configuration_of_the_readme_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [body for _, language, body in BLOCK.findall(README) if language == "toml"]
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "gnorm.toml").write_text(block, encoding="utf-8")
    assert shell.run("config").code == 0


def test_the_readme_quotes_what_check_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    quoted = re.findall(r"^seeds/\S+\.txt:\d+:\d+: .*$", README, re.MULTILINE)
    assert quoted
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "gnorm.toml").unlink()
    (tmp_path / "seeds").mkdir()
    for seed in (CHECKOUT / "seeds").glob("*.txt"):
        (tmp_path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    said = shell.run("check", "seeds").stdout.splitlines()
    assert set(quoted) <= set(said)


def test_the_readmes_patch_is_applied_though_there_is_one() -> None:
    """`fix --diff` ends with 1 when it has something to show, which would stop what `&&` joins to it."""
    lines = [line for line in README.splitlines() if "fix --diff" in line and "&&" in line]
    assert lines
    assert all("--exit-zero" in line.partition("&&")[0] for line in lines)


def test_the_python_example_does_what_it_says() -> None:
    script = next(body for _, language, body in BLOCK.findall(PYTHON) if language == "python")
    promised = re.findall(r"^(result\.\w+)\s+# (.+)$", script, re.MULTILINE)
    assert promised
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(script, "docs/python.md", "exec"), names)
    for expression, value in promised:
        assert repr(eval(expression, names)) == value
    assert "two maintenance -> Two Upholds" in printed.getvalue()


def test_python_names_what_a_result_has() -> None:
    from normalizer import Normalizer

    result = Normalizer(builtin=False).normalize("The the end.")
    table = PYTHON.partition("| of a `Result` | |")[2].partition("\n\n")[0]
    named = [name for line in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert {"before", "after", "changes", "remaining", "skipped"} <= set(named)
    assert all(hasattr(result, name) for name in named)
