"""Adding a report: its bytes, its text and its records, all in one transaction or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from dalil.base import contents, custody, linked, words
from dalil.base.custody import Hand, canonical
from dalil.base.engine import Base
from dalil.base.finding import name_for, named, report_row
from dalil.base.readings import Reader, set_aside, write_reading
from dalil.base.reanchoring import anchor_again
from dalil.base.rows import Rows, as_json, report_columns, rows_of
from dalil.base.tables import report
from dalil.records import CodedReport, Report
from dalil.records.keys import short


class Arrival(StrEnum):
    """How a report came."""

    FILE = "file"
    PASTED = "pasted"
    FETCHED = "fetched"
    ARCHIVE = "archive"


class Change(StrEnum):
    """What a later version of a report is: another state of its page, or the outlet's correction or retraction."""

    PAGE = "page"
    CORRECTION = "correction"
    RETRACTION = "retraction"


CHANGES: Mapping[Change, str] = MappingProxyType({
    Change.PAGE: "new version of", Change.CORRECTION: "correction of", Change.RETRACTION: "retraction of"
})  # fmt: skip
"""What a later version is, in words before what it is a version of."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A coded report with its raw bytes and how it came.

    ``earlier`` is the key of the report that it corrects or retracts; without one, an earlier version is looked for by
    the page's address.
    """

    coded: CodedReport
    data: bytes
    arrival: Arrival
    reader: Reader
    change: Change = Change.PAGE
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: ``new`` is false where the base had these bytes; ``version_of`` is the earlier version's key.

    ``read_again`` is true where a new reading of a report in the base was stored.
    """

    key: str
    new: bool
    version_of: str | None = None
    read_again: bool = False


@dataclass(frozen=True, slots=True)
class _Earlier:
    id: int
    key: str


def has(base: Base, key: str) -> bool:
    """Tell whether the base holds a report with these bytes (redacted ones too)."""
    with base.reading() as connection:
        return connection.scalar(select(report.c.id).where(report.c.key == key)) is not None


def add(base: Base, addition: Addition, hand: Hand) -> Added:
    """Add a report; the same bytes a second time add nothing.

    Raises BaseError where the base cannot be written, or has no report that this one is said to correct.
    """
    rows = rows_of(addition.coded)
    with base.writing() as connection:
        return _add(base, connection, addition, rows, hand)


def _add(base: Base, connection: Connection, addition: Addition, rows: Rows, hand: Hand) -> Added:
    told = addition.coded.report
    if connection.scalar(select(report.c.id).where(report.c.key == told.id)) is not None:
        return Added(told.id, new=False)
    earlier = _earlier(base, connection, told, addition)
    name = name_for(connection, told.id)
    values = {**_values(told, addition), "name": name}
    values["added"] = custody.append(
        connection, hand, "add", told.id,
        bytes_sha256=contents.put(base, connection, addition.data, told.custody.media_type),
        text_sha256=values["text_sha256"],
        detail=_detail(addition, values["body"], rows, earlier),
    )  # fmt: skip
    if earlier is not None:
        values |= {"version_of": earlier.id, "version_kind": addition.change}
        connection.execute(update(report).where(report.c.id == earlier.id).values(current=False))
        set_aside(connection, earlier.id)
    number: int = connection.execute(insert(report).values(values).returning(report.c.id)).scalar_one()
    words.index(connection, number, told.text)
    written = rows if name == short(told.id) else rows_of(named(addition.coded, name))
    anchor_again(connection, number, write_reading(connection, number, written, addition.reader, values["added"]))
    linked.follow(connection, number, addition.coded, [earlier.id] if earlier else [])
    return Added(told.id, new=True, version_of=earlier.key if earlier else None)


def _values(told: Report, addition: Addition) -> dict[str, Any]:
    body = as_json(told)
    del body["text"]
    return {
        **report_columns(told), "text": told.text, "text_sha256": sha256(told.text.encode()).hexdigest(),
        "body": body, "arrival": addition.arrival, "current": True,
    }  # fmt: skip


def _detail(addition: Addition, body: Any, rows: Rows, earlier: _Earlier | None) -> dict[str, Any]:
    """Say how a report came, with hashes instead of words, so that a redaction leaves none in the log."""
    version = {"version_of": earlier.key, "change": addition.change} if earlier else {}
    return {
        "arrival": addition.arrival, "report_sha256": sha256(canonical(body).encode()).hexdigest(),
        "reading_sha256": rows.sha256, **version,
    }  # fmt: skip


def _earlier(base: Base, connection: Connection, told: Report, addition: Addition) -> _Earlier | None:
    """Find the last version of what a report corrects, else of the same page, else None."""
    if addition.earlier is not None:
        return _last_version(connection, report_row(base, connection, addition.earlier))
    if told.url:
        same = report.c.url == told.url
    elif told.outlet and told.title and told.published:
        title = report.c.body["title"].as_string() == told.title
        same = (report.c.outlet == told.outlet) & (report.c.published == told.published) & title
    else:
        return None
    found = connection.execute(
        select(report.c.id, report.c.key).where(same, report.c.current).order_by(report.c.id.desc()).limit(1)
    ).one_or_none()
    return None if found is None else _Earlier(found.id, found.key)


def _last_version(connection: Connection, of: Row[Any]) -> _Earlier:
    last = _Earlier(of.id, of.key)
    later = select(report.c.id, report.c.key).order_by(report.c.id.desc()).limit(1)
    while (found := connection.execute(later.where(report.c.version_of == last.id)).one_or_none()) is not None:
        last = _Earlier(found.id, found.key)
    return last
