"""What a later reading or version left without a record can be settled by a person, once, for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from dalil.base.adding import add
from dalil.base.custody import Hand
from dalil.base.decisions import State, Verb, decide, decided, decisions_on, lost, standing, states
from dalil.base.engine import Base
from dalil.base.rereading import read_again
from dalil.base.reviewing import confirm, drop
from dalil.base.tables import decision
from dalil.base.verifying import faults
from dalil.errors import BaseError
from dalil.records.keys import key_of
from dalil.version import __version__
from tests.base.making import READER, addition, coded, hand
from tests.base.test_decisions import NEWER, shifted


@pytest.fixture
def flagged(base: Base) -> str:
    """Give the key of a report that says of its event now what it did not; decision 1 on that event is flagged."""
    key = add(base, addition(16), hand()).key
    decide(base, "reject", key_of(key, "v1"), reason="a drill", hand=at(1))
    read_again(base, shifted(coded(16), type="attack"), NEWER, at(2))
    return key


def at(day: int) -> Hand:
    return Hand("ines", __version__, lambda: datetime(2026, 4, day, tzinfo=UTC))


def state(base: Base, key: str, as_of: datetime | None = None) -> State | None:
    with base.reading() as connection:
        return states(decisions_on(connection, [key], as_of)).get(key)


def wanting(base: Base) -> list[int]:
    with base.reading() as connection:
        return [one.id for one in lost(connection)]


def test_a_flagged_decision_is_made_anew_on_a_record_and_holds_there(base: Base, flagged: str) -> None:
    assert wanting(base) == [1]
    assert confirm(base, 1, [key_of(flagged, "v7")], "still a drill", at(3)) == 2
    assert state(base, key_of(flagged, "v7")) == State(Verb.REJECT)
    assert wanting(base) == []
    read_again(base, coded(16), READER, at(4))
    assert wanting(base) == [2]  # the first is settled, whatever comes back
    assert state(base, key_of(flagged, "v1")) is None


def test_a_dropped_decision_holds_no_more_even_where_its_record_comes_back(base: Base, flagged: str) -> None:
    assert drop(base, 1, "it is told no longer", at(3)) == 2
    assert wanting(base) == []
    read_again(base, coded(16), READER, at(4))
    assert state(base, key_of(flagged, "v1")) is None


def test_what_was_settled_stays_listed_with_what_settled_it_and_the_log_verifies(base: Base, flagged: str) -> None:
    drop(base, 1, "it is told no longer", at(3))
    with base.reading() as connection:
        (one,) = standing(connection)
        assert list(faults(connection, base)) == []
    assert (one.id, one.reason, one.review) == (1, "a drill", False)
    assert one.settled is not None
    assert (one.settled.id, one.settled.verb, one.settled.who) == (2, "drop", "ines")
    assert (one.settled.reason, one.settled.at[:10]) == ("it is told no longer", "2026-04-03")


def test_what_settles_another_cannot_be_changed_unseen(base: Base, flagged: str) -> None:
    drop(base, 1, "it is told no longer", at(3))
    with base.writing() as connection:
        connection.execute(update(decision).where(decision.c.id == 2).values(settles=None))
        assert [fault.what for fault in faults(connection, base)] == ["it is not that of the log"]
        connection.rollback()


def test_as_of_a_day_before_it_was_settled_a_decision_stood(base: Base) -> None:
    keys = [add(base, addition(number), at(1)).key for number in (16, 17)]
    one, other = (key_of(key, "v1") for key in keys)
    decide(base, "merge", one, other=other, reason="one raid", hand=at(2))
    read_again(base, shifted(coded(16), type="attack"), NEWER, at(3))
    confirm(base, 1, [key_of(keys[0], "v7"), other], "still one", at(5))
    with base.reading() as connection:
        assert decided(connection).together == {tuple(sorted((key_of(keys[0], "v7"), other)))}
        assert decided(connection, datetime(2026, 4, 4, tzinfo=UTC)).together == frozenset()
        assert decided(connection, datetime(2026, 4, 2, 12, tzinfo=UTC)).together == {tuple(sorted((one, other)))}


def test_a_correction_is_confirmed_on_the_record_that_says_something_else_now(base: Base) -> None:
    key = add(base, addition(16), hand()).key
    figure = key_of(key, "q1")
    decide(base, "correct", figure, value={"measure": "killed"}, reason="misread", hand=hand())
    told = coded(16)
    read_again(base, replace(told, statistics=(replace(told.statistics[0], measure="wounded"),)), NEWER, hand())
    assert wanting(base) == [1]
    confirm(base, 1, [figure], "misread again", hand())
    assert state(base, figure) == State(None, {"measure": "killed"})
    assert wanting(base) == []


@pytest.mark.parametrize(
    ("number", "keys", "cause"),
    [
        (2, ["v7"], "none by this number that wants a review"),
        (1, ["v7", "d1"], "reject is on 1 and not on 2"),
        (1, ["v9"], "no such record now"),
    ],
)
def test_what_makes_no_sense_is_refused(base: Base, flagged: str, number: int, keys: list[str], cause: str) -> None:
    with pytest.raises(BaseError, match=cause):
        confirm(base, number, [key_of(flagged, key) for key in keys], "so", hand())
    with pytest.raises(BaseError, match="needs a reason"):
        drop(base, 1, " ", hand())
    assert wanting(base) == [1]


def test_a_decision_is_settled_once(base: Base, flagged: str) -> None:
    drop(base, 1, "so", hand())
    with pytest.raises(BaseError, match="wants a review"):
        drop(base, 1, "so", hand())
