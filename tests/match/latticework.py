"""Small lattices to test with: a lexicon as a table of Chinese, right English and garbled English."""

from normalizer.core.errors import Place
from normalizer.core.tokens import Tokens
from normalizer.glossary.lexicon import Lexicon, Morpheme
from normalizer.glossary.schema import Term
from normalizer.match.compiled import opened
from normalizer.match.lattice import compile_lattice
from normalizer.match.reading import Reading
from normalizer.match.recognise import Recogniser
from normalizer.match.slots import Slots, pack_lattice
from normalizer.match.stream import read_stream

HERE = Place("small")


def lexicon_of(table, families=(), apart=()):
    """The lexicon of lines `Chinese: right, right | garble`; one that ends in `~` is light."""
    morphemes = {}
    for line in filter(None, map(str.strip, table.splitlines())):
        zh, _, english = line.partition(":")
        right, _, garbled = english.removesuffix("~").partition("|")
        split = [tuple(word.strip() for word in words.split(",") if word.strip()) for words in (right, garbled)]
        morphemes[zh] = Morpheme(zh, HERE, *split, light=line.endswith("~"))
    return Lexicon(morphemes, families, apart)


def term_of(zh, canonical="Some Name", **others):
    """A term by its Chinese, one or several forms."""
    zh = (zh,) if isinstance(zh, str) else tuple(zh)
    return Term(zh[0], canonical, HERE, zh=zh, **others)


def slots_of(terms, lexicon, background=None):
    """The compiled lattice of some terms, opened as from a file."""
    return Slots(opened(pack_lattice(compile_lattice(terms, lexicon), background)))


def reading_of(string, slots):
    """What the words of a text stand for."""
    return Reading(read_stream(Tokens(string)), slots)


def windows(string, slots, known=()):
    """Every window that is found in a text."""
    return list(Recogniser(slots).find(reading_of(string, slots), dict(known)))


def said(string, window):
    """The words of a window as they stand in the text."""
    stream = read_stream(Tokens(string))
    return string[stream.starts[window.first] : stream.ends[window.last]]
