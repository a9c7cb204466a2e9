"""Whatever is read comes back from the base as it was read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from dalil.base.adding import Addition, Arrival, add
from dalil.base.engine import Base
from dalil.base.readings import read_coded
from dalil.base.verifying import faults
from dalil.cli.demo import samples
from dalil.pipeline import Coder
from dalil.reading import Source
from dalil.records import to_json
from dalil.settings import Facts
from tests.base.making import READER, hand
from tests.reports import SOURCES


@pytest.fixture(scope="module")
def kept(module_base: Base) -> Iterator[Base]:
    yield module_base
    with module_base.reading() as connection:
        assert list(faults(connection, module_base)) == []


@seed(20260322)
@settings(
    max_examples=12, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(source=SOURCES)
def test_any_report_comes_back_as_it_was_read(kept: Base, coder: Coder, source: Source) -> None:
    comes_back(kept, coder, source, Facts(published="2018-03-14"))


def test_the_shipped_reports_come_back_as_they_were_read(kept: Base, coder: Coder) -> None:
    for sample in samples():
        comes_back(kept, coder, sample.source, sample.facts)


def comes_back(base: Base, coder: Coder, source: Source, facts: Facts) -> None:
    coded = coder.read(source, facts)
    add(base, Addition(coded, source.data, Arrival.FILE, READER), hand())
    with base.reading() as connection:
        stored = read_coded(connection, coded.report.id)
    assert stored == coded
    assert to_json(stored) == to_json(coded)
