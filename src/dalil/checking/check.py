"""All checks over the records of any number of reports, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.checking.date_order import check_date_order
from dalil.checking.figures import figures_of
from dalil.checking.found import Found
from dalil.checking.growth import check_growth
from dalil.checking.part_whole import check_parts
from dalil.checking.ranks import check_ranks
from dalil.checking.repeats import check_origins, check_repeats
from dalil.checking.shares import check_shares
from dalil.records import Check, CodedReport


def check(told: Iterable[CodedReport]) -> tuple[Check, ...]:
    """Check the figures and dates of reports against one another; their own checks are not looked at.

    Pure, and the same whatever the order of reports and records; a report given twice counts once. Ids of records must
    be unique across the reports: that is the caller's business. Ids k1… in the order growth, shares, part–whole, rank,
    origin, repeats, dates.
    """
    reports = tuple(dict.fromkeys(told))
    figures = figures_of(reports)
    claims = tuple(check_growth(figures))
    found = [
        *claims,
        *check_shares(figures, {one.records[0] for one in claims}),
        *check_parts(figures),
        *check_ranks(figures),
        *check_origins(figures),
        *check_repeats(figures),
        *check_date_order(reports, figures),
    ]
    return tuple(_check(f"k{number}", one) for number, one in enumerate(found, 1))


def _check(identifier: str, found: Found) -> Check:
    low, high = (found.value.low, found.value.high) if found.value else (None, None)
    return Check(
        identifier, found.kind, found.verdict, found.records, found.explanation,
        None if low is None else float(low), None if high is None else float(high),
    )  # fmt: skip
