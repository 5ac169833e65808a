"""`Settings`: everything in force for one path, and where each value comes from.

Defaults give way to the configuration file, and that to the command line.  Must not know
of the command line itself: flags arrive as plain values by the name of their field.
"""

from __future__ import annotations

import codecs
import stat
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from normalizer.config.keys import KEYS, check_choice
from normalizer.config.raw import RawConfig, find_config, mode_of, read_config, shorten
from normalizer.core.errors import ConfigError, UsageError
from normalizer.core.values import dataclass

_FLAGS = {"glossaries": "--glossary", "builtin": "--no-builtin"}
_ADDED = frozenset({"glossaries", "ignore"})


@dataclass(frozen=True)
class Settings:
    """The settings for one path; `origins` says of each field where its value comes from.

    `root` is the folder of the configuration file, or the current one; the globs of
    `exclude` are relative to it.  `source` is the file with the Chinese original, or a pattern of
    names for the file beside each article: one that holds `{stem}`.
    """

    glossaries: tuple[Path, ...] = ()
    builtin: bool = True
    profile: str = "default"
    date: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    quotes: str = "offer"
    protect: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    root: Path = field(default_factory=Path.cwd)
    encoding: str | None = None
    fail_on: str = "safe"
    jobs: int = 1
    source: str | None = None
    dictionary: str = "none"
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)


def settings_for(path: Path | None, flags: Mapping[str, object], config_file: Path | None = None) -> Settings:
    """The settings for `path` (None: the current folder), a file or a folder.

    `flags` hold fields by name; one that is None or empty was not given.  `config_file`
    is read in the place of the nearest one.  Raises ConfigError, and UsageError for flags.
    """
    _check_current_folder()
    config = read_config(config_file) if config_file else find_config(_folder(path))
    values, origins = _from_config(config) if config else ({}, {})
    _add_flags(values, origins, flags)
    settings = Settings(**values, origins={name: origins.get(name, "default") for name in _names()})
    _check(settings, config, flags)
    return settings


def is_file_name(profile: str) -> bool:
    """Whether a profile is given by its file and not by its name."""
    return profile.endswith((".yaml", ".yml"))


def _names() -> list[str]:
    return [each.name for each in fields(Settings) if each.name != "origins"]


def _folder(path: Path | None) -> Path:
    path = path or Path.cwd()
    return path if stat.S_ISDIR(mode_of(path)) else path.parent


def _check_current_folder() -> None:
    try:
        Path.cwd()
    except OSError as error:
        raise UsageError("the current folder is gone", hint="change into one that exists") from error


def _from_config(config: RawConfig) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {KEYS[key].field: value for key, value in config.values.items()}
    origins = {KEYS[key].field: str(config.place(key)) for key in config.values}
    root = config.path.resolve().parent
    if "glossaries" in values:
        values["glossaries"] = tuple(shorten(root / path) for path in values["glossaries"])
    if is_file_name(str(values.get("profile", ""))):
        values["profile"] = str(shorten(root / values["profile"]))
    if "{stem}" not in values.get("source", "{stem}"):
        hint = f"write, for example, source = {KEYS['source'].example}"
        raise ConfigError("'source' has to hold {stem}, the name of each article", config.place("source"), hint)
    return values | {"root": root}, origins | {"root": str(config.path)}


def _add_flags(values: dict[str, Any], origins: dict[str, str], flags: Mapping[str, object]) -> None:
    """Puts the given flags in; a list that a flag adds to keeps what the file says."""
    for name, value in flags.items():
        if value is None or value == ():
            continue
        if name in _ADDED and name in values:
            values[name] = (*values[name], *value)  # type: ignore[misc]
            origins[name] = f"{origins[name]}, {_flag(name)}"
        else:
            values[name], origins[name] = value, _flag(name)


def _check(settings: Settings, config: RawConfig | None, flags: Mapping[str, object]) -> None:
    """Raises for the first value that names what does not exist, at the place where it was given."""
    for name, value, message, hint in _problems(settings):
        key = next((key.name for key in KEYS.values() if key.field == name), name)
        given = flags.get(name)
        from_flag = value == given or (isinstance(given, tuple) and value in given)
        if from_flag or config is None:
            raise UsageError(message, hint=hint)
        raise ConfigError(message, config.place(key), hint)


def _problems(settings: Settings) -> Iterator[tuple[str, object, str, str]]:
    """The field, the value, what is wrong with it and what to do, for each value that cannot be used."""
    for key in KEYS.values():
        value = getattr(settings, key.field)
        wrong = check_choice(key.name, value, key.choices)
        if wrong:
            yield key.field, value, *wrong
    for path in settings.glossaries:
        if not mode_of(path):
            yield "glossaries", path, f"there is no glossary {str(path)!r}", "name a YAML file that exists"
    if settings.source and "{stem}" not in settings.source and not stat.S_ISREG(mode_of(Path(settings.source))):
        message = f"there is no Chinese original {settings.source!r}"
        yield "source", settings.source, message, "name a text file that exists"
    if settings.date is not None and not _is_day(settings.date):
        yield "date", settings.date, f"there is no day {settings.date!r}", "write year-month-day, as 2024-07-01"
    if settings.jobs < 1:
        yield "jobs", settings.jobs, f"there cannot be {settings.jobs} jobs", "give a number from 1 upwards"
    if settings.encoding is not None and not _is_codec(settings.encoding):
        message = f"there is no text encoding named {settings.encoding!r}"
        yield "encoding", settings.encoding, message, "name an encoding such as utf-8, gb18030 or cp1252"


def _flag(name: str) -> str:
    return _FLAGS.get(name, f"--{name.replace('_', '-')}")


def _is_day(date: str) -> bool:
    from datetime import date as day

    try:
        return day.fromisoformat(date).isoformat() == date
    except ValueError:
        return False


def _is_codec(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return True
