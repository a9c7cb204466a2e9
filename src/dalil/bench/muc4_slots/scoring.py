"""Scoring of templates as in MUC-4: fills paired slot by slot, templates paired by content, all templates counted.

Sources: "Guidelines for scoring mismatches between system responses and answer key" (version 7, 1992) and Chinchor
1992, "MUC-4 Evaluation Metrics". A pair of fills earns 1 (correct), 0.5 (partial) or 0. Recall is what is earned over
the key's fills, precision over the system's. Fills and templates that the key marks as optional cost nothing when they
are missing. The row over all slots counts every fill of a template without partner, missing or spurious; the
templates' numbers are a row of their own and not part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dalil.bench.assignment import best_pairs
from dalil.bench.corpora import muc4_slots as slots
from dalil.bench.corpora.muc4_fills import NOTHING, Fill
from dalil.bench.corpora.muc4_keys import KeyTemplate
from dalil.bench.corpora.muc4_slots import SLOTS, Slot
from dalil.bench.muc4_slots.strings import FULL, HALF, NONE, match_text
from dalil.bench.muc4_slots.values import match_date, match_location, match_number
from dalil.bench.muc4_slots.vocabulary import scoring_words
from dalil.bench.scoring import Counts, total

TEMPLATE_ROW, ALL_ROW = "template", "all_templates"

SHARED = (
    slots.INDIVIDUAL, slots.ORGANISATION, slots.TARGET, slots.TARGET_TYPE,
    slots.HUMAN_NAME, slots.HUMAN, slots.HUMAN_TYPE,
)  # fmt: skip
"""Two templates may be paired only where a fill of one of these matches at least in part (section 3.2.1)."""


def score(response: Sequence[KeyTemplate], key: Sequence[KeyTemplate], *, by_program: bool) -> dict[str, Counts]:
    """Count the fills of one message by slot, in the row over all slots and in that of the templates themselves.

    With ``by_program``, only what the scoring program accepted without asking a person is right.
    """
    pairs = _aligned(response, key, by_program=by_program)
    counted = [_pair_counts(response[ours], key[theirs], by_program=by_program) for ours, theirs in pairs]
    ours, theirs = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    counted += [_spurious(template) for at, template in enumerate(response) if at not in ours]
    missing = [template for at, template in enumerate(key) if at not in theirs and not template.optional]
    counted += [_missing(template) for template in missing]
    rows = {slot.name: total([Counts(), *(one[slot] for one in counted)]) for slot in SLOTS}
    found = len(pairs)
    templates = Counts(found, len(response), found, found + len(missing))
    return {**rows, ALL_ROW: total(rows.values()), TEMPLATE_ROW: templates}


def _aligned(response: Sequence[KeyTemplate], key: Sequence[KeyTemplate], *, by_program: bool) -> list[tuple[int, int]]:
    """Pair templates one to one so that most is earned, as far as the content-based conditions allow."""
    worth = [
        [_worth(ours, theirs, by_program=by_program) if _may_pair(ours, theirs) else 0.0 for theirs in key]
        for ours in response
    ]
    return [(ours, theirs) for ours, theirs in best_pairs(worth) if worth[ours][theirs] > 0]


def _may_pair(response: KeyTemplate, key: KeyTemplate) -> bool:
    return _has_match(response, key, slots.TYPE) and any(_has_match(response, key, slot) for slot in SHARED)


def _has_match(response: KeyTemplate, key: KeyTemplate, slot: Slot) -> bool:
    return any(
        credit(slot, ours, theirs, by_program=False) for ours in response.fills[slot] for theirs in key.fills[slot]
    )


def _worth(response: KeyTemplate, key: KeyTemplate, *, by_program: bool) -> float:
    return sum(counts.right for counts in _pair_counts(response, key, by_program=by_program).values())


def _pair_counts(response: KeyTemplate, key: KeyTemplate, *, by_program: bool) -> dict[Slot, Counts]:
    return {
        slot: Counts()
        if slot in key.inapplicable
        else fill_counts(slot, response.fills[slot], key.fills[slot], by_program=by_program)
        for slot in SLOTS
    }


def fill_counts(slot: Slot, response: Sequence[Fill], key: Sequence[Fill], *, by_program: bool) -> Counts:
    """Pair the fills of one slot so that most is earned; an optional fill of the key counts where it is matched."""
    worth = [[credit(slot, ours, theirs, by_program=by_program) for theirs in key] for ours in response]
    pairs = [(ours, theirs) for ours, theirs in best_pairs(worth) if worth[ours][theirs]]
    earned = sum(worth[ours][theirs] for ours, theirs in pairs)
    matched = {theirs for _, theirs in pairs}
    wanted = sum(not fill.optional or at in matched for at, fill in enumerate(key))
    return Counts(earned, len(response), earned, wanted)


def _spurious(template: KeyTemplate) -> dict[Slot, Counts]:
    return {slot: Counts(predicted=len(template.fills[slot])) for slot in SLOTS}


def _missing(template: KeyTemplate) -> dict[Slot, Counts]:
    return {slot: Counts(gold=sum(not fill.optional for fill in template.fills[slot])) for slot in SLOTS}


def credit(slot: Slot, response: Fill, key: Fill, *, by_program: bool) -> float:
    """Give what a response earns for a fill of the key: 1, 0.5 or 0.

    A right value with a reference to something else earns half, whatever its slot (section 3.1.2).
    """
    value = max(_value(slot, ours, theirs, by_program=by_program) for ours in response.values for theirs in key.values)
    if value < FULL or not slot.tagged or not (key.tags or response.tags):
        return value
    return FULL if _same_tag(response.tags, key.tags) else HALF


def _same_tag(response: Sequence[str], key: Sequence[str]) -> bool:
    """Tell whether references lead to the same filler: what matches it, wholly or in part."""
    ours, theirs = response or (NOTHING,), key or (NOTHING,)
    if NOTHING in ours or NOTHING in theirs:
        return set(ours) == set(theirs)
    return any(match_text(one, other, name=True, by_program=False) for one in ours for other in theirs)


def _value(slot: Slot, response: str, key: str, *, by_program: bool) -> float:
    match slot.kind:
        case "date":
            return match_date(response, key, by_program=by_program)
        case "location":
            return match_location(response, key, by_program=by_program)
        case "number":
            return match_number(response, key, by_program=by_program)
        case "set":
            return _set_fill(slot, response, key)
        case _:
            return match_text(response, key, name=slot.kind == "name", by_program=by_program)


def _set_fill(slot: Slot, response: str, key: str) -> float:
    if response == key:
        return FULL
    return HALF if key in scoring_words().partial_credit.get(slot.name, {}).get(response, ()) else NONE
