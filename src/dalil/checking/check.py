"""All checks over a set of records, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dalil.checking.breakdowns import check_breakdowns
from dalil.checking.categories import check_categories
from dalil.checking.date_order import check_date_order
from dalil.checking.figures import figures_of
from dalil.checking.origins import check_origins
from dalil.checking.parts import check_parts
from dalil.checking.ranks import check_ranks
from dalil.checking.ratios import check_ratios
from dalil.checking.shares import check_shares
from dalil.checking.sums import check_sums
from dalil.checking.years import check_years
from dalil.records import Check, Entity, Event, Statement, Statistic


def check(
    statistics: Iterable[Statistic],
    statements: Iterable[Statement],
    entities: Iterable[Entity],
    *,
    events: Iterable[Event] = (),
    published: str | None = None,
) -> tuple[Check, ...]:
    """Check figures against one another, their origins, and events' dates against the date of publication (EDTF).

    Pure; ids k1… in the order ratio, share, part–whole, breakdowns, categories, sums, rank, years, origin, dates.
    """
    listed = tuple(statistics)
    figures = figures_of(listed)
    ratios = tuple(check_ratios(figures))
    found = [
        *ratios,
        *check_shares(figures, {one.records[0] for one in ratios}),
        *check_parts(figures),
        *check_breakdowns(figures),
        *check_categories(figures),
        *check_sums(figures),
        *check_ranks(figures),
        *check_years(figures),
        *check_origins(figures, tuple(statements), tuple(entities)),
        *check_date_order(tuple(events), published),
    ]
    return tuple(replace(one, id=f"k{number}") for number, one in enumerate(found, 1))
