"""TBX-Basic of ISO 30042:2008, whose root is `martif`.

Owns the names of its elements.  Must not know what they say of a term.
"""

from __future__ import annotations

from normalizer.glossary.exchange import tbx
from normalizer.glossary.plain import Plain
from normalizer.glossary.schema import Glossary

_NAMES = tbx.Names(
    root="martif",
    opening="""\
<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX-Basic" xml:lang="en">
<martifHeader>
<fileDesc><sourceDesc><p>Exported by gnorm</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>
</martifHeader>
<text>
<body>""",
    closing="</body>\n</text>\n</martif>",
    entry="termEntry",
    section="langSet",
    groups=("tig", "ntig"),
    chinese="zh",
)


def write(glossary: Glossary) -> dict[str, str]:
    """One document."""
    return {"glossary.tbx": tbx.write(glossary, _NAMES)}


def read(text: str, path: str) -> list[Plain]:
    """The terms of a document; raises GlossaryError."""
    return tbx.read(text, path, _NAMES)
