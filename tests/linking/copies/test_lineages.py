from itertools import permutations

from dalil.linking.copies import lineage
from dalil.records import Span
from tests.linking.copies.printing import DISPATCH, printed

OWN = "The Daily found the lane deserted on Tuesday, and the shutters of the printing house had been nailed down."
WIRE = printed(*DISPATCH, outlet="Issyk Wire", published="2019-04-02")
DAILY = printed("Press in the cellar", *DISPATCH[1:4], OWN, "Issyk Wire", outlet="Tyup Daily", published="2019-04-03")
PORTAL = printed("Lane deserted", DISPATCH[1], OWN, "Source: Tyup Daily", outlet="Naryn Post", published="2019-04-04")
OTHER = printed(
    "Harvest",
    "Apricot growers of the southern shore expect a poor harvest after the frosts of April, their union said.",
    outlet="Shore News",
    published="2019-04-03",
)
REPORTS = (WIRE, DAILY, PORTAL, OTHER)


def test_a_copy_of_a_copy_comes_from_the_copy() -> None:
    assert [(copy.of, copy.by) for copy in lineage(REPORTS).copies] == sorted(
        [(WIRE.id, DAILY.id), (DAILY.id, PORTAL.id)], key=lambda pair: (pair[1], pair[0])
    )


def test_the_order_of_the_reports_does_not_matter() -> None:
    assert len({lineage(order).copies for order in permutations(REPORTS)}) == 1


def test_a_report_that_shares_nothing_changes_nothing() -> None:
    assert lineage(REPORTS) == lineage(REPORTS[:3])


def test_each_sentence_is_followed_to_where_it_was_first_printed() -> None:
    found = lineage(REPORTS)
    start = PORTAL.text.index(OWN)
    source = found.source(PORTAL.id, Span.of(PORTAL.text, start, start + 9))
    assert source is not None
    assert source[0] == DAILY.id
    assert source[1].exact == OWN
    assert found.source(DAILY.id, source[1]) is None
    assert found.outlets == {WIRE.id: "Issyk Wire", DAILY.id: "Tyup Daily"}


def test_a_report_that_is_mostly_printed_begins_with_another() -> None:
    found = lineage(REPORTS)
    assert found.first(DAILY.id) == WIRE.id
    assert found.first(OTHER.id) == OTHER.id


def test_two_sources_are_two_copies() -> None:
    second = printed(
        "Harvest and leaflets", *DISPATCH[1:3], OTHER.text.split("\n\n")[1], "It will be known in June how many trees"
        " on the southern shore have survived, and what the state will pay.", outlet="Mixed", published="2019-04-09",
    )  # fmt: skip
    assert {copy.of for copy in lineage((*REPORTS, second)).copies if copy.by == second.id} >= {WIRE.id}
