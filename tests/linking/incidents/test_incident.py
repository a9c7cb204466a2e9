from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.groups import Decided, Link, components
from dalil.linking.incidents import accounts_of, blocking_keys, groups_of, incident_of, incidents, link_of, links_of
from tests.linking.incidents.telling import FIRST, KYRGYZSTAN, OSH, PAGES, SECOND, UZGEN, Page, Person, Told, tellings

KEY = "00000000000{}.v{}".format


def groups(pages: Iterable[Page], decided: Decided | None = None) -> set[frozenset[str]]:
    found = incidents(tellings(pages), decided or Decided())
    return {frozenset(telling.key for telling in incident.tellings) for incident in found}


def group_of(key: str, found: set[frozenset[str]]) -> frozenset[str]:
    return next(group for group in found if key in group)


def test_two_reports_of_one_detention_are_one_incident_though_their_counts_differ() -> None:
    assert {KEY(1, 1), KEY(1, 2), KEY(2, 1), KEY(2, 2)} <= group_of(KEY(1, 2), groups(PAGES))


def test_the_background_of_two_reports_is_an_incident_of_its_own() -> None:
    assert group_of(KEY(1, 4), groups(PAGES)) == {KEY(1, 4), KEY(4, 2)}


def test_detentions_of_one_day_in_two_countries_are_two_incidents() -> None:
    assert group_of(KEY(3, 1), groups(PAGES)) == {KEY(3, 1), KEY(3, 2)}


def test_what_follows_in_another_family_is_an_incident_of_its_own() -> None:
    assert group_of(KEY(2, 3), groups(PAGES)) == {KEY(2, 3)}


def test_an_incident_is_named_by_its_smallest_telling_and_has_the_type_of_most_reports() -> None:
    found = {incident.key: incident for incident in incidents(tellings(PAGES))}
    assert found[f"i-{KEY(1, 1)}"].type == "detention"
    assert found[f"i-{KEY(1, 1)}"].outlets == {"Alai Wire", "Bishkek Bulletin"}


def test_links_say_why() -> None:
    found = next(incident for incident in incidents(tellings(PAGES)) if incident.key == f"i-{KEY(1, 1)}")
    (link,) = found.links
    assert link.reasons["place same"] == link.reasons["time same day"] == 1.0


@pytest.mark.parametrize("order", list(permutations(PAGES))[::5])
def test_any_order_of_reports_gives_the_same_incidents(order: tuple[Page, ...]) -> None:
    assert incidents(tellings(order)) == incidents(tellings(PAGES))


def test_what_one_report_tells_apart_is_not_joined_through_another() -> None:
    accounts = accounts_of(tellings((FIRST, SECOND)))
    keys = [KEY(1, 1), KEY(1, 4), KEY(2, 1)]
    links = [Link.of(keys[0], keys[2], 0.9, {}), Link.of(keys[1], keys[2], 0.8, {})]
    found = groups_of([account for account in accounts if account.key in keys], links)
    assert [[account.key for account in group] for group in found] == [[keys[0], keys[2]], [keys[1]]]


def test_what_people_set_apart_stays_apart_in_any_company() -> None:
    apart = Decided(apart=frozenset({(KEY(1, 2), KEY(2, 2))}))
    for pages in (PAGES, (FIRST, SECOND)):
        assert not any({KEY(1, 2), KEY(2, 2)} <= group for group in groups(pages, apart))


def test_tellings_of_one_report_can_be_set_apart_too() -> None:
    apart = Decided(apart=frozenset({(KEY(1, 1), KEY(1, 2))}))
    assert not any({KEY(1, 1), KEY(1, 2)} <= group for group in groups(PAGES, apart))


def test_what_people_put_together_is_one_even_across_countries() -> None:
    together = Decided(together=frozenset({(KEY(1, 2), KEY(3, 2))}))
    assert {KEY(1, 2), KEY(3, 2)} <= group_of(KEY(1, 2), groups(PAGES, together))


def test_what_is_one_with_a_telling_is_apart_from_what_that_was_set_apart_from() -> None:
    decided = Decided(frozenset({(KEY(1, 2), KEY(3, 2))}), frozenset({(KEY(2, 2), KEY(3, 2))}))
    found = groups(PAGES, decided)
    assert not any({KEY(1, 2), KEY(2, 2)} <= group for group in found)


told = st.builds(
    Told,
    sentence=st.sampled_from(
        ["Police detained men in Osh.", "Five were detained.", "The detained men are from Uzgen."]
    ),
    trigger=st.just("detained"),
    when=st.sampled_from([None, "2019-03-11", "2019-03", "2018-11-02", "2019-03-09/2019-03-12", "2019"]),
    places=st.sampled_from([(), (OSH,), (UZGEN,), (KYRGYZSTAN,)]),
    count=st.sampled_from([None, 5, 7]),
    who=st.just("men"),
)
pages = st.lists(
    st.tuples(st.lists(told, min_size=1, max_size=3), st.sampled_from([None, "2019-03-12", "2019-03-20"])),
    min_size=1,
    max_size=5,
).map(lambda each: [Page(at, tuple(events), day) for at, (events, day) in enumerate(each, 1)])


@settings(max_examples=60, deadline=None)
@given(pages, st.randoms(), st.data())
def test_incidents_do_not_depend_on_order_and_decisions_hold(
    made: list[Page], random: Random, data: st.DataObject
) -> None:
    listed = tellings(made)
    keys = sorted(telling.key for telling in listed)
    apart = data.draw(st.sets(st.sampled_from(list(combinations(keys, 2)) or [("a", "b")]), max_size=2))
    decided = Decided(frozenset(), frozenset(apart))
    expected = incidents(listed, decided)
    random.shuffle(listed)
    assert incidents(listed, decided) == expected
    for incident in expected:
        inside = {telling.key for telling in incident.tellings}
        assert not any(set(pair) <= inside for pair in apart)


@settings(max_examples=60, deadline=None)
@given(pages)
def test_linking_only_touched_components_gives_what_linking_afresh_gives(made: list[Page]) -> None:
    listed = {telling.key: telling for telling in tellings(made)}
    accounts = accounts_of(listed.values())
    links = links_of(accounts)
    parts = components([account.key for account in accounts], [link.pair for link in links])
    found = [
        incident_of(group, links, listed)
        for part in parts
        for group in groups_of(
            [account for account in accounts if account.key in part], [link for link in links if link.one in part]
        )
    ]
    assert tuple(sorted(found, key=lambda incident: incident.key)) == incidents(listed.values())


@settings(max_examples=60, deadline=None)
@given(pages)
def test_keys_are_few_and_links_need_one_in_common(made: list[Page]) -> None:
    accounts = accounts_of(tellings(made))
    for account in accounts:
        assert len(blocking_keys(account).sought) < 300
    linked = {link.pair for link in links_of(accounts)}
    for one, other in combinations(accounts, 2):
        shared = blocking_keys(one).sought & blocking_keys(other).held
        assert bool(shared) == bool(blocking_keys(other).sought & blocking_keys(one).held)
        expected = bool(shared) and one.report != other.report and link_of(one, other) is not None
        assert ((one.key, other.key) in linked) == expected


def test_private_persons_never_link_reports() -> None:
    person = (Person("Askar Tulebek"),)
    one = Page(7, (Told("Askar Tulebek was detained.", "detained", who="Askar Tulebek"),), persons=person)
    other = Page(8, (Told("Police say Askar Tulebek was detained.", "detained", who="Askar Tulebek"),), persons=person)
    for account in accounts_of(tellings([one, other])):
        told = {word for words in account.words for word in words} | account.people | account.names | account.figures
        assert not {word for word in told if "tulebek" in word.lower() or "askar" in word.lower()}


def test_undated_reports_find_each_other_by_a_town() -> None:
    told = (Told("Police detained seven men in Osh.", "detained", places=(OSH,), count=7),)
    one, other = accounts_of(tellings([Page(1, told, None, "Alai Wire"), Page(2, told, None, "Osh Herald")]))
    assert blocking_keys(one).sought & blocking_keys(other).held
