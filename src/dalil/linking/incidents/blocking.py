"""Blocking: the keys of an account; only accounts that share one are ever compared.

A key joins a family of types with a country and a fortnight, or, for what has no near date, with a town or an
organisation and a year, so that the number of candidates hardly grows with the number of reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dalil.language.variants import folded
from dalil.linking.incidents.accounts import Account
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.vocabulary import families
from dalil.records import Entity
from dalil.resolving.names.linking import close_keys

BUCKET = 15
"""Days of a stretch of time in keys."""
SHORT = 45
"""Days up to which a date is near enough for stretches; longer ones are found by year and town or organisation."""
RECENT = 14
"""Days before its publication in which an event without a date is looked for."""
SLACK = 3
_MOST_COUNTRIES = 3
_MOST_YEARS = 3


def blocking_keys(account: Account) -> frozenset[str]:
    """Give the keys of an account; a bounded number, whatever it says."""
    return frozenset(_keys(account))


def _keys(account: Account) -> Iterator[str]:
    kinds = sorted({kind for family in account.families for kind in (family, *families().near_to(family))})
    lands = sorted(account.lands)[:_MOST_COUNTRIES] or ["?"]
    stretches = sorted(_stretches(account))
    for stretch in stretches:
        if stretch.length <= SHORT:
            for number in range((stretch.first - SLACK) // BUCKET, (stretch.last + SLACK) // BUCKET + 1):
                yield from (f"{kind}|{land}|{number}" for kind in kinds for land in lands)
    years = sorted({year for stretch in stretches for year in _years(stretch)})
    if not account.days and account.published:
        last = date.fromordinal(account.published.last).year
        years = [*range(last - _MOST_YEARS + 1, last + 1)]
    for who in sorted(_anchors(account)):
        yield from (f"{kind}|{who}|{year}" for kind in kinds for year in years)


def _stretches(account: Account) -> frozenset[Days]:
    if account.days:
        return account.days
    return frozenset({Days(account.published.first - RECENT, account.published.last)} if account.published else ())


def _years(days: Days) -> list[int]:
    first, last = date.fromordinal(days.first).year, date.fromordinal(days.last).year
    return list(range(first, last + 1))[-_MOST_YEARS:]


def _anchors(account: Account) -> Iterator[str]:
    """Give towns, groups and public figures by which what has no near date is found."""
    for spot in account.spots | account.towns:
        if spot.exact:
            yield f"@{spot.geonames or folded(spot.name)}"
    for name in account.groups | account.acting:
        yield from (f"#{key}" for key in close_keys(Entity("", "organisation", name, (), ())))
    for name in account.figures:
        yield from (f"~{key}" for key in close_keys(Entity("", "person", name, (), ())))
