"""Repeated figures: one statistic that a report tells several times is one record with several evidences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dalil.records import BlockKind, Place, Report, Statement, Statistic, When, ordered
from dalil.records.edtf import bounds

_TELLING = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})
"""Blocks in which an outlet tells once more what its text says."""
_CHANCE = 12
"""Up to a dozen, two figures are the same by chance often enough that their words must be the same too."""
_LENGTHS = frozenset({"years", "months", "weeks", "days", "hours"})


def join_repeats(
    statistics: Iterable[Statistic], report: Report, statements: Iterable[Statement]
) -> tuple[Statistic, ...]:
    """Join statistics of one report that tell the same figure; ``part_of`` follows, the other ids stay as they are.

    The same: measure, figure and unit; populations, places, periods and totals that do not contradict each other; and
    one origin, or the outlet's own headline, caption or opening beside the text. Figures of two speakers stay two.
    The fullest telling stays and takes over the evidence of the others, and what it lacks itself.
    """
    joiner = _Joiner(report, {statement.id: statement for statement in statements})
    groups: list[list[Statistic]] = []
    for statistic in statistics:
        group = next((g for g in groups if all(joiner.same(known, statistic) for known in g)), None)
        if group is None:
            groups.append([statistic])
        else:
            group.append(statistic)
    ids = {told.id: joiner.fullest(group).id for group in groups for told in group}
    joined = [joiner.joined(group) for group in groups]
    return tuple(replace(one, part_of=_total(one, ids)) for one in sorted(joined, key=_position))


def _total(statistic: Statistic, ids: Mapping[str, str]) -> str | None:
    total = ids.get(statistic.part_of or "", statistic.part_of)
    return None if total == statistic.id else total


def _position(statistic: Statistic) -> int:
    return statistic.quantity.span.start if statistic.quantity.span else statistic.evidence[0].start


class _Joiner:
    def __init__(self, report: Report, statements: Mapping[str, Statement]) -> None:
        self._report = report
        self._statements = statements
        paragraphs = (block for block in report.blocks if block.kind is BlockKind.PARAGRAPH)
        self._opening = next(paragraphs, None)

    def same(self, one: Statistic, other: Statistic) -> bool:
        """Tell whether two statistics are two tellings of one figure."""
        a, b = one.quantity, other.quantity
        figures = (a.value, a.min, a.max, a.qualifier, a.unit) == (b.value, b.min, b.max, b.qualifier, b.unit)
        return (
            one.measure == other.measure
            and figures
            and self._one_origin(one, other)
            and self._is_no_chance(one, other)
            and _alike(one.population, other.population)
            and _one_place(one.place, other.place)
            and _one_period(one.period, other.period)
            and (one.part_of == other.part_of or None in {one.part_of, other.part_of})
            and one.id != other.part_of
            and other.id != one.part_of
        )

    def fullest(self, group: Sequence[Statistic]) -> Statistic:
        """Give the telling that says most, one in the running text before one in a headline."""
        return max(group, key=lambda s: (not self._is_told_again(s), _known(s), s.confidence))

    def joined(self, group: Sequence[Statistic]) -> Statistic:
        """Make one statistic of the tellings of one figure."""
        first = self.fullest(group)
        others = [other for other in group if other is not first]
        if not others:
            return first
        return replace(
            first,
            population=next((s.population for s in (first, *others) if s.population), None),
            place=next((s.place for s in (first, *others) if s.place), None),
            period=next((s.period for s in (first, *others) if s.period), None),
            part_of=next((s.part_of for s in (first, *others) if s.part_of), None),
            confidence=max(s.confidence for s in group),
            evidence=ordered(span for s in group for span in s.evidence),
        )

    def _one_origin(self, one: Statistic, other: Statistic) -> bool:
        """Tell whether one speaker gives both, or the outlet gives one of them ahead of its text."""
        if self._origin(one) == self._origin(other):
            return True
        return any(not s.chain and (self._is_told_again(s) or self._opens(s)) for s in (one, other))

    def _origin(self, statistic: Statistic) -> str | None:
        statement = self._statements.get(statistic.chain[-1]) if statistic.chain else None
        return None if statement is None else statement.speaker or (statement.speaker_text or statement.id).lower()

    def _is_no_chance(self, one: Statistic, other: Statistic) -> bool:
        """Tell whether two equal figures mean the same: large ones do; others in a headline or in the same words."""
        if self._is_told_again(one) != self._is_told_again(other):
            return True
        known = [n for n in (one.quantity.value, one.quantity.min, one.quantity.max) if n is not None]
        if not known or one.quantity.unit in _LENGTHS:
            return False
        worded = one.population is not None and one.population == other.population
        return max(known) > _CHANCE or worded

    def _is_told_again(self, statistic: Statistic) -> bool:
        block = self._report.block_at(_position(statistic))
        return block is not None and block.kind in _TELLING

    def _opens(self, statistic: Statistic) -> bool:
        block = self._report.block_at(_position(statistic))
        return block is not None and block == self._opening


def _known(statistic: Statistic) -> int:
    fields = (statistic.population, statistic.place, statistic.period, statistic.part_of, statistic.of)
    return sum(field is not None for field in fields) + len(statistic.chain)


def _alike(words: str | None, others: str | None) -> bool:
    """Tell whether two populations may be one: the words of one are among the other's, or one is not told."""
    if words is None or others is None:
        return True
    ours, theirs = set(words.lower().split()), set(others.lower().split())
    return ours <= theirs or theirs <= ours


def _one_place(place: Place | None, other: Place | None) -> bool:
    """Tell whether two places may be one, or one may hold the other."""
    if place is None or other is None or place.name == other.name:
        return True
    if place.country is None or place.country != other.country:
        return False
    return place.admin1 == other.admin1 or "country" in {place.precision, other.precision}


def _one_period(period: When | None, other: When | None) -> bool:
    """Tell whether two periods are one, or one is not known."""
    if period is None or other is None or period.edtf is None or other.edtf is None:
        return True
    return period.edtf == other.edtf or bounds(period.edtf) == bounds(other.edtf)
