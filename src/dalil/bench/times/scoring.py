"""Scores of time expressions as in TempEval-3 (UzZaman et al. 2013, "SemEval-2013 Task 1", sections 3.1 and 4).

strict_f1
    Micro F1 over expressions of the same extent.
relaxed_f1
    Micro F1 over expressions that share at least one character. A gold expression counts for one predicted
    expression at most and the other way round, so that one long stretch cannot stand for several.
value_f1
    relaxed_f1 times the share of relaxed matches whose value is the gold one: the F1 where a match counts only with
    the right value. An expression to which the gold gives no value is right without a value.

Values are compared as strings, with decades and centuries of a duration written in years (``P1DE`` is ``P10Y``).
What the key says beside the value (MOD, ANCHOR_VAL, type) is not scored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dalil.bench.corpora.documents import GoldTime
from dalil.bench.scoring import Counts, Metric, f1

METRICS: Mapping[str, Metric] = {"strict_f1": f1("strict"), "relaxed_f1": f1("relaxed"), "value_f1": f1("value")}


@dataclass(frozen=True, slots=True)
class Timex:
    """A predicted expression: start and end (code points), TIMEX value; None where it has none."""

    start: int
    end: int
    value: str | None


def score(gold: Sequence[GoldTime], predicted: Sequence[Timex]) -> dict[str, Counts]:
    """Count one document's expressions."""
    pairs = matched(gold, predicted)
    strict = sum(one.start == other.start and one.end == other.end for one, other in pairs)
    right = sum(canonical(one.value) == canonical(other.value) for one, other in pairs)
    return {
        name: Counts(shared, len(predicted), shared, len(gold))
        for name, shared in (("strict", strict), ("relaxed", len(pairs)), ("value", right))
    }


def matched(gold: Sequence[GoldTime], predicted: Sequence[Timex]) -> list[tuple[GoldTime, Timex]]:
    """Pair expressions one to one: those of the same extent first, then those that overlap, in text order."""
    pairs: list[tuple[GoldTime, Timex]] = []
    theirs, ours = sorted(gold, key=_place), sorted(predicted, key=_place)
    for meets in (_same, _overlap):
        for one in list(theirs):
            other = next((candidate for candidate in ours if meets(one, candidate)), None)
            if other is not None:
                pairs.append((one, other))
                theirs.remove(one)
                ours.remove(other)
    return pairs


def canonical(value: str | None) -> str | None:
    """Write the decades (DE) and centuries (CE) of a duration in years; None for an empty value."""
    match = re.fullmatch(r"P(\d*\.?\d+)(DE|CE)", value or "")
    if match:
        return f"P{float(match[1]) * (10 if match[2] == 'DE' else 100):g}Y"
    return value or None


def _place(time: GoldTime | Timex) -> tuple[int, int]:
    return time.start, time.end


def _same(one: GoldTime, other: Timex) -> bool:
    return _place(one) == _place(other)


def _overlap(one: GoldTime, other: Timex) -> bool:
    return one.start < other.end and other.start < one.end
