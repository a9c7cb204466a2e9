"""Checks across reports: the arithmetic of ``dalil.checking`` over the statistics of a series and its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dalil.checking import check
from dalil.linking.keys import key_of
from dalil.linking.tellings import Telling
from dalil.records import Check, CodedReport, Statement, Statistic


def checks_across(tellings: Iterable[Telling]) -> tuple[Check, ...]:
    """Check statistics of several reports against one another; ``records`` are the keys of tellings.

    Figures of one measure, unit and country are checked together. What one report's figures say of each other is left
    out: its own checks have it. Ids are k1… in the order of measure, unit and country.
    """
    frames: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for telling in tellings:
        if isinstance(telling.record, Statistic):
            frames[_frame(telling, telling.record)].append(telling)
    found = [one for frame in sorted(frames) for one in _checked(frames[frame])]
    return tuple(replace(one, id=f"k{number}") for number, one in enumerate(found, 1))


def _frame(telling: Telling, statistic: Statistic) -> tuple[str, str, str]:
    country = statistic.place.country if statistic.place else None
    return statistic.measure, statistic.quantity.unit or "", country or _country(telling, statistic.measure)


def _country(telling: Telling, measure: str) -> str:
    """Give the country of a report where its places lie in one, for figures whose place is not told."""
    countries = {e.country for e in telling.entities.values() if e.type == "place" and e.country}
    return next(iter(countries)) if len(countries) == 1 else f"{telling.report.id} {measure}"


def _checked(tellings: Sequence[Telling]) -> Iterator[Check]:
    reports = {telling.key: telling.report.id for telling in tellings}
    if len(set(reports.values())) > 1:
        for one in check(_as_reports(tellings)):
            if len({reports[record] for record in one.records}) > 1:
                yield one


def _as_reports(tellings: Sequence[Telling]) -> Iterator[CodedReport]:
    """Give each report with these statistics alone, their ids and those of their statements unique."""
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_report[telling.report.id].append(telling)
    for report in sorted(by_report):
        own = sorted(by_report[report], key=lambda telling: telling.key)
        statements = {link.id: link for telling in own for link in telling.chain}
        kept = {telling.record.id: telling.key for telling in own}
        figures = (_keyed(telling.record, telling, kept) for telling in own if isinstance(telling.record, Statistic))
        yield CodedReport(
            own[0].report, tuple(own[0].entities.values()),
            tuple(_keyed_statement(report, statements[local]) for local in sorted(statements)), (), (),
            tuple(figures), (),
        )  # fmt: skip


def _keyed(statistic: Statistic, telling: Telling, kept: Mapping[str, str]) -> Statistic:
    chain = tuple(key_of(telling.report.id, link) for link in statistic.chain)
    return replace(statistic, id=telling.key, chain=chain, part_of=kept.get(statistic.part_of or ""))


def _keyed_statement(report: str, statement: Statement) -> Statement:
    return replace(
        statement, id=key_of(report, statement.id), chain=tuple(key_of(report, one) for one in statement.chain)
    )
