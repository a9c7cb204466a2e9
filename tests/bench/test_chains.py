import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.bench.chains import Chain, chain_counts
from dalil.bench.scoring import Counts


def chain(*numbers: int) -> Chain:
    return frozenset((n, n + 1) for n in numbers)


def test_the_worked_example_of_the_papers() -> None:
    # Bagga & Baldwin 1998, figure 1: key {1..5} {6,7} {8..12}, response {1..5} {6..12}.
    gold = [chain(1, 2, 3, 4, 5), chain(6, 7), chain(8, 9, 10, 11, 12)]
    told = chain_counts([chain(1, 2, 3, 4, 5), chain(6, 7, 8, 9, 10, 11, 12)], gold)
    assert told["muc"] == Counts(9, 10, 9, 9)
    precision = told["b_cubed"].right / told["b_cubed"].predicted
    assert precision == pytest.approx((5 + 4 / 7 + 25 / 7) / 12)
    assert told["b_cubed"].found == pytest.approx(12)
    assert told["ceaf_e"].right == pytest.approx(1 + 10 / 12)


def test_mentions_of_one_side_alone_cost_both_measures() -> None:
    told = chain_counts([chain(1, 2, 9)], [chain(1, 2, 3)])
    assert told["muc"] == Counts(1, 2, 1, 2)
    assert told["b_cubed"] == Counts(4 / 3, 3, 4 / 3, 3)


def test_single_mentions_are_left_out() -> None:
    assert chain_counts([chain(1)], [chain(2)])["muc"] == Counts(0, 0, 0, 0)


@given(st.lists(st.sets(st.integers(0, 20), min_size=2), max_size=5))
def test_a_partition_against_itself_is_perfect(groups: list[set[int]]) -> None:
    seen: set[int] = set()
    chains = []
    for group in groups:
        if len(group - seen) > 1:
            chains.append(chain(*(group - seen)))
        seen |= group
    for counts in chain_counts(chains, chains).values():
        assert counts.right == pytest.approx(counts.predicted)
        assert counts.found == pytest.approx(counts.gold)
