import random

import pytest

from dalil.bench.coding.judging import Judged
from dalil.extraction.calibration.features import FEATURES, Kind
from training.fitting import Evidence, chance, fit, out_of_fold


def records(kind: Kind, count: int, *, spread: float, seed: int = 1) -> tuple[Judged, ...]:
    """Draw records that are right more often the surer they are, by a spread (0 to 1) around one half."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    found = []
    for number in range(count):
        confidence = drawn.choice([0.2, 0.5, 0.8])
        right = drawn.random() < 0.5 + spread * (confidence - 0.5)
        features = {name: float(drawn.random() < 0.5) for name in FEATURES[kind]}
        found.append(Judged(f"report-{number % 10}", kind, confidence, features, right))
    return tuple(found)


def test_curves_learn_how_often_records_are_right() -> None:
    drawn = records("designations", 3000, spread=1.0)
    curve = fit(Evidence(drawn)).designations
    for confidence in (0.2, 0.5, 0.8):
        right = [r.right for r in drawn if r.confidence == confidence]
        assert curve.chance(confidence, {}) == pytest.approx(sum(right) / len(right), abs=0.03)


def test_a_confidence_that_misleads_gets_no_slope() -> None:
    curve = fit(Evidence(records("designations", 1000, spread=-1.0))).designations
    assert curve.slope == 0
    assert curve.chance(0.9, {}) == pytest.approx(0.5, abs=0.05)


def test_how_right_the_model_is_where_it_has_learned_changes_no_level() -> None:
    unseen = records("designations", 1000, spread=1.0)
    seen = tuple(Judged("train", "designations", 0.9, {}, right=True) for _ in range(1000))
    alone, beside = fit(Evidence(unseen)).designations, fit(Evidence(unseen, seen)).designations
    assert beside.level == pytest.approx(alone.level, abs=0.01)
    assert beside.slope == pytest.approx(alone.slope, abs=0.01)


def test_what_features_tell_is_learned_from_both() -> None:
    seen = tuple(
        Judged("train", "statements", 0.8, {"speaker_is_entity": told, "in_headline": 0.0}, right=bool(told))
        for told in (0.0, 1.0)
        for _ in range(200)
    )
    unseen = records("statements", 30, spread=0.0)
    assert fit(Evidence(unseen, seen)).statements.features["speaker_is_entity"] > 1


def test_every_unseen_record_is_judged_once_by_curves_that_did_not_see_its_report() -> None:
    drawn = (*records("events", 60, spread=1.0), *records("statistics", 60, spread=1.0, seed=2))
    found = out_of_fold(Evidence(drawn), 5)
    assert sorted(map(id, drawn)) == sorted(id(record) for record, _ in found)
    assert out_of_fold(Evidence(drawn), 5) == found
    whole = fit(Evidence(drawn))
    assert any(chance(record, whole) != told for record, told in found)


def test_a_kind_without_records_keeps_its_raw_confidence() -> None:
    assert fit(Evidence(())).events.chance(0.7, {}) == pytest.approx(0.7)
