"""`dalil show`: all about one thing of the base, with its words in context."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text
from sqlalchemy import Connection

from dalil.base.checked import check_by
from dalil.base.listing import Found, Quotation
from dalil.base.naming import mentions_of
from dalil.base.rows import as_json as record_as_json
from dalil.base.showing import Shown, shown
from dalil.cli import checks, entities, incidents, register, series
from dalil.cli.bases import base_option, opened
from dalil.cli.chains import chain_of, drawn, link_in_words, outlet_of
from dalil.cli.filters import as_of_option, format_option, looking_into
from dalil.cli.grouping import copies, days, origin_in_words, where
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted, without_names
from dalil.cli.rendering import render, render_record, row
from dalil.cli.wording import plain
from dalil.records import CodedReport, Designation, Event, Statement, Statistic

_MENTIONS = 20
_VALUES = {"incident": incidents.values, "register": register.values, "series": series.values}
_LINES = {"incident": incidents.lines, "register": register.lines, "series": series.lines}
_COLUMNS = ("group", "id", "outlet", "published", "url", "exact", "report")
_FLAT: View[Mapping[str, Any]] = View(dict, _COLUMNS, str)


@click.command()
@click.argument("key", metavar="ID")
@base_option
@as_of_option
@format_option
def show(key: str, address: str, as_of: str | None, form: str) -> None:
    """Show one thing with all its quotations: an incident, register entry, series, check, entity, record, report.

    ID is what lists show; any record's id after i-, r- or s- finds the group that holds it. A record is shown with its
    chain drawn from the outlet inwards. CSV has a line for every quotation.

    \b
    Examples:
      dalil show i-3f2a9c1b77d0.v1
      dalil show 3f2a9c1b77d0.v1
      dalil show 3f2a9c1b77d0 --format json
    """
    with opened(address) as base, looking_into(base, as_of) as (then, connection):
        if (check := check_by(connection, key)) is not None:
            present([check], checks.VIEW, form, "")
            return
        found = shown(then, connection, key)
        if form == "csv":
            present(_quotations(connection, found), _FLAT, form, "")
        else:
            view = View[Shown](lambda one: _values(connection, one), (), lambda one: Group(*_lines(connection, one)))
            present([found], view, form, "")


def _values(connection: Connection, found: Shown) -> Mapping[str, Any]:
    decisions = [
        {"verb": one.verb, "who": one.who, "at": one.at, "reason": one.reason, "value": dict(one.value)}
        for one in found.decisions
    ]
    if found.group is None and found.coded is not None:
        coded = without_names(found.coded)
        if found.record is None:
            return {"id": found.key, "report": coded.report.id, "title": coded.report.title, "text": coded.report.text}
        return {**_record_values(coded, found), "decisions": decisions}
    if found.group is None:
        return {}
    if found.group.kind == "entity":
        told = [dict(line) for line in _quotations(connection, found)]
        return {**entities.values(connection, found.group), "quotations": told, "decisions": decisions}
    return {
        **_VALUES[found.group.kind](found.group), "origin_details": found.group.body["origins"],
        "parts": [part.key for part in found.parts], "part_of": found.whole.key if found.whole else None,
        "links": [{"one": each.one, "other": each.other, "score": each.score, "reasons": dict(each.reasons)}
                  for each in found.links],
        "members": [as_json(member) for member in found.members], "decisions": decisions,
    }  # fmt: skip


def _record_values(coded: CodedReport, found: Shown) -> dict[str, Any]:
    record = _record(coded, found.record)
    used = json.dumps(record_as_json(record))
    names = {entity.id: entity.name for entity in coded.entities if f'"{entity.id}"' in used}
    return {
        "id": found.key, "report": coded.report.id, "outlet": coded.report.outlet, "published": coded.report.published,
        "record": record_as_json(record), "entities": names,
        "chain": [outlet_of(coded), *(link_in_words(coded, link) for link in chain_of(coded, record))],
        "groups": [group.key for group in found.groups],
    }  # fmt: skip


def _quotations(connection: Connection, found: Shown) -> Iterator[Mapping[str, Any]]:
    if found.group is not None and found.group.kind == "entity":
        for mention in mentions_of(connection, found.group.key, _MENTIONS):
            report = mention.report
            yield {
                "group": found.key, "id": mention.key, "outlet": report.outlet, "published": report.published,
                "url": report.url, "exact": mention.span.exact, "report": report.id,
            }  # fmt: skip
    for member in found.members:
        yield {"group": found.key, **as_json(member)}
    if found.coded is not None:
        named = (found.record,) if found.record else ()
        for one in _records(found.coded):
            if not named or one.id in named:
                yield {"group": None, **as_json(Quotation(f"{found.key}", found.coded.report, one))}


def _lines(connection: Connection, found: Shown) -> Iterator[RenderableType]:
    if found.group is not None:
        yield from _group(connection, found, found.group)
    elif found.coded is not None:
        coded = without_names(found.coded)
        if found.record is None:
            yield render(coded)
            return
        record = _record(coded, found.record)
        yield render_record(coded, record)
        yield Text("\n    chain", style="dim")
        yield from drawn(coded, chain_of(coded, record))
        for group in found.groups:
            yield row("in", f"{plain(group.kind)} {group.key}")
    yield from _decisions(found)
    yield Text()


def _group(connection: Connection, found: Shown, group: Found) -> Iterator[RenderableType]:
    if group.kind == "entity":
        yield from entities.lines(connection, group, _MENTIONS)
        return
    yield from _LINES[group.kind](group)
    if group.kind == "incident":
        yield from _agreed(group)
    for number, origin in enumerate(group.body["origins"]):
        reports = len(origin["reports"])
        words = f"{origin_in_words(origin)}: {reports} report{'' if reports == 1 else 's'}"
        yield row("who" if not number else "", words)
    if group.kind == "incident":
        yield from copies(group)
    if found.whole:
        yield row("part of", _one_line(found.whole))
    for number, part in enumerate(found.parts):
        yield row("" if number else "parts", _one_line(part))
    yield Text("\n    as told, oldest report first", style="dim")
    for member in found.members:
        yield from quoted(member)


def _agreed(incident: Found) -> Iterator[RenderableType]:
    """Give the values that most origins tell of each field."""
    told: set[tuple[str, str | None]] = set()
    for value in incident.body["values"]:
        name = (value["field"], value["role"])
        if name not in told:
            told.add(name)
            label = value["role"] or value["field"] if value["field"] == "participant" else value["field"]
            yield row(plain(label), f"{value['shown']} ({', '.join(value['outlets'])})")


def _one_line(incident: Found) -> str:
    facts = (incident.key, plain(incident.type or ""), days(incident), where(incident))
    return " · ".join(fact for fact in facts if fact)


def _decisions(found: Shown) -> Iterator[RenderableType]:
    for one in found.decisions:
        values = ", ".join(f"{field} = {value}" for field, value in one.value.items())
        words = " ".join(part for part in (one.verb.value, values) if part)
        yield row("decided", f"{words} by {one.who}, {one.at[:10]}: {one.reason}")


def _record(coded: CodedReport, identifier: str | None) -> Any:
    everything = (*_records(coded), *coded.checks)
    return next(record for record in everything if record.id == identifier)


def _records(coded: CodedReport) -> tuple[Statement | Event | Designation | Statistic, ...]:
    return (*coded.events, *coded.designations, *coded.statistics, *coded.statements)
