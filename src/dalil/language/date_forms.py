"""The grammar of times in news English: a named form with named groups for every way of saying when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dalil.language.expression_words import all_of, any_of, date_words
from dalil.language.relative_forms import reference_forms, relative_forms
from dalil.language.time_parts import (
    BARE_YEAR,
    DASH,
    DAY,
    YEAR,
    later_year,
    month_pattern,
    part_of_day,
    season_pattern,
    small_number,
    told_period,
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


@cache
def date_forms() -> tuple[DateForm, ...]:
    """Give the forms of dates; where two match at one place, the longer match counts, then the earlier form."""
    return tuple(
        _form(name, pattern, "date") for name, pattern in (*_calendar(), *_parts(), *relative_forms(), *_intervals())
    )


@cache
def time_forms() -> tuple[DateForm, ...]:
    """Give the forms of all time expressions: dates, clock times, durations, sets, vague references."""
    clock = [_form(name, pattern, "time") for name, pattern in _clock()]
    others = [_form(name, pattern, kind) for name, pattern, kind in reference_forms()]
    return (*date_forms(), *clock, *others)


def _form(name: str, pattern: str, kind: TimeKind) -> DateForm:
    return DateForm(name, re.compile(pattern, re.IGNORECASE), kind, name not in _NOT_ALONE)


def date_form(words: str) -> tuple[str, re.Match[str]] | None:
    """Find the form that the whole of ``words`` has; None if it is no date."""
    for form in date_forms():
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


def _calendar() -> list[tuple[str, str]]:
    month, weekday, night = month_pattern(), weekday_pattern(), part_of_day()
    days = rf"(?P<day>{DAY})(?:{DASH}|\s*(?:to|(?P<and>and)|through)\s*)(?P<last>{DAY})"
    night_of = (
        rf"(?:(?:the\s+)?(?:early\s+|late\s+)?{all_of(date_words().parts_of_day)}(?:\s+hours)?\s+of\s+(?:the\s+)?)?"
    )
    centuries = all_of(date_words().centuries)
    prefix = rf"(?:(?P<between>from|between)\s+|{night_of})"
    direction = r"(?:(?P<direction>last|next|this|this\s+past|this\s+coming|the\s+previous)\s+)?"
    year = rf"(?:(?:\s?,\s*|\s+)(?P<year>{YEAR})|{later_year()})?"
    return [
        ("iso", r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
                r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"),
        ("numeric", rf"\b(?P<first>\d{{1,2}})(?P<mark>[./])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{BARE_YEAR})"),
        ("day", rf"{night_of}{_day_month()}"),
        ("day", rf"{night_of}{_month_day()}{night}?"),
        ("days", rf"{prefix}\b{days}(?:\s+of)?\s+(?P<month>{month}){year}"),
        ("days", rf"{prefix}(?P<month>{month})\s+{days}{year}"),
        ("month", rf"{direction}(?P<month>{month})(?:(?:\s?,)?\s+(?:of\s+)?(?P<year>{YEAR})|{later_year()})?"),
        ("year", rf"(?:the\s+year\s+)?\b(?P<year>{YEAR})"),
        ("years", rf"\b(?P<year>{BARE_YEAR})(?P<mark>[-–—/])(?P<last>\d\d)(?![\d-])"),
        ("decade", r"\b(?:the\s+)?(?:(?P<decade>(?:1[0-9]|20)\d0)['’]?s|(?P<short>['’]?[2-9]0)s)\b"),
        ("century", rf"\b(?:the\s+)?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{centuries}))[\s-]+century\b"
                    r"(?P<era>\s+B\.?C\.?(?:E\.?)?)?"),
        ("weekday", rf"{direction}(?P<weekday>{weekday})s?{night}?(?P<later>\s+(?:last|this|next)\s+week)?"),
    ]  # fmt: skip


def _parts() -> list[tuple[str, str]]:
    """Give the forms that narrow a year, month, season or decade, and the seasons themselves."""
    words = date_words()
    thirds = "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.stretches.items())
    stretch = rf"(?:{thirds})[\s-]*(?:in\s+)?"
    part = rf"(?P<part>quarter|half|(?P<months>{small_number()})\s+months)"
    season = season_pattern()
    ordinal = all_of(words.ordinals)
    month, year = month_pattern(), rf"(?P<year>{YEAR})"
    units = r"(?:(?:this|last|next|the)\s+(?:year|month|week|decade|century|period)\b(?!\s+of)|" + told_period() + ")"
    narrowed_season = rf"(?:the\s+)?{season}(?:\s+(?:of\s+)?{YEAR})?"
    turn = any_of(words.season_turns)
    no_part = rf"(?![\s'’-]+{any_of(words.after_no_part)})"
    return [
        ("stretch", rf"\b{stretch}(?P<whole>{month}(?:(?:\s?,)?\s+(?:of\s+)?{YEAR}|{later_year(named=False)})?"
                    rf"|(?:the\s+)?{YEAR}(?:['’]?s\b)?(?:\s+B\.?C)?|(?:the\s+)?['’]?[2-9]0s\b"
                    rf"|(?:the\s+)?\d\d?(?:st|nd|rd|th)[\s-]+century|{narrowed_season}|{units})"),
        ("season", rf"\b(?:(?P<direction>{turn})\s+|the\s+(?:[a-z]+\s+)?)?(?P<season>{season})"
                   rf"(?:\s+(?:of\s+)?{year}|{later_year()})?(?P<crossing>[-/]\d\d\b)?"),
        ("part_of_year", rf"\b(?:the\s+)?(?P<ordinal>{ordinal})[\s-]+{part}"
                         rf"(?:\s+(?:of\s+)?(?:the\s+year\s+)?{year}|{later_year()}|(?P<bare>\s+of\s+the\s+year)|{no_part})"),
        ("part_of_year", rf"\bQ(?P<number>[1-4])(?:\s+(?:of\s+)?{year})?\b"),
        ("fiscal", rf"\b(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?{year}"),
    ]  # fmt: skip


def _clock() -> list[tuple[str, str]]:
    zone = r"\(?\s*(?P<zone>GMT|UTC|CET|EST|EDT|PST|PDT|BST|IST|local\s+time|Z)(?:\s?[+-]\s?\d+)?\s?\)?"
    half = r"(?:[ap]\.\s?m\b\.?|[ap]m\b)"
    hour = r"\b(?P<hour>[01]?\d|2[0-3])"
    on = rf"(?:\s*,?\s+(?:on\s+)?(?P<on>{_point_of_day()}|today|yesterday|tomorrow))?"
    return [
        ("clock", rf"{hour}(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>{half})(?:\s*{zone})?{on}"),
        ("clock", rf"{hour}:?(?P<minute>[0-5]\d)(?:\s*(?:hours|hrs))?\s*{zone}{on}"),
        ("clock", rf"{hour}:(?P<minute>[0-5]\d)\b(?![:\d]){on}"),
    ]


def _point_of_day() -> str:
    """Give the pattern of a day without named groups."""
    month, weekday = month_pattern(), weekday_pattern()
    year = rf"(?:(?:\s?,)?\s+{YEAR}|{later_year(named=False)})?"
    return rf"(?:(?:{weekday},?\s+)?(?:{DAY}\s+(?:of\s+)?{month}|{month}\s+{DAY}){year}|{weekday})"


def _point() -> str:
    month = month_pattern()
    year = rf"(?:the\s+year\s+)?{YEAR}"
    third = r"(?:(?:early|mid|late|the\s+(?:beginning|end|start|middle)\s+of)[\s-]+)?"
    edge = rf"{third}(?:{month}(?:\s+(?:of\s+)?{YEAR}|{later_year(named=False)})?|{year})"
    decade = r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:1[0-9]|20)\d0s"
    season = rf"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?{season_pattern()}(?:\s+(?:of\s+)?{YEAR})"
    relative = r"(?:this|last|next)\s+(?:week|month|year|decade)"
    return rf"(?:{_point_of_day()}|{decade}|{edge}|{season}|{relative}|\d{{4}}-\d\d-\d\d)"


def _intervals() -> list[tuple[str, str]]:
    words = date_words()
    point = _point()
    plain = rf"(?:{DASH}|\s+(?:to|through|until|till)\s+)"
    era = r"\d{1,4}\s*B\.?C\.?(?:E\b\.?)?"
    return [
        ("interval", rf"\b(?:from|between)\s+(?P<from>{point})(?:{plain}|\s+and\s+)"
                     rf"(?P<until>{point}|today|now|the\s+present)"),
        ("interval", rf"\b(?P<from>{point}){plain}(?P<until>{point})"),
        ("interval", rf"\b(?P<from>\d{{1,4}})(?:{plain}|\s+and\s+)(?P<until>{era})"),
        ("open_end", rf"{any_of(words.open_end)}\s+(?P<point>{point}|yesterday)(?!['’]s\b)"),
        ("open_start", rf"{any_of(words.open_start)}\s+(?P<point>{point}|today|now)(?!['’]s\b)"),
    ]  # fmt: skip
