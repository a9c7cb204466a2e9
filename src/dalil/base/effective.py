"""Reports as people's decisions leave them: without what they rejected, with what they corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from dalil.base.corrections import corrected
from dalil.base.decisions import State, Verb, decisions_on, states
from dalil.base.finding import named
from dalil.base.rows import adapter, as_json
from dalil.base.tables import decision, report
from dalil.records import CodedReport
from dalil.records.keys import key_of

_OF_A_REPORT = ("entities", "statements", "events", "designations", "statistics")


def effective(connection: Connection, coded: CodedReport) -> CodedReport:
    """Apply the decisions on a report's records and entities; its id is what the base names it by."""
    name = connection.execute(select(report.c.name).where(report.c.key == coded.report.id)).scalar_one()
    coded = named(coded, name)
    if connection.scalar(select(decision.c.id).limit(1)) is None:
        return coded
    keys = [key_of(coded.report.id, one.id) for name in _OF_A_REPORT for one in getattr(coded, name)]
    found = states(decisions_on(connection, keys))
    if not found:
        return coded
    left: dict[str, Any] = {name: _left(coded, name, found) for name in _OF_A_REPORT}
    return replace(coded, **left)


def _left(coded: CodedReport, name: str, found: Mapping[str, State]) -> tuple[Any, ...]:
    kept = []
    for one in getattr(coded, name):
        state = found.get(key_of(coded.report.id, one.id), State())
        if state.verdict is Verb.REJECT and name != "entities":
            continue
        body = corrected(as_json(one), state.corrections) if state.corrections else None
        kept.append(one if body is None else adapter(type(one)).validate_python(body))
    return tuple(kept)
