"""Pairs from which the weights of links are fitted: of tellings in a report, of accounts across reports, of parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product

from dalil.bench.linking.given import Coded, gold_incidents
from dalil.linking.incidents.accounts import Account, account_of, joined
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.features import Features, features_of
from dalil.linking.incidents.grouping import candidates
from dalil.linking.incidents.scoring import comparable
from dalil.linking.incidents.setting import Setting, Spot
from dalil.linking.incidents.sub_events import features_of_part
from dalil.linking.tellings import tellings_of
from dalil.records import Event

STRANGERS, STRANGER = 20, 0.5
"""Pairs of strangers from each pair of stories, and how much one counts."""
MOST = 4
"""Pairs of tellings for which a pair of accounts counts at most (as a square root)."""


@dataclass(frozen=True)
class Row:
    """A pair: its features, whether it is of one incident, and how much it counts."""

    features: Features
    same: bool
    weight: float = 1.0


def within_rows(coded: Coded) -> Iterator[Row]:
    """Give the pairs of tellings of one report."""
    gold, single = coded.incident_of, _single(coded)
    for one, other in combinations(sorted(single.keys() & gold.keys()), 2):
        if single[one].report == single[other].report and comparable(single[one], single[other]):
            yield Row(features_of(single[one], single[other]), gold[one] == gold[other])


def across_rows(coded: Coded, made: Sequence[Account]) -> Iterator[Row]:
    """Give the pairs of accounts of two reports, made of gold incidents and as the model within reports makes them."""
    gold = coded.incident_of
    ideal: dict[tuple[str, str], list[Account]] = {}
    for key, account in _single(coded).items():
        if key in gold:
            ideal.setdefault((account.report, gold[key]), []).append(account)
    for accounts in (made, [joined(parts) for parts in ideal.values()]):
        labels = {account.key: _label(account, gold) for account in accounts}
        for one, other in candidates(account for account in accounts if labels[account.key]):
            if not comparable(one, other):
                continue
            size = min(len(one.tellings) * len(other.tellings), MOST) ** 0.5
            yield Row(features_of(one, other), labels[one.key] == labels[other.key], size)


def strangers(made: Sequence[Account], others: Sequence[Account]) -> Iterator[Row]:
    """Give pairs of accounts of two stories as if one had been in the other's country and week: of no one incident.

    In a base most pairs of one type, country and week are such; between the reports of a story hardly any is.
    """
    pairs = [(a, b) for a, b in product(made, others) if comparable(a, b) and a.published and b.published]
    for a, b in pairs[:: 1 + len(pairs) // STRANGERS]:
        yield Row(features_of(a, _moved(b, a)), same=False, weight=STRANGER)


def _moved(account: Account, to: Account) -> Account:
    """Move an account to the country and the days of another one."""
    land = min(to.lands, default=None)
    later = to.published.first - account.published.first if to.published and account.published else 0

    def there(spots: Iterable[Spot]) -> frozenset[Spot]:
        return frozenset(replace(spot, country=land) for spot in spots)

    def then(days: Iterable[Days]) -> frozenset[Days]:
        return frozenset(Days(each.first + later, each.last + later) for each in days)

    return replace(
        account,
        published=to.published,
        countries=to.countries,
        spots=there(account.spots),
        nearby=there(account.nearby),
        days=then(account.days),
        firm=then(account.firm),
        around=then(account.around),
    )


def _label(account: Account, gold: dict[str, str]) -> str | None:
    told = [gold[key] for key in account.tellings if key in gold]
    return min(set(told), key=lambda label: (-told.count(label), label)) if told else None


def _single(coded: Coded) -> dict[str, Account]:
    found: dict[str, Account] = {}
    for report in coded.reports.values():
        told = [telling for telling in tellings_of(report) if isinstance(telling.record, Event)]
        if told:
            setting = Setting.of(told[0].report, told[0].entities, report.events)
            found |= {telling.key: account_of(telling, setting) for telling in told}
    return found


def part_rows(coded: Coded) -> Iterator[Row]:
    """Give the pairs of gold incidents of which one may be a part of the other."""
    parts = {incident.entry.id: incident.entry.sub_of for incident in coded.story.incidents}
    for whole, part in permutations(sorted(made := gold_incidents(coded)), 2):
        if made[whole].reports & made[part].reports:
            features = features_of_part(made[whole], made[part])
            if features is not None:
                yield Row(features, parts[part] == whole)
