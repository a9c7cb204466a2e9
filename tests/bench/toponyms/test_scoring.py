import pytest

from dalil.bench.scoring import Counts
from dalil.bench.toponyms.scoring import Answer, answer_to, ceilings, is_near, recognised, resolved
from dalil.bench.toponyms.truth import Truth
from dalil.records import Place

OSH = Truth(1527534, True, 40.54, 72.79, "KG", "KG-O")
FOUND = Place("Osh", None, "KG", "KG-O", 1527534, 40.5, 72.8, "settlement")
UNRESOLVED = Place("Osh", None)


def test_a_point_within_a_hundred_miles_is_near() -> None:
    assert is_near(Place("Andijan", None, lat=40.78, lon=72.35), OSH)
    assert not is_near(Place("Bishkek", None, lat=42.87, lon=74.59), OSH)


def test_the_same_id_is_near_wherever_its_point_is_drawn() -> None:
    assert is_near(Place("Osh", None, geonames=1527534, lat=0.0, lon=0.0), OSH)


def test_recognition_counts_shared_characters_and_exact_ends() -> None:
    counts = recognised([(0, 3), (10, 20)], [(0, 3), (12, 20), (30, 33)])
    assert counts["overlap"] == Counts(2, 3, 2, 2)
    assert counts["exact"] == Counts(1, 3, 1, 2)


def test_an_unrecognised_or_unresolved_toponym_is_wrong() -> None:
    counts = resolved([OSH, OSH, OSH], [FOUND, UNRESOLVED, None])
    assert counts["near"] == Counts(1, 1, 1, 3)
    assert counts["id"].found == counts["country"].found == counts["area"].found == 1
    assert counts["coverage"].gold == 3
    assert (counts["answered"].found, counts["answered"].gold) == (1, 2)


def test_what_is_not_known_of_the_gold_is_not_counted() -> None:
    counts = resolved([Truth(None, False, None, None, "KG", None)], [FOUND])
    assert counts["near"].gold == counts["id"].gold == counts["area"].gold == 0
    assert counts["country"].found == 1


@pytest.mark.parametrize(("spans", "chosen"), [([(0, 3), (0, 12)], 0), ([(0, 2), (1, 3), (0, 3)], 2), ([(5, 9)], None)])
def test_the_answer_that_shares_most_is_taken(spans: list[tuple[int, int]], chosen: int | None) -> None:
    answers = [Answer(span, FOUND) for span in spans]
    assert answer_to((0, 3), answers) == (answers[chosen] if chosen is not None else None)


def test_the_ceiling_asks_for_any_near_candidate() -> None:
    counts = ceilings([OSH, OSH], [[UNRESOLVED, FOUND], []])
    assert (counts["reachable"].found, counts["reachable"].gold) == (1, 2)
    assert counts["listed"].found == 2
