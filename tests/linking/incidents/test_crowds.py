"""In a base of thousands of reports most pairs of one type, country and week are of different incidents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.linking.incidents import accounts_of, incidents
from dalil.linking.incidents.accounts import Account, Count
from dalil.linking.incidents.features import Features
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


def account(kind: str, **said: object) -> Account:
    """Give the account of one telling, with what it and its report say put in its place."""
    told = Told(WORDS[kind].format(5, GROUPS[0], TOWNS[0].name), TRIGGERS[kind], kind, None, (), 5, None, GROUPS[0])
    (found,) = accounts_of(tellings([Page(0, (told,), "2019-03-06", "Paper")]))
    nothing: dict[str, object] = {"counts": frozenset(), "people": frozenset(), "names": frozenset()}
    return replace(found, **{**nothing, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("features", "said", "unfounded"),
    [
        ({"type same": 1.0, "trigger": 1.0, "figure same": 1.0, "report names": 0.4}, {}, True),
        ({"place same": 1.0}, {}, False),
        ({"report names": 1.0}, {"names": {"sons of the plain"}}, True),
        ({"report names": 0.5}, {"names": {"sons of the plain", "kaduna"}}, False),
        ({"report names": 0.4}, {"names": {"sons of the plain", "kaduna"}}, True),
        ({"people alike": 0.5}, {"people": {"soldier"}}, True),
        ({"people alike": 0.5}, {"people": {"beekeeper"}}, False),
        ({"people alike": 0.5}, {"people": {"plain"}, "names": {"sons of the plain"}}, True),
        ({"count equal": 1.0}, {"counts": {Count("suffering", 1, 1)}}, True),
        ({"count equal": 1.0}, {"counts": {Count("suffering", 4, 4)}}, False),
    ],
)
def test_what_shares_nothing_of_its_own_needs_reports_that_share_many_names(
    features: Features, said: dict[str, set[object]], *, unfounded: bool
) -> None:
    one = account("bombing", **{name: frozenset(values) for name, values in said.items()})
    assert is_unfounded(one, one, features) == unfounded
