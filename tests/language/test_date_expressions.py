from __future__ import annotations

import pytest

from dalil.language.date_expressions import find_dates, find_times


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
        ("he left in december, on monday he was back; it may rain.", ["december", "monday"]),
        ("He was sentenced to five years in prison and waited for three days.", []),
        ("They met in the spring, after the fall of the town, by a spring.", ["the spring"]),
        ("They recalled the 2016 attacks and the 1941 campaign.", ["2016", "1941"]),
        ("The crisis of 1861, the war of 1200 men", ["1861"]),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_times_have_kinds() -> None:
    text = "In 2014 he served five years; he prays daily, at 5 p.m., and is now at home."
    found = [(time.span.exact, time.kind) for time in find_times(text, 0, len(text))]
    assert found == [
        ("2014", "date"), ("five years", "duration"), ("daily", "set"), ("5 p.m.", "time"), ("now", "reference"),
    ]  # fmt: skip


def test_what_find_dates_finds_find_times_finds_too() -> None:
    text = "Since 2015, on 3-4 May, last week, the 1990s, two years ago, that summer and in the first quarter of 2016."
    dates = {time.span for time in find_times(text, 0, len(text)) if time.kind == "date"}
    assert set(find_dates(text, 0, len(text))) <= dates
