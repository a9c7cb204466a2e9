import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dalil.resolving.candidates import Candidate
from dalil.resolving.ranking import FEATURES, Group, rank, weights

FRANCE = Candidate("settlement", "FR", "FR-IDF", 1, 48.85, 2.35, 2_000_000)
TEXAS = Candidate("settlement", "US", "US-TX", 2, 33.66, -95.55, 25_000)
STATE = Candidate("admin1", "US", "US-TX", 3, 31.25, -99.25, 22_000_000)
DALLAS = Candidate("settlement", "US", "US-TX", 4, 32.78, -96.8, 1_300_000)
LYON = Candidate("settlement", "FR", "FR-ARA", 5, 45.76, 4.84, 500_000)


def first(*groups: Group) -> Candidate:
    return rank(groups, None)[0].candidates[0]


def test_without_context_the_larger_place_wins() -> None:
    assert first(Group((TEXAS, FRANCE))) == FRANCE


def test_the_place_that_holds_it_wins_over_size() -> None:
    assert first(Group((FRANCE, TEXAS), holders=(1,)), Group((STATE,))) == TEXAS


def test_the_other_places_of_the_text_win_over_size() -> None:
    assert first(Group((FRANCE, TEXAS)), Group((DALLAS,), 3), Group((STATE,), 3)) == TEXAS
    assert first(Group((FRANCE, TEXAS)), Group((LYON,), 3)) == FRANCE


def test_nothing_to_choose_from_is_none_of_these() -> None:
    (ranked,) = rank([Group(())], None)
    assert (ranked.candidates, ranked.none) == ((), 1.0)
    assert rank([], None) == ()


def test_every_feature_has_a_weight() -> None:
    assert weights().shape == (len(FEATURES),)
    assert np.isfinite(weights()).all()


@given(st.lists(st.lists(st.sampled_from([FRANCE, TEXAS, STATE, DALLAS, LYON]), unique=True), min_size=1, max_size=5))
def test_chances_of_a_name_sum_to_one(listed: list[list[Candidate]]) -> None:
    for ranked in rank([Group(tuple(candidates)) for candidates in listed], None):
        assert abs(sum(ranked.chances) + ranked.none - 1) < 1e-9
        assert list(ranked.chances) == sorted(ranked.chances, reverse=True)
