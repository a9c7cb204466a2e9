"""Benchmarks of linking: what several reports tell of one incident."""
