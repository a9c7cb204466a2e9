"""The reading room: from bytes to a report with immutable text, blocks and a way back into the bytes."""

from dalil.reading.report import read_report
from dalil.reading.sources import Source, find_sources

__all__ = ["Source", "find_sources", "read_report"]
