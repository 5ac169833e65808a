"""Prints the sizes of the package and names what stands out; never fails.

usage: python scripts/sizes.py
"""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "normalizer"
LONG_FILE, LONG_FUNCTION, MANY_PARAMETERS = 250, 40, 5


def functions(path: Path) -> list[tuple[str, int, int]]:
    """The name, the lines and the parameters of each function in a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            arguments = node.args.posonlyargs + node.args.args
            own = [argument for argument in arguments if argument.arg not in ("self", "cls")]
            found.append((f"{path.name}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1, len(own)))
    return found


def main() -> None:
    """Prints medians, ninetieth percentiles and the outliers."""
    files = sorted(PACKAGE.rglob("*.py"))
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in files]
    every = [function for path in files for function in functions(path)]
    sizes = [size for _, size, _ in every]
    print(f"files {len(files)}, lines {sum(lengths)}, median {statistics.median(lengths):.0f}, p90 {_p90(lengths)}")
    print(f"functions {len(every)}, median {statistics.median(sizes):.0f}, p90 {_p90(sizes)}, longest {max(sizes)}")
    for path, length in zip(files, lengths, strict=True):
        if length > LONG_FILE:
            print(f"  long file      {path.relative_to(PACKAGE.parent)} {length}")
    for name, size, parameters in every:
        if size > LONG_FUNCTION:
            print(f"  long function  {name} {size}")
        if parameters > MANY_PARAMETERS:
            print(f"  parameters     {name} {parameters}")


def _p90(numbers: list[int]) -> int:
    return sorted(numbers)[int(len(numbers) * 0.9)]


if __name__ == "__main__":
    main()
