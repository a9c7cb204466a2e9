"""In a base of thousands of reports most pairs of one type, country and week are of different incidents."""

from __future__ import annotations

import pytest

from dalil.linking.incidents import incidents
from dalil.linking.incidents.scoring import at_odds, is_unfounded
from dalil.records import Place
from tests.linking.incidents.telling import Page, Told, tellings

TOWNS = [
    Place(name, None, "NG", code, number, lat, lon, "settlement")
    for name, code, number, lat, lon in (
        ("Maiduguri", "NG-BO", 2331447, 11.85, 13.16), ("Jos", "NG-PL", 2335953, 9.93, 8.89),
        ("Kaduna", "NG-KD", 2335727, 10.53, 7.44), ("Sokoto", "NG-SO", 2322911, 13.06, 5.24),
        ("Lagos", "NG-LA", 2332459, 6.45, 3.39), ("Yola", "NG-AD", 2318044, 9.21, 12.48),
    )
]  # fmt: skip
GROUPS = ("Sons of the Plain", "River Lions", "Northern Guard", "Jaysh al-Wadi", "Harvest Brigade", "Black Lantern")
WORDS = {
    "detention": "Police detained {} members of {} in {}.", "bombing": "A bombing by {1} killed {0} people in {2}.",
    "kidnapping": "Fighters of {1} abducted {0} people in {2}.",
    "raid": "Soldiers raided a camp of {1} in {2} with {0} men.",
}  # fmt: skip
TRIGGERS = {"detention": "detained", "bombing": "bombing", "kidnapping": "abducted", "raid": "raided"}


def page(number: int, kind: str, *, days: int) -> Page:
    """Tell of an incident of its own: its town, group, count and day."""
    town, group, count = TOWNS[number], GROUPS[number], 5 + 7 * number
    sentence = WORDS[kind].format(count, group, town.name)
    told = Told(sentence, TRIGGERS[kind], kind, f"2019-03-{5 + days * number:02}", (town,), count, None, group)
    return Page(number, (told,), f"2019-03-{6 + days * number:02}", f"Paper {number}")


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("days", [0, 1, 2])
def test_incidents_that_share_only_type_country_and_week_are_not_one(kind: str, days: int) -> None:
    found = incidents(tellings(page(number, kind, days=days) for number in range(len(TOWNS))))
    assert len(found) == len(TOWNS)


@pytest.mark.parametrize("kind", WORDS)
def test_two_outlets_on_one_incident_among_them_are_one(kind: str) -> None:
    pages = [page(number, kind, days=1) for number in range(len(TOWNS))]
    again = Page(9, pages[2].events, pages[2].published, "Another Paper")
    assert sorted(len(each.reports) for each in incidents(tellings([*pages, again]))) == [1, 1, 1, 1, 1, 2]


def test_what_differs_in_much_and_shares_nothing_is_at_odds() -> None:
    assert at_odds({"place apart": 1.0, "count other": 1.0})
    assert not at_odds({"place apart": 1.0, "count other": 1.0, "time same day": 1.0})
    assert at_odds({"place apart": 1.0, "count other": 1.0, "group other": 1.0, "time same day": 1.0})
    assert not at_odds({"place apart": 1.0, "group other": 1.0, "figure other": 1.0, "count equal": 1.0})


def test_what_shares_nothing_of_its_own_needs_reports_that_share_many_names() -> None:
    assert is_unfounded({"type same": 1.0, "trigger": 1.0, "words": 0.5, "figure same": 1.0, "report names": 0.4})
    assert not is_unfounded({"type same": 1.0, "report names": 0.5})
    assert not is_unfounded({"place same": 1.0})
    assert not is_unfounded({"people alike": 0.5})
