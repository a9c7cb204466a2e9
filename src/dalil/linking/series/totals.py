"""Totals: the yearly values of a series against a value of its own for all those years, whoever tells them.

What one report or one origin tells is the business of ``dalil.checking``. Here years and total come from several
origins: where they agree, the total is borne out; where they do not, nothing is contradicted, since the origins may
count differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.checking.intervals import Interval, added
from dalil.checking.meanings import meaning
from dalil.checking.wording import bounded
from dalil.linking.series.points import Point, Value
from dalil.records import Check, Verdict

_LEAST_YEARS = 2


def checked_totals(points: Sequence[Point]) -> Iterator[Check]:
    """Compare each standing value for several years with the sum of the standing values of those years.

    Only years with one exact value each are added up, and only where no report and no origin alone tells everything.
    ``id`` is left empty.
    """
    yearly = {int(point.period): point for point in points if point.period and point.period.isdecimal()}
    for point in points:
        years = _years(point.period)
        parts = [value for year in years if (value := _only(yearly.get(year))) is not None]
        if len(years) >= _LEAST_YEARS and len(parts) == len(years):
            for total in point.standing:
                if total.quantity.qualifier == "exact" and not total.so_far and _are_of_several((total, *parts)):
                    yield _compared(total, parts, point.period or "")


def _years(period: str | None) -> range:
    first, slash, last = (period or "").partition("/")
    return range(int(first), int(last) + 1) if slash and first.isdecimal() and last.isdecimal() else range(0)


def _only(point: Point | None) -> Value | None:
    """Give the value of a year that has one exact value."""
    standing = point.standing if point else ()
    one = standing[0] if len(standing) == 1 else None
    return one if one and one.quantity.qualifier == "exact" and not one.so_far else None


def _are_of_several(values: Sequence[Value]) -> bool:
    reports = set.intersection(*(set(value.support.reports) for value in values))
    origins = set.intersection(*(set(value.support.origins) for value in values))
    return not reports and not origins


def _compared(total: Value, parts: Sequence[Value], period: str) -> Check:
    stated = meaning(total.quantity).stated
    result = added(meaning(part.quantity).stated for part in parts)
    meets = result.equals(stated) != "never"
    verdict: Verdict = "consistent" if meets else "cannot_tell"
    written = " + ".join(bounded(meaning(part.quantity).stated) for part in parts)
    records = tuple(telling.key for value in (total, *parts) for telling in value.tellings)
    return Check(
        "", "part_whole", verdict, records, f"{written} = {bounded(result)}, {_words(result, stated, period, meets)}",
        *(None if end is None else float(end) for end in (result.low, result.high)),
    )  # fmt: skip


def _words(result: Interval, stated: Interval, period: str, meets: bool) -> str:
    if meets:
        return f"which is the total that another origin gives for {period}"
    than = "more" if stated.less_than(result) == "certainly" else "less"
    return f"{than} than the {bounded(stated)} that another origin gives for {period}; they may count differently"
