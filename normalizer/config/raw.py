"""`RawConfig`: one configuration file as read, and the search for it.

Must not know of flags or defaults.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from normalizer.config.keys import KEYS, Value, check_key, check_value, freeze
from normalizer.core.errors import ConfigError, Place
from normalizer.core.values import dataclass

_OWN, _SHARED = "gnorm.toml", "pyproject.toml"
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TABLE = re.compile(r"^\s*\[\s*tool\s*\.\s*gnorm\s*\]", re.MULTILINE)


@dataclass(frozen=True)
class RawConfig:
    """The values of a configuration file by key, and the line of each key counted from 1 if it was found."""

    path: Path
    values: Mapping[str, Value]
    lines: Mapping[str, int]

    def place(self, key: str) -> Place:
        """Where the key stands."""
        return Place(str(self.path), self.lines.get(key))


def find_config(folder: Path) -> RawConfig | None:
    """The configuration of the nearest folder, from `folder` upwards, that has one.

    `gnorm.toml` goes before `[tool.gnorm]` of `pyproject.toml`; a pyproject without that
    table does not count.  Raises ConfigError when the file cannot be used.
    """
    folder = folder.resolve()
    for parent in (folder, *folder.parents):
        own, shared = shorten(parent / _OWN), shorten(parent / _SHARED)
        if os.path.lexists(own):  # a broken link or a folder of that name is told, not overlooked
            return read_config(own)
        if stat.S_ISREG(mode_of(shared)) and _has_table(shared):
            return read_config(shared)
    return None


def mode_of(path: Path) -> int:
    """The mode of what is at `path`, links followed; 0 when there is nothing that the system lets us see."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def shorten(path: Path) -> Path:
    """The absolute `path` as seen from the current folder, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_config(path: Path) -> RawConfig:
    """The file, every key and value checked; raises ConfigError with the line of what is wrong."""
    source = _read(path)
    table: object = _parse(source, path)
    offset = 0
    if path.name == _SHARED:
        table = _tool_table(table)
        header = _TABLE.search(source)
        offset = header.end() if header else 0
    if not isinstance(table, dict):
        raise ConfigError("it has no table [tool.gnorm]", Place(str(path)), "add one, or name a gnorm.toml")
    config = RawConfig(path, {}, {key: line for key in table if (line := _line(source, key, offset))})
    values = {key: _checked(config, key, value) for key, value in table.items()}
    return RawConfig(path, values, config.lines)


def _read(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and str(path) != os.devnull:
            raise ConfigError("it is no file", Place(str(path)), "name a file; a pipe or a device may never end")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("it is not UTF-8", Place(str(path)), "save it as UTF-8") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(f"it cannot be read: {reason}", Place(str(path)), "name a file that exists") from error


def _parse(source: str, path: Path) -> dict[str, object]:
    import tomllib  # most folders have no configuration

    try:
        return tomllib.loads(source.replace("\r\n", "\n") + "\n")
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _TOML_PLACE.search(message)
        end = source.rstrip().count("\n") + 1
        place = Place(str(path), int(found[1]), int(found[2])) if found and found[1] else Place(str(path), end)
        said = _TOML_PLACE.sub("", message)
        raise ConfigError(f"it is no TOML: {said[:1].lower()}{said[1:]}", place, "mend the line") from error


def _has_table(path: Path) -> bool:
    """Whether a pyproject speaks to us; one that is broken elsewhere is none of our business."""
    source = _read(path)
    return "gnorm" in source and isinstance(_tool_table(_parse(source, path)), dict)


def _tool_table(table: object) -> object:
    for key in ("tool", "gnorm"):
        table = table.get(key) if isinstance(table, dict) else None
    return table


def _line(source: str, key: str, offset: int) -> int | None:
    """The line on which `key` is set, looked for from `offset` on and then anywhere."""
    name = rf"[\"']?{re.escape(key)}[\"']?"
    pattern = re.compile(rf"^\s*(?:{name}\s*[=.]|\[+(?:[^]\n]*\.)?\s*{name}\s*[].])", re.MULTILINE)
    found = pattern.search(source, offset) or pattern.search(source)
    if found is None:
        return None
    start = found.end() - len(found.group().lstrip())
    return source.count("\n", 0, start) + 1


def _checked(config: RawConfig, key: str, value: object) -> Value:
    wrong = check_key(key) or check_value(KEYS[key], value)
    if wrong:
        message, hint = wrong
        raise ConfigError(message, config.place(key), hint)
    return freeze(value)
