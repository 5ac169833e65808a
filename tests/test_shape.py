"""The shape of the package: the map names every part, no import runs in a circle, rules, list and pages agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from normalizer.rules import RULES

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "normalizer"
ARCHITECTURE = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in MODULES}


def imports(tree: ast.Module) -> Iterator[str]:
    """The modules that are imported when the module is loaded; those inside functions and for types alone are not."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (name if (name := f"{module}.{alias.name}") in NAMES else module for alias in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def graph() -> dict[str, set[str]]:
    whole = {}
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        whole[name_of(path)] = {each for each in imports(tree) if each in NAMES} - {name_of(path)}
    return whole


def circle(edges: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert not circle({"a": {"b", "c"}, "b": {"c"}})


def test_no_import_runs_in_a_circle() -> None:
    assert circle(graph()) == []


def test_the_graph_is_not_empty() -> None:
    edges = graph()
    assert "normalizer.resolve" in edges["normalizer.engine"]
    assert len(edges) > 50


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file())
)
def test_the_map_names_every_part(name: str) -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", ARCHITECTURE, re.MULTILINE)
    named = {part for row in rows for part in re.findall(r"`([a-z_]+)[/`]", row)}
    assert name in named | {"__init__", "__main__"}


def test_the_map_names_every_module_of_the_core() -> None:
    rows = [row for row in ARCHITECTURE.splitlines() if row.startswith("| `core/")]
    named = set(re.findall(r"`(?:core/)?([a-z_]+)`", " ".join(row.split("|")[1] for row in rows)))
    assert named == {path.stem for path in (PACKAGE / "core").glob("[!_]*.py")}


def test_the_map_names_nothing_that_is_gone() -> None:
    rows = re.findall(r"^\| `([a-z_]+)(/?)[`/]", ARCHITECTURE, re.MULTILINE)
    gone = [name for name, _ in rows if not ((PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file())]
    assert [name for name in gone if not (CHECKOUT / name).exists()] == []


def test_rules_folder_and_pages_are_one_list() -> None:
    listed = sorted(rule.id for rule in RULES)
    modules = sorted(path.stem.replace("_", "-") for path in (PACKAGE / "rules").glob("[!_]*.py"))
    pages = sorted(path.stem for path in (PACKAGE / "rules").glob("*.md"))
    assert listed == modules == pages
