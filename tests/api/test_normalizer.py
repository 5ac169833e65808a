"""What the normalizer says of settings that it does not know."""

import pytest

from normalizer.api import Normalizer
from normalizer.core.errors import UsageError


def test_unknown_settings_are_the_users_errors():
    with pytest.raises(UsageError, match="quotes cannot be 'mend'") as caught:
        Normalizer(builtin=False, quotes="mend")
    assert caught.value.hint == "use one of fix, offer, skip"
    with pytest.raises(UsageError, match="there is no level 'sure'") as caught:
        Normalizer(builtin=False).normalize("text", "sure")
    assert caught.value.hint == "use one of safe, unsafe, display"


def test_a_file_too_large_to_work_on_is_refused(monkeypatch):
    monkeypatch.setattr("normalizer.api.normalizer.LARGEST", 1 << 20)
    small, _ = Normalizer(builtin=False).normalize_bytes(b"a b\n" * 10, "a.txt")
    large, data = Normalizer(builtin=False).normalize_bytes(b"a b\n" * (1 << 19), "a.txt")
    assert small.error is None
    assert str(large.error) == "a.txt: the file is larger than 1 MB"
    assert len(data) == 1 << 21
