"""Configuration: which file holds, what may stand in it, and the settings that come of it.

`RawConfig` is a file as read; `Settings` is what is in force for one path, with where each
value comes from.  Must not know of rules, glossaries or formats.
"""

from __future__ import annotations

from normalizer.config.raw import RawConfig, find_config, read_config
from normalizer.config.settings import Settings, settings_for

__all__ = ["RawConfig", "Settings", "find_config", "read_config", "settings_for"]
