"""Glossaries from texts: files are written to a folder of their own and read from there by relative paths."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from normalizer.core.errors import GlossaryError
from normalizer.glossary.load import read_layers
from normalizer.glossary.schema import Glossary

Read = Callable[..., tuple[Glossary | None, list[GlossaryError]]]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads texts or bytes as one layer each, named g.yaml, g1.yaml …; `others` are written and not asked for."""
    monkeypatch.chdir(tmp_path)

    def read_texts(
        *texts: str | bytes, others: Mapping[str, str] | None = None, date: str = ""
    ) -> tuple[Glossary | None, list[GlossaryError]]:
        for name, other in (others or {}).items():
            Path(name).write_text(other, encoding="utf-8")
        paths = [Path(f"g{number or ''}.yaml") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_layers([[path] for path in paths], date)

    return read_texts


@pytest.fixture
def load(read: Read) -> Callable[..., Glossary]:
    """The same, for what must load."""

    def load_texts(*texts: str | bytes, others: Mapping[str, str] | None = None, date: str = "") -> Glossary:
        glossary, errors = read(*texts, others=others, date=date)
        assert not errors, [f"{error} ({error.hint})" for error in errors]
        assert glossary is not None
        return glossary

    return load_texts
