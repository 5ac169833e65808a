"""What the program must do, feature by feature, with a small glossary of its own.

Each table is one feature; texts that stay as they are come first.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from normalizer.api import Normalizer, check_glossary, make_run
from normalizer.core.finding import Applicability
from normalizer.core.result import FileResult, Result
from normalizer.reports import REPORTS, View
from normalizer.resolve import Policy
from tests.cli.driver import Shell
from tests.harness import LEVELS, assert_holds

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
GLOSSARY = """
terms:
  - id: two-upholds
    zh: 两个维护
    canonical: Two Upholds
    admitted: [Two Safeguards]
    variants: [two maintenance, two maintenances]
    context: {near: [four consciousnesses, resolutely], not_near: [aircraft, road, crews]}
  - id: two-establishments
    zh: 两个确立
    canonical: Two Establishments
    variants: [two establishment]
    context: {near: [scientifically]}
  - {id: eight-point-regulation, zh: 八项规定, canonical: eight-point regulation, variants: [eight-point rule]}
  - {id: five-star-branches, zh: 五星支部, canonical: five-star branches, number: regular}
  - id: thermal-gap-pad
    canonical: thermal gap pad
    variants: [gap pad]
  - {id: cppcc, zh: 政协, canonical: CPPCC, variants: [political consultative conference of China]}
  - id: branch
    canonical: Party branch
    number: regular
    variants: [{form: branch, context: {near: [party, committee, member], quoted: false, document: never}}]
  - {id: offered, canonical: Party building, variants: [{form: party construction, fix: offer, reason: common}]}
"""
FIXED = [
    # 1: exact spans; the longest right form shields
    ("1", "proceed 'Two Upholds'", "proceed 'Two Upholds'"),
    ("1", "Fit the thermal gap pad here.", "Fit the thermal gap pad here."),
    ("1", "proceed 'Two Maintenance'", "proceed 'Two Upholds'"),
    ("1", "Fit the gap pad here.", "Fit the thermal gap pad here."),
    # 2: what is near in letters is not the same
    ("2", "two maintenance crews repaired the road", "two maintenance crews repaired the road"),
    ("2", "We resolutely achieve the two mountains.", "We resolutely achieve the two mountains."),
    ("2", "We resolutely achieve the ten maintenances.", "We resolutely achieve the ten maintenances."),
    # 3: number, possessive, hyphen
    ("3", "The five-star branches met.", "The five-star branches met."),
    ("3", "We honour resolutely the two maintenance’s aims.", "We honour resolutely the Two Upholds’ aims."),
    ("3", "They judged the five star branch today.", "They judged the five-star branch today."),
    ("3", "They judged the five star branches' work.", "They judged the five-star branches' work."),
    # 5: a term in quotation marks is no speech, and an apostrophe no quotation mark
    ("5", "the 1990s' two maintenance", "the 1990s' two maintenance"),
    (
        "5",
        'He said, "We must resolutely do the two maintenance well and never relax."',
        'He said, "We must resolutely do the two maintenance well and never relax."',
    ),
    ("5", '"two establishment" scientifically reveals', '"Two Establishments" scientifically reveals'),
    ("5", "They studied “two maintenance” again.", "They studied “Two Upholds” again."),
    ("5", "They studied「two maintenance」again.", "They studied「Two Upholds」again."),
    ("5", "They studied ‘two maintenance’ again.", "They studied ‘Two Upholds’ again."),
    # 7: an admitted form stays
    ("7", "We resolutely achieve the Two Safeguards.", "We resolutely achieve the Two Safeguards."),
    # 9: context
    ("9", "The bank opened a branch in town.", "The bank opened a branch in town."),
    ("9", "Every member of the branch came.", "Every member of the Party branch came."),
    # 10: articles and neighbours
    ("10", "It is an eight-point regulation.", "It is an eight-point regulation."),
    ("10", "It is a eight-point rule.", "It is an eight-point regulation."),
    ("10", "We resolutely achieve the the two maintenances.", "We resolutely achieve the Two Upholds."),
    # 11: case
    ("11", "Visit cppcc.org for the list.", "Visit cppcc.org for the list."),
    ("11", "RESOLUTELY ACHIEVE THE TWO MAINTENANCE", "RESOLUTELY ACHIEVE THE TWO UPHOLDS"),
    ("11", "It ended. Five star branches won.", "It ended. Five-star branches won."),
    # 12: addresses; a term over a line end; line ends of every kind
    (
        "12",
        "See https://example.org/two-maintenance resolutely.",
        "See https://example.org/two-maintenance resolutely.",
    ),
    ("12", "Write to two.maintenance@example.org resolutely.", "Write to two.maintenance@example.org resolutely."),
    ("12", "We resolutely achieve the two\nmaintenances.", "We resolutely achieve the Two\nUpholds."),
    ("12", "We resolutely achieve the two\r\nmaintenances.\r\n", "We resolutely achieve the Two\r\nUpholds.\r\n"),
    # 13: [sic]
    ("13", "resolutely achieve the two maintenance [sic]", "resolutely achieve the two maintenance [sic]"),
]


@pytest.fixture(scope="module")
def normalizer(tmp_path_factory: pytest.TempPathFactory) -> Normalizer:
    path = tmp_path_factory.mktemp("glossary") / "terms.yaml"
    path.write_text(GLOSSARY, encoding="utf-8")
    return Normalizer([path], builtin=False)


@pytest.mark.parametrize(("before", "after"), [pytest.param(b, a, id=f"{n}: {b[:40]}") for n, b, a in FIXED])
def test_fixed(normalizer: Normalizer, before: str, after: str) -> None:
    result = normalizer.normalize(before)
    assert result.after == after
    assert_holds(result, normalizer.active, Policy(Applicability.SAFE))
    assert normalizer.normalize(after).changes == ()


def test_4_only_safe_is_written_unasked(normalizer: Normalizer) -> None:
    text = "They resolutely achieve the two maintenances and study party construction."
    safe, unsafe = (normalizer.normalize(text, level) for level in LEVELS)
    assert safe.after == "They resolutely achieve the Two Upholds and study party construction."
    assert [finding.applicability for finding in safe.remaining] == [Applicability.UNSAFE]
    assert unsafe.after == "They resolutely achieve the Two Upholds and study Party building."


def test_5_speech_is_reported(normalizer: Normalizer) -> None:
    text = 'He said, "We must resolutely do the two maintenance well and never relax."'
    found = normalizer.normalize(text)
    assert found.changes == ()
    assert [finding.rule for finding in found.remaining] == ["term/two-upholds"]


@pytest.mark.parametrize(
    ("quotes", "safe", "unsafe"),
    [("skip", False, False), ("offer", False, True), ("fix", True, True)],
)
def test_5_speech_by_setting(tmp_path: Path, quotes: str, safe: bool, unsafe: bool) -> None:
    (tmp_path / "terms.yaml").write_text(GLOSSARY, encoding="utf-8")
    normalizer = Normalizer([tmp_path / "terms.yaml"], builtin=False, quotes=quotes)
    text = 'He said, "We must resolutely do the two maintenance well and never relax."'
    assert [bool(normalizer.normalize(text, level).changes) for level in LEVELS] == [safe, unsafe]


def render(name: str, normalizer: Normalizer, file: FileResult, level: Applicability) -> str:
    out = io.StringIO(newline="")
    REPORTS[name](make_run(normalizer, [file], level), out, View())
    return out.getvalue()


def replay(string: str, changes: Sequence[dict[str, Any]], *, back: bool) -> str:
    """The text with the changes of a JSON report made, or taken back, from the numbers alone."""
    old, new = ("after", "before") if back else ("before", "after")
    growth, parts, at = 0, [], 0
    for change in changes:
        start = change["start"] + (growth if back else 0)
        assert start >= at, "sorted and disjoint"
        assert string[start : start + len(change[old])] == change[old]
        parts += [string[at:start], change[new]]
        at = start + len(change[old])
        growth += len(change["after"]) - len(change["before"])
    return "".join([*parts, string[at:]])


def assert_replays(normalizer: Normalizer, data: bytes, level: Applicability) -> None:
    file, output = normalizer.normalize_bytes(data, "a.txt", level)
    assert file.error is None
    before, after = data[file.bom :].decode(), output[file.bom :].decode()
    (shown,) = json.loads(render("json", normalizer, file, level))["files"]
    assert replay(before, shown["changes"], back=False) == after
    assert replay(after, shown["changes"], back=True) == before
    for change in shown["changes"]:
        lines = re.split(r"\r\n|\n|\r", before[: change["start"]])
        assert (change["line"], change["column"]) == (len(lines), len(lines[-1]) + 1)
        assert change["findings"], "explained"
    assert normalizer.normalize_bytes(output, "a.txt", level)[1] == output, "settled"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_6_the_report_replays_on_the_seeds(seed: Path, level: Applicability, ends: str, bom: bytes) -> None:
    data = seed.read_bytes().decode().replace("\r\n", "\n").replace("\n", ends).encode()
    assert_replays(BUILTIN, bom + data, level)


BUILTIN = Normalizer()
ATOMS = [
    *"two maintenances|“|”|\"|'|’| |  |\n|\n\n|\r\n|\t|，|。|the|The|the the|,| ,|.|a|An|;|(|)|-".split("|"),
    *"four consciousnesses|eight-point rule|People's|党建|[sic]|😀|www.gov.cn|resolutely achieve".split("|"),
    *"\u202e|\u200b|e\u0301|Walking on|\ufeff|\x1b[31m|ecological civilization".split("|"),
]


@pytest.mark.parametrize("number", range(60))
def test_6_the_report_replays_on_anything(number: int) -> None:
    chance = random.Random(number)
    text = "".join(chance.choice(ATOMS) + chance.choice(["", " "]) for _ in range(chance.randrange(1, 60)))
    for level in LEVELS:
        assert_replays(BUILTIN, text.encode(), level)


def criticmarkup(marked: str, *, accept: bool) -> str:
    marked = re.sub(r"\{>>.*?<<\}", "", marked, flags=re.DOTALL)
    kept = r"\2" if accept else r"\1"
    marked = re.sub(r"\{~~(.*?)~>(.*?)~~\}", kept, marked, flags=re.DOTALL)
    marked = re.sub(r"\{--(.*?)--\}", "" if accept else r"\1", marked, flags=re.DOTALL)
    return re.sub(r"\{\+\+(.*?)\+\+\}", r"\1" if accept else "", marked, flags=re.DOTALL)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_6_criticmarkup_and_counts(seed: Path) -> None:
    data = seed.read_bytes()
    file, output = BUILTIN.normalize_bytes(data, "a.txt")
    marked = render("criticmarkup", BUILTIN, file, Applicability.SAFE)
    assert criticmarkup(marked, accept=True).encode() == output
    assert criticmarkup(marked, accept=False).encode() == data
    shown = json.loads(render("json", BUILTIN, file, Applicability.SAFE))
    assert shown["summary"]["changes"] == len(shown["files"][0]["changes"]) == len(file.results[0].changes) > 0


@pytest.mark.parametrize("data", [b"", b"\n", b"No hit\r\nhere\r", b"\xef\xbb\xbfPlain.", "A\u00a0B\n\n\n".encode()])
def test_12_a_file_without_hits_is_the_same_bytes(normalizer: Normalizer, data: bytes) -> None:
    file, output = normalizer.normalize_bytes(data, "a.txt")
    assert output == data
    assert file.tally.changes == 0


@pytest.mark.parametrize("level", LEVELS)
def test_14_twice_is_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: Applicability) -> None:
    shell = Shell(tmp_path, monkeypatch)
    flags = ["--unsafe"] if level is Applicability.UNSAFE else []
    path = tmp_path / "news/a.txt"
    assert shell.run("check", "news").code == 1
    assert shell.run("fix", *flags, "news").code == 0
    first = path.stat()
    assert shell.run("fix", *flags, "news").files == {}
    second = path.stat()
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)
    assert shell.run("check", *flags, "news").code == 0
    assert shell.run("fix", "--diff", *flags, "news").code == 0


def test_14_a_broken_glossary_touches_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = Shell(tmp_path, monkeypatch)
    (tmp_path / "bad.yaml").write_text("terms:\n  - {id: a, canonical: A, varients: [b]}\n")
    ended = shell.run("fix", "--glossary", "bad.yaml", "news")
    assert (ended.code, ended.files) == (2, {})
    assert ended.stderr.startswith("bad.yaml:2:")


LINTED = [
    ("{id: one, canonical: Alpha, variants: [Beta]}\n  - {id: other, canonical: Beta}", ["one", "other"]),
    ("{id: one, canonical: Alpha, varients: [x y]}", ["'varients'", "'variants'"]),
    ("{id: one, canonical: Alpha, variants: [x y], examples: [{before: an x y, after: wrong}]}", ["wrong"]),
]


@pytest.mark.parametrize(("terms", "named"), LINTED, ids=["conflict", "misspelt key", "example"])
def test_15_the_glossary_is_checked(tmp_path: Path, terms: str, named: list[str]) -> None:
    (tmp_path / "a.yaml").write_text(f"terms:\n  - {terms}\n")
    _, errors = check_glossary([tmp_path / "a.yaml"], builtin=False)
    said = " ".join(f"{error.message} {error.hint}" for error in errors)
    assert all(name in said for name in named), said


CLEAN = [
    "The mayor opened a new library on Monday, and children queued for two hours to see it.",
    "The airline scheduled two maintenances for May, and passengers were told early.",
    "Farmers along the river expect a good harvest, though the spring was dry.",
    "Her second novel sold four thousand copies in the first week.",
    "Two safety nets were hung under the bridge before the painters began.",
    "The bank closed its branch in the old town, and customers complained.",
    "A five-star hotel and a hospital stand on the two banks of the lake.",
    "“I never thought it would rain,” she said, and laughed.",
    "The team that had had the lead lost it in the last minute.",
    "Prices rose by 2.5 percent in March, the statistics office said on Friday.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_16_ordinary_news_stays(text: str) -> None:
    result: Result = BUILTIN.normalize(text, Applicability.UNSAFE)
    assert result.changes == ()
