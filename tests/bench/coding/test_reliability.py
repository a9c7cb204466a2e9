import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.coding.reliability import bins_of, calibration_error, chance_error, log_loss, points_of

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


def test_confidences_that_come_true_have_no_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0
    assert calibration_error([], []) == 0


def test_the_error_is_the_gap_between_confidence_and_truth_weighted_by_records() -> None:
    assert calibration_error([0.9, 0.9, 0.2, 0.2], [True, False, False, False]) == pytest.approx((0.8 + 0.4) / 4)


def test_bins_hold_every_record_once() -> None:
    bins = bins_of([0.0, 0.05, 0.95, 1.0], [False, True, True, True])
    assert [(each.low, each.records, each.right) for each in bins] == [(0.0, 2, 0.5), (0.9, 2, 1.0)]


def test_few_records_err_by_chance_more_than_many() -> None:
    assert chance_error([0.7] * 10) > 2 * chance_error([0.7] * 100) > 0
    assert chance_error([0.7] * 10) == chance_error([0.7] * 10)


def test_what_is_sure_and_wrong_costs_most() -> None:
    assert log_loss([0.9], [True]) < log_loss([0.5], [True]) < log_loss([0.9], [False])


@given(JUDGED)
def test_a_lower_threshold_never_loses_recall(judged: list[tuple[float, bool]]) -> None:
    confidence, right = [c for c, _ in judged], [r for _, r in judged]
    points = points_of(confidence, right, len(judged))
    assert [p.threshold for p in points] == sorted({*confidence}, reverse=True)
    assert [p.recall for p in points] == sorted(p.recall for p in points)
    assert points[-1].precision == points[-1].recall == pytest.approx(sum(right) / len(right))
    assert all(0 <= p.f1 <= 1 for p in points)
