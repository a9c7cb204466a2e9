"""Checks of an incident: days and counts of which its accounts give several."""

from __future__ import annotations

from dalil.linking.incidents.findings import Contradiction, Findings
from dalil.records import Check


def checks_of(found: Findings) -> tuple[Check, ...]:
    """Put what several origins tell differently beside each other; ``records`` are keys, one for each value.

    Nothing follows from it: origins may count differently, or tell of another part of it. Ids are k1….
    """
    differing = (one for one in found.contradictions if one.field in {"count", "when"})
    return tuple(_check(f"k{number}", one) for number, one in enumerate(differing, 1))


def _check(identifier: str, found: Contradiction) -> Check:
    shown = [side.shown for side in found.sides]
    words = f"{', '.join(shown[:-1])} and {shown[-1]} are given for one incident by several origins"
    records = tuple(side.claims[0].telling.key for side in found.sides)
    if found.field == "when":
        return Check(identifier, "same_date", "cannot_tell", records, words)
    return Check(identifier, "same_figure", "cannot_tell", records, f"{words}; they may count differently")
