"""The name of the web site that stuck to a heading: `expelled from the party-chinanews.com`.

Must not know of the other rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from normalizer.core.edits import Edit
from normalizer.core.finding import Applicability, Finding, Fix
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.rules._lines import Lines

id: Final = "site-residue"
summary: Final = "the name of a web site at the end of a heading"

# Sites that put their name behind the title of every page, and an example of each.
SITES: Final = {
    "chinanews.com": "Official Expelled from the Party-chinanews.com",
    "chinanews.com.cn": "Official Expelled from the Party-chinanews.com.cn",
    "ecns.cn": "Official Expelled from the Party-Ecns.cn",
    "xinhuanet.com": "Official Expelled from the Party - xinhuanet.com",
    "news.cn": "Official Expelled from the Party-news.cn",
    "people.com.cn": "Official Expelled from the Party--people.com.cn",
    "cctv.com": "Official Expelled from the Party_CCTV.com",
    "gmw.cn": "Official Expelled from the Party_gmw.cn",
    "youth.cn": "Official Expelled from the Party_Youth.cn",
    "huanqiu.com": "Official Expelled from the Party - huanqiu.com",
    "china.com.cn": "Official Expelled from the Party_china.com.cn",
    "chinadaily.com.cn": "Official Expelled from the Party - chinadaily.com.cn",
    "thepaper.cn": "Official Expelled from the Party_thepaper.cn",
}
# Names that a heading may also end in as the source it credits.
AGENCIES: Final = frozenset(
    {"xinhua", "xinhuanet", "xinhua news", "xinhua news agency", "china news network", "people's daily online", "cctv"}
)
_TAIL: Final = re.compile(r"(?P<gap> ?)(?P<dash>--?|[–—_|])(?P<after> ?)(?P<name>[A-Za-z][\w.’' ]*)$")
_PARTING: Final = ',;:!?()“”"'
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net)")
_WORDS: Final = 4
_STOPS: Final = frozenset(".!?;:,")
_POINTERS: Final = frozenset("at from on see via visit site website www http https url source email follow us".split())


def find(text: Text) -> Iterator[Finding]:
    """Certain for the listed sites behind a heading; unknown sites and agencies are offered."""
    lines = text.once(Lines)
    for document in sorted({0, *text.documents}):
        number = lines.number(document)
        while lines.at(number).end < text.document(document).end and not lines.at(number).slice(text.string).strip():
            number += 1
        yield from _judge(text, lines.at(number))


def _judge(text: Text, line: Span) -> Iterator[Finding]:
    string = line.slice(text.string).rstrip()
    # No name goes on over one of these marks: only what is behind the last of them is searched.
    start = 1 + max(string.rfind(mark) for mark in _PARTING)
    match = _TAIL.search(string, start)
    if match is None or not _is_heading(string[: match.start()]):
        return
    name = match["name"].replace("’", "'").lower()
    if name in SITES:
        level = Applicability.SAFE
    elif name in AGENCIES or _HOST.fullmatch(name):
        level = Applicability.UNSAFE
    else:
        return
    span = Span(line.start + match.start("dash"), line.start + match.end())
    yield Finding(
        rule=id,
        span=span,
        message=f"Nothing for '{span.slice(text.string)}', the name of a web site",
        fix=Fix((Edit(Span(line.start + match.start(), span.end), ""),), level),
        rank=2.0,
    )


def _is_heading(title: str) -> bool:
    """Whether `title` has some words, no stop, and points at nothing."""
    words = title.split()
    if len(words) < _WORDS or title.rstrip()[-1] in _STOPS:
        return False
    last = words[-1].strip(".,:;\"'“”").lower()
    return last not in _POINTERS and not re.search(r"[.!?] [A-Z]", title)
