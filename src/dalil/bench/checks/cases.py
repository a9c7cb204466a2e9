"""Check cases from their files, with every fault at its file, line and case.

A case is one or a few short invented reports, the records that they hold, and the checks that a careful person would
make of them, decided before there was code to make them (`corpus/checks/README.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from dalil.bench.annotated.words import Unresolved
from dalil.bench.checks.coding import coded_reports
from dalil.bench.checks.schema import CaseEntry, Expectation, Leave
from dalil.bench.corpora.documents import missing
from dalil.codebook import Codebook, load_codebook
from dalil.codebook.nodes import Document, parse
from dalil.errors import BenchmarkError, CodebookError
from dalil.records import CheckKind, CodedReport

Split = Literal["dev", "sealed"]
SPLITS: tuple[Split, ...] = ("dev", "sealed")


@dataclass(frozen=True, slots=True)
class CheckCase:
    """A case: coded reports without checks, and the checks expected of them.

    ``about`` is the kind that the case tries, ``trap`` what would lead a naive checker to a false "inconsistent".
    ``expect`` is empty where a careful person says nothing; ``may`` are checks that count neither for nor against.
    The ids of records are unique in the case, across its reports.
    """

    id: str
    about: CheckKind
    trap: str | None
    reports: tuple[CodedReport, ...]
    expect: tuple[Expectation, ...]
    may: tuple[Leave, ...]


def load_split(folder: Path, split: str) -> tuple[CheckCase, ...]:
    """Load the cases of ``folder/SPLIT.yaml``; raises BenchmarkError where there are none, and as `load_cases`."""
    path = folder / f"{split}.yaml"
    if not path.is_file():
        raise missing(folder, "the check cases", split)
    return load_cases(path)


def load_cases(path: Path) -> tuple[CheckCase, ...]:
    """Load the cases of one file in their order; raises BenchmarkError, which names the case, for the first fault."""
    try:
        document = parse(path)
    except CodebookError as error:
        raise BenchmarkError(error.subject, error.cause, error.remedy) from error
    codebook = load_codebook()
    cases = tuple(_read(document, codebook))
    for number, case in enumerate(cases):
        if case.id in {other.id for other in cases[:number]}:
            raise _fault(document, number, case.id, "this id stands twice", "name every case once")
    return cases


def _read(document: Document, codebook: Codebook) -> Iterator[CheckCase]:
    entries = document.data.get("cases")
    if not isinstance(entries, list) or not entries:
        raise BenchmarkError(str(document.path), "there is no list of cases", "start the file with cases:")
    for number, data in enumerate(entries):
        try:
            entry = CaseEntry.model_validate(data)
            yield CheckCase(entry.id, entry.about, entry.trap, coded_reports(entry, codebook), entry.expect, entry.may)
        except ValidationError as error:
            details = error.errors()[0]
            where = ".".join(map(str, details["loc"]))
            cause = f"{where}: {details['msg']}" if where else details["msg"].removeprefix("Value error, ")
            raise _fault(document, number, _name(data, number), cause, "see the README of the cases") from error
        except Unresolved as fault:
            raise _fault(document, number, _name(data, number), str(fault), fault.remedy) from fault


def _name(data: Any, number: int) -> str:
    name = data.get("id") if isinstance(data, dict) else None
    return str(name) if name else f"number {number + 1}"


def _fault(document: Document, number: int, name: str, cause: str, remedy: str) -> BenchmarkError:
    line = document.line(("cases", number))
    return BenchmarkError(f"{document.path}:{line}", f"case {name}: {cause}", remedy)
