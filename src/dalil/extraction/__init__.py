"""Analyses to records, one module per record kind."""
