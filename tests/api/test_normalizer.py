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
