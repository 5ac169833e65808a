"""The JSON Schema of `gnorm.toml`, made from the table of its keys."""

from __future__ import annotations

from typing import Any

from normalizer.config.keys import KEYS, Key

_KINDS: dict[str, dict[str, Any]] = {
    "list": {"type": "array", "items": {"type": "string", "minLength": 1}},
    "switch": {"type": "boolean"},
    "word": {"type": "string"},
}


def config_schema() -> dict[str, Any]:
    """The schema of a configuration file, or of the table [tool.gnorm]."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gnorm configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: _property(key) for key in KEYS.values()},
    }


def _property(key: Key) -> dict[str, Any]:
    described = {"description": key.meaning, **_KINDS[key.kind]}
    return {**described, "enum": list(key.choices)} if key.choices else described
