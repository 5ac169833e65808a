"""American and British spelling: what neither touches, then what each makes of the other."""

import pytest

from normalizer.glossary.spelling import Spelling, other_spellings, respell

SAME = (
    "organism nationalism realism socialism generalist specialist analysis analyst analyses size prize seize vigor"
    " rigor laboratory elaborate honorary dialogue catalogue defensive parameter programmed collaborate promise"
    " enterprise supervise advise exercise premise"
).split()
PAIRS = [
    ("spiritual civilization", "spiritual civilisation"),
    ("CIVILIZATION", "CIVILISATION"),
    ("Organization Department", "Organisation Department"),
    ("modernizing agriculture", "modernising agriculture"),
    ("revitalized, urbanized", "revitalised, urbanised"),
    ("labor union", "labour union"),
    ("honored neighborhoods", "honoured neighbourhoods"),
    ("National Defense programs", "National Defence programmes"),
    ("center", "centre"),
    ("favorite", "favourite"),
    ("analyze", "analyse"),
]


@pytest.mark.parametrize("word", SAME)
def test_what_is_spelt_alike_stays(word: str) -> None:
    assert respell(word, Spelling.BRITISH) == word
    assert respell(word, Spelling.AMERICAN) == word
    assert list(other_spellings(word)) == []


@pytest.mark.parametrize(("american", "british"), PAIRS)
def test_each_becomes_the_other(american: str, british: str) -> None:
    assert respell(american, Spelling.BRITISH) == british
    assert respell(british, Spelling.AMERICAN) == american
    assert respell(american, Spelling.AMERICAN) == american
    assert respell(british, Spelling.BRITISH) == british
    assert respell(american, Spelling.ANY) == american
    assert list(other_spellings(american)) == [british]
