"""Dates of events against the date of publication."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.records import Check, Event
from dalil.records.edtf import bounds, is_valid

_HAPPENED = frozenset({"asserted", "alleged"})


def check_date_order(events: tuple[Event, ...], published: str | None) -> Iterator[Check]:
    """Find events told as having happened that the text itself dates wholly after the publication."""
    latest = bounds(published)[1] if published and is_valid(published) else None
    if latest is None:
        return
    for event in events:
        edtf = event.when.edtf if event.when and event.when.anchor is None else None
        first = bounds(edtf)[0] if edtf and is_valid(edtf) else None
        if first is not None and first > latest and event.status in _HAPPENED:
            yield Check(
                "", "date_order", "inconsistent", (event.id,),
                f"the event is dated {edtf}, after the publication on {published}",
            )  # fmt: skip
