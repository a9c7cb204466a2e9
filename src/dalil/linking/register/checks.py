"""Checks of a register entry: the dates that several reports give of one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dalil.linking.register.acts import Act, meet
from dalil.linking.support import Support
from dalil.linking.tellings import Telling
from dalil.records import Check

_NAMED = {"banned": "ban", "listed": "listing", "delisted": "de-listing"}
_SHOWN = 6
"""So many tellings of one act a check names."""


def checks_of(acts: Sequence[Act]) -> tuple[Check, ...]:
    """Check the dates of each act that several reports date; ``records`` are keys of tellings.

    An act has one date: two that no day has in common are inconsistent, unless their one origin gives both, the later
    in place of the earlier. Ids are k1… in the order of the acts.
    """
    found = (check for act in acts for check in _of_act(act))
    return tuple(
        Check(f"k{number}", one.kind, one.verdict, one.records, one.explanation) for number, one in enumerate(found, 1)
    )


def _of_act(act: Act) -> Iterator[Check]:
    dated = {date: [t for t in act.tellings if t.key in keys] for date, keys in sorted(act.dates.items())}
    apart = {date: dated[date] for date in _opposed(list(dated))}
    support = Support.of(telling for each in (apart or dated).values() for telling in each)
    if len(support.reports) < 2:
        return
    records, told = _records((apart or dated).values()), f"{_listed(list(apart or dated))} for the {_NAMED[act.status]}"
    if not apart:
        counted = f"{len(support.origins)} origin{'' if len(support.origins) == 1 else 's'}"
        words = f"{told}: given by {counted} in {len(support.reports)} reports"
        yield Check("", "same_date", "consistent", records, words)
    elif len(support.origins) == 1:
        yield Check("", "revision", "consistent", records, f"{told}: given by one origin at different times")
    else:
        yield Check("", "same_date", "inconsistent", records, f"{told}: given for one and the same")


def _opposed(dates: Sequence[str]) -> list[str]:
    apart = {date for pair in combinations(dates, 2) if not meet(*pair) for date in pair}
    return sorted(apart)


def _records(sides: Iterable[Sequence[Telling]]) -> tuple[str, ...]:
    """Give a telling of each date, then one of each other report."""
    listed = list(sides)
    chosen = [side[0] for side in listed]
    for telling in (telling for side in listed for telling in side):
        if telling.report.id not in {each.report.id for each in chosen}:
            chosen.append(telling)
    return tuple(telling.key for telling in chosen[:_SHOWN])


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
