"""Printed: what a report prints from another one has the other's origins, through however many copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from dalil.linking.copies import Lineage
from dalil.linking.origins.placing import is_headline, is_lead, lead_of
from dalil.linking.tellings import Telling
from dalil.records import Event, Report, Span, Statement, Statistic
from dalil.records.keys import short
from dalil.resolving.origins import Origin, named_outlet, nameless_outlet, outlet_of


def printed(tellings: Iterable[Telling], lineage: Lineage) -> tuple[Telling, ...]:
    """Give tellings, sorted by key, the origins that they have in the reports from which their words are printed.

    Only origins that belong to one report change: its outlet, and speakers without a name of their own. They become
    the origin of the telling that is printed, else the same one of the older report.
    """
    told = sorted(tellings, key=lambda telling: telling.key)
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        by_report[telling.report.id].append(telling)
    return tuple(_printed(telling, lineage, by_report) for telling in told)


def _printed(telling: Telling, lineage: Lineage, by_report: Mapping[str, list[Telling]]) -> Telling:
    source, span = _traced(telling, lineage)
    if source == telling.report.id or not _is_own(telling.origin, telling.report):
        return telling
    if isinstance(telling.record, Statement) or telling.chain:
        twins = {twin.origin.key: twin.origin for twin in by_report.get(source, ()) if _is_twin(telling, twin, span)}
        if len(twins) == 1:
            return replace(telling, origin=next(iter(twins.values())))
    return replace(telling, origin=_moved(telling.origin, source, lineage))


def _is_twin(telling: Telling, other: Telling, span: Span) -> bool:
    """Tell whether a telling of the older report is a record of the same kind in the printed sentence or headline."""
    there = in_headline(other) if in_headline(telling) else anchor(other).overlaps(span)
    return there and type(other.record) is type(telling.record)


def text_of(telling: Telling, lineage: Lineage) -> str:
    """Give the id of the report that wrote the words of a telling: its own, or the one from which it prints them."""
    return _traced(telling, lineage)[0]


def _traced(telling: Telling, lineage: Lineage) -> tuple[str, Span]:
    report, span = telling.report.id, anchor(telling)
    if in_headline(telling):
        lead = lead_of(telling.report)
        span = Span.of(telling.report.text, lead.start, lead.end) if lead else span
    seen = {report}
    while (found := lineage.source(report, span)) is not None and found[0] not in seen:
        report, span = found
        seen.add(report)
    return report, span


def anchor(telling: Telling) -> Span:
    """Give the words on which a telling rests."""
    record = telling.record
    if isinstance(record, Event):
        return record.trigger
    if isinstance(record, Statement):
        return record.content[0]
    if isinstance(record, Statistic) and record.quantity.span:
        return record.quantity.span
    return record.evidence[0]


def in_headline(telling: Telling) -> bool:
    """Tell whether a telling stands in the headline of its report."""
    return is_headline(telling.report, anchor(telling).start)


def in_lead(telling: Telling) -> bool:
    """Tell whether a telling stands in the first paragraph of its report."""
    return is_lead(telling.report, anchor(telling).start)


def _is_own(origin: Origin, report: Report) -> bool:
    """Tell whether an origin is the report's outlet, or a speaker known of this report only."""
    return origin.report is not None or origin.key == outlet_of(report).key


def _moved(origin: Origin, report: str, lineage: Lineage) -> Origin:
    if origin.kind == "outlet":
        name = lineage.outlets[report]
        return nameless_outlet(name, report) if report in lineage.files else named_outlet(name)
    own = short(origin.report or report)
    return replace(origin, key=origin.key.replace(own, short(report), 1), report=report)
