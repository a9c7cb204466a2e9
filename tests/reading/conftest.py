"""Reports read from the fixtures beside this file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dalil.reading import Source, find_sources, read_report
from dalil.records import Report
from dalil.settings import Facts

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(scope="session")
def fixtures() -> Path:
    return FIXTURES


@pytest.fixture(scope="session")
def read_fixture() -> Callable[[str], Report]:
    def read(name: str) -> Report:
        source = next(iter(find_sources([str(FIXTURES / name)], None)))
        assert isinstance(source, Source)
        return read_report(source, Facts())

    return read
