"""Arithmetic over records."""
