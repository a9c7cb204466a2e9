"""Calibrate: give every record of a report the chance that it is right for its confidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from dalil.extraction.calibration.curves import Calibration
from dalil.extraction.calibration.features import Kind, features_of
from dalil.records import CodedReport, Designation, Event, Method, Statement, Statistic

Record = TypeVar("Record", Statement, Event, Designation, Statistic)

BY_MACHINE: frozenset[Method] = frozenset({"rules", "model"})
"""What the curves were fitted on; a person's records keep the confidence that they have."""


def calibrated(coded: CodedReport, calibration: Calibration) -> CodedReport:
    """Give the report with calibrated confidences, 0 to 1; nothing else is changed.

    Of 100 records of a confidence of 0.8, about 80 are right: a careful coder would make the same record, with the
    same main fields (docs/accuracy.md). To be applied once, to records as extraction and resolving leave them.
    """

    def of(kind: Kind, records: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(
            replace(r, confidence=calibration.curve(kind).chance(r.confidence, features_of(kind, r, coded)))
            if r.method in BY_MACHINE
            else r
            for r in records
        )

    return replace(
        coded,
        statements=of("statements", coded.statements),
        events=of("events", coded.events),
        designations=of("designations", coded.designations),
        statistics=of("statistics", coded.statistics),
    )
