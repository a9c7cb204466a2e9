"""Periods of figures: what has been counted since a date has been counted up to the report."""

from __future__ import annotations

from dataclasses import replace

from dalil.records import When
from dalil.records.edtf import is_valid

_OPEN = "/.."


def counted_until(period: When | None, published: str | None) -> When | None:
    """Close a figure's open period at the day of publication, as exactly as its beginning is known.

    "Since 2012" in a report of 2020-10-21 is ``2012/2020``; "since March 2020" is ``2020-03/2020-10``. A period that
    would begin after its end stays open, as does one without a day of publication.
    """
    if period is None or period.edtf is None or not published or not period.edtf.endswith(_OPEN):
        return period
    first = period.edtf.removesuffix(_OPEN)
    closed = f"{first}/{published[: len(first.rstrip('~?%'))]}"
    return replace(period, edtf=closed, anchor=published) if is_valid(closed) else period


def begun(time: When | None) -> When | None:
    """Give the beginning of an open time: an organisation banned "since 2012" was banned in 2012."""
    if time is None or time.edtf is None or not time.edtf.endswith(_OPEN):
        return time
    return replace(time, edtf=time.edtf.removesuffix(_OPEN))
