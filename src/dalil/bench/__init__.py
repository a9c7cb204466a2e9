"""Benchmarks on other people's data."""
