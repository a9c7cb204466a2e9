from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dalil.base.adding import add
from dalil.base.custody import Hand
from dalil.base.decisions import State, Verb, decide, decided, decisions_on, lost, states
from dalil.base.engine import Base
from dalil.base.readings import Reader, read_coded
from dalil.base.rereading import read_again
from dalil.errors import BaseError
from dalil.records import CodedReport, Span
from dalil.records.keys import key_of
from dalil.version import __version__
from tests.base.making import READER, addition, coded, hand

NEWER = Reader(__version__, "sha256:newer", "sha256:codebook", 0.2)


@pytest.fixture
def keys(base: Base) -> tuple[str, str]:
    """Give the keys of two reports' events."""
    return tuple(key_of(add(base, addition(n), hand()).key, "v1") for n in (16, 17))  # type: ignore[return-value]


def state(base: Base, key: str, as_of: datetime | None = None) -> State | None:
    with base.reading() as connection:
        return states(decisions_on(connection, [key], as_of)).get(key)


def at(day: int) -> Hand:
    return Hand("ines", __version__, lambda: datetime(2026, 4, day, tzinfo=UTC))


def test_the_last_verdict_holds_and_each_can_be_seen_as_of_its_day(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "reject", keys[0], reason="a drill", hand=at(1))
    decide(base, "accept", keys[0], reason="no drill after all", hand=at(3))
    assert state(base, keys[0]) == State(Verb.ACCEPT)
    assert state(base, keys[0], datetime(2026, 4, 2, tzinfo=UTC)) == State(Verb.REJECT)
    assert state(base, keys[0], datetime(2026, 3, 31, tzinfo=UTC)) is None
    assert state(base, keys[1]) is None


def test_a_decision_says_who_made_it_when_and_why(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "reject", keys[0], reason="a drill", hand=at(1))
    with base.reading() as connection:
        (made,) = decisions_on(connection, [keys[0]])
    assert (made.who, made.reason, made.at, made.target) == (
        "ines",
        "a drill",
        "2026-04-01T00:00:00.000000+00:00",
        keys[0],
    )


def test_corrected_fields_add_up_and_the_record_stays_as_it_was(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "correct", keys[0], value={"status": "alleged"}, reason="hedged", hand=hand())
    decide(base, "correct", keys[0], value={"when.edtf": "2026-03-02"}, reason="the day before", hand=hand())
    decide(base, "accept", keys[0], reason="checked", hand=hand())
    assert state(base, keys[0]) == State(Verb.ACCEPT, {"status": "alleged", "when.edtf": "2026-03-02"})
    with base.reading() as connection:
        told = read_coded(connection, coded(16).report.id)
    assert told == coded(16)


def test_pairs_are_merged_until_they_are_split(base: Base, keys: tuple[str, str]) -> None:
    one, other = sorted(keys)
    decide(base, "merge", keys[1], other=keys[0], reason="the same raid", hand=at(1))
    decide(base, "split", keys[0], other=keys[1], reason="two raids", hand=at(3))
    with base.reading() as connection:
        then = decided(connection, datetime(2026, 4, 2, tzinfo=UTC))
        now = decided(connection)
    assert (then.together, then.apart) == (frozenset({(one, other)}), frozenset())
    assert (now.together, now.apart) == (frozenset(), frozenset({(one, other)}))


@pytest.mark.parametrize(
    ("verb", "target", "extra", "cause"),
    [
        ("praise", "v1", {}, "nothing can be decided so"),
        ("accept", "v9", {}, "no such record"),
        ("accept", "k1", {}, "a check is worked out"),
        ("accept", "v1", {"reason": " "}, "needs a reason"),
        ("accept", "v1", {"value": {"status": "alleged"}}, "no decision with these values"),
        ("correct", "v1", {}, "no decision with these values"),
        ("correct", "v1", {"value": {"status": "true"}}, "status: "),
        ("correct", "v1", {"value": {"where": "Osh"}}, "no field where"),
        ("correct", "v1", {"value": {"places.7.name": "Osh"}}, "no field places.7.name"),
        ("merge", "v1", {}, "no decision on these"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(  # noqa: PLR0917
    base: Base, keys: tuple[str, str], verb: str, target: str, extra: dict[str, object], cause: str
) -> None:
    key = f"{keys[0].partition('.')[0]}.{target}"
    with pytest.raises(BaseError, match=cause):
        decide(base, verb, key, **{"reason": "so", "hand": hand(), **extra})  # type: ignore[arg-type]
    assert state(base, key) is None


def shifted(told: CodedReport, **changes: object) -> CodedReport:
    """Give another reading of a report: its event has another id, and what else is to change."""
    event = replace(told.events[0], id="v7", **changes)  # type: ignore[arg-type]
    return replace(told, events=(event,), checks=())


def test_a_new_reading_keeps_decisions_by_position(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "reject", keys[0], reason="a drill", hand=hand())
    assert read_again(base, shifted(coded(16)), NEWER, hand())
    assert state(base, keys[0].replace("v1", "v7")) == State(Verb.REJECT)
    assert state(base, keys[0]) is None
    with base.reading() as connection:
        assert lost(connection) == ()


def test_a_new_reading_keeps_decisions_by_the_words_where_they_moved(base: Base, keys: tuple[str, str]) -> None:
    text = coded(16).report.text
    person = replace(coded(16).entities[2], mentions=(Span.of(text, text.index("Timur"), text.index("Timur") + 5),))
    target = keys[0].replace("v1", "n1")
    decide(base, "accept", target, reason="known", hand=hand())
    moved = replace(
        coded(16).entities[0], id="n9", mentions=(Span(0, 12, "Nur as-Sabil"),)
    )  # as if the words stood elsewhere
    read_again(base, replace(coded(16), entities=(moved, person), checks=()), NEWER, hand())
    assert state(base, keys[0].replace("v1", "n9")) == State(Verb.ACCEPT)


def test_a_decision_whose_record_is_gone_is_flagged_and_found_again_later(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "reject", keys[0], reason="a drill", hand=hand())
    read_again(base, shifted(coded(16), type="attack"), NEWER, hand())
    with base.reading() as connection:
        (flagged,) = lost(connection)
    assert (flagged.target, flagged.review, flagged.reason) == (None, True, "a drill")
    read_again(base, coded(16), READER, hand())
    assert state(base, keys[0]) == State(Verb.REJECT)
    with base.reading() as connection:
        assert lost(connection) == ()


def test_the_same_reading_again_is_not_stored(base: Base, keys: tuple[str, str]) -> None:
    assert not read_again(base, coded(16), READER, hand())
    assert read_again(base, coded(16), NEWER, hand())
    assert not read_again(base, coded(16), NEWER, hand())


def test_decisions_as_of_a_day_are_on_the_reading_of_that_day(base: Base, keys: tuple[str, str]) -> None:
    decide(base, "reject", keys[0], reason="a drill", hand=at(1))
    read_again(base, shifted(coded(16)), NEWER, at(3))
    assert state(base, keys[0], datetime(2026, 4, 2, tzinfo=UTC)) == State(Verb.REJECT)
    assert state(base, keys[0]) is None
