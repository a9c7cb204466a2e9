"""Check cases: short invented reports with their figures, and what a careful person would say about them."""

from dalil.bench.checks.cases import SPLITS, CheckCase, load_cases, load_split
from dalil.bench.checks.schema import Bounds, Expectation, Leave

__all__ = ["SPLITS", "Bounds", "CheckCase", "Expectation", "Leave", "load_cases", "load_split"]
