"""One figure told more than once: of one origin, with different values, revised, or a running total that falls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from dalil.checking.comparisons import comparisons
from dalil.checking.figures import Figure, ids
from dalil.checking.found import Found
from dalil.checking.intervals import Interval
from dalil.checking.meanings import is_money
from dalil.checking.partitions import frame, kind_of_place
from dalil.checking.wording import differ, falls, one_origin, revised
from dalil.records import Verdict
from dalil.records.edtf import full_date

_SETTLED = 31
"""So many days after a period, figures of it are no longer expected to rise from one report to the next."""


def check_origins(figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Find values that are given more than once by one speaker or institution: they are one telling, not two."""
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        if figure.exact is not None and figure.origin.kind != "outlet" and not figure.event:
            key = (figure.origin.key, figure.measure, figure.exact, figure.categories)
            groups.setdefault(key, []).append(figure)
    for group in groups.values():
        periods = {f.period for f in group if f.period is not None}
        countries = {f.scope[0] for f in group if f.scope[0] is not None}
        told_once = len({f.id for f in group}) == 1 or len(periods) > 1 or len(countries) > 1
        if not told_once:
            yield Found("origin", "consistent", ids(group), one_origin(group, group[0].origin.name), group[0].stated)


def check_repeats(figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Compare tellings of one figure: the same measure, unit, population, place and time, all of them told."""
    groups: dict[object, list[Figure]] = {}
    for figure in figures:
        if _is_placed(figure):
            time = figure.counts_from or figure.period
            key = (frame(figure), figure.categories, figure.scope, kind_of_place(figure), time)
            groups.setdefault(key, []).append(figure)
    for group in groups.values():
        yield from _differing(group)


def _differing(group: list[Figure]) -> Iterator[Found]:
    """Judge values that exclude one another; those of two reports only where each of them gives one."""
    values: dict[str, set[Interval]] = {}
    for figure in group:
        values.setdefault(figure.telling.report, set()).add(figure.stated)
    for earlier, later in combinations(group, 2):
        one_report = earlier.telling.report == later.telling.report
        if not one_report and max(len(values[f.telling.report]) for f in (earlier, later)) > 1:
            continue
        if earlier.widest.equals(later.widest) == "never" and (found := _compared(earlier, later)):
            yield found


def _is_placed(figure: Figure) -> bool:
    """Tell a count, or a sum of money that is said to be for something, which has a place and a time of its own."""
    counted = figure.is_tally or (is_money(figure.unit) and bool(figure.population))
    return (
        counted and figure.named is not None and figure.period is not None and not figure.part_of and not figure.event
    )


def _compared(earlier: Figure, later: Figure) -> Found | None:
    """Judge two values of one figure, the first told first."""
    one_report = earlier.telling.report == later.telling.report
    if earlier.counts_from and later.counts_from:
        return _running(earlier, later)
    if not one_report and (_is_unfinished(earlier) or _is_unfinished(later)):
        return None
    same_origin = earlier.origin.key == later.origin.key
    if one_report and earlier.sentence == later.sentence:
        told = set(re.findall(r"[a-z]+", later.sentence.exact.lower())) & comparisons().revised
        return _found("revision", "consistent", earlier, later) if told else None
    if not one_report and same_origin and (earlier.telling.published or "") < (later.telling.published or ""):
        return _found("revision", "consistent", earlier, later)
    settled = _may_be_one_event(earlier, later) if one_report else _are_settled(earlier, later)
    if not settled or not _is_of_all(earlier) or not _is_of_all(later):
        return None
    return _found("same_figure", "inconsistent", earlier, later)


def _may_be_one_event(one: Figure, other: Figure) -> bool:
    """Tell figures of a longer time from those of one day, which hold two events unless two speakers tell of them."""
    of_one_day = one.days is not None and one.days[0] == one.days[1]
    return not of_one_day or one.origin.key != other.origin.key


def _running(earlier: Figure, later: Figure) -> Found | None:
    """Judge two values of a total that runs on from one beginning: it may not fall, as far as one origin counts it."""
    dates = full_date(earlier.telling.published), full_date(later.telling.published)
    if dates[0] is None or dates[1] is None or dates[0] >= dates[1] or earlier.kind in comparisons().stocks:
        return None
    if earlier.origin.key != later.origin.key or later.widest.less_than(earlier.widest) != "certainly":
        return None
    if set(re.findall(r"[a-z]+", later.sentence.exact.lower())) & comparisons().revised:
        return _found("revision", "consistent", earlier, later)
    return Found("cumulative", "inconsistent", ids((earlier, later)), falls(earlier, later))


def _is_unfinished(figure: Figure) -> bool:
    """Tell a period, longer than a day, that was not over when the report appeared ("this year")."""
    published = full_date(figure.telling.published)
    if published is None or figure.days is None:
        return False
    return figure.days[1] >= published and figure.days[0] != figure.days[1]


def _is_of_all(figure: Figure) -> bool:
    """Tell whether a figure is said with its own place and time, and not of others than one before ("another 12")."""
    sentence = figure.sentence
    own = [figure.named.span if figure.named else None, figure.when.span if figure.when else None]
    words = re.findall(r"[a-z]+", sentence.exact.lower())
    following = sentence.exact[figure.position - sentence.start :].lower().split()[1:2]
    return (
        all(span is not None and sentence.contains(span) for span in own)
        and comparisons().further.isdisjoint(words)
        and following != ["more"]
    )


def _are_settled(one: Figure, other: Figure) -> bool:
    """Tell two reports of one day, or figures of a time that was long over when both appeared."""
    first, second = full_date(one.telling.published), full_date(other.telling.published)
    if first is None or second is None:
        return False
    if one.days is not None and one.days[0] == one.days[1] and not _are_alike(one, other):
        return False
    return first == second or (one.days is not None and (min(first, second) - one.days[1]).days > _SETTLED)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Tell two sentences of which one holds no common word of its own: on one day there may be two events."""
    a, b = (set(re.findall(r"(?<![\w'’-])[a-z]{4,}", figure.sentence.exact)) for figure in (one, other))
    return a <= b or b <= a


def _found(kind: Literal["revision", "same_figure"], verdict: Verdict, earlier: Figure, later: Figure) -> Found:
    words = revised(earlier, later) if kind == "revision" else differ(earlier, later)
    return Found(kind, verdict, ids((earlier, later)), words, later.stated)
