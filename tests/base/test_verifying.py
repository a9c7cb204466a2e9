from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import Executable, delete, insert, text, update

from dalil.base import custody
from dalil.base.adding import Addition, add
from dalil.base.decisions import decide
from dalil.base.engine import Base
from dalil.base.redaction import redact
from dalil.base.tables import content, decision, entity, entity_name, log, part, reading, record, report
from dalil.base.verifying import faults
from dalil.base.words import WORDS, index
from dalil.records.keys import key_of
from tests.base.making import addition, coded, hand


@pytest.fixture(scope="module")
def filled(module_base: Base) -> Base:
    """Give a base for all tests: what they forge is rolled back."""
    for number in (16, 17):
        add(module_base, addition(number), hand())
    decide(module_base, "accept", key_of(addition(16).coded.report.id, "v1"), reason="so", hand=hand())
    return module_base


def found(base: Base, *forgeries: Executable, head: str | None = None) -> list[str]:
    """Give the faults of a base as forgeries leave it, and take them back."""
    with base.writing() as connection:
        for forgery in forgeries:
            connection.execute(forgery)
        faulty = [fault.what for fault in faults(connection, base, head)]
        connection.rollback()
    return faulty


def test_a_base_that_nobody_touched_verifies(filled: Base) -> None:
    assert found(filled) == []


KEY = addition(16).coded.report.id
EVENT, DESIGNATION, STATISTIC, GROUP = (key_of(KEY, local) for local in ("v1", "d1", "q1", "n1"))
FORGERIES: dict[str, tuple[Executable, str]] = {
    "an entry": (update(log).where(log.c.seq == 1).values(who="nobody"), "its hash is not that of its contents"),
    "bytes": (update(content).where(content.c.sha256 == KEY[7:]).values(bytes=b"no"), "its raw bytes are not those"),
    "no bytes": (update(content).where(content.c.sha256 == KEY[7:]).values(bytes=None), "its raw bytes are missing"),
    "a text": (update(report).where(report.c.key == KEY).values(text="no"), "its text is not that of the log"),
    "a date": (update(report).where(report.c.key == KEY).values(body={"published": "2020", "custody": {"version": ""}}),
               "what is known of it is not that of the log"),
    "a record": (update(record).where(record.c.key == EVENT).values(body={"type": "attack"}),
                 "the records of reading 1 are not those of the log"),
    "a span": (update(record).where(record.c.key == EVENT).values(
        body={"evidence": [{"start": 0, "end": 4, "exact": "Raids"}]}), "is not in its text"),
    "a decision": (update(decision).values(reason="another"), "it is not that of the log"),
    "a redaction": (update(report).where(report.c.key == KEY).values(redacted=1), "does not say why"),
    "a type": (update(record).where(record.c.key == EVENT).values(type="attack"), f"the columns type of {EVENT}"),
    "days": (update(record).where(record.c.key == EVENT).values(first_day=1, last_day=None),
             f"the columns first_day, last_day of {EVENT}"),
    "a country": (update(record).where(record.c.key == DESIGNATION).values(country="UZ"),
                  f"the columns country of {DESIGNATION}"),
    "bounds": (update(record).where(record.c.key == STATISTIC).values(low=1, high=99),
               f"the columns low, high of {STATISTIC}"),
    "a key": (update(record).where(record.c.key == EVENT).values(key="0123456789ab.v1"), f"the columns key of {EVENT}"),
    "privacy": (update(entity).where(entity.c.key == key_of(KEY, "n2")).values(private=False),
                f"the columns private of {key_of(KEY, 'n2')}"),
    "an entity's country": (update(entity).where(entity.c.key == GROUP).values(country=None),
                            f"the columns country of {GROUP}"),
    "a name": (update(entity_name).where(entity_name.c.entity == 1, entity_name.c.name == "ns").values(name="sn"),
               f"the names of {GROUP}"),
    "a name of a private person": (insert(entity_name).values(entity=2, name="nurlan"), f"the names of {KEY[7:19]}.n2"),
    "no names": (delete(entity_name), f"the names of {GROUP}"),
    "a role": (update(part).where(part.c.record == 2).values(role="target"), f"the roles of {EVENT}"),
    "no roles": (delete(part), f"the roles of {EVENT}"),
    "an outlet": (update(report).where(report.c.key == KEY).values(outlet="Evening Post", first_day=1),
                  "its columns outlet, first_day are not those of its contents"),
    "how it came": (update(report).where(report.c.key == KEY).values(arrival="fetched"), "how it came is not as"),
    "a version": (update(report).where(report.c.id == 2).values(version_of=1, version_kind="correction"),
                  "how it came is not as"),
    "a report that counts no longer": (update(report).where(report.c.key == KEY).values(current=False), "marked as"),
    "a reading that counts no longer": (update(reading).values(current=False), "marked as counting now"),
    "a record that counts no longer": (update(record).where(record.c.key == EVENT).values(current=False), "marked as"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGERIES)
def test_whatever_is_changed_is_found_and_named(filled: Base, what: str) -> None:
    forgery, fault = FORGERIES[what]
    faulty = found(filled, forgery)
    assert any(fault in each for each in faulty), faulty


NO_DECISION = (text("DELETE FROM anchoring"), delete(decision))
NO_ENTRY = delete(log).where(log.c.seq == 3)


def test_a_missing_decision_is_found_unless_its_entry_is_missing_too(filled: Base) -> None:
    assert found(filled, *NO_DECISION) == ["what log entry 3 (decide) speaks of is missing"]
    assert found(filled, *NO_DECISION, NO_ENTRY) == []


def test_a_log_that_was_cut_off_does_not_hold_the_head_that_was_noted(filled: Base) -> None:
    with filled.reading() as connection:
        head = custody.head(connection)
    assert head is not None
    assert found(filled, head=head.hash) == []
    (what,) = found(filled, *NO_DECISION, NO_ENTRY, head=head.hash)
    assert what.startswith("the log has no entry with this hash")


@pytest.mark.parametrize("name", WORDS)
def test_a_report_that_a_search_would_miss_is_named(base: Base, name: str) -> None:
    add(base, in_two_scripts(), hand())
    assert found(base) == []
    assert found(base, text(f"DELETE FROM {name}")) == ["its words are not all indexed, so that a search may miss it"]  # noqa: S608


def test_a_redacted_report_that_is_found_by_its_words_is_named(base: Base) -> None:
    key = add(base, in_two_scripts(), hand()).key
    redact(base, key, "a court's order", hand())
    assert found(base) == []
    with base.writing() as connection:
        index(connection, 1, "Osh")
    assert found(base) == ["it was redacted, but its words are still found"]


def in_two_scripts() -> Addition:
    told = coded(16)
    words = told.report.text + "\n\nПолиция задержала двоих в Оше."
    report = replace(told.report, text=words, id=f"sha256:{sha256(words.encode()).hexdigest()}")
    return replace(addition(16), coded=replace(told, report=report), data=words.encode())
