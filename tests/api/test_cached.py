"""The cached glossary: never an old one, and the same as one that is read."""

import os
from array import array
from pathlib import Path

import pytest

from normalizer.api import Normalizer, cached
from normalizer.api.cached import load_cached
from normalizer.core.errors import GlossaryError
from normalizer.core.packed import pack
from normalizer.files.cache import keep_cached
from normalizer.glossary import store
from normalizer.glossary.lexicon import load_lexicon
from normalizer.glossary.load import builtin_layer, load_layers, profile_layer
from normalizer.match.compiled import compile_glossary

_HEAD = b'{"sources": [], "paths": [], "style": ["a", null, "any", "none"], "disabled": [], "version": "", "ties": []}'
_NO_TERMS = {"glossary": _HEAD}
_NO_STRINGS = dict.fromkeys(("terms", "terms at", "contexts", "contexts at", "term ids", "term ids at"), b"")
_UNEVEN = {"terms": b"", "terms at": array("I", [0]), "contexts": b"", "contexts at": array("I", [0])} | {
    "term ids": b"a",
    "term ids at": array("I", [0, 1]),
}
_SPOILT = [
    b"",
    b"{}",
    b"\xff",
    pack({}),
    pack({"glossary": b"[]"}),
    pack({"glossary": b"\xff"}),
    pack(_NO_TERMS),
    pack(_NO_TERMS | _NO_STRINGS),
    pack(_NO_TERMS | _UNEVEN),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GNORM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a glossary is read from its files."""
    counted: list[int] = []

    def loaded(*arguments: object) -> object:
        counted.append(1)
        return load_layers(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(cached, "load_layers", loaded)
    return counted


def write(name: str, canonical: str, more: str = "") -> Path:
    Path(name).write_text(f"{more}terms: [{{canonical: {canonical}, variants: [x y]}}]\n", encoding="utf-8")
    return Path(name)


def canonicals(*layers: list[Path], date: str = "") -> list[str]:
    return [term.canonical for term in load_cached(layers, date)[0].terms]


@pytest.mark.usefixtures("folder")
def test_a_change_of_content_is_seen(reads: list[int]) -> None:
    path = write("a.yaml", "One")
    status = path.stat()
    assert canonicals([path]) == ["One"]
    write("a.yaml", "Two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # of the same length and age
    assert canonicals([path]) == ["Two"]
    assert len(reads) == 2


@pytest.mark.usefixtures("folder")
def test_a_change_below_is_seen(reads: list[int]) -> None:
    write("below.yaml", "Below")
    path = write("a.yaml", "One", "extends: below.yaml\n")
    assert canonicals([path]) == canonicals([path]) == ["Below", "One"]
    assert len(reads) == 1
    write("below.yaml", "Deeper")
    assert canonicals([path]) == ["Deeper", "One"]
    Path("below.yaml").unlink()
    with pytest.raises(GlossaryError, match=r"below\.yaml"):
        canonicals([path])


@pytest.mark.usefixtures("folder")
def test_layers_dates_and_versions_are_kept_apart(reads: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = write("a.yaml", "One"), write("b.yaml", "Two")
    assert canonicals([a], [b]) == ["One", "Two"]
    assert canonicals([b], [a]) == ["Two", "One"]
    assert canonicals([a], [b], date="2020-01-01") == ["One", "Two"]
    assert len(reads) == 3
    monkeypatch.setattr(cached, "__version__", "0.0.0")
    assert canonicals([a], [b]) == ["One", "Two"]
    assert len(reads) == 4


@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_not_kept(reads: list[int]) -> None:
    Path("a.yaml").write_text("terms: [{note: n}]", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(GlossaryError, match="a term without 'canonical'"):
            canonicals([Path("a.yaml")])
    assert len(reads) == 2


def test_a_spoilt_cache_is_rebuilt(folder: Path, reads: list[int]) -> None:
    path = write("a.yaml", "One")
    for body in _SPOILT:
        canonicals([path])
        (file,) = folder.iterdir()
        keep_cached(file.name, body)
        assert canonicals([path]) == ["One"]
    assert len(reads) == len(_SPOILT) + 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("profile", ["default", "academic", "official"])
def test_what_is_cached_is_what_was_read(reads: list[int], profile: str) -> None:
    layers = [builtin_layer(), profile_layer(profile)]
    read, parts = load_cached(layers)
    again, same_parts = load_cached(layers)
    assert len(reads) == 1
    assert again == read == load_layers(layers)
    assert again.sources == read.sources
    assert again.style == read.style
    assert same_parts == parts
    made = compile_glossary(read, load_lexicon())
    assert all(bytes(parts[name]) == bytes(memoryview(part)) for name, part in made.items())


@pytest.mark.usefixtures("folder")
def test_opening_builds_no_term(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = [[write("a.yaml", "One")]]
    load_cached(layers)
    monkeypatch.setattr(store, "from_plain", None)
    glossary, _ = load_cached(layers)
    assert len(glossary.terms) == len(glossary.ids) == 1
    assert glossary.get("no such term") is None
    with pytest.raises(TypeError):
        glossary.get(glossary.ids[0])


@pytest.mark.usefixtures("folder")
def test_a_normalizer_does_the_same_with_it() -> None:
    text = "They “two maintenances” , Walking with the four consciousness."
    first, second = Normalizer().normalize(text), Normalizer().normalize(text)
    assert first.after == second.after
    assert first.changes == second.changes
