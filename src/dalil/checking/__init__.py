"""Arithmetic over records: pure functions from figures to checks, each with its working in words."""

from dalil.checking.check import check

__all__ = ["check"]
