"""TBX-Basic of ISO 30042:2019 in the style DCA, whose root is `tbx`.

Owns the names of its elements.  Must not know what they say of a term.
"""

from __future__ import annotations

from normalizer.glossary.exchange import tbx
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary

_NAMES = tbx.Names(
    root="tbx",
    opening="""\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>
<fileDesc><sourceDesc><p>Exported by gnorm</p></sourceDesc></fileDesc>
</tbxHeader>
<text>
<body>""",
    closing="</body>\n</text>\n</tbx>",
    entry="conceptEntry",
    section="langSec",
    groups=("termSec",),
    chinese="zh-Hans",
)


def write(glossary: Glossary) -> dict[str, str]:
    """One document."""
    return {"glossary.tbx": tbx.write(glossary, _NAMES)}


def read(text: str, path: str) -> list[Plain]:
    """The terms of a document; raises GlossaryError."""
    return tbx.read(text, path, _NAMES)
