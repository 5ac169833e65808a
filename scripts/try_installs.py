"""Runs gnorm from a checkout, from an editable install and from a wheel, each in an environment of its own.

Each must find the built-in glossaries and word lists and change the same words.  Needs the
package `build`.

usage: python scripts/try_installs.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "They achieve the “four self-confidences” and the “two maintenance” in every field , Walking into homes."
WANTED = "They achieve the “Four Confidences” and the “Two Upholds” in every field, walking into homes."


def main() -> int:
    """Tries the three, and fails when one of them gives another sentence."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        wheel = build(base / "dist")
        kinds = {
            "checkout": (Path(sys.executable), ["-m", "normalizer"], ROOT),
            "editable": (install(base / "editable", "-e", str(ROOT)), ["-m", "normalizer"], base),
            "wheel": (install(base / "wheel", str(wheel)), ["-m", "normalizer"], base),
        }
        failed = [kind for kind, (python, command, cwd) in kinds.items() if not tries(kind, python, command, cwd)]
    return int(bool(failed))


def build(target: Path) -> Path:
    """Builds the wheel by way of the source distribution, as a release does."""
    subprocess.run([sys.executable, "-m", "build", "-q", "--outdir", str(target), str(ROOT)], check=True)
    (wheel,) = target.glob("*.whl")
    return wheel


def install(folder: Path, *what: str) -> Path:
    """Installs into a new environment and gives its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", *what], check=True)
    return python


def tries(kind: str, python: Path, command: list[str], cwd: Path) -> bool:
    """Whether gnorm there mends the sentence."""
    run = subprocess.run(
        [str(python), *command, "fix", "-"],
        input=SENTENCE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )
    held = run.stdout == WANTED
    print(f"{kind}: {'the same words' if held else f'{run.stdout!r} {run.stderr}'}")
    return held


if __name__ == "__main__":
    sys.exit(main())
