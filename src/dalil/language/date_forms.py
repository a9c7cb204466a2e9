"""The grammar of times in news English: a named form with named groups for every way of saying when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dalil.language.expression_words import all_of, any_of, date_words
from dalil.language.relative_forms import length_forms, reference_forms, relative_forms, set_forms
from dalil.language.time_parts import (
    BARE_YEAR,
    DASH,
    DAY,
    DIGIT,
    ERA,
    YEAR,
    Written,
    first_word,
    later_year,
    month_names,
    month_pattern,
    opening,
    part_of_day,
    season_pattern,
    small_number,
    told_period,
    weekday_names,
    weekday_pattern,
)

TimeKind = Literal["date", "time", "duration", "set", "reference"]


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way of saying when; ``alone`` is false where it counts only after a preposition or the like."""

    name: str
    pattern: re.Pattern[str]
    kind: TimeKind = "date"
    alone: bool = True


_NOT_ALONE = frozenset({"month", "year", "season", "spell", "plural", "part"})


Openers = Mapping[str, tuple[DateForm, ...]]
"""The forms by the word (in small letters, or `DIGIT`) with which they may begin."""


@cache
def date_forms() -> Openers:
    """Give the forms of dates; where two match at one place, the longer match counts, then the earlier form."""
    return _by_opener(_dates())


@cache
def time_forms() -> Openers:
    """Give the forms of all time expressions: dates, clock times, durations, sets, vague references."""
    kinds: list[tuple[TimeKind, list[Written]]] = [
        ("time", _clock()), ("duration", length_forms()), ("set", set_forms()), ("reference", reference_forms()),
    ]  # fmt: skip
    return _by_opener([*_dates(), *((form, _compiled(form, kind)) for kind, forms in kinds for form in forms)])


@cache
def _dates() -> list[tuple[Written, DateForm]]:
    return [(form, _compiled(form, "date")) for form in (*_calendar(), *_parts(), *relative_forms(), *_intervals())]


def _compiled(form: Written, kind: TimeKind) -> DateForm:
    return DateForm(form.name, re.compile(form.pattern, re.IGNORECASE), kind, form.name not in _NOT_ALONE)


def _by_opener(forms: list[tuple[Written, DateForm]]) -> Openers:
    found: dict[str, list[DateForm]] = {}
    for written, form in forms:
        for opener in written.openers:
            found.setdefault(opener, []).append(form)
    return {opener: tuple(alike) for opener, alike in found.items()}


def forms_at(word: str, forms: Openers) -> tuple[DateForm, ...]:
    """Give the forms that may begin with a word."""
    return forms.get(DIGIT if word[0].isdigit() else word.lower(), ())


def date_form(words: str) -> tuple[str, re.Match[str]] | None:
    """Find the form that the whole of ``words`` has; None if it is no date."""
    first = first_word(words)
    for form in forms_at(first, date_forms()) if first else ():
        match = form.pattern.fullmatch(words)
        if match:
            return form.name, match
    return None


def _day_month() -> str:
    month, weekday = month_pattern(), weekday_pattern()
    lead = rf"(?:(?P<weekday>{weekday}){part_of_day()}?(?:\s*,\s*|\s+)(?:the\s+)?)?"
    return (
        rf"{lead}(?P<day>\b{DAY})(?:\s+day)?(?:\s+of)?[\s-]+(?P<month>{month})"
        rf"(?:(?:(?:\s?,)?\s+|,|-)(?P<year>{YEAR})|(?:\s+|-)(?P<short>'?\d\d(?=[\])\s]*(?:$|[.,\])])))|{later_year()})?"
    )


def _month_day() -> str:
    month, weekday = month_pattern(), weekday_pattern()
    lead = rf"(?:(?P<weekday>{weekday}){part_of_day()}?(?:\s*,\s*|\s+))?"
    year = rf"(?:(?:\s?,\s*|\s+)(?P<year>{YEAR})|{later_year()})?"
    return rf"{lead}(?P<month>{month})\s+(?:the\s+)?(?P<day>{DAY}){year}"


def _night_of() -> str:
    """Give the pattern of a part of the day before its day ("the night of 3 May")."""
    parts = all_of(date_words().parts_of_day)
    return rf"(?:(?:the\s+)?(?:early\s+|late\s+)?{parts}(?:\s+hours)?\s+of\s+(?:the\s+)?)?"


def _calendar() -> list[Written]:
    month, weekday, night = month_pattern(), weekday_pattern(), part_of_day()
    days = rf"(?P<day>{DAY})(?:{DASH}|\s*(?:to|(?P<and>and)|through)\s*)(?P<last>{DAY})"
    nighttime = _night_of()
    centuries = all_of(date_words().centuries)
    prefix = rf"(?:(?P<between>from|between)\s+|{nighttime})"
    direction = r"(?:(?P<direction>last|next|this|this\s+past|this\s+coming|the\s+previous)\s+)?"
    year = rf"(?:(?:\s?,\s*|\s+)(?P<year>{YEAR})|{later_year()})?"
    nights = opening("the", "early", "late", *date_words().parts_of_day.values())
    turned = opening("last", "next", "this", "the")
    digit = opening(DIGIT)
    holidays = date_words().holidays
    return [
        Written("holiday", opening(*holidays.values()), rf"(?P<holiday>{all_of(holidays)})(?:,?\s+(?P<year>{YEAR}))?"),
        Written(
            "iso",
            digit,
            r"\b(?P<year>\d{4})(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
            r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        ),
        Written(
            "numeric",
            digit,
            rf"\b(?P<first>\d{{1,2}})(?P<mark>[./])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{BARE_YEAR})"
            r"|\b(?P<left>\d{1,2})/(?P<right>\d{1,2})/(?P<short>\d\d)(?![\d/])",
        ),
        Written("day", digit | weekday_names() | nights, rf"{nighttime}{_day_month()}"),
        Written("day", month_names() | weekday_names() | nights, rf"{nighttime}{_month_day()}{night}?"),
        Written(
            "days", digit | nights | {"from", "between"}, rf"{prefix}\b{days}(?:\s+of)?\s+(?P<month>{month}){year}"
        ),
        Written("days", month_names() | nights | {"from", "between"}, rf"{prefix}(?P<month>{month})\s+{days}{year}"),
        Written(
            "month",
            month_names() | turned,
            rf"{direction}(?P<month>{month})(?:(?:\s?,)?\s+(?:of\s+)?(?P<year>{YEAR})|{later_year()})?",
        ),
        Written("year", digit | {"the"}, rf"(?:the\s+year\s+)?\b(?P<year>{YEAR})"),
        Written("years", digit, rf"\b(?P<year>{BARE_YEAR})(?P<mark>[-–—/])(?P<last>\d\d)(?![\d-])"),
        Written(
            "decade", digit | {"the"}, r"\b(?:the\s+)?(?:(?P<decade>(?:1[0-9]|20)\d0)['’]?s|(?P<short>['’]?[2-9]0)s)\b"
        ),
        Written(
            "century",
            opening(DIGIT, "the", *date_words().centuries.values()),
            rf"\b(?:the\s+)?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{centuries}))[\s-]+century\b"
            rf"(?P<era>\s+{ERA})?",
        ),
        Written(
            "weekday",
            weekday_names() | turned | nights,
            rf"{nighttime}{direction}(?P<weekday>{weekday}){night}?(?P<later>\s+(?:last|this|next)\s+week)?",
        ),
    ]


def _parts() -> list[Written]:
    """Give the forms that narrow a year, month, season or decade, and the seasons themselves."""
    words = date_words()
    thirds = "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.stretches.items())
    stretch = rf"(?:{thirds})[\s-]*(?:in\s+)?"
    part = rf"(?P<part>quarter|(?P<long>half)|(?P<months>{small_number()})\s+months)"
    season = season_pattern()
    ordinal = all_of(words.ordinals)
    month, year = month_pattern(), rf"(?P<year>{YEAR})"
    units = r"(?:(?:this|last|next|the)\s+(?:year|month|week|decade|century|period)\b(?!\s+of)|" + told_period() + ")"
    narrowed_season = rf"(?:the\s+)?{season}(?:\s+(?:of\s+)?{YEAR})?"
    turn = any_of(words.season_turns)
    no_part = rf"(?![\s'’-]+{any_of(words.after_no_part)})"
    return [
        Written(
            "stretch",
            opening(*words.stretches.values()),
            rf"\b{stretch}(?P<whole>{month}(?:(?:\s?,)?\s+(?:of\s+)?{YEAR}|{later_year(named=False)})?"
            rf"|(?:the\s+)?{YEAR}(?:['’]?s\b)?(?:\s+{ERA})?|(?:the\s+)?['’]?[2-9]0s\b"
            rf"|(?:the\s+)?\d\d?(?:st|nd|rd|th)[\s-]+century|{narrowed_season}|{units})",
        ),
        Written(
            "season",
            opening("the", words.season_turns, *words.seasons.values()),
            rf"\b(?:(?P<direction>{turn})\s+|the\s+(?:[a-z]+\s+)?)?(?P<season>{season})"
            rf"(?:\s+(?:of\s+)?{year}|{later_year()})?(?P<crossing>[-/]\d\d\b)?",
        ),
        Written(
            "part_of_year",
            opening(DIGIT, "the", *words.ordinals.values()),
            rf"\b(?:the\s+)?(?P<ordinal>{ordinal})[\s-]+{part}"
            rf"(?:\s+(?:of\s+)?(?:the\s+year\s+)?{year}|{later_year()}|(?P<bare>\s+of\s+the\s+year)"
            rf"|(?(long)(?!)|(?(months)(?!)|{no_part})))",
        ),
        Written("part_of_year", opening("Q1", "Q2", "Q3", "Q4"), rf"\bQ(?P<number>[1-4])(?:\s+(?:of\s+)?{year})?\b"),
        Written(
            "fiscal", opening("the", "fiscal", "financial"), rf"\b(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?{year}"
        ),
    ]


def _clock() -> list[Written]:
    zone = r"\(?\s*(?P<zone>GMT|UTC|CET|EST|EDT|PST|PDT|BST|IST|local\s+time|Z)(?:\s?[+-]\s?\d+)?(?:\s?\))?"
    half = r"(?:[ap]\.\s?m\b\.?|[ap]m\b)"
    hour = r"\b(?P<hour>[01]?\d|2[0-3])"
    on = rf"(?:\s*,?\s+(?:on\s+)?(?P<on>{_point_of_day()}|today|yesterday|tomorrow))?"
    own = zone.replace("<zone>", "<own>")
    times = (
        rf"(?:(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>{half})(?:\s*{zone})?"
        rf"|:?(?P<minutes>[0-5]\d)(?:\s*(?:hours|hrs))?\s*{own}|:(?P<plain>[0-5]\d)\b(?![:\d]))"
    )
    return [Written("clock", opening(DIGIT), rf"{hour}{times}{on}")]


def _point_of_day() -> str:
    """Give the pattern of a day without named groups."""
    month, weekday = month_pattern(), weekday_pattern()
    year = rf"(?:(?:\s?,)?\s+{YEAR}|{later_year(named=False)})?"
    return rf"(?:(?:{weekday},?\s+)?(?:{DAY}\s+(?:of\s+)?{month}|{month}\s+{DAY}){year}|{weekday})"


def _point() -> str:
    """Give the pattern of an end of an interval, without named groups; wider than dates are, for it is read again."""
    third = r"(?:(?:early|mid|late|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+)?"
    weekday = weekday_pattern()
    year = rf"(?:(?:\s?,)?\s+(?:of\s+)?{YEAR}|{later_year(named=False)})?"
    named = rf"(?:{weekday},?\s+)?(?:{DAY}\s+(?:of\s+)?)?{third}{month_pattern()}(?:\s+{DAY})?{year}"
    ambiguous = date_words().ambiguous_seasons
    plain = any_of(name for names in date_words().seasons.values() for name in names if name not in ambiguous)
    season = rf"(?:the\s+)?{third}(?:{season_pattern()}\s+(?:of\s+)?{YEAR}|{plain})"
    digits = rf"(?:(?:the\s+)?{third}(?:1[0-9]|20)\d0s|{third}(?:the\s+year\s+)?{YEAR})"
    edge = r"(?:early|mid|late|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+(?:this|last|next|the)"
    relative = rf"(?:this|last|next|{edge})\s+(?:week|month|year|decade)"
    return rf"(?:{named}|{weekday}|\d{{4}}-\d\d-\d\d|{digits}|{season}|{relative})"


def _intervals() -> list[Written]:
    words = date_words()
    point = _point()
    plain = rf"(?:{DASH}|\s+(?:to|through|until|till)\s+)"
    seasons, nights = opening(*words.seasons.values()), opening(*words.parts_of_day.values())
    points = opening(DIGIT, "the", "early", "mid", "late", "this", "last", "next") | seasons | nights
    points |= month_names() | weekday_names()
    sided = opening(words.open_end, words.open_start)
    before_era = rf"\b(?:(?:from|between)\s+)?(?P<from>\d{{1,4}})(?:{plain}|\s+and\s+)(?P<until>\d{{1,4}}\s*{ERA})"
    # "And" joins two ends only after "from" or "between": else it joins two dates.
    both = rf"(?:(?P<lead>from|between)\s+|{_night_of()})(?P<from>{point})(?:{plain}|(?(lead)\s+and\s+|(?!)))"
    sides = rf"(?:(?P<since>{any_of(words.open_end)})|{any_of(words.open_start)})"
    return [
        Written("interval", points | {"from", "between"}, rf"\b{both}(?P<until>{point}|today|now|the\s+present)"),
        Written("interval", opening(DIGIT, "from", "between"), before_era),
        Written("open", sided, rf"{sides}\s+(?P<point>{point}|yesterday|today|now|then)(?!['’]s\b)"),
    ]
