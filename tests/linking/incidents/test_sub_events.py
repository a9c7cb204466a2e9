from __future__ import annotations

from dalil.linking.incidents import incidents, sub_events
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
