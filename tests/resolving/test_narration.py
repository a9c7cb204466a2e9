from __future__ import annotations

import pytest

from dalil.resolving.dates import resolve_date


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
        ("the following Thursday", "2017-01-04", "2017-01-05"),
        ("since then", "2016-05", "2016-05/.."),
        ("that summer", "2010-05-03", "2010-22"),
        ("the following winter", "2010-05-03", "2010-24"),
        ("the previous autumn", "2010-05-03", "2009-23"),
        ("that day", "2010-05", "2010-05-XX"),
        ("the next decade", "2010", "202X"),
        ("a decade earlier", "2010", "2000~"),
        ("that night", "2010-05-03", "2010-05-03"),
    ],
)
def test_dates_told_from_another_date(words: str, before: str, value: str | None) -> None:
    assert resolve_date(words, None, told=before) == value


def test_what_is_reckoned_from_the_publication_is_not_told_from_another_date() -> None:
    assert resolve_date("two years ago", "2017-01-04", told="1990") == "2015~"
    assert resolve_date("last year", "2017-01-04", told="1990") == "2016"
    assert resolve_date("two years later", "2017-01-04", told="1990") == "1992~"
    assert resolve_date("That same year", "2017-01-04", told="1990") == "1990"
    assert resolve_date("That same year", "2017-01-04") is None
