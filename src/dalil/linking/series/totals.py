"""Totals: the values of shorter times against the value of the time that they fill, whoever tells them.

Where one origin tells them all, what does not add up is inconsistent. Where total and parts come from several origins
nothing is contradicted, since these may count differently; where they agree, the total is borne out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from dalil.checking.intervals import Interval, added
from dalil.checking.meanings import meaning
from dalil.checking.wording import bounded, told, years_of
from dalil.linking.series.points import Point, Value
from dalil.records import Check, CheckKind, Verdict

_YEAR = 12
_SPELLS = (_YEAR, 6, 3, 1)
"""Months of the spells into which a time is parted, the longest first."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total with its parts; ``missing`` are the years of its time for which no part is told."""

    period: str
    total: Value
    parts: tuple[Value, ...]
    missing: tuple[int, ...]
    revised: bool
    """Whether a part replaced another after the total was told."""

    @property
    def values(self) -> tuple[Value, ...]:
        return self.total, *self.parts

    @property
    def of_one_origin(self) -> bool:
        return bool(_shared(value.support.origins for value in self.values))

    @property
    def of_one_report(self) -> bool:
        return bool(_shared(value.support.reports for value in self.values))

    @property
    def result(self) -> Interval:
        return added(meaning(part.quantity).stated for part in self.parts)

    @property
    def meets(self) -> bool:
        return self.result.equals(meaning(self.total.quantity).widest) != "never"


def checked_totals(points: Sequence[Point]) -> Iterator[Check]:
    """Compare each standing value with the sum of those of the years (or months) of its time, or work out the rest.

    Only figures that no one report tells all together are compared: its own checks have the others. ``id`` is left
    empty.
    """
    spells = {point.days: point for point in points if point.days and not point.is_of_one_day}
    for point in points:
        for total in point.standing if point.days else ():
            if not total.so_far and (found := _sum(point, total, spells)) and not found.of_one_report:
                yield from _judged(found)


def _sum(point: Point, total: Value, spells: Mapping[Days, Point]) -> _Sum | None:
    """Find the parts of a total: spells of one length that fill its time, else the years that are told of it."""
    for months in _SPELLS:
        parting = _parted(point.days, months)
        told = [spells[days] for days in parting if days in spells]
        missing = [days[0].year for days in parting if days not in spells]
        if not told or len(parting) == 1 or (missing and months != _YEAR):
            continue
        sums = [_summed(point, total, told, parts, missing) for parts in _parts(told, total)]
        if sums:
            return next((found for found in sums if found.meets), sums[0])
    return None


def _summed(
    point: Point, total: Value, told: Sequence[Point], parts: tuple[Value, ...], missing: Sequence[int]
) -> _Sum:
    revised = any(_is_revised_after(total, part, where) for where, part in zip(told, parts, strict=True))
    return _Sum(point.period or "", total, parts, tuple(missing), revised)


def _parts(told: Sequence[Point], total: Value) -> Iterator[tuple[Value, ...]]:
    """Give the values of spells that may make up a total: its own origin's, or of one other origin throughout."""
    others = {origin for point in told for value in point.standing for origin in value.support.origins}
    for origins in (total.support.origins, *((origin,) for origin in sorted(others))):
        parts = [part for point in told if (part := _part(point, origins)) is not None]
        if len(parts) == len(told):
            yield tuple(parts)


def _parted(days: Days | None, months: int) -> list[Days]:
    """Part a time of whole months into spells of so many; nothing where they do not fill it."""
    if days is None or days[0].day != 1 or (days[1] + timedelta(days=1)).day != 1:
        return []
    first, end = _month(days[0]), _month(days[1] + timedelta(days=1))
    if (end - first) % months or first % months:
        return []
    return [(_first_of(at), _first_of(at + months) - timedelta(days=1)) for at in range(first, end, months)]


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _first_of(month: int) -> date:
    return date(month // _YEAR, month % _YEAR + 1, 1)


def _part(point: Point, origins: Sequence[str]) -> Value | None:
    """Give the exact value of a spell: that of some origins where they tell one, else the only one."""
    told_then = [value for value in point.standing if value.quantity.qualifier == "exact" and not value.so_far]
    own = [value for value in told_then if _shared((value.support.origins, origins))]
    first = [value for value in own if value.tellings[0].origin.key in origins]
    chosen = first or own or told_then
    return chosen[0] if len(chosen) == 1 else None


def _is_revised_after(total: Value, part: Value, point: Point) -> bool:
    last = max(telling.report.published or "" for telling in total.tellings)
    first = min(telling.report.published or "" for telling in part.tellings)
    return last < first and any(revision.later is part for revision in point.revisions)


def _shared(held: Iterable[Sequence[str]]) -> set[str]:
    return set.intersection(*(set(each) for each in held))


def _judged(found: _Sum) -> Iterator[Check]:
    whole, result = meaning(found.total.quantity), found.result
    if found.missing:
        if result.at_most(whole.widest) == "never":
            yield _check(found, "part_whole", _verdict(found), _exceeding(found))
        elif found.of_one_origin and not found.revised:
            yield _rest(found)
        return
    words = _meeting(found) if found.meets else _exceeding(found)
    yield _check(found, "part_whole", "consistent" if found.meets else _verdict(found), words)


def _verdict(found: _Sum) -> Verdict:
    told = found.of_one_origin and not any(value.presumed for value in found.values)
    return "inconsistent" if told and not found.revised else "cannot_tell"


def _rest(found: _Sum) -> Check:
    """Work out what a total leaves for the years that nobody tells."""
    rest = meaning(found.total.quantity).stated - found.result
    working = f"{' − '.join(told(value) for value in found.values)} = {bounded(rest)} for {years_of(found.missing)}"
    return _check(found, "implied", "implied", working, rest)


def _check(found: _Sum, kind: CheckKind, verdict: Verdict, words: str, value: Interval | None = None) -> Check:
    worked_out = value or found.result
    ends: tuple[Fraction | None, Fraction | None] = (worked_out.low, worked_out.high)
    return Check(
        "", kind, verdict, tuple(each.tellings[0].key for each in found.values), words,
        *(None if end is None else float(end) for end in ends),
    )  # fmt: skip


def _added(found: _Sum) -> str:
    return f"{' + '.join(told(part) for part in found.parts)} = {bounded(found.result)}"


def _meeting(found: _Sum) -> str:
    fits = "is the total" if found.result.point == meaning(found.total.quantity).stated.point else "fits the total"
    whose = f"given for {found.period}" if found.of_one_origin else f"that another origin gives for {found.period}"
    return f"{_added(found)}, which {fits} {whose}"


def _exceeding(found: _Sum) -> str:
    whole = meaning(found.total.quantity).stated
    than = "more" if whole.less_than(found.result) == "certainly" else "less"
    words = f"{_added(found)}, {than} than the {told(found.total)}"
    if not found.of_one_origin:
        return f"{words} that another origin gives for {found.period}; they may count differently"
    later = "; a part was revised after it" if found.revised else ""
    return f"{words} given for {found.period}{later}"
