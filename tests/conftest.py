"""What all tests share: `--update-golden`, and the fixture that compares with golden files."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flag that rewrites golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files with today's output")


def pytest_configure() -> None:
    """Gives the whole run, its worker processes too, a cache folder of its own."""
    if "GNORM_CACHE_DIR" not in os.environ:
        folder = tempfile.mkdtemp(prefix="gnorm-tests-")
        os.environ["GNORM_CACHE_DIR"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def assert_golden(update_golden: bool) -> Callable[[Path, str], None]:
    """Compares a text with the golden file at a path, line ends included."""

    def compare(path: Path, found: str) -> None:
        if update_golden:
            path.write_bytes(found.encode())
        assert path.exists(), f"no {path.name}; pytest --update-golden makes it"
        assert found == path.read_bytes().decode()

    return compare
