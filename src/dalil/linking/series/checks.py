"""Checks across reports: the arithmetic of ``dalil.checking`` over the points of one series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.linking.series.points import Point
from dalil.linking.series.ranks import checked_ranks
from dalil.linking.series.repeats import checked_repeats, checked_running
from dalil.linking.series.totals import checked_totals
from dalil.records import Check


def checks_of(points: Sequence[Point]) -> tuple[Check, ...]:
    """Check what several reports tell in one series; ``records`` are keys of tellings, one for each value compared.

    Nothing is inconsistent that differs in origin alone: two origins may count differently. What one report's figures
    say of each other is left out: its own checks have it. Ids are k1… in the order totals, ranks, running totals,
    repeats.
    """
    found = [*checked_totals(points), *checked_ranks(points), *checked_running(points), *checked_repeats(points)]
    return tuple(replace(check, id=f"k{number}") for number, check in enumerate(dict.fromkeys(found), 1))
