"""Layers of files to one `Glossary`: what lies above replaces, extends or disables what lies below.

Owns the order of files and the merging of terms.  Must not know which layers are wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from os.path import realpath
from pathlib import Path

from normalizer.core.errors import Place
from normalizer.glossary.contexts import ContextDraft, build_contexts
from normalizer.glossary.file import GlossaryFile, read_file
from normalizer.glossary.problems import Problems, suggest
from normalizer.glossary.schema import Context, Glossary, Style, Term, Variant
from normalizer.glossary.shipped import is_shipped_profile
from normalizer.glossary.style import demoted, styled, without_own, without_shared_spellings
from normalizer.glossary.terms import TermDraft
from normalizer.glossary.validity import judged_on
from normalizer.glossary.yaml_nodes import Scalar

_CHAIN = 20
_VERSION_DIGITS = 12
_NONE_BELOW = "look up the id with the terms of the layers below"


def stack_files(layers: Sequence[Sequence[Path]], problems: Problems) -> list[list[GlossaryFile]]:
    """The files of each layer, read; a file that another extends becomes a layer below that one's, once."""
    stack = _Stack(problems)
    for layer in layers:
        files = [file for path in layer if (file := stack.read(path, Place(str(path))))]
        for file in files:
            stack.put_below(file, [_identity(file.path)])
        stack.put(files)
    return stack.layers


def merge_layers(layers: Sequence[Sequence[GlossaryFile]], problems: Problems, date: str = "") -> Glossary:
    """The glossary that the layers, lowest first, make together for articles of `date`."""
    merge = _Merge(problems)
    for layer in layers:
        merge.add(layer)
    files = [file for layer in layers for file in layer]
    glossary = merge.glossary(_hash([*(file.text for file in files), date]), date)
    return replace(glossary, sources=tuple((str(file.path), file.digest) for file in files))


def _hash(texts: Iterable[str]) -> str:
    digest = sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:_VERSION_DIGITS]


def _identity(path: Path) -> str:
    # Path.resolve raises at a circle of symbolic links; this does not, and reading then says what is wrong.
    return realpath(path)


class _Stack:
    def __init__(self, problems: Problems) -> None:
        self.layers: list[list[GlossaryFile]] = []
        self._problems = problems
        self._read: dict[str, GlossaryFile | None] = {}
        self._placed: set[str] = set()

    def read(self, path: Path, asked: Place) -> GlossaryFile | None:
        key = _identity(path)
        if key not in self._read:
            self._read[key] = read_file(path, asked, self._problems)
        return self._read[key]

    def put(self, files: list[GlossaryFile]) -> None:
        self.layers.append(files)
        self._placed |= {_identity(file.path) for file in files}

    def put_below(self, file: GlossaryFile, chain: list[str]) -> None:
        """Puts the file that `file` extends, and what that extends; `chain` holds the files on the way here."""
        path = file.extended
        if path is None or file.extends is None:
            return
        key = _identity(path)
        if key in chain or len(chain) == _CHAIN:
            fault = "in a circle" if key in chain else f"through more than {_CHAIN} files"
            self._problems.add(f"glossaries that extend each other {fault}", file.extends.place, "take 'extends' out")
        elif key not in self._placed:
            below = self.read(path, file.extends.place)
            if below:
                self.put_below(below, [*chain, key])
                self.put([below])


class _Merge:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._known: dict[str, Term] = {}
        self._contexts: dict[str, Context] = {}
        self._disabled: set[str] = set()
        self._ties: list[frozenset[str]] = []
        self._style = Style()

    def add(self, layer: Sequence[GlossaryFile]) -> None:
        """Lays one layer on top."""
        self._name_contexts(layer)
        drafts = dict(self._drafts(layer))
        for file in layer:
            for ref in file.disable:
                self._disable(ref, drafts)
        below = dict(self._known)
        for draft, file in drafts.values():
            term = self._build(draft, file, below)
            if term:
                self._known[term.id] = term
                self._disabled.discard(term.id)
        for file in layer:
            if file.profile:
                self._style = self._style.over({**file.style, "profile": file.profile})
            self._ties += (frozenset(ref.text for ref in tie if self._is_known(ref)) for tie in file.ties)

    def glossary(self, version: str, date: str) -> Glossary:
        """The terms in force."""
        in_force = (term for term in self._known.values() if term.id not in self._disabled)
        in_style = without_shared_spellings(styled(term, self._style) for term in in_force)
        terms = tuple(_pass_context(judged_on(term, date)) for term in in_style)
        return Glossary(terms, frozenset(self._disabled), version, tuple(self._ties), self._style)

    def _name_contexts(self, layer: Sequence[GlossaryFile]) -> None:
        """Adds the named contexts of a layer; each may be like another one of it, or like one below."""
        drafts: dict[str, tuple[Scalar, ContextDraft]] = {}
        for name, draft in (entry for file in layer for entry in file.contexts):
            if name.text in drafts:
                message = f"two contexts have the name '{name.text}'; the other is at {drafts[name.text][0].place}"
                self._problems.add(message, name.place, "give one of them another name")
            else:
                drafts[name.text] = (name, draft)
        self._contexts |= build_contexts(drafts, self._contexts, self._problems)

    def _drafts(self, layer: Sequence[GlossaryFile]) -> Iterator[tuple[str, tuple[TermDraft, GlossaryFile]]]:
        places: dict[str, Place] = {}
        for file in layer:
            for draft in file.terms:
                if draft.id in places:
                    message = f"two terms have the id '{draft.id}'; the other is at {places[draft.id]}"
                    self._problems.add(message, draft.place, "give one of them another id, or make them one term")
                else:
                    places[draft.id] = draft.place
                    yield draft.id, (draft, file)

    def _disable(self, ref: Scalar, drafts: dict[str, tuple[TermDraft, GlossaryFile]]) -> None:
        if ref.text in drafts:
            message = f"'{ref.text}' is disabled here and defined at {drafts[ref.text][0].place}"
            self._problems.add(message, ref.place, "do one of the two: a term replaces that of the layer below")
        elif self._is_known(ref):
            self._disabled.add(ref.text)

    def _build(self, draft: TermDraft, file: GlossaryFile, below: dict[str, Term]) -> Term | None:
        base = below.get(draft.id) if file.profile else None
        if draft.extends:
            base = below.get(draft.extends.text)
            if base is None:
                message = f"no term '{draft.extends.text}' in the layers below"
                self._problems.add(message, draft.extends.place, suggest(draft.extends.text, below) or _NONE_BELOW)
                return None
        if base is None and file.profile and is_shipped_profile(file.path):
            return None  # the built-in terms, which it changes, were left out
        if base is None and "canonical" not in draft.fields:
            self._miss_canonical(draft, file, below)
            return None
        category = base.category if file.profile and base else file.path.stem
        if base is None:
            draft = draft.by_default(file.wording)  # what a term extends says more than where it stands
        term = draft.build(base, category, self._contexts, self._problems)
        if term and base and file.profile and term.canonical != base.canonical:
            term = demoted(term, [base.canonical], draft.place, self._style.over({"profile": file.profile}))
            if "examples" in draft.fields:
                term = replace(term, examples=draft.fields["examples"], restyled=False)
        return without_own(term) if term and file.profile else term

    def _miss_canonical(self, draft: TermDraft, file: GlossaryFile, below: dict[str, Term]) -> None:
        if file.profile:
            hint = suggest(draft.id, below) or _NONE_BELOW
            self._problems.add(f"no term '{draft.id}' in the layers below", draft.place, hint)
        elif draft.is_sound:
            self._problems.add("a term without 'canonical'", draft.place, "add 'canonical: …', or 'extends: <id>'")

    def _is_known(self, ref: Scalar) -> bool:
        if ref.text in self._known:
            return True
        hint = suggest(ref.text, self._known) or _NONE_BELOW
        self._problems.add(f"no term '{ref.text}'", ref.place, hint)
        return False


def _pass_context(term: Term) -> Term:
    """Gives the term's context to the variants that have none; done last, so that extending can change it."""
    if term.context is None:
        return term
    return replace(term, variants=tuple(_in_context(variant, term) for variant in term.variants))


def _in_context(variant: Variant, term: Term) -> Variant:
    return variant if variant.context else replace(variant, context=term.context)
