"""From a folder of reports and YAML files to annotated reports, with every fault at its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dalil.bench.annotated.reports import AnnotatedReport
from dalil.bench.annotated.resolving import resolve
from dalil.bench.annotated.schema import ReportEntry
from dalil.bench.corpora.documents import missing
from dalil.bench.facts import read_fact
from dalil.codebook.nodes import Document, parse
from dalil.errors import BenchmarkError, CodebookError, SourceError
from dalil.reading import Source, find_sources, read_report
from dalil.reading.sources import MEDIA_TYPES
from dalil.settings import Facts

SPLITS = ("train", "dev", "sealed")


def load(folder: Path, split: str) -> Iterator[AnnotatedReport]:
    """Load the annotated reports of ``folder/split`` in the order of their names.

    A report is ``NAME.txt`` (or a page in another format that Dalil reads) with ``NAME.yaml``; reports without
    annotation are left out. Raises BenchmarkError where the split has none, and for the first fault of an annotation.
    """
    paths = sorted((folder / split).glob("*.yaml"))
    if not paths:
        raise missing(folder, "Dalil's corpus", split)
    for path in paths:
        yield load_report(path)


def load_report(path: Path) -> AnnotatedReport:
    """Load one annotation and its report; raises BenchmarkError for the first fault."""
    report, found = read(path)
    if found or report is None:
        raise found[0]
    return report


def faults(path: Path) -> tuple[BenchmarkError, ...]:
    """Find every fault of one annotation."""
    return read(path)[1]


def read(path: Path) -> tuple[AnnotatedReport | None, tuple[BenchmarkError, ...]]:
    """Read one annotation: the report with the records that have no fault, and the faults."""
    try:
        document = parse(path)
        source = _source(path)
        entry = ReportEntry.model_validate(document.data)
        known = Facts(published=entry.published, outlet=entry.outlet)
        gold, found = resolve(entry, read_report(source, known))
    except ValidationError as error:
        return None, tuple(_unfit(document, each) for each in error.errors())
    except (CodebookError, SourceError) as error:
        return None, (BenchmarkError(error.subject, error.cause, error.remedy),)
    except BenchmarkError as error:
        return None, (error,)
    located = [_fault(document, fault.location, f"{fault.record}: {fault.cause}", fault.remedy) for fault in found]
    located += list(_unread(document, entry))
    return AnnotatedReport(path.stem, source, known, gold, entry), tuple(located)


def _unread(document: Document, entry: ReportEntry) -> Iterator[BenchmarkError]:
    for number, (letter, conditions) in enumerate(entry.facts):
        try:
            read_fact(letter, conditions)
        except (KeyError, ValidationError) as error:
            cause = _shown(error.errors()[0]["loc"]) if isinstance(error, ValidationError) else str(error)
            yield _fault(document, ("facts", number), f"the fact makes no sense ({cause})", "see the table of facts")


def _unfit(document: Document, details: ErrorDetails) -> BenchmarkError:
    if details["type"] == "extra_forbidden":
        return _fault(document, details["loc"], f"there is no key {details['loc'][-1]!r} here", "see the guidelines")
    return _fault(document, details["loc"], f"{_shown(details['loc'])}: {details['msg'].removeprefix('Value error, ')}")


def _shown(location: tuple[str | int, ...]) -> str:
    return ".".join(map(str, location))


def _fault(
    document: Document, location: tuple[str | int, ...], cause: str, remedy: str = "mend the annotation"
) -> BenchmarkError:
    line = document.line(location)
    return BenchmarkError(f"{document.path}:{line}" if line else str(document.path), cause, remedy)


def _source(path: Path) -> Source:
    paths = [other for other in sorted(path.parent.glob(f"{path.stem}.*")) if other.suffix in MEDIA_TYPES]
    if len(paths) != 1:
        raise BenchmarkError(str(path), f"{len(paths)} reports have this name", "keep one report for each annotation")
    (source,) = find_sources([str(paths[0])], None)
    if isinstance(source, SourceError):
        raise source
    return source
