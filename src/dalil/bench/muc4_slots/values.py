"""Dates, locations and numbers: when a response is the key's value, or part of it.

Scoring guidelines, sections 3.2.2, 3.2.3 and 3.2.14.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from dalil.bench.muc4_slots.strings import FULL, HALF, NONE

_DAY = re.compile(r"\d\d? [A-Z]{3} \d\d")
_TYPE = re.compile(r"\s*\(([A-Z ]+)\??\)")


def match_date(response: str, key: str, *, by_program: bool) -> float:
    """Compare two dates: "DD MMM YY", "DD MMM YY - DD MMM YY" or "- DD MMM YY" (on or before)."""
    ours, theirs = _days(response), _days(key)
    if ours == theirs and _is_open(response) == _is_open(key):
        return FULL
    if by_program or not ours or not theirs:
        return NONE
    if _is_open(response):
        return HALF if ours[-1] == theirs[-1] else NONE
    if len(ours) > 1 or not (_is_open(key) or len(theirs) > 1):
        return NONE
    within = ours[0] <= theirs[-1] and (_is_open(key) or theirs[0] <= ours[0])
    return HALF if within else NONE


def match_location(response: str, key: str, *, by_program: bool) -> float:
    """Compare two locations, a country and places from the largest to the smallest.

    The right country without any place is half right, and so is, to a person, the right country with another place, the
    right place in a wrong country and one end of a range.
    """
    ours, theirs = _levels(response), _levels(key)
    if ours == theirs:
        return FULL
    if ours[0] == theirs[0] and len(ours) == 1:
        return HALF
    if by_program:
        return NONE
    return HALF if ours[0] == theirs[0] or (len(ours) > 1 and ours[1:] == theirs[1:]) else NONE


def match_number(response: str, key: str, *, by_program: bool) -> float:
    """Compare two numbers: "7", "~7", "5 - 7", "5 -" or PLURAL; an end of a range and 7 for ~7 are half right."""
    ours, theirs = (re.sub(r"[\s,]", "", number) for number in (response, key))
    if ours == theirs:
        return FULL
    if by_program or not ours.isdigit():
        return NONE
    return HALF if ours in theirs.replace("~", "-").split("-") else NONE


def _is_open(words: str) -> bool:
    return words.lstrip().startswith("-")


def _days(words: str) -> list[date]:
    """Give the days of a date; none where it names a day that no calendar has."""
    try:
        return [datetime.strptime(found, "%d %b %y").date() for found in _DAY.findall(words.upper())]
    except ValueError:
        return []


def _levels(words: str) -> tuple[str, ...]:
    """Give a country and its places; city and town are one type, doubt about a type counts nothing."""
    levels = [" ".join(_TYPE.sub(_type, level).split()) for level in words.split(":")]
    return tuple(levels)


def _type(found: re.Match[str]) -> str:
    kind = found[1].strip()
    return f" ({'CITY' if kind == 'TOWN' else kind})"
