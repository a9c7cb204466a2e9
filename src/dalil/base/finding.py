"""Finding a report by its key, or by as much of it as a person types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from dalil.base.engine import Base
from dalil.base.tables import report
from dalil.errors import BaseError

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
        raise BaseError(key, f"several reports in {base.name} begin so", "give more of the key")
    return found[0]
