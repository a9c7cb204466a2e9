"""Reports annotated in full: Dalil's own corpus, in the records that `dalil read` gives."""

from dalil.bench.annotated.loading import faults, load, load_report
from dalil.bench.annotated.reports import AnnotatedReport

__all__ = ["AnnotatedReport", "faults", "load", "load_report"]
