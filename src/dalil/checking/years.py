"""A value for several years against the values of single years: what it leaves for the others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dalil.checking.figures import Figure, distinct, ids, shown
from dalil.records import Check, Verdict


def check_years(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Subtract the yearly values from a total of several years with the same measure, place and population."""
    counts = [f for f in figures if f.is_count and f.exact is not None and f.years]
    for group in distinct(f for f in counts if len(f.years) > 1):
        total = group[0]
        yearly = _yearly([f for f in counts if len(f.years) == 1 and _same_frame(f, total)])
        if yearly:
            yield _checked(group, yearly)


def _same_frame(year: Figure, total: Figure) -> bool:
    a, b = year.statistic, total.statistic
    same = year.measure == total.measure and a.quantity.unit == b.quantity.unit and year.scope == total.scope
    return same and year.categories == total.categories and year.years[0] in total.years


def _yearly(figures: list[Figure]) -> tuple[Figure, ...]:
    """Choose one value a year, the latest year first; nothing where a year has two values."""
    years: dict[int, Figure] = {}
    for figure in figures:
        if years.setdefault(figure.years[0], figure).exact != figure.exact:
            return ()
    return tuple(years[year] for year in sorted(years, reverse=True))


def _checked(totals: tuple[Figure, ...], yearly: tuple[Figure, ...]) -> Check:
    total = totals[0]
    whole = total.exact or Fraction(0)
    rest = whole - sum((y.exact for y in yearly if y.exact is not None), Fraction(0))
    given = {y.years[0] for y in yearly}
    missing = tuple(year for year in total.years if year not in given)
    records = ids((*totals, *yearly))
    terms = [shown(y.exact) for y in yearly if y.exact is not None]
    if rest < 0 or not missing:
        added = f"{' + '.join(terms)} = {shown(whole - rest)}"
        span = f"{total.years[0]} to {total.years[-1]}"
        if rest == 0:
            return Check("", "part_whole", "consistent", records, f"{added}, which is the whole of {span}")
        word = "more" if rest < 0 else "less"
        verdict: Verdict = "cannot_tell" if rest > 0 and _is_unfinished(yearly[0]) else "inconsistent"
        return Check("", "part_whole", verdict, records, f"{added}, {word} than the {shown(whole)} of {span}")
    working = f"{' − '.join([shown(whole), *terms])} = {shown(rest)} for {_span(missing)}"
    return Check("", "implied", "implied", records, working + _average(rest, missing, yearly[0]))


def _is_unfinished(year: Figure) -> bool:
    """Tell whether a year was not over at publication ("this year")."""
    when = year.statistic.period
    return when is not None and when.anchor is not None and when.anchor.startswith(str(year.years[0]))


def _span(years: tuple[int, ...]) -> str:
    if len(years) == 1:
        return str(years[0])
    if years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}/{years[-1]}"
    return f"{', '.join(map(str, years[:-1]))} and {years[-1]}"


def _average(rest: Fraction, missing: tuple[int, ...], latest: Figure) -> str:
    if len(missing) < 2:
        return ""
    average, value = rest / len(missing), latest.exact or Fraction(0)
    word = "above" if average > value else "below" if average < value else "the same as"
    return f", that is {shown(average, 0)} a year on average, {word} {latest.years[0]}'s {shown(value)}"
