"""The spans of time expressions in a stretch of text; no values (those are for `resolving`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dalil.language.date_forms import DateForm, Openers, TimeKind, date_forms, forms_at, time_forms
from dalil.language.expression_words import any_of, date_words, quantity_words
from dalil.language.stretches import label_before
from dalil.language.time_parts import month_pattern, small_number
from dalil.records import Span

_WORD = re.compile(r"['’]?\b(\w+)")
_NEAR = 60
"""How many characters before and after decide what a number is."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, how long or how often; ``form`` names the way of saying so, ``match`` holds its parts."""

    span: Span
    kind: TimeKind
    form: str
    match: re.Match[str] = field(compare=False, repr=False)


def find_dates(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find the words of dates, years and spells of time between two offsets, longest first where they compete."""
    return tuple(found.span for found in _find(text, start, end, date_forms()))


def find_times(text: str, start: int, end: int) -> tuple[TimeExpression, ...]:
    """Find all time expressions: what `find_dates` finds, and clock times, durations, sets and vague references."""
    return _find(text, start, end, time_forms())


def _find(text: str, start: int, end: int, forms: Openers) -> tuple[TimeExpression, ...]:
    kept: list[tuple[DateForm, re.Match[str]]] = []
    for word in _WORD.finditer(text, start, end):
        best = None
        for form in forms_at(word[1], forms):
            match = form.pattern.match(text, word.start(), end)
            if match and (best is None or match.end() > best[1].end()) and _counts(form, text, match, start, end):
                best = form, match
        if best and (not kept or best[1].start() >= kept[-1][1].end()):
            kept.append(best)
        elif best and _length(best[1]) > _length(kept[-1][1]):
            kept[-1] = best
    return tuple(TimeExpression(Span.of(text, *m.span()), form.kind, form.name, m) for form, m in kept)


def _length(match: re.Match[str]) -> int:
    return match.end() - match.start()


def _counts(form: DateForm, text: str, match: re.Match[str], start: int, end: int) -> bool:
    return _whole_word(text, match, start, end) and (form.alone or _counts_alone(form, text, match, start, end))


def _whole_word(text: str, m: re.Match[str], start: int, end: int) -> bool:
    before = text[m.start() - 1] if m.start() > start else " "
    after = text[m.end()] if m.end() < end else " "
    return not (before.isalnum() or before in "-/$€£" or after.isalnum() or after == "%")


def _counts_alone(form: DateForm, text: str, m: re.Match[str], start: int, end: int) -> bool:
    """Tell a bare month, year, season or plural from a verb, a name or a count."""
    before, after = text[max(start, m.start() - _NEAR) : m.start()], text[m.end() : min(end, m.end() + _NEAR)]
    if form.name == "month":
        return bool(m["year"] or m["direction"] or m["told"]) or _is_month(m["month"], before, after)
    if form.name == "year":
        return not m["year"].isdigit() or _is_year(m["year"], before, after)
    if form.name == "season":
        return _is_season(m, before, after)
    if form.name in ("spell", "part"):
        return bool(_spell_leading().search(before)) and not re.match(r"\s+of\b|[\s-]+(?:shift|club|school)", after)
    return bool(_plural_leading().search(before)) or after.startswith(" of ")


def _is_month(name: str, before: str, after: str) -> bool:
    if _leading().search(before):
        return True
    full = len(name.rstrip(".")) > 4 and name.capitalize() not in date_words().ambiguous_months
    return full and not re.match(r"\s+[A-Z][a-z]", after)


def _is_year(digits: str, before: str, after: str) -> bool:
    if re.search(r"\bthe\s+$", before, re.IGNORECASE) and 1950 <= int(digits) <= 2049:
        return True  # "the 2016 attacks": a count would be written 2,016
    if before.endswith(", "):
        return bool(re.match(r"\s*(?:$|[.;:)\]])", after))
    if _year_leading().search(before):
        return not _counted_noun().match(after) or not _of_leading().search(before)
    if _counted_noun().match(after) or label_before().search(before):
        return False
    if _bound().search(before) and not (1950 <= int(digits) <= 2049):  # counts of today's size are written 2,021
        return False
    return 1900 <= int(digits) <= 2099 and not _number_after().match(after)


def _is_season(m: re.Match[str], before: str, after: str) -> bool:
    """Tell a season from a verb, a source of water, a fall of a city and from movements named after a season."""
    if m["year"] or m["told"] or m["direction"]:
        return True
    if m["season"][:1].isupper() and re.search(r"[A-Z]\w*\s+(?:the\s+)?$", before):
        return False
    if m["season"].lower() in date_words().ambiguous_seasons and (
        not re.search(r"\b(?:in|during|by|since|until|that|this)\s+$", before + " ")
        or re.match(r"\s+(?:of|from|in)\b", after)
    ):
        return bool(_season_following().match(after)) and not re.match(r"\s+of\b", after)
    return bool(
        m.group().lower().startswith("the ") or _season_leading().search(before) or _season_following().match(after)
    )


@cache
def _counted_noun() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[\w-]+\s+)?{any_of(quantity_words().counted_nouns)}", re.IGNORECASE)


@cache
def _number_after() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{small_number()}|[-–]\s?\w)", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """Words before a bare month that make it one."""
    return re.compile(rf"{any_of(date_words().before_month)}[\s-]+$", re.IGNORECASE)


@cache
def _year_leading() -> re.Pattern[str]:
    """Words before a bare number that make it a year."""
    words = any_of(date_words().before_year)
    return re.compile(rf"(?:{words}[\s-]+|{month_pattern()}\s+(?:of\s+)?|\()$", re.IGNORECASE)


@cache
def _of_leading() -> re.Pattern[str]:
    """Words before a number that make it a year only where it counts nothing."""
    return re.compile(r"\b(?:of|and|to|or)\s+$", re.IGNORECASE)


@cache
def _season_leading() -> re.Pattern[str]:
    return re.compile(rf"{any_of(date_words().before_season)}[\s-]+$", re.IGNORECASE)


@cache
def _season_following() -> re.Pattern[str]:
    return re.compile(rf"[\s-]+{any_of(date_words().after_season)}", re.IGNORECASE)


@cache
def _spell_leading() -> re.Pattern[str]:
    return re.compile(rf"{any_of(date_words().before_spell)}\s+$", re.IGNORECASE)


@cache
def _plural_leading() -> re.Pattern[str]:
    return re.compile(rf"{any_of(date_words().before_plural)}\s+$", re.IGNORECASE)


@cache
def _bound() -> re.Pattern[str]:
    bounds = [word for words in quantity_words().qualifiers.values() for word in words]
    return re.compile(rf"{any_of(bounds)}\s+$", re.IGNORECASE)
