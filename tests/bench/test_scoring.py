import pytest

from dalil.bench.scoring import Counts, Jaccard, MeanF1, estimate, f1


def test_f1_is_micro_over_documents() -> None:
    documents = [{"x": Counts(1, 2, 1, 1)}, {"x": Counts(1, 2, 1, 3)}]
    # precision 2 / 4, recall 2 / 4
    assert estimate(documents, {"f": f1("x")})["f"].value == pytest.approx(0.5)


def test_the_mean_is_of_f1_and_the_jaccard_index_of_items() -> None:
    documents = [{"x": Counts.of({1, 2}, {2, 3, 4}), "y": Counts.of({1}, {1})}]
    estimates = estimate(documents, {"mean": MeanF1(("x", "y")), "j": Jaccard("x")})
    assert estimates["mean"].value == pytest.approx((0.4 + 1.0) / 2)
    assert estimates["j"].value == pytest.approx(1 / 4)


def test_nothing_predicted_is_zero_and_not_an_error() -> None:
    assert estimate([{"x": Counts.of(set(), {1})}], {"f": f1("x")})["f"].value == 0.0
    assert estimate([], {"f": f1("x")})["f"].value == 0.0


def test_intervals_hold_the_value_and_come_out_the_same_again() -> None:
    documents = [{"x": Counts.of({i % 3, 7}, {0, 7})} for i in range(30)]
    first, second = (estimate(documents, {"f": f1("x")})["f"] for _ in range(2))
    assert first == second
    assert first.low <= first.value <= first.high
    assert first.low < first.high
