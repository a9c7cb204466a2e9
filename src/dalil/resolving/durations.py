"""Lengths of time and sets of times as ISO 8601 durations."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from dalil.language.expression_words import date_words
from dalil.language.quantity_forms import number_value

_UNKNOWN = "X"


def length_of(m: re.Match[str]) -> str | None:
    """Give the ISO 8601 duration of a length ("three weeks" is ``P3W``), with ``X`` where no number is told."""
    groups = m.groupdict()
    unit = groups.get("unit") or groups.get("one")
    return _times(_lengths()[unit.lower()], _number(groups)) if unit else None


def _number(groups: dict[str, str | None]) -> Fraction | None:
    """Give how many units a match names; None where it tells no number."""
    if groups.get("and_half"):
        return Fraction(3, 2)
    if groups.get("half"):
        return Fraction(1, 2)
    number = groups.get("number")
    if number:
        return number_value(re.sub(r"\s+and\s+a\s+half", " and a half", number.lower())) or None
    if (groups.get("uncounted") or "").lower() in ("a couple", "a couple of"):
        return Fraction(2)
    return Fraction(1) if groups.get("one") else None


def period_of(m: re.Match[str]) -> str | None:
    """Give the ISO 8601 duration after which a set of times comes round ("every week" is ``P1W``)."""
    groups = m.groupdict()
    if groups.get("unit"):
        unit = m["unit"].lower()
        days = _lengths().get(unit) or ("P1D" if unit in _parts_of_day() else "P1W")
        return _times(days, number_value(groups["number"])) if groups.get("number") else days
    if not any(name.startswith("s") for name in groups):
        return "P1W"  # "on Fridays"
    return next((period for at, period in enumerate(date_words().sets) if groups.get(f"s{at}")), None)


def _times(one: str, number: Fraction | None) -> str:
    """Multiply a duration of one designator ("P10Y")."""
    lead, count, letter = re.fullmatch(r"(PT?)(\d+)(\w)", one).groups()  # type: ignore[union-attr]
    if number is None:
        return f"{lead}{_UNKNOWN}{letter}"
    whole = number * int(count)
    return f"{lead}{float(whole):g}{letter}"


@cache
def _parts_of_day() -> frozenset[str]:
    return frozenset(word for words in date_words().parts_of_day.values() for word in words)


@cache
def _lengths() -> dict[str, str]:
    table = {word: length for length, words in date_words().lengths.items() for word in words}
    return table | {"quarter": "P3M"}
