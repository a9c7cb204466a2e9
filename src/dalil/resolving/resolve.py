"""Fills the values of all records of a report from the exact words of their spans; evidence stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dalil.records import CodedReport, Event, Participant, Quantity, Report, Statement, Statistic, When
from dalil.resolving.dates import resolve_date
from dalil.resolving.quantities import parse_quantity


def resolve(coded: CodedReport) -> CodedReport:
    """Give the report with every time, place and quantity resolved; spans, ids and chains are unchanged."""
    resolver = _Resolver(coded.report)
    return replace(
        coded,
        statements=tuple(resolver.statement(s) for s in coded.statements),
        events=tuple(resolver.event(e) for e in coded.events),
        designations=tuple(replace(d, when=resolver.when(d.when)) for d in coded.designations),
        statistics=tuple(resolver.statistic(s) for s in coded.statistics),
    )


@dataclass(frozen=True)
class _Resolver:
    report: Report

    def statement(self, statement: Statement) -> Statement:
        return replace(statement, when=self.when(statement.when))

    def event(self, event: Event) -> Event:
        future = event.status == "planned"
        return replace(
            event,
            when=self.when(event.when, future=future),
            participants=tuple(self.participant(p) for p in event.participants),
        )

    def participant(self, participant: Participant) -> Participant:
        return replace(participant, count=self.quantity(participant.count))

    def statistic(self, statistic: Statistic) -> Statistic:
        return replace(
            statistic,
            quantity=self.quantity(statistic.quantity) or statistic.quantity,
            period=self.when(statistic.period),
        )

    def when(self, when: When | None, *, future: bool = False) -> When | None:
        """Resolve a time from its span; one that extraction has set already stays."""
        if when is None or when.edtf is not None or when.span is None:
            return when
        anchor = self.report.published
        found = resolve_date(when.span.exact, anchor, future=future)
        return replace(when, edtf=found, anchor=anchor if found is not None else None)

    def quantity(self, quantity: Quantity | None) -> Quantity | None:
        """Resolve a quantity from its span; the unit that extraction gave stays where the words name none."""
        if quantity is None or quantity.span is None:
            return quantity
        found = parse_quantity(quantity.span.exact)
        if found is None:
            return quantity
        return replace(found, unit=found.unit or quantity.unit, span=quantity.span)
