"""Dalil: from news reports to evidence."""
