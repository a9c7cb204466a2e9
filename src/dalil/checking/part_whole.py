"""Parts against their total: whether they make it up, what they leave, and whether they are more than it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from dalil.checking import wording
from dalil.checking.figures import Figure, ids
from dalil.checking.found import Found
from dalil.checking.intervals import Interval, added
from dalil.checking.lists import by_form, tied, untied, whole_lists
from dalil.checking.partitions import Partition, by_place, by_time, have_one_teller
from dalil.checking.sums import told_sums
from dalil.records import Verdict

_NEAR = Fraction(1, 20)
"""Parts of one list that are so little more than its total were meant to make it up."""
_LEAST_PARTS = 3


def check_parts(figures: tuple[Figure, ...]) -> Iterator[Found]:
    """Judge every partition of the figures, and add up lists that have no total."""
    seen: list[frozenset[str]] = []
    for partition in _partitions(figures):
        found = _judged(partition)
        if found is not None and frozenset(found.records) not in seen:
            seen.append(frozenset(found.records))
            yield found
    for parts in whole_lists(figures):
        if not any(records.issuperset(ids(parts)) for records in seen):
            result = added(part.stated for part in parts)
            yield Found("implied", "implied", ids(parts), wording.sum_unless_shared(parts, result), result)


def _partitions(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find every partition; of two over the same records the first counts. Parts of one list are no total of others."""
    lists = (*tied(figures), *by_form(figures))
    siblings = [{part.id for part in partition.parts} for partition in lists]
    for partition in (*by_time(figures), *lists, *by_place(figures), *untied(figures), *told_sums(figures)):
        total, parts = partition.total.id, {part.id for part in partition.parts}
        if not any(total in listed and listed & parts for listed in siblings):
            # Whoever counts, parts "of those" are of that very total.
            tied_by_text = partition.by == "list" and all(part.part_of == total for part in partition.parts)
            one_teller = tied_by_text or have_one_teller((*partition.totals[:1], *partition.parts))
            yield replace(partition, sure=partition.sure and one_teller)


def _judged(partition: Partition) -> Found | None:
    """Compare the sum of the parts with the total; None where nothing follows."""
    parts, total = partition.parts, partition.total
    result = added(part.stated for part in parts)
    if len(parts) > 1 and result.point is not None and result.point == total.value:
        return _told(partition, "consistent", wording.is_whole(total))
    if partition.by == "time":
        return _judged_spells(partition)
    if added(part.widest for part in parts).at_most(total.widest) == "never":
        return _too_much(partition)
    if partition.leaves_rest and added(part.rounded for part in parts).at_most(total.rounded) != "never":
        rest = total.rounded - added(part.rounded for part in parts)
        explanation = wording.rest_of(total, parts, rest)
        return Found("implied", "implied", ids((total, *parts)), explanation, rest)
    return _judged_parts(partition) if len(parts) > 1 and partition.exclusive else None


def _judged_parts(partition: Partition) -> Found | None:
    """Judge parts that exclude one another: all there are must meet the total, some must stay within it."""
    parts, total = partition.parts, partition.total
    result = added(part.stated for part in parts)
    if partition.complete:
        if added(part.widest for part in parts).equals(total.widest) == "never":
            verdict: Verdict = "inconsistent" if partition.sure else "cannot_tell"
            return _told(partition, verdict, wording.falls_short(total))
        met = result.point is not None and (result.lies_in(total.stated) or result.lies_in(total.rounded))
        return _told(partition, "consistent", wording.fits(total)) if met else None
    if partition.sure and (result.at_most(total.stated) == "certainly" or result.lies_in(total.stated)):
        return _told(partition, "consistent", wording.is_within(total, total.stated - result, partition.by))
    return _told(partition, "cannot_tell", wording.left_open(total))


def _too_much(partition: Partition) -> Found | None:
    if partition.exclusive or _is_near(partition):
        verdict: Verdict = "inconsistent" if partition.sure else "cannot_tell"
        return _told(partition, verdict, wording.exceeds(partition.total))
    if partition.by == "category":
        return _told(partition, "cannot_tell", wording.exceeds_unless_shared(partition.total))
    return None


def _is_near(partition: Partition) -> bool:
    """Tell a list whose sum is a little more than its total: so near, it was meant to make it up.

    Parts that are set apart by what people are ("women", "foreigners") may overlap, whatever their sum.
    """
    whole, result = partition.total.exact, added(part.stated for part in partition.parts).point
    if partition.by != "list" or len(partition.parts) < _LEAST_PARTS or whole is None or result is None:
        return False
    return result <= whole * (1 + _NEAR) and not any(part.categories for part in partition.parts)


def _judged_spells(partition: Partition) -> Found | None:
    """Judge the values of shorter times: where they fill the longer they make it up, else they imply the rest."""
    parts, total = partition.parts, partition.total
    result = added(part.stated for part in parts)
    rest = total.stated - result
    if added(part.widest for part in parts).at_most(total.widest) == "never":
        verdict: Verdict = "inconsistent" if partition.sure else "cannot_tell"
        return _told(partition, verdict, wording.is_more_than_span(total))
    if not partition.complete:
        return _rest(partition, rest)
    if added(part.widest for part in parts).equals(total.widest) != "never":
        return None
    verdict = "inconsistent" if partition.sure and not _is_unfinished(parts[0]) else "cannot_tell"
    return _told(partition, verdict, wording.is_less_than_span(total))


def _rest(partition: Partition, rest: Interval) -> Found:
    """Work out what is left for the times that are not given."""
    parts, total = partition.parts, partition.total
    given = {year for part in parts for year in part.years}
    missing = tuple(year for year in total.years if year not in given) if all(p.years for p in parts) else ()
    explanation = wording.rest_of_span(total, parts, rest, missing)
    return Found("implied", "implied", ids((*partition.totals, *parts)), explanation, rest)


def _is_unfinished(part: Figure) -> bool:
    """Tell whether a time was not over at publication ("this year")."""
    anchor = part.when.anchor if part.when else None
    return anchor is not None and part.days is not None and anchor[:10] <= part.days[1].isoformat()


def _told(partition: Partition, verdict: Verdict, words: str) -> Found:
    result = added(part.stated for part in partition.parts)
    explanation = f"{wording.sum_of(partition.parts, result)}, {words}"
    totals_first = partition.by == "time"
    records = (*partition.totals, *partition.parts) if totals_first else (*partition.parts, *partition.totals)
    return Found("part_whole", verdict, ids(records), explanation, result)
