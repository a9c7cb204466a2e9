"""Identities across reports, with invented bodies and persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.groups import Decided
from dalil.linking.identities import Identity, doubts, identities, keys, touched
from dalil.linking.profiles import Named, named_of
from dalil.records import Affiliation, CodedReport, Custody, Entity, Event, Place, Report, Span


def report(number: int, text: str, published: str = "2019-05-02") -> Report:
    custody = Custody("", len(text), "text/plain", "utf-8", "test", "1")
    return Report(
        f"sha256:{number:012x}ffff", "x.txt", None, "Outlet", None, None, (), published, None, "en", custody, text, ()
    )


def entity(
    text: str, local: str, kind: str, *names: str, country: str | None = None, role: str | None = None,
    private: bool = False, body: str | None = None,
) -> Entity:  # fmt: skip
    mentions = tuple(Span(m.start(), m.end(), m.group()) for n in names for m in re.finditer(re.escape(n), text))
    roles = (Affiliation(role, body, False, None, ()),) if role else ()
    return Entity(local, kind, names[0], names[1:], mentions, country, role, private, roles)  # type: ignore[arg-type]


def coded(number: int, *entities: Entity, text: str = "", events: tuple[Event, ...] = ()) -> CodedReport:
    return CodedReport(report(number, text), entities, (), events, (), (), ())


def named(number: int, *entities: Entity) -> tuple[Named, ...]:
    return named_of(coded(number, *entities))


def groups(found: Iterable[Identity]) -> set[tuple[str, ...]]:
    return {identity.members for identity in found if len(identity.members) > 1}


def test_spellings_of_one_group_are_one_identity_with_all_its_names() -> None:
    told = [
        *named(1, entity("", "n1", "organisation", "Sabzi Yo'li")),
        *named(2, entity("", "n4", "organisation", "Sabzi Yuli", "Green Path")),
        *named(3, entity("", "n2", "organisation", "Green Path")),
        *named(4, entity("", "n1", "organisation", "Red Bridge")),
    ]
    found = identities(told)
    one = next(identity for identity in found if len(identity.members) == 3)
    assert one.key == "e-000000000001.n1"
    assert {told.value for told in one.names} == {"Sabzi Yo'li", "Sabzi Yuli", "Green Path"}
    assert next(told.by for told in one.names if told.value == "Green Path") == ("000000000002.n4", "000000000003.n2")
    assert all(link.reasons for link in one.links)


def test_a_body_with_namesakes_abroad_is_that_of_the_country_a_report_is_about() -> None:
    def telling(number: int, place: str, country: str) -> tuple[Named, ...]:
        text = f"In {place} the Interior Ministry spoke."
        where = entity(text, "n1", "place", place, country=country)
        return named_of(coded(number, where, entity(text, "n2", "organisation", "Interior Ministry"), text=text))

    told = [*telling(1, "Naryn", "KG"), *telling(2, "Talas", "KG"), *telling(3, "Kulob", "TJ")]
    assert groups(identities(told)) == {("000000000001.n2", "000000000002.n2")}
    ministry = next(identity for identity in identities(told) if len(identity.members) == 2)
    assert ministry.country is None  # presumed for the comparison, told by nobody


def test_a_bare_noun_is_linked_with_nothing() -> None:
    told = [*named(1, entity("", "n1", "organisation", "Court")), *named(2, entity("", "n1", "organisation", "Court"))]
    assert not keys(told[0])
    assert not groups(identities(told))
    assert not doubts(told)


def test_a_short_form_of_one_report_joins_nobody_elsewhere() -> None:
    told = [
        *named(1, entity("", "n1", "organisation", "Lions", "Lions of the Well")),
        *named(2, entity("", "n1", "organisation", "Lions of Talas", "Lions")),
    ]
    assert not groups(identities(told))
    assert {one.name for one in identities(told)} == {"Lions", "Lions of Talas"}


def test_one_abbreviation_of_two_names_is_a_doubt() -> None:
    told = [
        *named(1, entity("", "n1", "organisation", "Front of the Desert Alliance", "FDA")),
        *named(2, entity("", "n1", "organisation", "Food Delivery Authority", "FDA")),
        *named(3, entity("", "n1", "organisation", "FDA")),
    ]
    assert all(not {"000000000001.n1", "000000000002.n1"} <= set(members) for members in groups(identities(told)))
    assert ("000000000001.n1", "000000000002.n1") in {doubt.pair for doubt in doubts(told)}


def test_private_persons_and_people_without_names_are_not_taken_in() -> None:
    told = named(
        1,
        entity("", "n1", "person", "Askar Omarov", private=True),
        entity("", "n2", "group", "the detainees"),
        entity("", "n3", "person", "Dina Saparova", role="minister", country="KZ"),
    )
    assert [one.key for one in told] == ["000000000001.n3"]


def test_two_of_one_name_alone_may_be_the_same_and_stay_apart() -> None:
    told = [
        *named(1, entity("", "n1", "person", "Dina Saparova")),
        *named(2, entity("", "n1", "person", "Dina Saparova")),
    ]
    assert not groups(identities(told))
    (doubt,) = doubts(told)
    assert doubt.pair == ("000000000001.n1", "000000000002.n1")
    assert "nothing but the name" in doubt.reasons


def test_an_official_of_one_country_and_role_is_one_and_the_role_has_dates() -> None:
    told = [
        *named(1, entity("", "n1", "person", "Dina Saparova", role="minister of culture", country="KZ")),
        *named(2, entity("", "n7", "person", "D. Saparova", "Dina Saparova", role="minister", country="KZ")),
    ]
    (one,) = identities(told)
    assert one.members == ("000000000001.n1", "000000000002.n7")
    assert {role.role for role in one.roles} == {"minister of culture", "minister"}
    assert all(role.dates == ("2019-05-02",) for role in one.roles)


def test_a_role_keeps_the_body_in_which_it_is_held() -> None:
    told = named(
        5,
        entity("", "n1", "person", "Dina Saparova", role="spokeswoman", body="n2"),
        entity("", "n2", "organisation", "Sabzi Centre"),
    )
    person = next(identity for identity in identities(told) if identity.type == "person")
    assert person.roles[0].organisation == "000000000005.n2"


def test_a_place_is_known_by_the_gazetteer_before_its_name() -> None:
    def telling(number: int, name: str, geonames: int) -> tuple[Named, ...]:
        text = f"They met in {name}."
        where = entity(text, "n1", "place", name, country="KG")
        span = where.mentions[0]
        place = Place(name, span, "KG", None, geonames, 40.5, 72.8, "settlement")
        met = Event("v1", "meeting", "asserted", span, None, (place,), (), (), 0.9, "rules", (span,))
        return named_of(coded(number, where, text=text, events=(met,)))

    told = [*telling(1, "Osh", 7), *telling(2, "Osh", 8), *telling(3, "Och", 7)]
    assert groups(identities(told)) == {("000000000001.n1", "000000000003.n1")}


def test_what_a_person_decided_stands_against_names() -> None:
    told = [
        *named(1, entity("", "n1", "organisation", "Sabzi Yuli")),
        *named(2, entity("", "n1", "organisation", "Sabzi Yuli")),
        *named(3, entity("", "n1", "organisation", "Red Bridge")),
    ]
    first, second, third = (one.key for one in told)
    assert groups(identities(told)) == {(first, second)}
    assert not groups(identities(told, Decided(apart=frozenset({(first, second)}))))
    assert groups(identities(told, Decided(together=frozenset({(first, third)})))) == {(first, second, third)}


NAMES = ("Sabzi Yuli", "Sabzi Yo'li", "Green Path", "Interior Ministry", "Red Bridge", "Court", "Green Path Fund", "GP")
_ENTITY = st.tuples(
    st.sampled_from(["organisation", "person", "place"]),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
    st.sampled_from([None, "KG", "TJ"]),
    st.booleans(),
)
_REPORTS = st.lists(st.lists(_ENTITY, min_size=1, max_size=3), min_size=1, max_size=7)


def reports_of(drawn: Sequence[Sequence[tuple[str, list[str], str | None, bool]]]) -> list[tuple[Named, ...]]:
    return [
        named(
            number,
            *(
                entity("", f"n{at}", kind, *names, country=country, private=kind == "person" and private)
                for at, (kind, names, country, private) in enumerate(entities, 1)
            ),
        )
        for number, entities in enumerate(drawn, 1)
    ]


@settings(max_examples=150, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False), st.data())
def test_reports_added_one_by_one_in_any_order_give_the_same_as_all_at_once(drawn, random, data) -> None:  # type: ignore[no-untyped-def]
    reports = reports_of(drawn)
    everybody = [one.key for told in reports for one in told]
    pairs = [tuple(sorted(pair)) for pair in pairwise(everybody)]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
    decided = Decided(frozenset(chosen[:1]), frozenset(chosen[1:]))
    random.shuffle(reports)
    known: dict[str, Named] = {}
    kept: dict[str, Identity] = {}
    joined = {key: {other for pair in decided.together if key in pair for other in pair} for key in everybody}

    def lookup(one: Named) -> list[Named]:
        return [other for other in known.values() if keys(one) & keys(other) or other.key in joined[one.key]]

    for told in reports:
        known |= {one.key: one for one in told}
        concerned = touched(told, lookup, decided)
        moved = {one.key for one in concerned}
        kept = {key: one for key, one in kept.items() if moved.isdisjoint(one.members)}
        kept |= {one.key: one for one in identities(concerned, decided)}
    assert sorted(kept.values(), key=lambda one: one.key) == list(identities(known.values(), decided))


@settings(max_examples=100, deadline=None)
@given(_REPORTS)
def test_no_private_person_is_ever_a_member_and_every_other_is_in_one_identity(drawn) -> None:  # type: ignore[no-untyped-def]
    reports = reports_of(drawn)
    members = [key for identity in identities(one for told in reports for one in told) for key in identity.members]
    linkable = [one.key for told in reports for one in told]
    assert sorted(members) == sorted(linkable)
    private = {
        f"{number:012x}.n{at}"
        for number, entities in enumerate(drawn, 1)
        for at, (kind, _, _, private) in enumerate(entities, 1)
        if kind == "person" and private
    }
    doubted = {key for link in doubts(one for told in reports for one in told) for key in link.pair}
    assert private.isdisjoint(members)
    assert private.isdisjoint(doubted)
