from __future__ import annotations

import pytest

from dalil.bench.corpora.documents import GoldTime
from dalil.bench.scoring import estimate
from dalil.bench.times.scoring import METRICS, Timex, canonical, matched, score

GOLD = (GoldTime(0, 8, "2016-05"), GoldTime(20, 29, "P2Y"), GoldTime(40, 43, None), GoldTime(50, 60, "2017"))


def scores(*predicted: Timex) -> dict[str, float]:
    return {name: e.value for name, e in estimate([score(GOLD, predicted)], METRICS).items()}


def test_strict_needs_the_extent_relaxed_a_character_and_value_the_value() -> None:
    told = scores(Timex(0, 8, "2016-05"), Timex(22, 29, "P2Y"), Timex(41, 44, None), Timex(50, 60, "2018"))
    assert told == {"strict_f1": 0.5, "relaxed_f1": 1.0, "value_f1": 0.75}


def test_value_f1_is_relaxed_f1_times_the_share_of_matches_with_the_right_value() -> None:
    told = scores(Timex(0, 8, "2016-05"), Timex(20, 29, "P3Y"), Timex(70, 75, "2017"))
    assert told["relaxed_f1"] == pytest.approx(4 / 7)
    assert told["value_f1"] == pytest.approx(told["relaxed_f1"] / 2)


def test_one_long_stretch_stands_for_one_expression() -> None:
    assert len(matched(GOLD, [Timex(0, 60, None)])) == 1


def test_the_same_extent_is_paired_before_a_mere_overlap() -> None:
    nested = (GoldTime(0, 20, "2016"), GoldTime(10, 20, "2017"))
    pairs = matched(nested, [Timex(10, 20, "2017"), Timex(0, 5, "2016")])
    assert {(one.value, other.value) for one, other in pairs} == {("2016", "2016"), ("2017", "2017")}


@pytest.mark.parametrize(
    ("value", "written"), [("P1DE", "P10Y"), ("P.5CE", "P50Y"), ("P2.5Y", "P2.5Y"), ("", None), ("PXDE", "PXDE")]
)
def test_decades_of_a_duration_are_written_in_years(value: str, written: str | None) -> None:
    assert canonical(value) == written
