"""Benchmarks of time expressions: their extents, and their values as TIMEX2 or TIMEX3."""
