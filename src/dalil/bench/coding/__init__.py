"""Coding as a whole: every record of a report, aligned with annotation in full and compared field by field."""

from dalil.bench.coding.benchmark import run

__all__ = ["run"]
