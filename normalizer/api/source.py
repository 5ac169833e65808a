"""The Chinese originals of articles: which file each is, and its text.

Must not know what is made of them.
"""

from __future__ import annotations

import os
from pathlib import Path

from normalizer.core.errors import FormatError, Place, UsageError
from normalizer.files.beside import is_pattern, sibling
from normalizer.files.read import read_bytes
from normalizer.formats.decode import decode


class Originals:
    """One Chinese text for whatever is normalised, or a file beside each article, or none.

    `source` is the path of the one, or a pattern such as `{stem}.zh.txt`.  `encoding` is that of
    Chinese files that are not UTF-8 and have no byte order mark.  Raises FormatError when the
    one file cannot be read or holds more than `largest` bytes.
    """

    def __init__(self, source: Path | str | None, encoding: str | None, largest: int) -> None:
        self._encoding, self._largest = encoding, largest
        self._pattern = str(source) if source and is_pattern(source) else ""
        self.text = self._read(Path(source)) if source and not self._pattern else None

    def of(self, path: str) -> str | None:
        """The Chinese of the article at `path`; None when there is none, as where no file stands beside it.

        Raises FormatError when it cannot be read, and UsageError for a pattern that means the article itself.
        """
        if not self._pattern:
            return self.text
        beside = sibling(Path(path), self._pattern)
        if os.path.normpath(beside) == os.path.normpath(path):
            hint = "write a pattern such as {stem}.zh.txt"
            raise UsageError(f"'{self._pattern}' names the article itself as its Chinese", Place(path), hint)
        return self._read(beside) if os.path.exists(beside) else None  # noqa: PTH110 - False where it may not be seen

    def _read(self, path: Path) -> str:
        data = read_bytes(path)
        if len(data) > self._largest:
            message = f"the Chinese is larger than {self._largest >> 20} MB"
            raise FormatError(message, Place(str(path)), "split article and Chinese")
        try:
            return decode(data, str(path)).string
        except FormatError:  # Chinese in another encoding is never UTF-8 by chance
            if self._encoding is None:
                raise
            return decode(data, str(path), self._encoding).string
