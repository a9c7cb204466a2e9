from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.errors import ModelError
from dalil.extraction.calibration import IDENTITY, Calibration, Curve, load_calibration
from dalil.extraction.calibration.features import FEATURES, KINDS

NAMES = ("is_money", "is_few")
CONFIDENCES = st.floats(0, 1)
WEIGHTS = st.floats(-1e6, 1e6)
CURVES = st.builds(
    Curve, level=WEIGHTS, slope=st.floats(0, 1e6), features=st.dictionaries(st.sampled_from(NAMES), WEIGHTS)
)
VALUES = st.fixed_dictionaries(dict.fromkeys(NAMES, st.floats(0, 1)))


@given(CURVES, CONFIDENCES, VALUES)
def test_a_chance_lies_within_0_and_1_and_is_the_same_each_time(
    curve: Curve, confidence: float, features: dict[str, float]
) -> None:
    assert 0 < curve.chance(confidence, features) < 1
    assert curve.chance(confidence, features) == curve.chance(confidence, features)


@given(CURVES, CONFIDENCES, CONFIDENCES, VALUES)
def test_of_two_records_alike_the_surer_one_is_never_given_less(
    curve: Curve, one: float, other: float, features: dict[str, float]
) -> None:
    low, high = sorted((one, other))
    assert curve.chance(low, features) <= curve.chance(high, features)


@given(st.floats(0.02, 0.98))
def test_no_calibration_leaves_a_confidence_as_it_is(confidence: float) -> None:
    assert IDENTITY.events.chance(confidence, {}) == pytest.approx(confidence, abs=0.0006)


def test_curves_come_back_from_their_file_as_they_went(tmp_path: Path) -> None:
    curves = Calibration(
        statements=Curve(level=0.5, slope=0.25, features={"in_headline": -1.5}),
        events=Curve(),
        designations=Curve(slope=0),
        statistics=Curve(features={"is_few": -0.7}),
    )
    path = tmp_path / "curves.yaml"
    path.write_text(curves.to_yaml(), "utf-8")
    assert load_calibration(path) == curves


def test_the_shipped_curves_use_every_feature_and_no_other() -> None:
    shipped = load_calibration()
    for kind in KINDS:
        assert set(shipped.curve(kind).features) == set(FEATURES[kind])


@pytest.mark.parametrize(
    ("written", "cause"),
    [
        (None, "is not there"),
        ("events: {level: [", "holds no curves"),
        ("statements: {}", "holds no curves"),
        (IDENTITY.to_yaml().replace("slope: 1.0", "slope: -1.0"), "holds no curves"),
        (IDENTITY.to_yaml().replace("features: {}", "features: {colour: 1}"), "holds no curves"),
    ],
)
def test_a_file_without_sensible_curves_is_named(tmp_path: Path, written: str | None, cause: str) -> None:
    path = tmp_path / "curves.yaml"
    if written is not None:
        path.write_text(written, "utf-8")
    with pytest.raises(ModelError, match=cause) as error:
        load_calibration(path)
    assert error.value.subject == str(path)
