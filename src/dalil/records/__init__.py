"""The vocabulary: frozen dataclasses for reports, spans and the four kinds of record. No input or output."""

from dalil.records.checks import Check, CheckKind, Verdict
from dalil.records.coded import CodedReport, from_json, json_schema, to_json
from dalil.records.designations import Designation, DesignationStatus
from dalil.records.entities import Affiliation, Entity, EntityType
from dalil.records.events import Event, Participant, Responsibility, Status
from dalil.records.privacy import UNNAMED, private_names, without
from dalil.records.report import Block, BlockKind, Custody, Locator, Report
from dalil.records.spans import Span, ordered, trimmed
from dalil.records.statements import Condition, Mode, Statement
from dalil.records.statistics import Statistic
from dalil.records.threshold import at_least
from dalil.records.values import Method, Place, Precision, Qualifier, Quantity, When

__all__ = [
    "UNNAMED",
    "Affiliation",
    "Block",
    "BlockKind",
    "Check",
    "CheckKind",
    "CodedReport",
    "Condition",
    "Custody",
    "Designation",
    "DesignationStatus",
    "Entity",
    "EntityType",
    "Event",
    "Locator",
    "Method",
    "Mode",
    "Participant",
    "Place",
    "Precision",
    "Qualifier",
    "Quantity",
    "Report",
    "Responsibility",
    "Span",
    "Statement",
    "Statistic",
    "Status",
    "Verdict",
    "When",
    "at_least",
    "from_json",
    "json_schema",
    "ordered",
    "private_names",
    "to_json",
    "trimmed",
    "without",
]
