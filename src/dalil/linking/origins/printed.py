"""Printed: what a report prints from another one has the other's origins, through however many copies."""

from __future__ import annotations

from dataclasses import replace

from dalil.linking.copies import Lineage
from dalil.linking.keys import short
from dalil.linking.origins.innermost import Origin, named_outlet, outlet_of
from dalil.linking.tellings import Telling
from dalil.records import BlockKind, Event, Report, Span, Statement, Statistic


def printed_from(telling: Telling, lineage: Lineage) -> Telling:
    """Give a telling the origin that it has in the report from which its words are printed.

    Only origins that belong to one report change: its outlet, and speakers without a name of their own.
    """
    source = text_of(telling, lineage)
    if source == telling.report.id or not _is_own(telling.origin, telling.report):
        return telling
    return replace(telling, origin=_moved(telling.origin, source, lineage))


def text_of(telling: Telling, lineage: Lineage) -> str:
    """Give the id of the report that wrote the words of a telling: its own, or the one from which it prints them."""
    report, span = telling.report.id, anchor(telling)
    seen = {report}
    while (found := lineage.source(report, span)) is not None and found[0] not in seen:
        report, span = found
        seen.add(report)
    if report == telling.report.id and _is_headline(telling.report, anchor(telling)):
        return lineage.first(report)
    return report


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


def _is_headline(report: Report, span: Span) -> bool:
    block = report.block_at(span.start)
    return block is not None and block.kind is BlockKind.HEADLINE


def _is_own(origin: Origin, report: Report) -> bool:
    """Tell whether an origin is the report's outlet, or a speaker known of this report only."""
    return origin.report is not None or origin.key == outlet_of(report).key


def _moved(origin: Origin, report: str, lineage: Lineage) -> Origin:
    if origin.report is None:
        return named_outlet(lineage.outlets[report])
    return replace(origin, key=origin.key.replace(short(origin.report), short(report), 1), report=report)
