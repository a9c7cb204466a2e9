"""Reports are told apart also where their hashes begin alike."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from dalil.base.adding import Addition, add
from dalil.base.choosing import Wanted
from dalil.base.decisions import State, Verb, decide, decisions_on, states
from dalil.base.engine import Base
from dalil.base.finding import report_row
from dalil.base.linked import relink
from dalil.base.listing import groups, members_of
from dalil.base.readings import Reader, read_coded
from dalil.base.redaction import redact
from dalil.base.rereading import read_again
from dalil.base.settling import looking_at
from dalil.base.verifying import faults
from dalil.errors import BaseError
from dalil.records import CodedReport
from dalil.version import __version__
from tests.base.making import addition, coded, data, hand

ALIKE = (4901166, 27910223)
"""Numbers with which the bytes of two reports have hashes whose first twelve digits are the same."""
BEGINS = "792c9bcb7117"


def numbered(number: int) -> Addition:
    """Make a report whose bytes end with a number."""
    raw = data(16) + b"\n\nNote %d." % number
    told = coded(16, url=f"https://example.org/{number}")
    key = f"sha256:{sha256(raw).hexdigest()}"
    report = replace(told.report, id=key, text=f"{told.report.text}\n\nNote {number}.")
    return replace(addition(16), coded=replace(told, report=report), data=raw)


@pytest.fixture
def keys(base: Base) -> tuple[str, str]:
    one, other = (add(base, numbered(number), hand()).key for number in ALIKE)
    assert {key.removeprefix("sha256:")[:12] for key in (one, other)} == {BEGINS}
    return one, other


def longer(key: str) -> str:
    return key.removeprefix("sha256:")[:13]


def test_the_later_of_two_that_begin_alike_has_a_longer_name(base: Base, keys: tuple[str, str]) -> None:
    with base.reading() as connection:
        assert [report_row(base, connection, key).name for key in keys] == [BEGINS, longer(keys[1])]
        assert [read_coded(connection, key) for key in keys] == [numbered(number).coded for number in ALIKE]
        assert list(faults(connection, base)) == []


def test_what_is_short_for_both_is_refused_with_what_tells_them_apart(base: Base, keys: tuple[str, str]) -> None:
    with base.reading() as connection, pytest.raises(BaseError) as caught:
        report_row(base, connection, BEGINS)
    assert all(longer(key) in caught.value.remedy for key in keys)
    with base.reading() as connection:
        assert [report_row(base, connection, longer(key)).key for key in keys] == list(keys)


def test_records_of_both_are_decided_linked_and_read_again_each_for_itself(base: Base, keys: tuple[str, str]) -> None:
    one, other = f"{BEGINS}.v1", f"{longer(keys[1])}.v1"
    with looking_at(base) as connection:
        (incident,) = groups(connection, "incident", Wanted(10))
        assert set(members_of(connection, incident)) >= {one, other}
    decide(base, Verb.REJECT, other, reason="a drill", hand=hand(), then=relink)
    with looking_at(base) as connection:
        (incident,) = groups(connection, "incident", Wanted(10))
        assert other not in members_of(connection, incident)
        assert states(decisions_on(connection, [one, other])) == {other: State(Verb.REJECT)}
    again = without_figures(numbered(ALIKE[1]).coded)
    assert read_again(base, again, Reader(__version__, "sha256:newer", "sha256:codebook", 0.2), hand())
    with base.reading() as connection:
        assert states(decisions_on(connection, [one, other])) == {other: State(Verb.REJECT)}
        assert list(faults(connection, base)) == []


def test_redacting_one_leaves_the_other(base: Base, keys: tuple[str, str]) -> None:
    redact(base, longer(keys[0]), "a court's order", hand())
    with base.reading() as connection:
        assert [read_coded(connection, key) is None for key in keys] == [True, False]
        assert list(faults(connection, base)) == []


def without_figures(told: CodedReport) -> CodedReport:
    return replace(told, statistics=(), checks=())
