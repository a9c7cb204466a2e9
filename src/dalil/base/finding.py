"""Names of reports: the beginning of a key that tells it from others, and the report that a person means by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from dalil.base.engine import Base
from dalil.base.tables import report
from dalil.errors import BaseError
from dalil.records import CodedReport
from dalil.records.keys import NAMED, SHORT

_PREFIX = "sha256:"
_SHORTEST = 6


def report_row(base: Base, connection: Connection, key: str) -> Row[Any]:
    """Find a report by its key, whole (``sha256:…``) or the beginning of its hash.

    Raises BaseError where there is none, or several begin so.
    """
    hexadecimal = key.removeprefix(_PREFIX).lower()
    if len(hexadecimal) < _SHORTEST or set(hexadecimal) - set("0123456789abcdef"):
        raise BaseError(key, "it is no key of a report", f"give at least {_SHORTEST} digits of its hash")
    whole = _PREFIX + hexadecimal
    found = connection.execute(
        select(report).where(report.c.key >= whole, report.c.key <= whole + "g").order_by(report.c.key).limit(2)
    ).all()
    if not found:
        raise BaseError(key, f"{base.name} has no such report", "give the key that dalil add printed")
    if len(found) > 1:
        told = [_longer(row.key, found) for row in found]
        raise BaseError(key, f"several reports in {base.name} begin so", f"give more of the key: {' or '.join(told)}")
    return found[0]


def name_for(connection: Connection, key: str) -> str:
    """Give the shortest beginning of a new report's hash that names no report of the base yet."""
    digits = key.removeprefix(_PREFIX)
    names = [digits[:length] for length in range(SHORT, len(digits) + 1)]
    taken = set(connection.scalars(select(report.c.name).where(report.c.name.in_(names))))
    return next(name for name in names if name not in taken)


def named(coded: CodedReport, name: str) -> CodedReport:
    """Give a report under the name that the base has for it, for the keys of its records."""
    if len(name) == SHORT:
        return coded
    return replace(coded, report=replace(coded.report, id=NAMED + name))


def _longer(key: str, among: Sequence[Row[Any]]) -> str:
    """Give as much of a key as tells it from others."""
    others = [row.key for row in among if row.key != key]
    lengths = range(len(_PREFIX) + SHORT, len(key) + 1)
    return next(key[len(_PREFIX) : end] for end in lengths if not any(other.startswith(key[:end]) for other in others))
