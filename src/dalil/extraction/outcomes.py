"""Outcomes: words that say what an event came to, and tell of it where no other words of their sentence do.

"Two soldiers were wounded." tells of an attack; in "two soldiers were wounded in the attack" the attack does.
"""

from __future__ import annotations

from collections.abc import Iterable

from dalil.extraction.triggers import Trigger


def telling(triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    """Leave out the outcomes of events that other words of their sentence tell of; of several, the first tells.

    A trigger at whose words the reading model sees an event of its type tells of it in any case.
    """
    ordered = sorted(triggers, key=lambda trigger: (_is_outcome(trigger), trigger.span))
    told: list[Trigger] = []
    for trigger in ordered:
        kinds = {other.type.id for other in told if other.sentence == trigger.sentence}
        if not _is_outcome(trigger) or kinds.isdisjoint(trigger.unless):
            told.append(trigger)
    return tuple(sorted(told, key=lambda trigger: trigger.span))


def _is_outcome(trigger: Trigger) -> bool:
    seen = trigger.happening is not None and trigger.happening.type == trigger.type.id
    return bool(trigger.unless) and not seen
