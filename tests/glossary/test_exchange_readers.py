"""What we write is read by the tools themselves: Translate Toolkit, a grammar of TBX-Basic, prh under textlint."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
import yaml

from normalizer.glossary.exchange import EXCHANGES
from normalizer.glossary.load import builtin_layer, load_layers
from normalizer.glossary.schema import Glossary as Terms
from normalizer.glossary.schema import Term, Variant
from tests.glossary.strategies import HERE

SHIPPED = load_layers([builtin_layer()])
GRAMMAR = Path(__file__).parent / "tbx-basic.rng"
TEXTLINT = {"textlint": "15.8.0", "textlint-rule-prh": "6.1.0"}
HOSTILE = Term("9-a", "<new> & 'form'", HERE, "a & b", zh=("党", "\u515a\u5efa"), note="]]> & <b>", source="http://x.org/é",
               variants=(Variant(HERE, form="old | \"form\"", reason="</note>"),))  # fmt: skip


def text_of(name: str, glossary: Terms) -> str:
    (text,) = EXCHANGES[name].write(glossary).values()
    return text


def pairs() -> set[tuple[str, str]]:
    return {(zh, term.canonical) for term in SHIPPED.terms for zh in term.zh}


def test_translate_toolkit_reads_every_pair_of_tbx2() -> None:
    from translate.storage import tbx

    store = tbx.tbxfile(io.BytesIO(text_of("tbx2", SHIPPED).encode()), sourcelanguage="zh", targetlanguage="en")
    assert len(store.units) == len(SHIPPED.terms)
    assert {(zh.text, unit.target) for unit in store.units for zh in unit.get_source_terms()} == pairs()
    statuses = {each.text: each.deprecated for unit in store.units for each in unit.get_target_terms()}
    told = {term.canonical for term in SHIPPED.terms}
    assert all(statuses[form] is False for form in told)
    assert sum(statuses.values()) > len(told)


def test_translate_toolkit_reads_every_pair_of_weblates_table() -> None:
    from translate.storage import csvl10n

    store = csvl10n.csvfile()
    store.parse(text_of("weblate", SHIPPED).encode())
    assert {(unit.source, unit.target) for unit in store.units} == pairs()
    assert {unit.context for unit in store.units} == {term.id for term in SHIPPED.terms if term.zh}


@pytest.mark.parametrize("glossary", [SHIPPED, Terms((HOSTILE,))], ids=["shipped", "hostile"])
def test_tbx3_fits_the_grammar(glossary: Terms) -> None:
    from lxml import etree

    grammar = etree.RelaxNG(etree.parse(str(GRAMMAR)))
    assert grammar.validate(etree.fromstring(text_of("tbx3", glossary).encode())), grammar.error_log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('id="gnorm.9-a"', 'id="9-a"'),
        ('type="TBX-Basic"', 'type="TBX-Min"'),
        ('"subjectField"', '"domain"'),
        ("preferredTerm-admn-sts", "preferred"),
        ("ed-2", "ed-3"),
        ("conceptEntry", "termEntry"),
        ("<langSec", "<note/><langSec"),
    ],
)
def test_the_grammar_refuses_what_is_no_tbx_basic(right: str, wrong: str) -> None:
    from lxml import etree

    text = text_of("tbx3", Terms((HOSTILE,)))
    assert right in text
    grammar = etree.RelaxNG(etree.parse(str(GRAMMAR)))
    assert not grammar.validate(etree.fromstring(text.replace(right, wrong).encode()))


@pytest.fixture(scope="session")
def textlint() -> Path:
    """The folder of textlint and prh, installed once for all runs."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not there")
    folder = Path(tempfile.gettempdir()) / f"gnorm-textlint-{'-'.join(TEXTLINT.values())}"
    if not (folder / "done").exists():
        folder.mkdir(exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in TEXTLINT.items()]
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *wanted], cwd=folder, check=True)
        (folder / "done").touch()
    return folder / "node_modules"


def test_prh_loads_all_and_mends_a_sentence(textlint: Path, tmp_path: Path) -> None:
    exported = text_of("prh", SHIPPED)
    specs = [spec for rule in yaml.safe_load(exported)["rules"] for spec in rule.get("specs", [])]
    assert len(specs) > 50
    (tmp_path / "prh.yml").write_text(exported, encoding="utf-8")
    (tmp_path / ".textlintrc.json").write_text(json.dumps({"rules": {"prh": {"rulePaths": ["prh.yml"]}}}))
    article = tmp_path / "a.md"
    shown = [spec for spec in specs if spec["from"][0].isalpha()][:20]
    article.write_text("".join(f"{spec['from']}\n\n" for spec in shown), encoding="utf-8")
    command = [textlint / ".bin" / "textlint", "--rules-base-directory", textlint, "-f", "json", "--fix", "a.md"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert len(json.loads(ended.stdout)[0]["messages"]) >= len(shown), ended.stderr
    assert article.read_text(encoding="utf-8") == "".join(f"{spec['to']}\n\n" for spec in shown)
