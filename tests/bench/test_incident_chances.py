import pytest

from dalil.bench.incident_chances import Regression, Words, incident_chances
from dalil.language.labels import INCIDENT_ROLES


def test_a_regression_adds_up_the_evidence_that_it_knows() -> None:
    regression = Regression(intercept=-1.0, weights={"surest": 2.0})
    assert regression.chance({"surest": 0.5, "unknown": 9.0}) == pytest.approx(0.5)


def test_a_phrase_counts_before_its_last_word() -> None:
    words = Words(other=0.1, phrases={"red dawn": 0.9}, heads={"dawn": 0.4})
    assert [words.chance(w) for w in ("the Red Dawn", "blue dawn", "dusk")] == [0.9, 0.4, 0.1]


def test_the_shipped_chances_know_every_role() -> None:
    shipped = incident_chances()
    assert set(shipped.roles) == set(shipped.words) == set(INCIDENT_ROLES)
    assert 0 < shipped.least_filler < 1
    assert 0 < shipped.least_type < 1
