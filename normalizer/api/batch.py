"""Many short texts through one run: joined with hard borders before, split after.

The rules and the matcher cost much less for one long text than for thousands of short
ones, and no finding crosses a document's border.  Must not know what the texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise, starmap

from normalizer import engine
from normalizer.api.normalizer import Normalizer
from normalizer.core.errors import NormalizerError, SelfCheckError
from normalizer.core.finding import Applicability, Finding, Severity, shifted
from normalizer.core.result import Change, Result, Skipped
from normalizer.core.span import Span
from normalizer.core.text import Text
from normalizer.formats import plain

# A mark that belongs to no sentence: a rule that looks over the end of a document sees no word of the next.
_BETWEEN = "\n\n¶\n\n"

LARGEST_BLOCK = 250_000
"""So many code points are joined at most, a longer text being a block of its own; more take memory and save no time."""

SELF_CHECK = "self-check"
"""The rule of the finding that stands for a text which a bug of ours stopped."""


def normalize_each(normalizer: Normalizer, texts: Iterable[str | Text], level: Applicability) -> Iterator[Result]:
    """What `normalize` gives for each of `texts`, in their order; no more than a block of them is read ahead.

    Equal to one run for each, but that a text which a bug stops has a result with nothing
    changed and one finding of the rule `SELF_CHECK`.
    """
    for block in _blocks(map(normalizer.prepared, texts)):
        yield from _normalize_block(normalizer, block, level)


def normalize_batch(
    normalizer: Normalizer, strings: Sequence[str], level: Applicability = Applicability.SAFE
) -> list[str]:
    """What `normalize` makes of each of `strings` as a plain text and document of its own.

    Raises what `normalize` raises, SelfCheckError among it.
    """
    results = normalize_each(normalizer, strings, level)
    return [
        (normalizer.normalize(string, level) if is_broken(result) else result).after
        for string, result in zip(strings, results, strict=True)
    ]


def is_broken(result: Result) -> bool:
    """Whether a result stands for a text that a bug stopped."""
    return any(finding.rule == SELF_CHECK for finding in result.remaining)


def join(texts: Sequence[str | Text]) -> Text:
    """One text whose documents are `texts`, each keeping its own borders and protection; strings are plain texts."""
    whole = [plain.text_of(text) if isinstance(text, str) else text for text in texts]
    starts = _starts(whole)
    segments: list[int] = []
    protected: list[Span] = []
    for text, start in zip(whole, starts, strict=False):
        segments += [start, *(start + offset for offset in text.segments), start + len(text.string)]
        protected += [span.shift(start) for span in text.protected]
    joined = "".join(text.string + _BETWEEN for text in whole)
    return Text(joined, tuple(protected), tuple(dict.fromkeys(segments)), tuple(starts[:-1]))


def _starts(texts: Sequence[Text]) -> list[int]:
    return [0, *accumulate(len(text.string) + len(_BETWEEN) for text in texts)]


def _blocks(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The texts in order, as many together as are not too long."""
    block: list[Text] = []
    size = 0
    for text in texts:
        length = len(text.string) + len(_BETWEEN)
        if block and size + length > LARGEST_BLOCK:
            yield block
            block, size = [], 0
        block.append(text)
        size += length
    if block:
        yield block


def _normalize_block(normalizer: Normalizer, block: Sequence[Text], level: Applicability) -> Iterator[Result]:
    """The results of a block: of those texts that can be joined together, of the others one by one."""
    joinable = [text for text in block if _may_join(text)]
    parts: Iterator[Result | None] = iter(())
    if len(joinable) > 1:
        try:
            parts = _split(normalizer.normalize_prepared(join(joinable), level), joinable)
        except NormalizerError:
            raise
        except Exception:  # noqa: BLE001 - the bug of one text shows again when that is run alone
            parts = iter(())
    for text in block:
        part = next(parts, None) if _may_join(text) else None
        yield part or _alone(normalizer, text, level)


def _may_join(text: Text) -> bool:
    """Whether a text is one document, without Chinese of its own."""
    return text.source is None and not text.documents


def _alone(normalizer: Normalizer, text: Text, level: Applicability) -> Result:
    try:
        return normalizer.normalize_prepared(text, level)
    except NormalizerError:
        raise
    except Exception as error:  # noqa: BLE001 - one text's bug must not stop the others
        said = str(error) if isinstance(error, SelfCheckError) else type(error).__name__
        message = f"sorry, this is a bug of gnorm's ({said}); the text is as it was"
        finding = Finding(SELF_CHECK, Span(0, 0), message, Severity.ERROR, wording=False)
        return Result(text, remaining=(finding,), level=level)


def _split(joined: Result, texts: Sequence[Text]) -> Iterator[Result | None]:
    """The results of the texts that `joined` is the result of; None for one that has to be run alone."""
    starts = _starts(texts)
    vocabulary = joined.text.vocabulary
    changes = list(_runs([change.span for change in joined.changes], starts))
    remaining = list(_runs([finding.span for finding in joined.remaining], starts))
    skipped = list(_runs([item.finding.span for item in joined.skipped], starts))
    for at, text in enumerate(texts):
        part = _Part(Span(starts[at], starts[at] + len(text.string)))
        found = joined.changes[changes[at]], joined.remaining[remaining[at]], joined.skipped[skipped[at]]
        if not any(found):
            yield Result(replace(text, vocabulary=vocabulary), level=joined.level)
        elif not part.holds(*found):
            yield None
        else:
            result = Result(
                replace(text, vocabulary=vocabulary),
                part.changes(found[0], changes[at].start),
                tuple(map(part.finding, found[1])),
                tuple(Skipped(part.finding(item.finding), item.because) for item in found[2]),
                joined.level,
            )
            yield _verified(result)


def _runs(spans: Sequence[Span], starts: Sequence[int]) -> Iterator[slice]:
    """Where in the sorted `spans` those stand that begin in each text."""
    begins = [span.start for span in spans]
    return starmap(slice, pairwise(bisect_left(begins, start) for start in starts))


def _verified(result: Result) -> Result | None:
    try:
        return engine.verify(result)
    except SelfCheckError:
        return None


class _Part:
    """The way from the whole to the coordinates of the text that stands at `span`."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def holds(self, changes: Sequence[Change], remaining: Sequence[Finding], skipped: Sequence[Skipped]) -> bool:
        """Whether all that was found is the text's own, and known in full.

        What is inserted at the very end is in no sentence of the text, so that the changes which
        it depends on are not known.
        """
        findings = (*(each for change in changes for each in change.findings), *remaining)
        spans = chain(
            (change.span for change in changes),
            chain.from_iterable(map(_spans_of, (*findings, *(item.finding for item in skipped)))),
        )
        return all(map(self._span.covers, spans)) and all(change.span.start < self._span.end for change in changes)

    def finding(self, finding: Finding) -> Finding:
        """A finding in the coordinates of the text."""
        return shifted(finding, -self._span.start)

    def changes(self, changes: Sequence[Change], first: int) -> tuple[Change, ...]:
        """The changes, of which `first` come before in the whole, with groups and indices of the text."""
        groups: dict[int | None, int | None] = {None: None}
        for change in changes:
            groups.setdefault(change.group, len(groups) - 1)
        return tuple(
            Change(
                change.span.shift(-self._span.start),
                change.before,
                change.after,
                tuple(map(self.finding, change.findings)),
                groups[change.group],
                tuple(index - first for index in change.depends_on),
            )
            for change in changes
        )


def _spans_of(finding: Finding) -> Iterator[Span]:
    yield finding.span
    yield from finding.related
    if finding.fix:
        yield from (edit.span for edit in finding.fix.edits)
