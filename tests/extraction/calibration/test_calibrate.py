from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.extraction.calibration import IDENTITY, Curve, calibrated, load_calibration
from dalil.extraction.calibration.features import features_of
from dalil.pipeline import Coder
from dalil.reading import Source
from dalil.records import CodedReport
from dalil.settings import Settings

TEXT = """\
Two held after raid in Osh

OSH -- Police detained two members of the group Nur as-Sabil in Osh on Tuesday and seized 4,500 dollars.

"They sent money abroad, and we arrested them," police spokesman Timur Asanbekov told reporters.
"""


@pytest.fixture(scope="module")
def raw(coder: Coder) -> CodedReport:
    every = replace(coder, settings=Settings(min_confidence=0), calibration=IDENTITY)
    return every.read(Source("report.txt", TEXT.encode(), "text/plain"))


def unsure(coded: CodedReport) -> CodedReport:
    """Give a report with all confidences alike, to compare everything else."""
    return replace(
        coded,
        statements=tuple(replace(s, confidence=0) for s in coded.statements),
        events=tuple(replace(e, confidence=0) for e in coded.events),
        designations=tuple(replace(d, confidence=0) for d in coded.designations),
        statistics=tuple(replace(q, confidence=0) for q in coded.statistics),
    )


def test_nothing_but_confidences_is_changed(raw: CodedReport) -> None:
    assert raw.events
    assert raw.statistics
    assert raw.statements
    found = calibrated(raw, load_calibration())
    assert found != raw
    assert unsure(found) == unsure(raw)


def test_the_curve_of_each_kind_is_that_of_its_records(raw: CodedReport) -> None:
    curves = IDENTITY.model_copy(update={"events": Curve(level=9), "statistics": Curve(level=-9)})
    found = calibrated(raw, curves)
    assert {event.confidence for event in found.events} == {0.99}
    assert {statistic.confidence for statistic in found.statistics} == {0.01}
    assert found.statements == calibrated(raw, IDENTITY).statements


def test_what_a_person_has_decided_keeps_its_confidence(raw: CodedReport) -> None:
    decided = replace(raw, events=tuple(replace(e, method="person", confidence=1.0) for e in raw.events))
    assert calibrated(decided, load_calibration()).events == decided.events


def test_the_pipeline_calibrates_before_the_threshold(raw: CodedReport, coder: Coder) -> None:
    curves = IDENTITY.model_copy(update={"statistics": Curve(level=-9), "events": Curve(level=9)})
    strict = replace(coder, settings=Settings(min_confidence=0.98), calibration=curves)
    found = strict.read(Source("report.txt", TEXT.encode(), "text/plain"))
    assert not found.statistics
    assert len(found.events) == len(raw.events)


def test_features_are_what_the_record_says(raw: CodedReport) -> None:
    money = next(s for s in raw.statistics if s.quantity.unit == "USD")
    told = features_of("statistics", money, raw)
    assert (told["is_money"], told["is_people"], told["is_spelled"], told["is_few"]) == (1, 0, 0, 0)
    for total in (None, "q1"):
        assert features_of("statistics", replace(money, part_of=total), raw)["is_part"] == (total is not None)
    event = raw.events[0]
    for status in ("asserted", "planned"):
        assert features_of("events", replace(event, status=status), raw)["is_asserted"] == (status == "asserted")
    assert features_of("events", replace(event, participants=()), raw)["roles"] == 0
    quoted = next(s for s in raw.statements if s.mode == "direct")
    assert features_of("statements", quoted, raw) == {"speaker_is_entity": 1, "in_headline": 0}


def test_a_small_part_of_a_total_is_kept_where_a_small_number_of_people_alone_is_not(coder: Coder) -> None:
    text = """\
Centre tells of its clients

MALMO -- Since 2019 the centre has received 47 people: 29 from the towns, 12 from the villages and six from abroad.
"""
    found = coder.read(Source("report.txt", text.encode(), "text/plain"))
    parts = [statistic for statistic in found.statistics if statistic.part_of is not None]
    assert [part.quantity.value for part in parts] == [29, 12, 6]
    alone = replace(parts[-1], part_of=None, confidence=0.5)
    kept = calibrated(replace(found, statistics=(alone, replace(parts[-1], confidence=0.5))), coder.calibration)
    assert kept.statistics[0].confidence < kept.statistics[1].confidence
