"""The custody log: who did what, when, with which tool, to which bytes; every entry hashes the one before it.

A hash chain as in Haber & Stornetta 1991, "How to Time-Stamp a Digital Document": who changes an entry has to change
all that follow. Whoever holds the whole log can do that, so its head may be stamped by an outside authority
(``stamping``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, select

from dalil.base.tables import log

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before it."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, with which version of Dalil, and the clock that says when."""

    who: str
    version: str
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    tool: str = "dalil"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the log; ``at`` is UTC (ISO 8601), ``detail`` canonical JSON, ``hash`` SHA-256 over the others."""

    seq: int
    at: str
    who: str
    action: str
    subject: str
    tool: str
    version: str
    bytes_sha256: str | None
    text_sha256: str | None
    detail: str
    previous: str
    hash: str


def append(  # noqa: PLR0913 - an entry is what it is
    connection: Connection,
    hand: Hand,
    action: str,
    subject: str,
    *,
    bytes_sha256: str | None = None,
    text_sha256: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Add an entry after the last and give its number; the caller holds the only writing connection."""
    last = head(connection)
    values: dict[str, Any] = {
        "seq": last.seq + 1 if last else 1,
        "at": hand.now().astimezone(UTC).isoformat(timespec="microseconds"),
        "who": hand.who,
        "action": action,
        "subject": subject,
        "tool": hand.tool,
        "version": hand.version,
        "bytes_sha256": bytes_sha256,
        "text_sha256": text_sha256,
        "detail": canonical(detail or {}),
        "previous": last.hash if last else GENESIS,
    }
    connection.execute(insert(log).values(**values, hash=hashed(values)))
    return int(values["seq"])


def head(connection: Connection) -> Entry | None:
    """Give the last entry; None for an empty log."""
    row = connection.execute(select(log).order_by(log.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else Entry(**row._mapping)


def entries(connection: Connection) -> Iterator[Entry]:
    """Give all entries from the first."""
    for row in connection.execute(select(log).order_by(log.c.seq).execution_options(yield_per=1000)):
        yield Entry(**row._mapping)


def entries_on(connection: Connection, report: str, name: str) -> Iterator[Entry]:
    """Give the entries on a report (its key) and on its records (whose keys begin with the report's name)."""
    on_records = log.c.subject.startswith(f"{name}.", autoescape=True)
    for row in connection.execute(select(log).where((log.c.subject == report) | on_records).order_by(log.c.seq)):
        yield Entry(**row._mapping)


def seq_at(connection: Connection, moment: datetime) -> int:
    """Give the number of the last entry made until a moment; 0 where there was none."""
    until = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return connection.scalar(select(func.max(log.c.seq)).where(log.c.at <= until)) or 0


def broken(connection: Connection) -> Iterator[tuple[int, str]]:
    """Find where the chain does not hold: the number of the entry and what is wrong with it."""
    number, previous = 0, GENESIS
    for entry in entries(connection):
        number += 1
        if entry.seq != number:
            yield entry.seq, f"entry {number} is missing"
            number = entry.seq
        if entry.previous != previous:
            yield entry.seq, "it does not follow from the entry before it"
        if entry.hash != hashed(asdict(entry)):
            yield entry.seq, "its hash is not that of its contents"
        previous = entry.hash


def hashed(values: Mapping[str, Any]) -> str:
    """Give the hash of an entry."""
    return sha256(_written(values)).hexdigest()


def written(entry: Entry) -> bytes:
    """Give what an entry's hash is over: the canonical JSON (UTF-8) of all its fields but the hash."""
    return _written(asdict(entry))


def _written(values: Mapping[str, Any]) -> bytes:
    held = {field.name: values[field.name] for field in fields(Entry) if field.name != "hash"}
    return canonical(held).encode()


def canonical(value: object) -> str:
    """Write JSON in the one way that is hashed: keys sorted, no white space, no escapes that are not needed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
