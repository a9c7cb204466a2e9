"""A coded report: a report and all that Dalil takes from it, with its JSON form and schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from dalil.records.checks import Check
from dalil.records.designations import Designation
from dalil.records.entities import Entity
from dalil.records.events import Event
from dalil.records.report import Report
from dalil.records.statements import Statement
from dalil.records.statistics import Statistic


@dataclass(frozen=True, slots=True)
class CodedReport:
    """One report with its entities, the four kinds of record, and the checks over them."""

    report: Report
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    designations: tuple[Designation, ...]
    statistics: tuple[Statistic, ...]
    checks: tuple[Check, ...]
    schema: Literal["dalil/report/1"] = "dalil/report/1"


def _adapter() -> TypeAdapter[CodedReport]:
    return TypeAdapter(CodedReport)


def to_json(coded: CodedReport) -> str:
    """Write a coded report as one line of JSON (`dalil/report/1`)."""
    return _adapter().dump_json(coded).decode()


def from_json(line: str) -> CodedReport:
    """Read a coded report back from its JSON; raises pydantic.ValidationError where it does not fit the schema."""
    return _adapter().validate_json(line)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of `dalil/report/1`."""
    return _adapter().json_schema(mode="serialization")
