"""`Normalizer`: glossaries and rules, compiled once; texts, bytes and files through them.

A ladder of rungs, each adding one concern: text, bytes (formats), file (reading and
writing).  Must not know of folders, the command line or the screen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from normalizer import engine
from normalizer.api.cached import NONE, load_cached
from normalizer.api.source import Originals
from normalizer.core.errors import BrokenError, FormatError, NormalizerError, Place, SelfCheckError, UsageError
from normalizer.core.finding import Applicability, Finding, Rule
from normalizer.core.result import FileResult, Result
from normalizer.core.text import Text, Vocabulary, merge_spans
from normalizer.files.read import read_bytes
from normalizer.files.write import write_atomically
from normalizer.formats import Format, format_for, plain
from normalizer.formats.protection import protected_spans
from normalizer.glossary.load import builtin_layer, folder_layer, profile_layer
from normalizer.glossary.schema import FirstMention, Glossary
from normalizer.glossary.shipped import is_shipped_profile
from normalizer.match import Matcher
from normalizer.match.beside import RULE_IDS
from normalizer.resolve import Policy, Quotes
from normalizer.rules import RULES
from normalizer.words import load_words, look_up_words

if TYPE_CHECKING:
    from normalizer.config import Settings


LARGEST = 16 << 20
"""The bytes of the largest file that is read: every byte takes some 260 of memory while it is worked on."""

_SHORT = 20_000
"""The code points of a text for which it is quicker to look its words up than to make sets of all words."""


class Normalizer:
    """A glossary and the cleanup rules, compiled once and never changed; safe to share among threads.

    `glossaries` are YAML files laid over the built-in ones, which `builtin=False` leaves
    out and a folder replaces; `profile` is the name of a house style or the path of one, `date` that of the article
    (2024-07-01), when it is known.  `select` and `ignore` are rule ids or globs such as `term/*`; `protect` are
    phrases that are never changed; `quotes` says what happens to wording inside quoted
    speech: fix, offer or skip.  `source` is the file with the Chinese of what is normalised, or a
    pattern such as `{stem}.zh.txt` for the file beside each article, `encoding` that of Chinese
    files that are not UTF-8.  `dictionary="cedict"` glosses what the lexicon does not.
    Raises GlossaryError for a glossary that cannot be used, FormatError for Chinese that cannot be read and
    UsageError for an unknown profile, rule, day or treatment of quotes, or a dictionary that is not there.
    """

    def __init__(
        self,
        glossaries: Iterable[Path | str] = (),
        *,
        builtin: bool | Path = True,
        profile: str = "default",
        date: str = "",
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        quotes: str = "offer",
        protect: Sequence[str] = (),
        source: Path | str | None = None,
        encoding: str | None = None,
        dictionary: str = NONE,
    ) -> None:
        loaded = load_cached(layers(glossaries, builtin, profile), _iso_date(date), dictionary)
        self.glossary: Glossary = loaded[0]
        self._parts = loaded[1]
        self.rules = RULES
        self.profile = self.glossary.style.profile
        self._originals = Originals(source, encoding, LARGEST)
        self._quotes = _quotes(quotes)
        self._protect = tuple(protect)
        self._select, self._ignore = tuple(select), tuple(ignore)
        self._served = False
        self._check_ids()

    @classmethod
    def from_settings(cls, settings: Settings) -> Normalizer:
        """The normalizer that the settings of a path describe.

        Raises what the class does, and ConfigError when the settings' file names the unknown one.
        """
        return cls(
            settings.glossaries,
            builtin=settings.builtin,
            profile=settings.profile,
            date=settings.date or "",
            select=settings.select,
            ignore=settings.ignore,
            quotes=settings.quotes,
            protect=settings.protect,
            source=settings.source,
            encoding=settings.encoding,
            dictionary=settings.dictionary,
        )

    def without_mentions(self) -> Normalizer:
        """The same, with nothing explained at its first mention: so right forms are judged by themselves."""
        same = copy(self)
        same.__dict__.pop("matcher", None)
        same.__dict__.pop("active", None)
        style = replace(self.glossary.style, first_mention=FirstMention.NONE)
        same.glossary = replace(self.glossary, style=style)
        return same

    @cached_property
    def matcher(self) -> Matcher:
        """The glossary as a rule."""
        return Matcher(self.glossary, self._parts)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that rules may ask about."""
        common, names = load_words()
        return Vocabulary(common, names, self.matcher.words)

    def _vocabulary_for(self, string: str) -> Vocabulary:
        """The words, looked up where they lie for a first short text: it may be the only one."""
        if self._served or len(string) > _SHORT:
            return self.vocabulary
        self._served = True
        return Vocabulary(*look_up_words(), self.matcher.words)

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules that are on, the glossary's matcher among them, as the engine runs them."""
        rules = [rule for rule in RULES if self.is_on(rule.id)[0]]
        return (*rules, _Selected(self.matcher, lambda rule_id: self.is_on(rule_id)[0]))

    def is_on(self, rule_id: str) -> tuple[bool, str]:
        """Whether a rule or term is on, and why."""
        for pattern in self._ignore:
            if fnmatchcase(rule_id, pattern):
                return False, f"ignored by '{pattern}'"
        if not self._select:
            return True, "on by default"
        for pattern in self._select:
            if fnmatchcase(rule_id, pattern):
                return True, f"selected by '{pattern}'"
        return False, "not selected"

    def _check_ids(self) -> None:
        """Raises UsageError for a pattern that names no rule and no term: it would switch off nothing."""
        patterns = (*self._select, *self._ignore)
        if not patterns:
            return
        ids = [*(rule.id for rule in RULES), *RULE_IDS]
        ids += [f"term/{term_id}" for term_id in (*self.glossary.ids, *self.glossary.disabled)]
        for pattern in patterns:
            if not any(fnmatchcase(rule_id, pattern) for rule_id in ids):
                from difflib import get_close_matches

                near = get_close_matches(pattern, ids, n=1)
                hint = f"did you mean '{near[0]}'?" if near else "gnorm rules and gnorm glossary list show the ids"
                raise UsageError(f"there is no rule or term '{pattern}'", hint=hint)

    def normalize(self, text: str | Text, level: Applicability | str = Applicability.SAFE) -> Result:
        """The result for one plain text; `level` is the least applicability that is applied.

        Raises SelfCheckError when the result fails a check of its own and UsageError for an unknown level.
        """
        return self.normalize_prepared(self.prepared(text), _level(level))

    def normalize_many(
        self, texts: Iterable[str | Text], level: Applicability | str = Applicability.SAFE
    ) -> list[Result]:
        """What `normalize` gives for each of `texts`, in their order, and much faster where they are short.

        A text that a bug of ours stops does not lose the others: its result changes nothing,
        and what remains of it is one finding of the rule `self-check`.  Raises UsageError for
        an unknown level.
        """
        from normalizer.api.batch import normalize_each

        return list(normalize_each(self, texts, _level(level)))

    def prepared(self, text: str | Text) -> Text:
        """The text as it is normalised: what is protected by name, and the one Chinese original, if there is one."""
        if isinstance(text, str):
            text = plain.text_of(text)
        named = protected_spans(text.string, self._protect, text.segments) if self._protect else ()
        source = self._originals.text if text.source is None else text.source
        return replace(text, protected=merge_spans((*text.protected, *named)), source=source)

    def normalize_prepared(self, text: Text, level: Applicability) -> Result:
        """The result for a text that `prepared` gave; raises SelfCheckError."""
        text = replace(text, vocabulary=self._vocabulary_for(text.string))
        return engine.normalize(text, self.active, Policy(level, self._quotes))

    def with_source(self, text: Text, path: str) -> Text:
        """The text of the file at `path` with the Chinese that belongs to it, if there is any.

        Raises FormatError when that cannot be read.
        """
        return text if text.source is not None else replace(text, source=self._originals.of(path))

    def normalize_bytes(
        self, data: bytes, path: str, level: Applicability = Applicability.SAFE, encoding: str | None = None
    ) -> tuple[FileResult, bytes]:
        """The result for a file's bytes and the bytes as changed.

        An error of the user, or a BrokenError, is kept in the result; the bytes are then those given.
        """
        digest = hashlib.sha256(data).hexdigest()
        try:
            if len(data) > LARGEST:
                hint = "split it into articles"
                raise FormatError(f"the file is larger than {LARGEST >> 20} MB", Place(path), hint)
            format_ = format_for(path)
            document = format_.read(data, path, encoding)
            results = tuple(self.normalize(self.with_source(each.text, path), level) for each in document.segments)
            output = _write(format_, document, results, path)
        except NormalizerError as error:
            return FileResult(path, digest, error=error), data
        except Exception as error:  # noqa: BLE001 - one file's bug must not stop the others
            return FileResult(path, digest, error=_broken(error, path)), data
        return FileResult(path, digest, results, encoding=document.encoding, bom=document.bom), output

    def normalize_file(
        self,
        path: Path,
        level: Applicability = Applicability.SAFE,
        encoding: str | None = None,
        *,
        write: bool = False,
        output: Path | None = None,
    ) -> FileResult:
        """The result for a file; with `write` the file is changed, or `output` made instead.

        An error of the user is kept in the result, and nothing is then written.
        """
        try:
            data = read_bytes(path)
            result, changed = self.normalize_bytes(data, str(path), level, encoding)
            if result.error or not write:
                return result
            if output is not None:
                write_atomically(output, changed, expected=None)
            elif changed != data:
                write_atomically(path, changed, expected=data)
        except NormalizerError as error:
            return FileResult(str(path), error=error)
        return replace(result, written=output is not None or changed != data)


def _quotes(name: str) -> Quotes:
    if name not in list(Quotes):
        raise UsageError(f"quotes cannot be '{name}'", hint=f"use one of {', '.join(Quotes)}")
    return Quotes(name)


def _level(name: Applicability | str) -> Applicability:
    if isinstance(name, Applicability):
        return name
    if name.upper() not in Applicability.__members__:
        names = ", ".join(level.name.lower() for level in reversed(Applicability))
        raise UsageError(f"there is no level '{name}'", hint=f"use one of {names}")
    return Applicability[name.upper()]


def layers(glossaries: Iterable[Path | str], builtin: bool | Path, profile: str) -> list[Sequence[Path]]:
    """The built-in files, or those of a folder, with a shipped profile over them, then each file of the user's.

    A profile of the user's own comes last: it changes their terms, too.
    """
    below = [folder_layer(builtin)] if isinstance(builtin, Path) else [builtin_layer()] if builtin else []
    style, own = profile_layer(profile), [[Path(path)] for path in glossaries]
    return [*below, style, *own] if is_shipped_profile(style[0]) else [*below, *own, style]


def _iso_date(date: str) -> str:
    """The date itself; raises UsageError when it is none."""
    from datetime import date as day

    try:
        return day.fromisoformat(date).isoformat() if date else ""
    except ValueError as error:
        raise UsageError(f"there is no day '{date}'", hint="write year-month-day, as 2024-07-01") from error


def _write(format_: Format, document: object, results: Sequence[Result], path: str) -> bytes:
    try:
        return format_.write(document, results)  # type: ignore[arg-type]
    except NormalizerError as error:
        where = error.where
        if where is None or not where.path:
            error.where = Place(path, where.line if where else None, where.column if where else None)
        raise


def _broken(error: Exception, path: str) -> BrokenError:
    """What to tell of a bug that one file brought to light."""
    import traceback

    said = str(error) if isinstance(error, SelfCheckError) else type(error).__name__
    details = "".join(traceback.format_exception(error)) + getattr(error, "details", "")
    return BrokenError(f"sorry, this is a bug of gnorm's ({said}); the file is as it was", Place(path), details=details)


class _Selected:
    """A rule that speaks for many ids, kept to those that are on."""

    def __init__(self, rule: Rule, is_on: Callable[[str], bool]) -> None:
        self.id = rule.id
        self._rule = rule
        self._is_on = is_on

    def find(self, text: Text) -> Iterable[Finding]:
        """What the rule finds under the ids that are on."""
        return (finding for finding in self._rule.find(text) if self._is_on(finding.rule))
