"""Validity in time: a dated article is judged by the terms of its day."""

from pathlib import Path

import pytest

from normalizer.api import Normalizer
from normalizer.core.errors import UsageError

TERMS = """\
terms:
  - id: three-confidences
    canonical: Three Confidences
    valid_from: '2012-11-08'
    valid_to: '2016-06-30'
    variants: [three self-confidences]
  - id: shared-future
    canonical: community with a shared future
    variants: [community of shared fate, {form: community of common destiny, valid_from: '2017-10-18'}]
"""
FATE, DESTINY, SELF = "the community of shared fate", "the community of common destiny", "the three self-confidences"
NEW = "the community with a shared future"

# The date of the article, what it says, what is written, and what is written when offers are taken too.
CASES = [
    ("", FATE, NEW, NEW),
    ("", DESTINY, DESTINY, NEW),
    ("", SELF, "the Three Confidences", "the Three Confidences"),
    ("2012-11-07", SELF, SELF, SELF),
    ("2014-05-01", FATE, NEW, NEW),
    ("2014-05-01", DESTINY, DESTINY, DESTINY),
    ("2014-05-01", SELF, "the Three Confidences", "the Three Confidences"),
    ("2012-11-08", SELF, "the Three Confidences", "the Three Confidences"),
    ("2016-06-30", SELF, "the Three Confidences", "the Three Confidences"),
    ("2016-07-01", SELF, SELF, "the Three Confidences"),
    ("2017-10-17", DESTINY, DESTINY, DESTINY),
    ("2017-10-18", DESTINY, NEW, NEW),
    ("2020-01-01", SELF, SELF, "the Three Confidences"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "g.yaml"
    file.write_text(TERMS)
    return file


@pytest.mark.parametrize(("date", "before", "safe", "unsafe"), CASES)
def test_the_date_decides(path: Path, date: str, before: str, safe: str, unsafe: str) -> None:
    normalizer = Normalizer([path], builtin=False, date=date)
    assert normalizer.normalize(before).after == safe
    assert normalizer.normalize(before, "unsafe").after == unsafe


@pytest.mark.parametrize("date", ["2014", "2014-02-30", "14-05-01", "yesterday"])
def test_what_is_no_day_is_refused(date: str) -> None:
    with pytest.raises(UsageError, match=f"there is no day '{date}'") as caught:
        Normalizer(builtin=False, date=date)
    assert caught.value.hint == "write year-month-day, as 2024-07-01"
