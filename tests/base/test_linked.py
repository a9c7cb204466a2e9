"""Linking in the base gives what linking afresh gives, in any order, and does what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dalil.base.adding import Addition, Arrival, add
from dalil.base.choosing import Wanted
from dalil.base.deciding import merge, split
from dalil.base.decisions import Verb, decide
from dalil.base.engine import Base, open_base
from dalil.base.kinds.incidents import summary_of
from dalil.base.linked import relink
from dalil.base.listing import Found, groups, members_of
from dalil.base.redaction import redact
from dalil.base.settling import looking_at
from dalil.base.tables import (
    candidate,
    candidate_key,
    candidate_member,
    group_check,
    grouping,
    link,
    membership,
    unsettled,
)
from dalil.cli.demo import samples
from dalil.errors import BaseError
from dalil.linking.identities import identities
from dalil.linking.incidents import incidents
from dalil.linking.profiles import named_of
from dalil.linking.tellings import tellings_of
from dalil.pipeline import Coder
from dalil.records import CodedReport
from tests.base.making import READER, addition, hand

Told = Sequence[tuple[CodedReport, bytes]]


@pytest.fixture(scope="session")
def told(coder: Coder) -> Told:
    """Give the five reports of one operation and two of the tour's, coded."""
    chosen = [*samples("account"), *(s for s in samples() if s.source.name.startswith(("osh-1", "osh-2")))]
    return [(coder.read(sample.source, sample.facts), sample.source.data) for sample in chosen]


def filled(path: Path, told: Told) -> Base:
    base = open_base(str(path), create=True)
    for coded, data in told:
        add(base, Addition(coded, data, Arrival.FILE, READER), hand())
    return base


def rows(base: Base) -> list[tuple[object, ...]]:
    with looking_at(base) as connection:
        found = connection.execute(select(grouping).order_by(grouping.c.key)).all()
        held = connection.execute(select(membership).order_by(membership.c.grouping, membership.c.member)).all()
    return [*map(tuple, found), *map(tuple, held)]


def listed(base: Base, kind: str) -> tuple[Found, ...]:
    with looking_at(base) as connection:
        return groups(connection, kind, Wanted(1000))


def test_groups_do_not_depend_on_the_order_in_which_reports_came(tmp_path: Path, told: Told) -> None:
    results = []
    for number, order in enumerate((told, told[::-1], [*told[3:], *told[:3]])):
        base = filled(tmp_path / f"{number}.db", order)
        results.append(rows(base))
        base.close()
    assert results[0] == results[1] == results[2]


def test_incidents_of_the_base_are_those_of_linking_afresh(tmp_path: Path, told: Told) -> None:
    base = filled(tmp_path / "reports.db", told)
    tellings = {telling.key: telling for coded, _ in told for telling in tellings_of(coded)}
    afresh = {one.key: summary_of(one, tellings) for one in incidents(tellings.values())}
    found = listed(base, "incident")
    assert {one.key for one in found} == set(afresh)
    assert all(dict(one.body) == dict(afresh[one.key].body) for one in found)
    assert max(one.reports for one in found) == 5
    base.close()


def test_entities_of_the_base_are_those_of_linking_afresh(tmp_path: Path, told: Told) -> None:
    base = filled(tmp_path / "reports.db", told)
    afresh = {one.key: one for one in identities(named for coded, _ in told for named in named_of(coded))}
    found = listed(base, "entity")
    assert {one.key for one in found} == set(afresh)
    assert all(one.reports == len(afresh[one.key].members) for one in found)
    assert all(one.body["name"] in {told.value for told in afresh[one.key].names} for one in found)
    base.close()


def test_a_series_holds_the_figures_of_several_reports_and_the_register_all_spellings(
    tmp_path: Path, told: Told
) -> None:
    base = filled(tmp_path / "reports.db", told)
    assert max(one.reports for one in listed(base, "series")) == 3
    best = max(listed(base, "register"), key=lambda one: one.reports)
    assert (best.reports, best.origins, best.country, best.type) == (3, 1, "KZ", "banned")
    base.close()


def test_a_report_read_twice_or_replaced_is_linked_as_it_stands(base: Base) -> None:
    add(base, addition(16, url="https://example.org/raid"), hand())
    add(base, addition(20), hand())
    before = {one.key for one in listed(base, "incident")}
    later = add(base, addition(17, url="https://example.org/raid"), hand())
    held = {one.key for one in listed(base, "incident")}
    with base.reading() as connection:
        members = {member for one in listed(base, "incident") for member in members_of(connection, one)}
    assert held != before
    assert any(member.startswith(later.key[7:19]) for member in members)
    assert len(members) == 2


def test_nothing_of_a_redacted_report_is_left_in_links_and_groups(base: Base) -> None:
    keys = [add(base, addition(n), hand()).key for n in (16, 20)]
    redact(base, keys[0], "court order", hand())
    redact(base, keys[1], "court order", hand())
    with base.reading() as connection:
        for table in (grouping, group_check, membership, unsettled, link, candidate, candidate_key, candidate_member):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


def test_what_a_person_takes_out_stays_out_and_what_she_merges_stays_together(tmp_path: Path, told: Told) -> None:
    base = filled(tmp_path / "reports.db", told[:-1])
    best = max(listed(base, "incident"), key=lambda one: one.reports)
    with base.reading() as connection:
        members = members_of(connection, best)
    other = next(key for key in members if key[:12] != best.key[2:14])
    split(base, best.key, [key for key in members if key[:12] == other[:12]], "another raid", hand())
    assert max(one.reports for one in listed(base, "incident")) == best.reports - 1
    coded, data = told[-1]
    add(base, Addition(coded, data, Arrival.FILE, READER), hand())
    with base.reading() as connection:
        parted = [set(members_of(connection, one)) for one in groups(connection, "incident", Wanted(1000))]
    assert not any(other in each and best.key[2:] in each for each in parted)
    merge(base, best.key, [other], "the same raid after all", hand())
    with base.reading() as connection:
        joined = [set(members_of(connection, one)) for one in groups(connection, "incident", Wanted(1000))]
    assert any({other, best.key[2:]} <= each for each in joined)
    base.close()


def test_a_rejected_record_leaves_its_groups_and_comes_back_when_accepted(base: Base) -> None:
    key = add(base, addition(16), hand()).key[7:19] + ".v1"
    before = rows(base)
    decide(base, Verb.REJECT, key, reason="a rumour", hand=hand(), then=relink)
    assert listed(base, "incident") == ()
    decide(base, Verb.ACCEPT, key, reason="confirmed", hand=hand(), then=relink)
    assert rows(base) == before


def test_a_corrected_value_counts_in_its_group(base: Base) -> None:
    key = add(base, addition(16), hand()).key[7:19] + ".v1"
    decide(base, Verb.CORRECT, key, value={"type": "raid"}, reason="misread", hand=hand(), then=relink)
    assert [one.type for one in listed(base, "incident")] == ["raid"]


def test_what_is_in_no_group_cannot_be_taken_out_of_it(base: Base) -> None:
    add(base, addition(16), hand())
    (incident,) = listed(base, "incident")
    with pytest.raises(BaseError, match="is not in"):
        split(base, incident.key, ["0123456789ab.v1"], "elsewhere", hand())
    with pytest.raises(BaseError, match="nothing would be left"):
        split(base, incident.key, [incident.key[2:]], "elsewhere", hand())
