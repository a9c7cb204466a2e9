"""Grouping: tellings to accounts, accounts to incidents; what people have decided holds at both steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

from dalil.linking.groups import UNDECIDED, Decided, Group, Link, components, grouped
from dalil.linking.incidents.accounts import Account, account_of, joined
from dalil.linking.incidents.blocking import blocking_keys
from dalil.linking.incidents.scoring import Frame, Model, Models, link_of, score_of
from dalil.linking.incidents.scoring import models as shipped
from dalil.linking.incidents.setting import Setting
from dalil.linking.tellings import Telling
from dalil.records import Event

TOLD_APART = 0.2
"""Score of two accounts of one report below which the report tells of two incidents: nothing may join them."""


def accounts_of(
    tellings: Iterable[Telling], decided: Decided = UNDECIDED, models: Models | None = None
) -> tuple[Account, ...]:
    """Gather the events of reports to accounts, sorted by key; all tellings of a report must be given at once.

    Tellings of other records than events are passed over.
    """
    by_report: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.key):
        if isinstance(telling.record, Event):
            by_report[telling.report.id].append(telling)
    settled = closed(decided)
    found = (account for report in by_report.values() for account in _of_report(report, settled, models))
    return tuple(sorted(found, key=lambda account: account.key))


def _of_report(tellings: Sequence[Telling], decided: Decided, models: Models | None) -> Iterator[Account]:
    events = [telling.record for telling in tellings if isinstance(telling.record, Event)]
    setting = Setting.of(tellings[0].report, tellings[0].entities, events)
    single = {telling.key: account_of(telling, setting) for telling in tellings}
    links = filter(
        None, (link_of(single[one], single[other], models) for one, other in combinations(sorted(single), 2))
    )
    for keys in _grouped(single, links, (models or shipped()).within, models, decided):
        yield joined([single[key] for key in keys])


def candidates(accounts: Iterable[Account]) -> Iterator[tuple[Account, Account]]:
    """Give the pairs of accounts of different reports that share a blocking key, each once, sorted by keys."""
    by_key = {account.key: account for account in accounts}
    holders: dict[str, list[str]] = defaultdict(list)
    keys = {key: blocking_keys(account) for key, account in by_key.items()}
    for key in sorted(by_key):
        for held in keys[key].held:
            holders[held].append(key)
    pairs = {
        (min(key, other), max(key, other))
        for key in by_key
        for sought in keys[key].sought
        for other in holders.get(sought, ())
        if key != other
    }
    for one, other in sorted(pairs):
        if by_key[one].report != by_key[other].report:
            yield by_key[one], by_key[other]


def links_of(accounts: Iterable[Account], models: Models | None = None) -> tuple[Link, ...]:
    """Link accounts of different reports."""
    return tuple(filter(None, (link_of(one, other, models) for one, other in candidates(accounts))))


def groups_of(
    accounts: Sequence[Account],
    links: Iterable[Link],
    decided: Decided = UNDECIDED,
    models: Models | None = None,
) -> tuple[tuple[Account, ...], ...]:
    """Group accounts to incidents by their links; what people decided on tellings holds for their accounts."""
    by_key = {account.key: account for account in accounts}
    holder = {telling: account.key for account in accounts for telling in account.tellings}
    settled = _between(closed(decided), holder)
    found = _grouped(by_key, links, (models or shipped()).across, models, settled)
    return tuple(tuple(by_key[key] for key in keys) for keys in found)


def _grouped(
    accounts: Mapping[str, Account], links: Iterable[Link], model: Model, models: Models | None, decided: Decided
) -> tuple[tuple[str, ...], ...]:
    kinds: dict[Frame, int] = {}
    framed = {key: kinds.setdefault(Frame.of(account), len(kinds)) for key, account in accounts.items()}
    frames = list(kinds)

    @cache
    def strength(one: str, other: str) -> float:
        return score_of(accounts[one], accounts[other], models)

    @cache
    def outline(group: Group) -> tuple[frozenset[int], frozenset[str]]:  # large groups have few frames
        return frozenset(framed[key] for key in group), frozenset(accounts[key].report for key in group)

    @cache
    def excludes(one: int, other: int) -> bool:
        return frames[one].excludes(frames[other])

    def clashing(one: Group, other: Group) -> bool:
        (ours, own), (theirs, others) = outline(one), outline(other)
        if any(excludes(*pair) for pair in product(ours, theirs)):
            return True
        twice = own & others
        left, right = ([key for key in group if accounts[key].report in twice] for group in (one, other))
        return any(
            accounts[a].report == accounts[b].report and strength(min(a, b), max(a, b)) < TOLD_APART
            for a, b in product(left, right)
        )

    return grouped(accounts, links, clashing, cohesion=model.cohesion, strength=strength, decided=decided)


def _between(decided: Decided, holder: Mapping[str, str]) -> Decided:
    """Carry decisions on tellings over to the accounts that hold them."""

    def carried(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        held = ((holder[one], holder[other]) for one, other in pairs if one in holder and other in holder)
        return frozenset((min(pair), max(pair)) for pair in held if pair[0] != pair[1])

    return Decided(carried(decided.together), carried(decided.apart))


def closed(decided: Decided) -> Decided:
    """Draw what follows from decisions: what is one with one of a pair kept apart is apart from the other as well."""
    keys = {key for pair in (*decided.together, *decided.apart) for key in pair}
    member = {key: group for group in components(keys, decided.together) for key in group}
    together = {pair for group in set(member.values()) for pair in combinations(group, 2)}
    apart = {(min(a, b), max(a, b)) for one, other in decided.apart for a in member[one] for b in member[other]}
    return Decided(frozenset(together), frozenset(apart - together))
