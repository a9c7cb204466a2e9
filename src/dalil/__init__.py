"""Dalil turns news reports into evidence: records pinned to the exact words, with the chain of who says so."""

from dalil.pipeline import Coder, read
from dalil.reading import Source, find_sources
from dalil.records import CodedReport, Report, Span, from_json, json_schema, to_json
from dalil.settings import Facts, Settings
from dalil.version import __version__

__all__ = [
    "CodedReport",
    "Coder",
    "Facts",
    "Report",
    "Settings",
    "Source",
    "Span",
    "__version__",
    "find_sources",
    "from_json",
    "json_schema",
    "read",
    "to_json",
]
