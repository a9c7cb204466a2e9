"""From Dalil's times to TIMEX values (TIMEX2: Ferro et al. 2005; TIMEX3: ISO-TimeML, Pustejovsky et al. 2010).

=====================================  =======================================================================
Dalil (EDTF, ISO 8601)                 TIMEX
=====================================  =======================================================================
``2016-12-21``, ``2016-12``, ``2016``  the same; marks of approximation and doubt (``~?%``) are MOD, not VAL
``XXXX-12-21``                         the same
``196X``, ``18XX``                     ``196``, ``18``
``-0479-08`` (astronomical years)      ``BC0480-08``
``2016-21`` … ``2016-24``              ``2016-SP``, ``-SU``, ``-FA``, ``-WI``
``2016-33`` … ``2016-36``, 40, 41      ``2016-Q1`` … ``2016-Q4``, ``2016-H1``, ``2016-H2``
``2016-12-21T18:00:00Z``               ``2016-12-21T18:00Z``
a day and the part of it that is said  ``2016-12-21TMO``, ``TAF``, ``TEV``, ``TNI``, ``TDT``
Monday/Sunday, Saturday/Sunday         ``2016-W52``, ``2016-W52-WE``
an approximate stretch inside one      that unit (``2017-09~/2017-12`` is ``2017``, with a MOD)
year, month or decade ("late 2017")
both ends of an interval, the end of   each its own expression, with its own extent
an open one ("since 2015")
an interval of a length that is said   the length (``P5Y`` for "the past five years")
duration                               the same; ``PXD`` where the words give no number
set ("every week")                     TIMEX3: ``P1W``; TIMEX2: ``XXXX-WXX``
"a few days later", "weeks earlier"    ``FUTURE_REF``, ``PAST_REF``
"at night"                             ``XXXX-XX-XXTNI``
"now", "the past", "the future"        ``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF``
``[2016-05-06,2016-06-05]``, other     unmapped: no value
intervals
=====================================  =======================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from dalil.bench.times.scoring import Timex
from dalil.records.edtf import bounds
from dalil.resolving.times import TimeValue

Scheme = Literal["TIMEX2", "TIMEX3"]

_SPELLS = {
    "21": "SP", "22": "SU", "23": "FA", "24": "WI", "33": "Q1", "34": "Q2", "35": "Q3", "36": "Q4", "40": "H1",
    "41": "H2",
}  # fmt: skip
_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def timexes(time: TimeValue, scheme: Scheme) -> Iterator[Timex]:
    """Give the TIMEX expressions of a time: the ends of an interval one by one."""
    if time.ends:
        for end in time.ends:
            yield from timexes(end, scheme)
    else:
        yield Timex(time.span.start, time.span.end, value_of(time, scheme))


def is_unmapped(time: TimeValue, scheme: Scheme) -> bool:
    """Tell whether a time has a value that TIMEX cannot express."""
    if time.ends:
        return any(is_unmapped(end, scheme) for end in time.ends)
    return time.edtf is not None and value_of(time, scheme) is None


def value_of(time: TimeValue, scheme: Scheme) -> str | None:
    """Give the TIMEX value of one time; None where it has none."""
    if time.direction:
        return _REFERENCES[time.direction]
    if time.kind == "set":
        return _SETS.get(time.duration or "", time.duration) if scheme == "TIMEX2" else time.duration
    if time.duration:
        return time.duration
    if time.edtf is None:
        return f"XXXX-XX-XXT{time.part}" if time.part and time.kind == "reference" else None
    return _with_part(from_edtf(time.edtf), time.part)


def _with_part(value: str | None, part: str | None) -> str | None:
    return f"{value}T{part}" if value and part and re.fullmatch(r"(?:BC)?[\dX]{4}-[\dX]{2}-[\dX]{2}", value) else value


def from_edtf(edtf: str) -> str | None:
    """Give the TIMEX value of an EDTF string; None where TIMEX has none."""
    plain = re.sub(r"[~?%]", "", edtf)
    if plain[:1] == "[":
        return None
    first, slash, last = plain.partition("/")
    if not slash:
        return _point(plain)
    return _calendar_stretch(first, last) or (_unit_around(first, last) if "~" in edtf else None)


def _point(edtf: str) -> str:
    if edtf.startswith("-"):
        return f"BC{1 - int(edtf[:5]):04}{_point('0000' + edtf[5:])[4:]}"
    if edtf[4:5] == "-" and edtf[5:7] in _SPELLS:
        return f"{edtf[:4]}-{_SPELLS[edtf[5:7]]}"
    if "T" in edtf:
        return re.sub(r"(T\d\d:\d\d):00", r"\1", edtf)
    return edtf.rstrip("X") if re.fullmatch(r"\d{2,3}X{1,2}", edtf) else edtf


def _calendar_stretch(first: str, last: str) -> str | None:
    """Give a week from Monday to Sunday or a weekend."""
    if not all(re.fullmatch(r"\d{4}-\d\d-\d\d", end) for end in (first, last)):
        return None
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    year, week, weekday = start.isocalendar()
    if end.isoweekday() == 7 and (weekday, end - start) in ((1, timedelta(days=6)), (6, timedelta(days=1))):
        return f"{year}-W{week:02}" + ("-WE" if weekday == 6 else "")
    return None


def _unit_around(first: str, last: str) -> str | None:
    """Give the month, year or decade in which both ends lie."""
    if ".." in (first, last):
        return None
    if first.startswith("-"):
        return _point(first[: 8 if len(first) > 8 and first[:8] == last[:8] else 5]) if first[:5] == last[:5] else None
    start, end = bounds(first)[0], bounds(last)[1]
    if start is None or end is None:
        return None
    days, years = (start.isoformat(), end.isoformat()), len(first) == 4
    for length in (3,) if years else (7, 4):
        if days[0][:length] == days[1][:length]:
            return days[0][:length]
    return None
