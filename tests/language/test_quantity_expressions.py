from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.language.date_expressions import find_dates
from dalil.language.quantity_expressions import find_ages, find_quantities


def dates(text: str) -> list[str]:
    return [span.exact for span in find_dates(text, 0, len(text))]


def quantities(text: str) -> list[str]:
    return [span.exact for span in find_quantities(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "in_dates", "in_quantities"),
    [
        ("In 2016 the police counted them.", ["2016"], []),
        ("Some 2,016 people came.", [], ["Some 2,016"]),
        ("About 1500 people came.", [], ["About 1500"]),
        ("1950 people came in 1950.", ["1950"], ["1950"]),
        ("His 2017 annual report names 308.", ["2017"], ["308"]),
        ("In 2016 533 people returned.", ["2016"], ["533"]),
    ],
)
def test_years_are_told_from_counts(text: str, in_dates: list[str], in_quantities: list[str]) -> None:
    assert dates(text) == in_dates
    assert quantities(text) == in_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 30 men and at least 1,100 women", ["More than 30", "at least 1,100"]),
        ("about half of the guests, up to 5 kg, dozens of boxes", ["about half", "up to 5 kg", "dozens"]),
        ("It grew 1.5-fold, by two thirds, by 40 percent.", ["1.5-fold", "two thirds", "40 percent"]),
        ("They paid $2 million, 30,000 tenge and US$3.5m.", ["$2 million", "30,000 tenge", "US$3.5m"]),
        ("five to seven years, 10-15 men, between 3 and 4 boys", ["five to seven years", "10-15", "between 3 and 4"]),
        ("It rose from 533 to 940.", ["533", "940"]),
        ("one hundred and twenty people, a dozen men", ["one hundred and twenty", "a dozen"]),
        ("It tripled: one in five, 9 out of 10.", ["tripled", "one in five", "9 out of 10"]),
        ("21 religious, 2 occult, 17 foreign and 4 other lists", ["21", "2", "17", "4"]),
        ("hundreds of thousands of people, several dozen", ["hundreds of thousands", "several dozen"]),
        ("half a million tonnes", ["half a million tonnes"]),
        ("One detainee spoke; killing one and wounding two.", ["One", "one", "two"]),
        ("20 or more people, twice as many, 1.5 times more than", ["20 or more", "twice", "1.5 times"]),
        ("4 967 people", ["4 967"]),
    ],
)  # fmt: skip
def test_quantities_are_found_with_their_qualifiers(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "One of the men said that no one knew; they told one another.",
        "Article 174, Articles 255 and 256, Resolution 1267, Law No. 35-FZ",
        "At 10:30 pm, at 5 p.m. and at 1500 GMT",
        "They won the vote 80-19 and the match 5-4.",
        "the 15th man, the first and the third",
        "AK-47 rifles, COVID-19, Highway 1",
        "on December 21, in 2016, since 2015, in the past five years, two days ago",
        "a 17-year-old boy and Anna Smith, 34, of Osh, aged 20 to 30",
    ],
)
def test_what_is_no_quantity_is_left(text: str) -> None:
    assert quantities(text) == []


def test_ages_are_found() -> None:
    text = "a 17-year-old boy and Anna Smith, 34, a baker, with men aged 20 to 30"
    assert [span.exact for span in find_ages(text, 0, len(text))] == ["17-year-old", "34", "aged 20 to 30"]


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "In 2014 there were 16; in 2015 there were 17."
    start = text.index("in 2015")
    assert [s.exact for s in find_dates(text, start, len(text))] == ["2015"]
    assert [s.exact for s in find_quantities(text, start, len(text))] == ["17"]


WORDS = st.sampled_from(
    ["December", "21", "2016", "more than", "30", "people", "in", "the", "past", "five", "years", "one", "of", "$", "2",
     "million", "-", ",", ".", "May", "half", "percent", "since", "Wednesday", "last", "week", "1.5-fold", "to",
     "and", "é", "\n"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=14))
def test_spans_are_exact_and_apart_whatever_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in (find_dates(text, 0, len(text)), find_quantities(text, 0, len(text))):
        assert all(text[s.start : s.end] == s.exact for s in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
    spans = [*find_dates(text, 0, len(text)), *find_quantities(text, 0, len(text))]
    assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)
