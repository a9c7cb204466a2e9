"""Verifying a base: the log's chain, every hash, every span, and each text made anew from its raw bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, select

from dalil.base import contents, custody, decisions, derived, stamping, words
from dalil.base.custody import Entry, canonical
from dalil.base.engine import Base
from dalil.base.readings import stored_sha256
from dalil.base.tables import decision, entity, log, reading, record, report, stamp
from dalil.errors import SourceError
from dalil.reading import Source, read_report
from dalil.settings import Facts
from dalil.version import __version__

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: of what, and what it is."""

    subject: str
    what: str


def faults(
    connection: Connection, base: Base, head: str | None = None, roots: Sequence[Certificate] = ()
) -> Iterator[Fault]:
    """Find all that does not hold in a base, in the order of its log; nothing for one that verifies.

    ``head`` is the hash of a log entry noted earlier, which must still be in the chain; ``roots`` are what signatures
    of time stamps are checked against. A text is made anew from its bytes only where this version of Dalil made it.
    """
    for seq, what in custody.broken(connection):
        yield Fault(f"log entry {seq}", what)
    if head is not None and connection.scalar(select(log.c.seq).where(log.c.hash == head)) is None:
        yield Fault(f"head {head}", "the log has no entry with this hash: it is not the log that was noted")
    for one in stamping.stamps(connection, roots):
        if one.fault is not None:
            yield Fault(f"stamp of log entry {one.seq}", one.fault)
    yield from _without_rows(connection)
    for row in _reports(connection):
        entry = _entry(connection, row.added)
        for what in _redacted(connection, base, row) if row.redacted else _report(connection, base, row, entry):
            yield Fault(row.key, what)
    known = _known_decisions(connection)
    for row in connection.execute(select(decision).order_by(decision.c.id)):
        yield from _decision(row, known)


def _reports(connection: Connection) -> Iterator[Row[Any]]:
    """Give the reports one after the other; many are not to be held at once."""
    last = 0
    following = select(report).order_by(report.c.id).limit(1)
    while (row := connection.execute(following.where(report.c.id > last)).one_or_none()) is not None:
        yield row
        last = row.id


def _entry(connection: Connection, seq: int) -> Entry | None:
    row = connection.execute(select(log).where(log.c.seq == seq)).one_or_none()
    return None if row is None else Entry(**row._mapping)


def _without_rows(connection: Connection) -> Iterator[Fault]:
    """Find entries of which the base no longer has what they speak of."""
    owners = {"add": report, "read": reading, "decide": decision, stamping.ACTION: stamp}
    for action, table in owners.items():
        there = select(table.c.added)
        for seq, subject in connection.execute(
            select(log.c.seq, log.c.subject).where(log.c.action == action, log.c.seq.not_in(there)).order_by(log.c.seq)
        ):
            yield Fault(subject, f"what log entry {seq} ({action}) speaks of is missing")


def _report(connection: Connection, base: Base, row: Row[Any], entry: Entry | None) -> Iterator[str]:
    if entry is None or (entry.action, entry.subject) != ("add", row.key):
        yield "the log does not tell how it came"
        return
    detail = json.loads(entry.detail)
    if sha256(row.text.encode()).hexdigest() != entry.text_sha256 or row.text_sha256 != entry.text_sha256:
        yield "its text is not that of the log"
    if sha256(canonical(row.body).encode()).hexdigest() != detail.get("report_sha256"):
        yield "what is known of it is not that of the log"
        return
    if row.arrival != detail["arrival"] or _version(connection, row) != (
        detail.get("version_of"),
        detail.get("change"),
    ):
        yield "how it came is not as the log has it"
    yield from derived.differing_of_report(connection, row)
    yield from _bytes(connection, base, row, entry)
    for number, added in connection.execute(
        select(reading.c.id, reading.c.added).where(reading.c.report == row.id).order_by(reading.c.id)
    ).all():
        yield from _reading(connection, row, number, added)
    yield from _standing(connection, row)


def _version(connection: Connection, row: Row[Any]) -> tuple[str | None, str | None]:
    """Give of which report this one is a version, and of what kind."""
    return connection.scalar(select(report.c.key).where(report.c.id == row.version_of)), row.version_kind


def _standing(connection: Connection, row: Row[Any]) -> Iterator[str]:
    """Find where what is marked as counting now is not what counts: the last reading of the last version."""
    last = connection.scalar(select(func.max(reading.c.id)).where(reading.c.report == row.id))
    later = connection.scalar(select(func.count()).where(report.c.version_of == row.id)) or 0
    counting = {last} if not later else set()
    now = set(connection.scalars(select(reading.c.id).where(reading.c.report == row.id, reading.c.current)))
    marked = {
        number
        for table in (record, entity)
        for number, current in connection.execute(
            select(table.c.reading, table.c.current).where(table.c.report == row.id).distinct()
        )
        if current != (number in counting)
    }
    if row.current != (not later) or now != {last} or marked:
        yield "what is marked as counting now is not its last reading, or it is not the last version"


def _bytes(connection: Connection, base: Base, row: Row[Any], entry: Entry) -> Iterator[str]:
    data = contents.get(base, connection, row.key.partition(":")[2])
    if data is None:
        yield "its raw bytes are missing"
    elif sha256(data).hexdigest() != entry.bytes_sha256 or row.key != f"sha256:{entry.bytes_sha256}":
        yield "its raw bytes are not those of the log"
    elif row.body["custody"]["version"] == __version__ and _text_of(row, data) != row.text:
        yield "its raw bytes give another text"


def _text_of(row: Row[Any], data: bytes) -> str | None:
    try:
        return read_report(Source(row.body["source"], data, row.body["custody"]["media_type"]), Facts()).text
    except SourceError:
        return None


def _reading(connection: Connection, row: Row[Any], number: int, added: int) -> Iterator[str]:
    entry = _entry(connection, added)
    if entry is None or json.loads(entry.detail).get("reading_sha256") != stored_sha256(connection, number):
        yield f"the records of reading {number} are not those of the log"
    else:
        yield from derived.differing_of_reading(connection, row, number)
    for table in (record, entity):
        for key, body in connection.execute(select(table.c.key, table.c.body).where(table.c.reading == number)):
            if any(row.text[span["start"] : span["end"]] != span["exact"] for span in _spans(body)):
                yield f"a span of {key} is not in its text"


def _spans(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


def _redacted(connection: Connection, base: Base, row: Row[Any]) -> Iterator[str]:
    entry = _entry(connection, row.redacted)
    if entry is None or (entry.action, entry.subject) != ("redact", row.key):
        yield "its content is gone and the log does not say why"
    if contents.get(base, connection, row.key.partition(":")[2]) is not None:
        yield "it was redacted, but its raw bytes are still there: redact it again"
    if words.held(connection, row.id):
        yield "it was redacted, but its words are still found"


def _decision(row: Row[Any], known: Mapping[int, str]) -> Iterator[Fault]:
    if decisions.sha256_of(row._asdict()) != known.get(row.id):
        yield Fault(f"decision {row.id} on {row.target}", "it is not that of the log")


def _known_decisions(connection: Connection) -> dict[int, str]:
    """Give the hashes that the log has of decisions: as they were made, or as the last redaction left them."""
    made = select(decision.c.id, log.c.detail).join(log, log.c.seq == decision.c.added).where(log.c.action == "decide")
    known = {number: json.loads(detail).get("decision_sha256") for number, detail in connection.execute(made)}
    for detail in connection.scalars(select(log.c.detail).where(log.c.action == "redact").order_by(log.c.seq)):
        known |= {int(number): left for number, left in json.loads(detail)["decisions"].items()}
    return known
