"""Which configuration holds, what is refused and where, and which value wins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from normalizer.config import Settings, find_config, settings_for
from normalizer.core.errors import ConfigError, UsageError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, with an article in `news/may` and the current folder elsewhere."""
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "a.txt").write_text("An article.\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def test_without_a_file_everything_is_default(tree: Path) -> None:
    settings = settings_for(tree / "news/may/a.txt", {})
    assert settings == Settings(root=tree / "elsewhere")
    assert set(settings.origins.values()) == {"default"}
    assert settings.origins.keys() >= {"glossaries", "jobs", "root"}


def test_an_empty_file_changes_only_the_root(tree: Path) -> None:
    (tree / "news/gnorm.toml").touch()
    assert settings_for(tree / "news/may/a.txt", {}) == Settings(root=tree / "news")


def test_every_key(tree: Path) -> None:
    (tree / "news/house.yaml").write_text("terms: []\n")
    (tree / "news/gnorm.toml").write_text(
        'glossary = ["house.yaml"]\nbuiltin = false\nprofile = "house"\nselect = ["term/*"]\nignore = ["a", "b"]\n'
        'quotes = "skip"\nprotect = ["Hope Project"]\nexclude = ["old/*"]\n'
        'encoding = "gb18030"\nsource = "zh/{stem}.txt"\nfail-on = "any"\ndictionary = "cedict"\n'
    )
    settings = settings_for(tree / "news/may/a.txt", {})
    assert settings == Settings(
        glossaries=(tree / "news/house.yaml",),
        builtin=False,
        profile="house",
        select=("term/*",),
        ignore=("a", "b"),
        quotes="skip",
        protect=("Hope Project",),
        exclude=("old/*",),
        root=tree / "news",
        encoding="gb18030",
        source="zh/{stem}.txt",
        fail_on="any",
        dictionary="cedict",
    )
    assert settings.origins["fail_on"] == f"{tree / 'news/gnorm.toml'}:11"
    assert settings.origins["jobs"] == "default"


@pytest.mark.parametrize(
    ("files", "profile"),
    [
        ({}, "default"),
        ({"pyproject.toml": "[tool.other]\nx = 1\n"}, "default"),
        ({"pyproject.toml": "this is no TOML"}, "default"),
        ({"gnorm.toml": 'profile = "top"'}, "top"),
        ({"gnorm.toml": 'profile = "top"', "news/gnorm.toml": 'profile = "news"'}, "news"),
        ({"gnorm.toml": 'profile = "top"', "news/gnorm.toml": ""}, "default"),
        ({"gnorm.toml": 'profile = "top"', "news/pyproject.toml": "[project]\n"}, "top"),
        ({"pyproject.toml": '[tool.gnorm]\nprofile = "shared"'}, "shared"),
        ({"pyproject.toml": 'tool = {gnorm = {profile = "inline"}}'}, "inline"),
        ({"pyproject.toml": '[tool.gnorm]\nprofile = "shared"', "gnorm.toml": 'profile = "own"'}, "own"),
        ({"gnorm.toml": '\ufeffprofile = "bom"\r\n'}, "bom"),
    ],
)
def test_the_nearest_file_holds(tree: Path, files: dict[str, str], profile: str) -> None:
    for name, text in files.items():
        (tree / name).write_bytes(text.encode())
    assert settings_for(tree / "news/may/a.txt", {}).profile == profile
    assert settings_for(tree / "news/may", {}).profile == profile


def test_paths_below_the_current_folder_are_told_as_seen_from_it(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "news/gnorm.toml").write_text('quotes = "fix"\nglossary = ["house.yaml"]\n')
    (tree / "news/house.yaml").touch()
    monkeypatch.chdir(tree)
    settings = settings_for(Path("news/may/a.txt"), {})
    assert settings.origins["quotes"] == "news/gnorm.toml:1"
    assert settings.glossaries == (Path("news/house.yaml"),)
    assert settings.root == tree / "news"


def test_no_path_means_the_current_folder(tree: Path) -> None:
    (tree / "elsewhere/gnorm.toml").write_text('profile = "here"')
    assert settings_for(None, {}).profile == "here"
    assert settings_for(Path("a.txt"), {}).profile == "here"


def test_the_search_ends_at_the_root(tree: Path) -> None:
    assert find_config(Path(tree.anchor)) is None


def test_a_named_file_is_read_in_place_of_the_nearest(tree: Path) -> None:
    (tree / "news/gnorm.toml").write_text('profile = "near"')
    (tree / "other.toml").write_text('profile = "named"')
    settings = settings_for(tree / "news/may/a.txt", {}, tree / "other.toml")
    assert (settings.profile, settings.root) == ("named", tree)


@pytest.mark.parametrize(
    ("name", "text", "said", "hint"),
    [
        ("gnorm.toml", "\nfail_on = 'any'", ":2: there is no key 'fail_on'", "write 'fail-on'"),
        ("gnorm.toml", "# ignre\n\n  'ignre' = []", ":3: there is no key 'ignre'", "write 'ignore'"),
        ("gnorm.toml", "xyz = 1", ":1: there is no key 'xyz'", "the keys are glossary, builtin, "),
        ("gnorm.toml", "[rules]\nx = 1", ":1: there is no key 'rules'", "the keys are "),
        ("gnorm.toml", "[builtin]\nx = 1", ":1: 'builtin' has to be true or false", "builtin = false"),
        ("gnorm.toml", "[tool.gnorm]\nselect = []", ":1: there is no key 'tool'", "without [tool.gnorm]"),
        ("gnorm.toml", "select = 'term/*'", ":1: 'select' has to be a list of strings", 'select = ["term/*"]'),
        ("gnorm.toml", "select = [1]", ":1: 'select' has to be a list of strings", 'select = ["term/*"]'),
        ("gnorm.toml", "builtin = 'no'", ":1: 'builtin' has to be true or false", "builtin = false"),
        ("gnorm.toml", "profile = true", ":1: 'profile' has to be a string", "profile = "),
        ("gnorm.toml", "quotes = 'ofer'", ":1: 'quotes' cannot be 'ofer'", "write 'offer'"),
        ("gnorm.toml", "\nfail-on = 'x'", ":2: 'fail-on' cannot be 'x'", "safe, unsafe, any"),
        ("gnorm.toml", "glossary = ['x.yaml']", ":1: there is no glossary '", "that exists"),
        ("gnorm.toml", "encoding = 'klingon'", ":1: there is no text encoding named 'klingon'", "gb18030"),
        ("gnorm.toml", "dictionary = 'oxford'", ":1: 'dictionary' cannot be 'oxford'", "one of none, cedict"),
        ("gnorm.toml", "select = [\n", "gnorm.toml:", "mend the line"),
        ("gnorm.toml", "a = 1\na = 2", ":2:6: it is no TOML: cannot overwrite a value", "mend the line"),
        ("gnorm.toml", b"profile = '\xff'", ": it is not UTF-8", "save it as UTF-8"),
        ("pyproject.toml", "[tool.x]\nquotes=1\n[tool.gnorm]\nquotes=1", ":4: 'quotes' has to be a string", "offer"),
        ("pyproject.toml", "[tool.gnorm]\nbuiltn = true\n", ":2: there is no key 'builtn'", "write 'builtin'"),
        ("pyproject.toml", "[tool.gnorm]\nselect = [", "pyproject.toml:2:", "mend the line"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_line(
    tree: Path, name: str, text: str | bytes, said: str, hint: str
) -> None:
    path = tree / "news" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as caught:
        settings_for(tree / "news/may/a.txt", {})
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.toml", None, "it cannot be read: no such file or directory"),
        ("pyproject.toml", "[project]\n", "it has no table [tool.gnorm]"),
    ],
)
def test_a_named_file_has_to_be_usable(tree: Path, name: str, text: str | None, said: str) -> None:
    if text is not None:
        (tree / name).write_text(text)
    with pytest.raises(ConfigError, match="no ") as caught:
        settings_for(None, {}, tree / name)
    assert str(caught.value) == f"{tree / name}: {said}"
    assert caught.value.hint


def test_flags_win_and_say_so(tree: Path) -> None:
    for name in ("own.yaml", "flag.yaml"):
        (tree / name).write_text("terms: []\n")
    (tree / "gnorm.toml").write_text(
        'glossary = ["own.yaml"]\nselect = ["a"]\nignore = ["b"]\nquotes = "fix"\nprotect = ["x"]\n'
    )
    flags = {
        "glossaries": (tree / "flag.yaml",),
        "select": ("c",),
        "ignore": ("d",),
        "builtin": False,
        "quotes": None,
        "protect": (),
        "jobs": 2,
    }
    settings = settings_for(tree / "news/may/a.txt", flags)
    assert settings.glossaries == (tree / "own.yaml", tree / "flag.yaml")
    assert (settings.select, settings.ignore) == (("c",), ("b", "d"))
    assert (settings.builtin, settings.quotes, settings.jobs) == (False, "fix", 2)
    assert settings.protect == ("x",)
    config = tree / "gnorm.toml"
    origins = {name: settings.origins[name] for name in ("glossaries", "select", "ignore", "builtin", "quotes")}
    assert origins == {
        "glossaries": f"{config}:1, --glossary",
        "select": "--select",
        "ignore": f"{config}:3, --ignore",
        "builtin": "--no-builtin",
        "quotes": f"{config}:4",
    }


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ({"quotes": "ofer"}, "'quotes' cannot be 'ofer'"),
        ({"fail_on": "never"}, "'fail-on' cannot be 'never'"),
        ({"glossaries": (Path("x.yaml"),)}, "there is no glossary 'x.yaml'"),
        ({"source": "zh.txt"}, "there is no Chinese original 'zh.txt'"),
        ({"jobs": 0}, "there cannot be 0 jobs"),
        ({"encoding": "klingon"}, "there is no text encoding named 'klingon'"),
    ],
)
def test_a_flag_is_refused_as_a_flag(tree: Path, flags: dict[str, object], said: str) -> None:
    (tree / "gnorm.toml").write_text('quotes = "fix"\nencoding = "gb18030"\n')
    with pytest.raises(UsageError) as caught:
        settings_for(tree / "news/may/a.txt", flags)
    assert str(caught.value) == said
    assert caught.value.hint


def test_a_file_says_how_each_articles_chinese_is_found(tree: Path) -> None:
    (tree / "gnorm.toml").write_text('quotes = "fix"\nsource = "zh.txt"\n')
    with pytest.raises(ConfigError, match=r"'source' has to hold \{stem\}") as caught:
        settings_for(tree / "news/may/a.txt", {})
    assert str(caught.value.where) == f"{tree / 'gnorm.toml'}:2"
    assert caught.value.hint == 'write, for example, source = "{stem}.zh.txt"'


@pytest.mark.parametrize("make", ["folder", "dangling link"])
def test_what_stands_in_the_place_of_a_configuration_is_not_overlooked(tree: Path, make: str) -> None:
    place = tree / "news/gnorm.toml"
    if make == "folder":
        place.mkdir()
    else:
        place.symlink_to("gone.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        settings_for(tree / "news/may/a.txt", {})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_configuration(tree: Path) -> None:
    os.mkfifo(tree / "pipe.toml")
    with pytest.raises(ConfigError, match="it is no file") as caught:
        settings_for(None, {}, tree / "pipe.toml")
    assert caught.value.hint


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="needs a null device")
def test_the_null_device_is_an_empty_configuration() -> None:
    assert settings_for(None, {}, Path(os.devnull)).select == ()


def test_a_path_that_the_system_cannot_look_at_has_no_configuration(tree: Path) -> None:
    assert settings_for(tree / ("a" * 300) / "b.txt", {}).root == tree / "elsewhere"


@pytest.mark.parametrize("flag", ["glossaries", "source"])
def test_a_flag_that_names_a_path_the_system_cannot_look_at(flag: str) -> None:
    path = Path("a" * 300)
    with pytest.raises(UsageError, match="there is no "):
        settings_for(None, {flag: (path,) if flag == "glossaries" else str(path)})


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be removed there")
def test_a_current_folder_that_is_gone(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "gone").mkdir()
    monkeypatch.chdir(tree / "gone")
    (tree / "gone").rmdir()
    with pytest.raises(UsageError, match="the current folder") as caught:
        settings_for(tree / "news/may/a.txt", {})
    monkeypatch.chdir(tree)
    assert caught.value.hint
