"""What an exchange refuses, and where it says so: no file does harm, and nothing is guessed."""

from __future__ import annotations

import pytest

from normalizer.core.errors import GlossaryError
from normalizer.glossary.exchange import EXCHANGES
from normalizer.glossary.exchange.xml_tree import parse, root_name

TBX3 = """<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
{}
</body></text></tbx>"""
ENGLISH = '<langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec>'
BOMB = '<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tbx>&b;</tbx>'
EXTERNAL = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>'
PARAMETER = '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]><tbx/>'


def refusal(name: str, text: str) -> GlossaryError:
    """The error that a format answers a text with; it has a place and a hint."""
    read = EXCHANGES[name].read
    assert read is not None
    with pytest.raises(GlossaryError) as caught:
        read(text, "in.file")
    assert caught.value.where is not None
    assert caught.value.where.path == "in.file"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("text", [BOMB, EXTERNAL, PARAMETER, "<!DOCTYPE tbx [ ]><tbx/>"])
@pytest.mark.parametrize("name", ["tbx2", "tbx3"])
def test_declarations_in_a_doctype_are_refused(name: str, text: str) -> None:
    assert "DOCTYPE" in refusal(name, text).message


def test_an_entity_of_an_outer_dtd_is_refused() -> None:
    assert "entity" in refusal("tbx2", '<!DOCTYPE martif SYSTEM "x.dtd"><martif>&secret;</martif>').message


def test_a_plain_doctype_is_no_harm() -> None:
    root = parse('<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif>a &amp; &#65;</martif>', "a.tbx")
    assert root.text == "a & A"


def test_elements_without_end_are_refused() -> None:
    assert "deep" in refusal("tbx3", "<a>" * 100_000).message


@pytest.mark.parametrize(
    ("name", "text", "message", "line", "column"),
    [
        ("tbx3", "", "not XML: no element found", 1, 1),
        ("tbx3", "<tbx>\n  <a></b></tbx>", "not XML: mismatched tag", 2, 8),
        ("tbx3", '\n<martif type="TBX-Basic"/>', "the root element is 'martif', not 'tbx'", 2, 1),
        ("tbx2", "<tbx/>", "the root element is 'tbx', not 'martif'", 1, 1),
        ("tbx3", '<tbx style="dct"/>', "TBX of the style DCT is not read", 1, 1),
        ("tbx3", TBX3.format(""), "there is no term in it", None, None),
        ("tbx3", TBX3.format("<conceptEntry id='a'/>"), "an entry without an English term", 2, 1),
        ("tbx3", TBX3.format(f" <conceptEntry>{ENGLISH.format('!!')}</conceptEntry>"),
         "'canonical' holds no letter or digit: '!!'", 2, 2),
        ("tbx3", TBX3.format(f"<conceptEntry><note>gnorm: {{</note>{ENGLISH.format('a')}</conceptEntry>"),
         "what gnorm wrote to itself about this term is no longer JSON", 2, 15),
        ("csv", "", "no column 'canonical'", 1, 1),
        ("csv", "id,zh\na,党\n", "no column 'canonical'", 1, 1),
        ("csv", "canonical,wordign\na,fixed\n", "unknown column 'wordign'", 1, 11),
        ("csv", "canonical;zh\na;党\n", "unknown column 'canonical;zh'", 1, 1),
        ("csv", "canonical,canonical\na,a\n", "two columns are 'canonical'", 1, 1),
        ("csv", "canonical\n", "there is no term in it", None, None),
        ("csv", "canonical,zh\na,党\n,党建\n", "a term without an English form", 3, 1),
        ("csv", 'canonical,note\na,"1\n2"\nb,c,d\n', "a row with more cells than there are columns", 4, 1),
        ("csv", "canonical,wording\na,fix\n", "'wording' is 'fix'", 2, 1),
        ("csv", "canonical,valid_from\na,1.7.2024\n", "'valid_from' is '1.7.2024'", 2, 1),
        ("csv", "canonical,valid_from,valid_to\na,2024-07-02,2024-07-01\n",
         "'a' is valid from 2024-07-02 to 2024-07-01, which is before", 2, 1),
        ("csv", "id,canonical\na,b\na,c\n", "two terms are 'a'", 3, 1),
        ("csv", "id,canonical\nA b,c\n", "'A b' is no id", 2, 1),
        ("csv", "canonical,more\na,{\n", "what gnorm wrote to itself about this term is no longer JSON", 2, 1),
        ("csv", 'canonical,more\na,"{""extends"": ""b""}"\n', "a term that extends another", 2, 1),
        ("csv", 'canonical,more\na,"{""contxt"": {}}"\n', "unknown key 'contxt' in a term", 2, 1),
        ("csv", 'canonical\na\n"b\n', "the row cannot be read: unexpected end of data", 3, 1),
        ("tsv", "canonical,zh\na,党\n", "unknown column 'canonical,zh'", 1, 1),
        ("omegat", "# remark\n党建 party building\n", "a line without a tab", 2, 1),
        ("omegat", "党建\t\n", "a row without Chinese or without English", 1, 1),
        ("omegat", "# nothing\n", "there is no term in it", None, None),
        ("weblate", "a,b\n党建,party building\n", "no columns 'source' and 'target'", 1, 1),
        ("weblate", "source,target\n党建,\n", "a row without Chinese or without English", 2, 1),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(
    name: str, text: str, message: str, line: int | None, column: int | None
) -> None:
    error = refusal(name, text)
    assert error.message == message
    assert error.where is not None
    assert (error.where.line, error.where.column) == (line, column)


def test_deep_json_is_refused() -> None:
    deep = "[" * 100_000
    assert "JSON" in refusal("csv", f'canonical,more\na,"{{""a"": {deep}"\n').message


@pytest.mark.parametrize("text", ["", "no XML", "<", "<!DOCTYPE a [<!ENTITY"])
def test_a_file_without_a_root_has_no_name(text: str) -> None:
    assert root_name(text) == ""


@pytest.mark.parametrize("name", ["deepl", "deepl-tsv", "vale", "prh"])
def test_what_loses_too_much_only_goes_out(name: str) -> None:
    assert EXCHANGES[name].read is None
