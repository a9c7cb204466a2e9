from __future__ import annotations

import pytest

from dalil.resolving.narration import is_narrated, narrated_date


@pytest.mark.parametrize(
    ("words", "before", "value"),
    [
        ("the same day", "2016-12-21", "2016-12-21"),
        ("the next day", "2016-12-31", "2017-01-01"),
        ("a day earlier", "2017-01-01", "2016-12-31"),
        ("a year later", "2010", "2011"),
        ("the following year", "2010-05-03", "2011"),
        ("the following month", "2016-12", "2017-01"),
        ("two months later", "2016-12-21", "2017-02~"),
        ("three years earlier", "2016", "2013~"),
        ("the following week", "2017-01-04", "2017-01-09/2017-01-15"),
        ("the next day", "2016-12", None),
        ("the next day", "2010/2012", None),
        ("a year later", "XXXX-12-21", None),
        ("yesterday", "2010", None),
    ],
)
def test_dates_told_from_another_date(words: str, before: str, value: str | None) -> None:
    assert narrated_date(words, before) == value


def test_what_is_reckoned_from_the_publication_is_not_told_from_another_date() -> None:
    assert not is_narrated("two years ago")
    assert not is_narrated("last year")
    assert is_narrated("two years later")
    assert is_narrated("That same year")
