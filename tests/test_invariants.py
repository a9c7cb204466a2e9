"""What holds for the records of every report, whatever it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from dalil.pipeline import Coder
from dalil.reading import Source
from dalil.records import (
    BlockKind,
    CodedReport,
    Designation,
    Event,
    Span,
    Statement,
    Statistic,
    from_json,
    json_schema,
    to_json,
)
from dalil.settings import Facts, Settings
from tests.reports import COMMENT, FURNITURE, SOURCES

Read = Callable[[Source], CodedReport]
Stricter = Callable[[Source, float], CodedReport]
Record = Event | Designation | Statistic | Statement

FACTS = Facts(published="2018-03-14")
UNCODED = {BlockKind.COMMENT, BlockKind.FURNITURE}
EXAMPLES = settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # shrinking would read hundreds of reports; these are short as they are
    suppress_health_check=list(HealthCheck),
)
Test = Callable[..., None]


def holds(test: Test) -> Test:
    """Try a property on generated reports: the same ones for all properties, so that each is read once."""
    return seed(20180314)(EXAMPLES(given(source=SOURCES)(test)))


@pytest.fixture(scope="session")
def read(coder: Coder) -> Read:
    unsure = replace(coder, settings=Settings(min_confidence=0))
    return lru_cache(maxsize=None)(lambda source: unsure.read(source, FACTS))


def spans(thing: Any) -> Iterator[Span]:
    """Walk through a record, or anything that holds records, and give its spans."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        yield from chain.from_iterable(map(spans, thing))
    elif is_dataclass(thing):
        yield from chain.from_iterable(spans(getattr(thing, field.name)) for field in fields(thing))


def records(coded: CodedReport) -> tuple[Record, ...]:
    return (*coded.events, *coded.designations, *coded.statistics, *coded.statements)


def taken_from(coded: CodedReport) -> list[Span]:
    """Give all words that something was taken from."""
    return [*spans(records(coded)), *spans(coded.entities)]


@holds
def test_every_span_is_exact(read: Read, source: Source) -> None:
    coded = read(source)
    for span in spans(coded):
        assert coded.report.text[span.start : span.end] == span.exact


@holds
def test_no_record_is_without_evidence_and_a_sensible_confidence(read: Read, source: Source) -> None:
    for record in records(read(source)):
        assert record.evidence
        assert 0 <= record.confidence <= 1


@holds
def test_nothing_is_taken_from_comments_or_furniture(read: Read, source: Source) -> None:
    coded = read(source)
    closed = [block for block in coded.report.blocks if block.kind in UNCODED]
    assert closed
    for span in taken_from(coded):
        assert not any(span.start < block.end and block.start < span.end for block in closed), span
        assert "Ulaanbaatar" not in span.exact
        assert "Gunther" not in span.exact


def test_the_comment_and_the_furniture_would_give_records_in_a_paragraph(read: Read) -> None:
    coded = read(Source("open.txt", f"{COMMENT} {FURNITURE.partition(': ')[2].capitalize()}.".encode(), "text/plain"))
    assert coded.events
    assert any("Ulaanbaatar" in span.exact for span in taken_from(coded))


@holds
def test_captions_give_no_events(read: Read, source: Source) -> None:
    coded = read(source)
    captions = [block for block in coded.report.blocks if block.kind is BlockKind.CAPTION]
    assert captions
    for event in coded.events:
        assert not any(block.start <= event.trigger.start < block.end for block in captions), event


@holds
def test_every_id_that_is_named_exists(read: Read, source: Source) -> None:
    coded = read(source)
    entities, statements = {e.id for e in coded.entities}, {s.id for s in coded.statements}
    ids = [record.id for record in (*records(coded), *coded.entities, *coded.checks)]
    assert len(ids) == len(set(ids))
    for record in records(coded):
        assert set(record.chain) <= statements - {record.id}
    named = [p.entity for event in coded.events for p in event.participants]
    named += [e for d in coded.designations for e in (d.organisation, d.authority)]
    named += [s.speaker for s in coded.statements]
    assert set(named) - {None} <= entities
    assert {q.part_of for q in coded.statistics} - {None} <= {q.id for q in coded.statistics}
    assert {i for check in coded.checks for i in check.records} <= set(ids)


@holds
def test_json_comes_back_as_it_went_and_fits_the_published_schema(read: Read, source: Source) -> None:
    coded = read(source)
    line = to_json(coded)
    assert "\n" not in line
    assert from_json(line) == coded
    Draft202012Validator(json_schema()).validate(json.loads(line))


@holds
def test_the_same_bytes_give_the_same_bytes(read: Read, again: Read, source: Source) -> None:
    assert to_json(again(source)) == to_json(read(source))


@pytest.fixture(scope="session")
def again() -> Read:
    single = Coder.load(Settings(threads=1, min_confidence=0))
    return lambda source: single.read(source, FACTS)


@holds
def test_a_higher_threshold_only_removes_records(read: Read, stricter: Stricter, source: Source) -> None:
    every = {told(record) for record in records(read(source))}
    for least in (0.6, 0.9):
        fewer = stricter(source, least)
        assert {told(record) for record in records(fewer)} <= every
        links = {link for record in records(fewer) for link in record.chain}
        assert all(r.confidence >= least or r.id in links for r in records(fewer))
        every = {told(record) for record in records(fewer)}


@pytest.fixture(scope="session")
def stricter(coder: Coder) -> Stricter:
    return lambda source, least: replace(coder, settings=Settings(min_confidence=least)).read(source, FACTS)


def told(record: Record) -> tuple[object, ...]:
    """Give what a record tells, without the total that it may name: a part stays where its total goes."""
    return type(record).__name__, record.id, record.evidence, record.confidence, record.chain
