"""The grammar of dates in news English: a named form with named groups for every way of saying when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dalil.language.expression_words import any_of, date_words, quantity_words
from dalil.language.quantity_forms import number_pattern

_YEAR = r"(?:1[0-9]|20)\d\d(?![\d,]\d|\d|\s*%)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|,\d|\.\d)"
_DASH = r"\s*[-–—]\s*"


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way of saying when; ``alone`` is false where it counts as a date only after a preposition or the like."""

    name: str
    pattern: re.Pattern[str]
    alone: bool = True


def month_pattern() -> str:
    """Give the pattern of a month's name or abbreviation, in title or upper case."""
    return _cased([name for names in date_words().months.values() for name in names])


def weekday_pattern() -> str:
    """Give the pattern of a weekday's name or abbreviation, in title or upper case."""
    return _cased([name for names in date_words().weekdays.values() for name in names])


def _cased(names: list[str]) -> str:
    longest_first = sorted({cased for name in names for cased in (name, name.upper())}, key=lambda n: (-len(n), n))
    return r"(?-i:\b(?:" + "|".join(_name(name) for name in longest_first) + r"))"


def _name(name: str) -> str:
    """Turn ``Sun.`` (the dot is a must), ``Jan.?`` (it may be missing) or a full name into a pattern."""
    if name.endswith(".?"):
        return name[:-2] + r"(?:\.|\b)"
    return name[:-1] + r"\." if name.endswith(".") else name + r"\b"


@cache
def date_forms() -> tuple[DateForm, ...]:
    """Give all forms; where two match at one place, the longer match counts, then the earlier form."""
    return tuple(
        DateForm(name, re.compile(pattern, re.IGNORECASE), name not in ("month", "year"))
        for name, pattern in (*_calendar(), *_stretches(), *_relative(), *_intervals())
    )


@cache
def date_hints() -> re.Pattern[str]:
    """Give a quick pattern of every place at which a date may begin."""
    words = date_words()
    lists = (
        *words.stretches.values(), *words.seasons.values(), *words.ordinals.values(), *words.days.values(),
        *words.directions.values(), *(alike for steps in words.relative.values() for alike in steps.values()),
        words.vague, words.open_start, words.open_end, words.openers, *quantity_words().numbers.values(),
    )  # fmt: skip
    first = sorted({word.split()[0].rstrip("-") for alike in lists for word in alike})
    names = f"{month_pattern()}|{weekday_pattern()}"
    return re.compile(rf"(?<![\w])(?:\d|['’]\d0s|(?:{'|'.join(map(re.escape, first))})\b|{names})", re.IGNORECASE)


def date_form(words: str) -> tuple[str, re.Match[str]] | None:
    """Find the form that the whole of ``words`` has; None if it is no date."""
    for form in date_forms():
        match = form.pattern.fullmatch(words)
        if match:
            return form.name, match
    return None


def _part_of_day() -> str:
    return rf"(?:\s+(?:{any_of(date_words().parts_of_day)}))"


def _day_month() -> str:
    month, weekday = month_pattern(), weekday_pattern()
    lead = rf"(?:(?P<weekday>{weekday}){_part_of_day()}?(?:,\s*|\s+)(?:the\s+)?)?"
    return (
        rf"{lead}(?P<day>\b{_DAY})(?:\s+day)?(?:\s+of)?[\s-]+(?P<month>{month})"
        rf"(?:(?:,?\s+|,|-)(?P<year>{_YEAR})|(?:\s+|-)(?P<short>'?\d\d(?=[\])\s]*(?:$|[.,\])]))))?"
    )


def _month_day() -> str:
    month, weekday = month_pattern(), weekday_pattern()
    lead = rf"(?:(?P<weekday>{weekday}){_part_of_day()}?(?:,\s*|\s+))?"
    return rf"{lead}(?P<month>{month})\s+(?:the\s+)?(?P<day>{_DAY})(?:(?:,\s*|\s+)(?P<year>{_YEAR}))?"


def _calendar() -> list[tuple[str, str]]:
    month, weekday, night = month_pattern(), weekday_pattern(), _part_of_day()
    days = rf"(?P<day>{_DAY})(?:{_DASH}|\s*(?:to|and|through)\s*)(?P<last>{_DAY})"
    night_of = r"(?:(?:the\s+)?(?:early\s+)?(?:night|evening|(?:morning\s+)?hours|morning|afternoon)\s+of\s+)?"
    prefix = rf"(?:(?:from|between)\s+|{night_of})"
    direction = r"(?:(?P<direction>last|next|this|this\s+past|this\s+coming|the\s+previous)\s+)?"
    year = rf"(?:(?:,\s*|\s+)(?P<year>{_YEAR}))?"
    return [
        ("iso", r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
                r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"),
        ("numeric", rf"\b(?P<first>\d{{1,2}})(?P<mark>[./])(?P<second>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})"),
        ("day", rf"{night_of}{_day_month()}"),
        ("day", rf"{night_of}{_month_day()}{night}?"),
        ("days", rf"{prefix}\b{days}(?:\s+of)?\s+(?P<month>{month}){year}"),
        ("days", rf"{prefix}(?P<month>{month})\s+{days}{year}"),
        ("month", rf"{direction}(?P<month>{month})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"),
        ("year", rf"(?:the\s+year\s+)?\b(?P<year>{_YEAR})"),
        ("years", rf"\b(?P<year>{_YEAR})(?P<mark>[-–—/])(?P<last>\d\d)(?![\d-])"),
        ("decade", r"\b(?:the\s+)?(?:(?P<decade>(?:1[0-9]|20)\d0)['’]?s|['’](?P<short>\d0)s)\b"),
        ("century", r"\b(?:the\s+)?(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-]+century\b"),
        ("weekday", rf"{direction}(?P<weekday>{weekday}){night}?"),
    ]  # fmt: skip


def _stretches() -> list[tuple[str, str]]:
    words = date_words()
    thirds = "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.stretches.items())
    stretch = rf"(?:{thirds})[\s-]*(?:in\s+)?"
    part = rf"(?P<part>quarter|half|(?P<months>{number_pattern()})\s+months)"
    season = any_of([name for names in words.seasons.values() for name in names])
    ordinal = any_of([name for names in words.ordinals.values() for name in names])
    month, year = month_pattern(), rf"(?P<year>{_YEAR})"
    this_year = r"(?P<relative>(?:this|last|next|the\s+current|the\s+previous)\s+year)"
    return [
        ("stretch", rf"\b{stretch}(?P<whole>{month}(?:,?\s+(?:of\s+)?{_YEAR})?|(?:the\s+)?{_YEAR}(?:['’]?s\b)?"
                    r"|(?:the\s+)?['’]\d0s\b|(?:this|last|next|the)\s+(?:year|month|week|decade)\b(?!\s+of))"),
        ("season", rf"\b(?:the\s+)?(?P<season>{season})(?:\s+(?:of\s+)?(?:{year}|{this_year}))"
                   rf"|\b(?P<direction>this|last|next)\s+(?P<named>{season})\b"),
        ("part_of_year", rf"\b(?:the\s+)?(?P<ordinal>{ordinal})\s+{part}\s+(?:of\s+)?(?:{year}|{this_year})"),
    ]  # fmt: skip


def _relative() -> list[tuple[str, str]]:
    words = date_words()
    unit, counted = any_of(words.units), "(?P<unit>" + "|".join(words.quantified_units) + ")s?"
    directions = "(?:" + "|".join(rf"(?P<d{n + 1}>{any_of(alike)})" for n, alike in words.directions.items()) + ")"
    days = "|".join(rf"(?P<o{n + 2}>{any_of(alike)})" for n, alike in words.days.items())
    number = rf"(?P<number>\ban?\b|\ba\s+(?:few|couple\s+of)|\bseveral|\bsome|{number_pattern()})"
    about = r"(?:(?:more\s+than|about|around|almost|nearly|over|some|less\s+than|just)\s+)?"
    side = r"(?P<side>past|last|previous|next|coming|following)"
    return [
        ("within", r"\b(?P<side>earlier|later)\s+"
                   r"(?:(?P<of>this|last|next)\s+(?P<unit>week|month|year)|in\s+the\s+(?P<same>week|month|year))\b"),
        ("unit", rf"{directions}\s+(?P<unit>{unit})(?!['’]s\s+eve)"),
        ("days_from", rf"(?:{days})"),
        ("ago", rf"{about}{number}\s+{counted}\s+(?P<way>ago|earlier|before\s+that|later|after\s+that)\b"),
        ("past", rf"(?:(?:in|over|during|within|for)\s+)?\b(?:the\s+)?{side}\s+(?:{number}\s+)?{counted}(?<=s)\b"
                 r"|(?:(?:in|over|during|within)\s+the\s+(?:past|last)|\bthe\s+past)\s+(?P<one>{unit})"),
        ("vague", any_of(words.vague)),
        ("relative", any_of(word for steps in words.relative.values() for alike in steps.values() for word in alike)),
    ]  # fmt: skip


def _point() -> str:
    month, weekday = month_pattern(), weekday_pattern()
    year = rf"(?:the\s+year\s+)?{_YEAR}"
    day = rf"(?:{weekday},?\s+)?(?:{_DAY}\s+(?:of\s+)?{month}|{month}\s+{_DAY})(?:,?\s+{_YEAR})?"
    third = r"(?:(?:early|mid|late|the\s+(?:beginning|end|start)\s+of)[\s-]+)?"
    edge = rf"{third}(?:{month}(?:\s+(?:of\s+)?{_YEAR})?|{year})"
    decade = r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:1[0-9]|20)\d0s"
    relative = r"(?:this|last|next)\s+(?:week|month|year|decade)"
    return rf"(?:{day}|{decade}|{edge}|{weekday}|{relative}|\d{{4}}-\d\d-\d\d)"


def _intervals() -> list[tuple[str, str]]:
    words = date_words()
    point = _point()
    plain = rf"(?:{_DASH}|\s+(?:to|through|until|till)\s+)"
    return [
        ("interval", rf"\b(?:from|between)\s+(?P<from>{point})(?:{plain}|\s+and\s+)"
                     rf"(?P<until>{point}|today|now|the\s+present)"),
        ("interval", rf"\b(?P<from>{point}){plain}(?P<until>{point})"),
        ("open_end", rf"{any_of(words.open_end)}\s+(?P<point>{point}|yesterday)(?!['’]s\b)"),
        ("open_start", rf"{any_of(words.open_start)}\s+(?P<point>{point}|today|now)(?!['’]s\b)"),
    ]  # fmt: skip
