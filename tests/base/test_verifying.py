from __future__ import annotations

import pytest
from sqlalchemy import Update, delete, text, update

from dalil.base import custody
from dalil.base.adding import add
from dalil.base.decisions import decide
from dalil.base.engine import Base
from dalil.base.tables import content, decision, log, record, report
from dalil.base.verifying import faults
from dalil.linking.keys import key_of
from tests.base.making import addition, hand


@pytest.fixture
def filled(base: Base) -> Base:
    for number in (16, 17):
        add(base, addition(number), hand())
    decide(base, "accept", key_of(addition(16).coded.report.id, "v1"), reason="so", hand=hand())
    return base


def found(base: Base, head: str | None = None) -> list[str]:
    with base.reading() as connection:
        return [fault.what for fault in faults(connection, base, head)]


def test_a_base_that_nobody_touched_verifies(filled: Base) -> None:
    assert found(filled) == []


KEY = addition(16).coded.report.id
FORGERIES: dict[str, tuple[Update, str]] = {
    "an entry": (update(log).where(log.c.seq == 1).values(who="nobody"), "its hash is not that of its contents"),
    "bytes": (update(content).where(content.c.sha256 == KEY[7:]).values(bytes=b"no"), "its raw bytes are not those"),
    "no bytes": (update(content).where(content.c.sha256 == KEY[7:]).values(bytes=None), "its raw bytes are missing"),
    "a text": (update(report).where(report.c.key == KEY).values(text="no"), "its text is not that of the log"),
    "a date": (update(report).where(report.c.key == KEY).values(body={"published": "2020", "custody": {"version": ""}}),
               "what is known of it is not that of the log"),
    "a record": (update(record).where(record.c.key == key_of(KEY, "v1")).values(body={"type": "attack"}),
                 "the records of reading 1 are not those of the log"),
    "a span": (update(record).where(record.c.key == key_of(KEY, "v1")).values(
        body={"evidence": [{"start": 0, "end": 4, "exact": "Raids"}]}), "is not in its text"),
    "a decision": (update(decision).values(reason="another"), "it is not that of the log"),
    "a redaction": (update(report).where(report.c.key == KEY).values(redacted=1), "does not say why"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGERIES)
def test_whatever_is_changed_is_found(filled: Base, what: str) -> None:
    forgery, fault = FORGERIES[what]
    with filled.writing() as connection:
        connection.execute(forgery)
    assert any(fault in each for each in found(filled)), found(filled)


def test_a_missing_decision_and_a_missing_entry_are_found(filled: Base) -> None:
    with filled.writing() as connection:
        connection.execute(text("DELETE FROM anchoring"))
        connection.execute(delete(decision))
    assert found(filled) == ["what log entry 3 (decide) speaks of is missing"]
    with filled.writing() as connection:
        connection.execute(delete(log).where(log.c.seq == 3))
    assert found(filled) == []


def test_a_log_that_was_cut_off_does_not_hold_the_head_that_was_noted(filled: Base) -> None:
    with filled.reading() as connection:
        head = custody.head(connection)
    assert head is not None
    assert found(filled, head.hash) == []
    with filled.writing() as connection:
        connection.execute(text("DELETE FROM anchoring"))
        connection.execute(delete(decision))
        connection.execute(delete(log).where(log.c.seq == 3))
    (what,) = found(filled, head.hash)
    assert what.startswith("the log has no entry with this hash")
