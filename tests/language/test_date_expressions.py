from __future__ import annotations

import pytest

from dalil.language.date_expressions import find_dates


def dates(text: str) -> list[str]:
    return [span.exact for span in find_dates(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on December 21 in Osh.", ["December 21"]),
        ("They met on 21 December 2016, not on Dec. 25.", ["21 December 2016", "Dec. 25"]),
        ("On Wednesday, and again last week, it rained.", ["Wednesday", "last week"]),
        ("It was founded in the 1960s and outlawed in 2014.", ["the 1960s", "2014"]),
        ("Between 2013-2017 they counted, then from 2018 to 2020.", ["Between 2013-2017", "from 2018 to 2020"]),
        ("This year it fell; earlier this month it rose.", ["This year", "earlier this month"]),
        ("Late 2017 was calm, early January was not.", ["Late 2017", "early January"]),
        ("Since 2015, and in the past five years, he lived there.", ["Since 2015", "in the past five years"]),
        ("It was recently closed on the night of 3-4 May.", ["recently", "the night of 3-4 May"]),
        ("Filed 2016-12-21, read today.", ["2016-12-21", "today"]),
        ("He may march in May; the march of March 3, 2018 was long.", ["May", "March 3, 2018"]),
        ("Two years ago, in the summer of 2016, they left.", ["Two years ago", "the summer of 2016"]),
        ("In the first quarter of 2017 and January-March 2018", ["the first quarter of 2017", "January-March 2018"]),
        (
            "Before Friday, until January 2019, since the 1990s",
            ["Before Friday", "until January 2019", "since the 1990s"],
        ),
        ("The Sun sat down on Sat. with Jan Novak.", ["Sat."]),
        ("April Jones spoke in April.", ["April"]),
        ("They spoke last March.", ["last March"]),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert dates(text) == expected
