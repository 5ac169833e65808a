"""The commands by name, and the words for a command line that cannot be understood."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from normalizer import __version__
from normalizer.cli import exchange, inspect, run, streams, terms, tidy
from normalizer.cli.flags import expand
from normalizer.cli.outcome import WRONG_INPUT

# typer brings its own copy of click in some versions and depends on click in others.
_Misused: type[Exception] = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "ClickException")


def run_command(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code; raises what the command raises."""
    command = typer.main.get_command(_build(arguments[0] if arguments else ""))
    try:
        # Not `main`, which has its own ways with interruptions and broken pipes.
        with command.make_context("gnorm", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except _Misused as error:
        _tell_misuse(error)
        return WRONG_INPUT
    except typer.Exit as end:
        return end.exit_code


def _build(wanted: str = "") -> typer.Typer:
    """All commands, or the one of the name that is wanted: to prepare the options of all takes typer long."""
    app = _group("Canonical English for the set phrases of Chinese political news.")
    app.callback(invoke_without_command=True)(_start)
    commands: tuple[Callable[..., int], ...] = (run.fix, run.check, run.diff)
    commands += (inspect.explain, inspect.rules, inspect.config)
    names = [each.__name__ for each in commands]
    for command in commands:
        if wanted not in names or wanted == command.__name__:
            app.command()(expand(command))
    if wanted not in names:
        app.add_typer(_glossary(), name="glossary")
    return app


def _glossary() -> typer.Typer:
    glossary = _group("Check, show, tidy and exchange glossaries.")
    glossary.command("check")(expand(terms.check))
    glossary.command("list")(expand(terms.list_terms))
    glossary.command("show")(expand(terms.show))
    glossary.command("search")(expand(terms.search))
    glossary.command("fmt")(expand(tidy.fmt))
    glossary.command("schema")(expand(tidy.schema))
    glossary.command("export")(expand(exchange.export))
    glossary.command("import")(exchange.import_terms)
    return glossary


def _group(help: str) -> typer.Typer:
    names = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
    return typer.Typer(
        help=help, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, context_settings=names
    )


def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and end.")] = False,
) -> None:
    """Canonical English for the set phrases of Chinese political news."""
    if version:
        streams.write_text(f"gnorm {__version__}\n")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        sys.stderr.write(f"{context.get_help()}\n")
        raise typer.Exit(WRONG_INPUT)


def _tell_misuse(error: Exception) -> None:
    """One line on what cannot be understood, one on what to do."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "gnorm"
    near = getattr(error, "possibilities", None)
    message = str(getattr(error, "message", "") or error) if near else error.format_message()  # type: ignore[attr-defined]
    hint = f"did you mean {' or '.join(sorted(near))}?" if near else f"{command} --help tells what there is"
    message = message.strip().rstrip(".").replace("Value error, ", "")
    streams.tell(f"{command}: {message[:1].lower()}{message[1:]}", f"hint: {hint}")
