from __future__ import annotations

import pytest

from dalil.codebook import load_codebook
from dalil.linking.incidents import incidents, sub_events
from dalil.linking.incidents.sub_events import wholes
from dalil.linking.incidents.vocabulary import families
from tests.linking.incidents.telling import OSH, PAGES, Page, Told, tellings

RAID = Page(5, (
    Told("Nine detained in Osh raid", "detained", count=9, who="Nine", places=(OSH,)),
    Told("Police detained nine people in Osh on 3 April and searched their homes.", "detained", when="2019-04-03",
         count=9, who="nine people", places=(OSH,)),
    Told("Police detained nine people in Osh on 3 April and searched their homes.", "searched", "search",
         when="2019-04-03", places=(OSH,)),
), "2019-04-04")  # fmt: skip


def test_a_search_hangs_on_the_operation_that_a_report_tells_with_it() -> None:
    found = incidents(tellings([RAID]))
    (link,) = sub_events(found)
    types = {incident.key: incident.type for incident in found}
    assert (types[link.whole], types[link.part]) == ("detention", "search")
    assert link.reasons["told close"] == 1.0


def test_each_incident_hangs_on_one_other_at_most() -> None:
    parts = [link.part for link in sub_events(incidents(tellings([*PAGES, RAID])))]
    assert len(parts) == len(set(parts))


def test_what_no_report_tells_together_does_not_hang_together() -> None:
    alone = Page(6, (Told("Homes were searched in Osh on 3 April.", "searched", "search", when="2019-04-03"),))
    first = Page(5, RAID.events[:2])
    assert not sub_events(incidents(tellings([first, alone])))


def test_the_order_of_incidents_does_not_matter() -> None:
    found = incidents(tellings([*PAGES, RAID]))
    assert sub_events(found) == sub_events(found[::-1])


def test_a_part_does_not_come_before_its_whole() -> None:
    before = Page(7, (
        Told("Nine detained in Osh", "detained", when="2019-04-03", count=9, who="Nine", places=(OSH,)),
        Told("A search on 20 March had found nothing.", "search", "search", when="2019-03-20"),
    ), "2019-04-04")  # fmt: skip
    assert not sub_events(incidents(tellings([before])))


TRIAL = Page(8, (
    Told("Police in Osh detained nine people in April.", "detained", when="2019-04", count=9, who="nine people",
         places=(OSH,)),
    Told("Their trial opened in June, and the court sentenced them to ten years.", "trial", "trial", when="2019-06"),
    Told("Their trial opened in June, and the court sentenced them to ten years.", "sentenced", "sentencing",
         when="2019-06"),
), "2019-06-20")  # fmt: skip


def test_a_sentence_hangs_on_the_trial_and_the_trial_on_the_arrest() -> None:
    found = incidents(tellings([TRIAL]))
    types = {incident.key: incident.type for incident in found}
    links = {(types[link.part], types[link.whole]) for link in sub_events(found)}
    assert links == {("trial", "detention"), ("sentencing", "trial")}


@pytest.mark.parametrize(("part", "nearer", "farther"), [
    ("sentencing", "trial", "detention"),
    ("trial", "detention", "bombing"),
    ("appeal", "sentencing", "detention"),
    ("acquittal", "trial", "raid"),
    ("search", "raid", "attack"),
])  # fmt: skip
def test_what_follows_directly_stands_before_what_follows_by_way_of_it(part: str, nearer: str, farther: str) -> None:
    assert wholes().directness(nearer, part) > wholes().directness(farther, part) > 0.0


def test_a_killing_is_a_part_of_a_raid_and_a_raid_of_no_killing() -> None:
    assert wholes().directness("raid", "killing") > 0.0
    assert wholes().directness("killing", "raid") == 0.0


def test_what_may_hang_together_are_types_and_families() -> None:
    types = load_codebook().types.keys()
    known = types | {families().family(each) for each in types}
    listed = wholes().wholes
    assert set(listed) | {each for tiers in listed.values() for tier in tiers for each in tier} <= known
