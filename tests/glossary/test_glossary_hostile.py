"""Whatever a file holds, it loads or is refused with a GlossaryError; nothing else ever comes out."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from normalizer.core.errors import GlossaryError
from normalizer.glossary import yaml_nodes
from normalizer.glossary.lint import lint
from normalizer.glossary.load import read_layers
from normalizer.glossary.problems import Problems
from normalizer.glossary.yaml_nodes import read_nodes
from tests.glossary.test_glossary_terms import FULL

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
FRAGMENTS = [
    *"&*!|>%@`'\"{}[],:#?-~\\\t\n\r\x00\x85\u2028\ufeff\ud800",
    "<<: *a",
    "---\n",
    "...\n",
    "!!python/object:x ",
    "&a ",
    "*a",
    "'\\",
    '"\\ud800"',
    "(((",
    "{2}{3}",
    "null",
    "terms:\n",
    "extends: g.yaml\n",
    "9" * 30,
    "  - id: b\n    canonical: 两\n",
]


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """FULL with some stretches removed, doubled, or replaced by fragments."""
    text = FULL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        new = draw(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5), st.just(text[start:end] * 2)))
        text = text[:start] + new + text[end:]
    return text


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile") / "g.yaml"


def assert_loads_or_is_refused(path: Path) -> None:
    glossary, errors = read_layers([[path]])
    assert (glossary is None) == bool(errors)
    for error in errors:
        assert isinstance(error, GlossaryError)
        assert error.where is not None
        assert error.hint
        assert "\n" not in str(error)
    if glossary is not None:
        lint(glossary, lambda _: True)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutations())
@example(FULL)
def test_a_mutated_glossary_loads_or_is_refused(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert_loads_or_is_refused(path)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=40))
def test_any_bytes_load_or_are_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert_loads_or_is_refused(path)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.sampled_from(r"a ( ) (?: (?= (?<! [ ] {2} {1,3} * + ? | \w \b \p{L} \N{ (?P<x> (?i) (?R) \1 ^ $ .".split())
    )
)
def test_any_pattern_loads_or_is_refused(path: Path, parts: list[str]) -> None:
    pattern = "".join(parts).replace("'", "''")
    path.write_text(f"terms: [{{id: a, canonical: A, variants: [{{pattern: '{pattern}'}}]}}]")
    assert_loads_or_is_refused(path)


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, '"\\ud800"', "a: *b"]
)
def test_both_parsers_refuse(monkeypatch: pytest.MonkeyPatch, loader: type, text: str) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", loader)
    problems = Problems()
    read_nodes(text, "g.yaml", problems)
    assert len(problems.errors) == 1


def test_aliases_do_not_multiply(path: Path) -> None:
    lines = ["terms: []", "note: &a0 [x]", *(f"n{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    path.write_text("\n".join(lines))
    started = time.perf_counter()
    assert_loads_or_is_refused(path)
    assert time.perf_counter() - started < 2


def _hostile_files() -> list[Path]:
    return sorted(file for file in HOSTILE.rglob("*") if file.is_file() and file.stat().st_size < 200_000)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not beside this checkout")
def test_hostile_files_load_or_are_refused() -> None:
    files = _hostile_files()
    assert len(files) > 300
    for file in files:
        assert_loads_or_is_refused(file)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile files are not beside this checkout")
def test_the_documents_of_the_yaml_suite_load_or_are_refused(path: Path) -> None:
    cases = [
        case["yaml"]
        for file in sorted((HOSTILE / "yaml-test-suite" / "src").glob("*.yaml"))
        for case in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
        if "yaml" in case
    ]
    assert len(cases) > 300
    for case in cases:
        text = case.replace("␣", " ").replace("»", "\t").replace("—", "").replace("↵", "").replace("∎", "")
        for wrapped in (text, "terms:\n  - id: a\n    canonical: A\n    note:\n" + _indent(text)):
            path.write_text(wrapped, encoding="utf-8")
            assert_loads_or_is_refused(path)


def _indent(text: str) -> str:
    return "".join(f"      {line}" for line in text.splitlines(keepends=True))
