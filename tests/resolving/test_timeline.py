from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import edtf as independent
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.records import Block, BlockKind, Custody, Report, Span, When
from dalil.records.edtf import bounds, is_valid
from dalil.resolving.timeline import Timeline, read_times

STORY = (
    "The league was founded in 1902. It split in May 1904, and in June its print shop burned. On 3 July 1905 guards "
    "found its arms. That winter was calm. In 1907 it met again. The following year it was banned, and in March 1909 "
    "its leader fled; two years later he died. It was forgotten by 1920."
)


def report(text: str, published: str | None = "2017-01-04") -> Report:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    return Report(
        id="sha256:0", source="t", url=None, outlet=None, agency=None, title=None, authors=(), published=published,
        dateline=None, language="en", custody=Custody("", 0, "", None, "", ""), text=text, blocks=tuple(lines),
    )  # fmt: skip


def told(text: str, published: str | None = "2017-01-04") -> list[tuple[str, str | None]]:
    return [(time.span.exact, time.edtf) for time in read_times(report(text, published))]


def when(text: str, words: str, published: str | None = "2017-01-04") -> When:
    found = report(text, published)
    span = Span.of(text, text.index(words), text.index(words) + len(words))
    return Timeline.of(found).when(When(None, span))


def test_a_story_reckons_from_the_date_told_last() -> None:
    assert told(STORY) == [
        ("1902", "1902"), ("May 1904", "1904-05"), ("June", "1904-06"), ("3 July 1905", "1905-07-03"),
        ("That winter", "1905-24"), ("1907", "1907"), ("The following year", "1908"), ("March 1909", "1909-03"),
        ("two years later", "1911~"), ("1920", "1920"),
    ]  # fmt: skip


def test_news_reckons_from_its_publication_though_it_tells_of_years_long_past() -> None:
    text = "The league, founded in 1902 and banned in 1908, met on Tuesday. In June its print shop burned."
    assert told(text)[2:] == [("Tuesday", "2017-01-03"), ("June", "2016-06")]


def test_a_story_goes_on_over_the_turn_of_the_year_and_back_a_few_months() -> None:
    text = STORY + " In November 1921 it came back. In February it split; a man had left in December."
    assert told(text)[-2:] == [("February", "1922-02"), ("December", "1921-12")]


def test_years_before_our_era_are_told_on() -> None:
    text = (
        "The revolt lasted from 499 to 493 BC. In 492 BC the fleet sailed; in May it sank. The next year was calm. "
        "It sailed in 489 BC, 486 BC, 485 BC and 480 BC. In the 470s BC it rotted."
    )
    assert told(text)[:4] == [
        ("from 499 to 493 BC", "-0498/-0492"), ("492 BC", "-0491"), ("May", "-0491-05"), ("The next year", "-0490"),
    ]  # fmt: skip


def test_the_ends_of_an_interval_are_times_of_their_own() -> None:
    (time,) = read_times(report("It lasted from May 2014 to March 2016."))
    assert [(end.span.exact, end.edtf) for end in time.ends] == [("May 2014", "2014-05"), ("March 2016", "2016-03")]
    (time,) = read_times(report("They met on 3-5 May."))
    assert [(end.span.exact, end.edtf) for end in time.ends] == [("3", "2016-05-03"), ("5 May", "2016-05-05")]


def test_lengths_sets_and_references_are_no_dates() -> None:
    text = "He was held for three days, fed twice a week, and is now free after several months."
    found = [(t.span.exact, t.kind, t.edtf, t.duration, t.direction) for t in read_times(report(text))]
    assert found == [
        ("three days", "duration", None, "P3D", None), ("twice a week", "set", None, "P1W", None),
        ("now", "reference", None, None, "present"), ("several months", "duration", None, "PXM", None),
    ]  # fmt: skip


def test_that_month_is_of_a_date_told_by_its_name() -> None:
    text = "He was taken in September 2015, the monitor said today. Four men were taken that month."
    found = when(text, "that month")
    assert (found.edtf, found.anchor) == ("2015-09", "2015-09")


def test_a_record_finds_its_time_by_its_words_or_the_only_date_among_them() -> None:
    text = "They met on the morning of 3 May 2016 in Osh."
    assert when(text, "on the morning of 3 May 2016").edtf == "2016-05-03"
    assert when(text, "in Osh").edtf is None


def test_a_length_is_kept_beside_its_interval() -> None:
    text = "In the past five years they fled; he waited for three weeks, then several months."
    assert when(text, "In the past five years").duration == "P5Y"
    assert when(text, "three weeks") == When(None, Span.of(text, 48, 59), None, "P3W")
    assert when(text, "several months").duration is None


def test_a_time_that_has_a_value_stays() -> None:
    held = When("2014", Span.of("in May", 0, 6), None)
    assert Timeline.of(report("in May")).when(held) == held


def test_a_date_on_a_line_of_its_own_is_the_anchor_where_there_is_no_publication() -> None:
    assert told("Guards meet\nMay 3, 2016\nThey met on Monday.", None)[-1] == ("Monday", "2016-05-02")
    assert told("Guards meet\nThey met on Monday.", None)[-1] == ("Monday", None)


def test_clock_times_are_of_the_day_told() -> None:
    assert told("On 3 May 2016 they met at 5:30 p.m. UTC.")[-1] == ("5:30 p.m. UTC", "2016-05-03T17:30:00Z")
    assert told("They met at 9.15 am.", None)[-1] == ("9.15 am", None)


parsed = cache(independent.parse_edtf)
WORDS = st.sampled_from([
    "yesterday", "two days ago", "last week", "this weekend", "Friday", "next Monday", "21 December", "in March",
    "last summer", "in the spring", "earlier this month", "in the past five years", "since May", "until Friday",
    "late last year", "the first quarter", "the end of the month", "from May to July", "on 3 and 5 June", "the 1990s",
    "next year", "last quarter", "a year ago", "in June last year", "at 5 p.m. on Monday", "the night of 3-4 May",
])  # fmt: skip
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=5), DAYS)
def test_every_value_is_edtf_to_an_independent_parser(words: list[str], published: date) -> None:
    for time in read_times(report(f"They met {', and '.join(words)}.", published.isoformat())):
        for each in (time, *time.ends):
            assert each.edtf is None or (is_valid(each.edtf) and parsed(each.edtf))


@settings(deadline=None)
@given(WORDS, DAYS, st.integers(0, 900))
def test_a_later_anchor_never_gives_an_earlier_value(words: str, published: date, later: int) -> None:
    text = f"They met {words}."
    found = [read_times(report(text, day.isoformat())) for day in (published, published + timedelta(days=later))]
    for first, second in zip(*found, strict=True):
        ends = [bounds(time.edtf) if time.edtf else (None, None) for time in (first, second)]
        assert all(one <= other for one, other in zip(*ends, strict=True) if one and other)


@settings(deadline=None)
@given(WORDS, DAYS)
def test_spans_hold_their_words_and_values_their_anchor(words: str, published: date) -> None:
    text = f"They met {words}."
    for time in read_times(report(text, published.isoformat())):
        assert text[time.span.start : time.span.end] == time.span.exact
        assert time.anchor in (None, published.isoformat())


@pytest.mark.parametrize("words", ["in 2014", "3 May 2016", "the 1960s", "from 2013 to 2017"])
def test_what_says_all_of_itself_has_no_anchor(words: str) -> None:
    (time,) = read_times(report(f"They met {words}."))
    assert time.edtf
    assert time.anchor is None


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), DAYS)
def test_a_time_looked_up_is_that_of_the_timeline_and_stays_so(words: list[str], published: date) -> None:
    line = Timeline.of(report(f"They met {', and '.join(words)}.", published.isoformat()))
    for time in line.times:
        once = line.when(When(None, time.span))
        assert (once.edtf, once.anchor) == (time.edtf, time.anchor)
        assert line.when(once) == once or once.edtf is None


def test_what_is_planned_lies_on_the_nearest_day_that_its_words_mean() -> None:
    text = "They wanted to strike on Friday. They wanted to strike last June."
    found = report(text)

    def planned(words: str) -> str | None:
        span = Span.of(text, text.index(words), text.index(words) + len(words))
        return Timeline.of(found).when(When(None, span), planned=True).edtf

    assert (planned("Friday"), planned("last June")) == ("2017-01-06", "2016-06")


def test_a_deadline_that_is_much_nearer_ahead_lies_ahead() -> None:
    assert told("A judge sent him to prison until 8 April.") == [("until 8 April", "../2017-04-08")]
    assert told("He was held until 8 December.") == [("until 8 December", "../2016-12-08")]
