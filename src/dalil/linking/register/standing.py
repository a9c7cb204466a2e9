"""Standing: what holds on a day, by the acts that reports tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dalil.linking.register.acts import Act, days_of
from dalil.records import DesignationStatus
from dalil.records.edtf import is_valid


@dataclass(frozen=True, slots=True)
class Standing:
    """A status on a day with the act that gave it; ``lifted`` is the de-listing where that is the status.

    ``sure`` is false on days on which some telling has the act already and another has it still to come.
    """

    status: DesignationStatus
    act: Act
    lifted: Act | None
    sure: bool


def standing_as_of(acts: Sequence[Act], day: date) -> Standing | None:
    """Give what held at the end of a day; None before any act that is told.

    An act without a date holds from the publication of the first report of it.
    """
    begun = [(found, act) for act in acts if (found := _window(act)) and found[0] <= day]
    force = [(days, act) for days, act in begun if not act.lifts]
    lifts = [(days, act) for days, act in begun if act.lifts]
    if not begun:
        return None
    if not force:
        days, act = lifts[-1]
        return Standing("delisted", act, act, days[1] <= day)
    days, act = _oldest_after(force, lifts)
    lifted = next(((each, lift) for each, lift in reversed(lifts) if each[0] >= force[-1][0][0]), None)
    if lifted is None:
        return Standing(act.status, act, None, days[1] <= day)
    return Standing("delisted", act, lifted[1], lifted[0][1] <= day)


def _oldest_after(
    force: Sequence[tuple[tuple[date, date], Act]], lifts: Sequence[tuple[tuple[date, date], Act]]
) -> tuple[tuple[date, date], Act]:
    """Give the first act of the last unbroken time in force: a second ban does not end the first."""
    ends = [days[0] for days, _ in lifts if days[0] < force[-1][0][0]]
    return next((days, act) for days, act in force if not ends or days[0] > max(ends))


def _window(act: Act) -> tuple[date, date] | None:
    if act.window:
        return act.window
    published = (telling.report.published for telling in act.tellings)
    days = sorted(found for each in published if each and is_valid(each) and (found := days_of(each)))
    return days[0] if days else None
