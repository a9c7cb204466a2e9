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
    if not unit:
        return None
    one = _lengths()[unit.lower()]
    if groups.get("half"):
        return _times(one, Fraction(1, 2))
    number = groups.get("number")
    if number:
        value = number_value(re.sub(r"\s+and\s+a\s+half", " and a half", number.lower()))
        return _times(one, value) if value else _times(one, None)
    if groups.get("one"):
        return one
    if (groups.get("uncounted") or "").lower() in ("a couple", "a couple of"):
        return _times(one, Fraction(2))
    return _times(one, None)


def period_of(m: re.Match[str]) -> str | None:
    """Give the ISO 8601 duration after which a set of times comes round ("every week" is ``P1W``)."""
    groups = m.groupdict()
    if groups.get("unit"):
        return _lengths().get(m["unit"].lower(), "P1D")
    return next((period for at, period in enumerate(date_words().sets) if groups.get(f"s{at}")), None)


def _times(one: str, number: Fraction | None) -> str:
    """Multiply a duration of one designator ("P10Y")."""
    lead, count, letter = re.fullmatch(r"(PT?)(\d+)(\w)", one).groups()  # type: ignore[union-attr]
    if number is None:
        return f"{lead}{_UNKNOWN}{letter}"
    whole = number * int(count)
    return f"{lead}{float(whole):g}{letter}"


@cache
def _lengths() -> dict[str, str]:
    table = {word: length for length, words in date_words().lengths.items() for word in words}
    return table | {"quarter": "P3M"}
