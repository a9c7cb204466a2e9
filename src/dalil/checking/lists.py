"""Lists: the parts that a text itself ties to a total, and categories told one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from dalil.checking.categories import are_complete, are_exclusive, are_of_one_kind
from dalil.checking.figures import Figure
from dalil.checking.forms import (
    are_all_numbers,
    are_listed,
    exhaust,
    have_parts_of_parts,
    is_base_of,
    leave_a_rest,
    opens_list,
)
from dalil.checking.intervals import added
from dalil.checking.partitions import Partition, frame
from dalil.language.quantity_expressions import find_quantities

_ITEM = 80
"""Items of a list that nothing ties to a total stand within so many characters of the next."""
_REACH = 250
"""Figures of one such list stand within so many characters of one another."""
_LEAST = 20
"""Smaller sums meet by chance."""
_LEAST_IMPLIED = 10
_LEAST_PARTS = 3
"""Fewer categories are no list that a reader would add up."""
_ADDED = frozenset({"people", "organisations"})


def tied(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find the lists of parts that the text gives for a total ("of whom …").

    A total may be broken down more than once: parts that follow one another and make it up are a list of their own.
    """
    known: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        if figure.is_count:
            known.setdefault((figure.telling.report, figure.id), figure)
    siblings: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        key = figure.telling.report, figure.part_of or ""
        if key in known and figure.is_count and figure.id != figure.part_of:
            siblings.setdefault(key, []).append(figure)
    for key, parts in siblings.items():
        total = known[key]
        for run in _runs(parts, total):
            whole = are_all_numbers(run, total)
            complete = whole and (are_complete(run) or _are_all(run, total))
            exclusive = (
                complete
                or _are_all(run, total)
                or are_exclusive(run)
                or (are_listed(run, total) and are_of_one_kind(run))
            )
            yield Partition("list", run, (total,), exclusive, complete, leaves_rest=whole and leave_a_rest(run, total))
            yield from (Partition("list", (part,), (total,), True, False) for part in run if len(run) > 1)


def by_form(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find the parts that stand in one sentence with a total, where only the form ties them to it.

    They follow a colon or dash, are taken from it ("Of the 45 …, 52 …"), or leave a rest ("more than 30 were women, the
    others men").
    """
    sentences: dict[tuple[str, int], list[Figure]] = {}
    for figure in figures:
        if figure.is_count and not figure.part_of:
            sentences.setdefault((figure.telling.report, figure.sentence.start), []).append(figure)
    for told in sentences.values():
        for place, total in enumerate(told[:-1]):
            parts = tuple(f for f in told[place + 1 :] if _may_be_part(f, total))
            if not parts or (place and _may_be_part(total, told[place - 1])):
                continue
            if len(parts) > 1 and opens_list(total, parts[0]) and total.unit and _is_greatest(total, parts):
                sure = are_all_numbers(parts, total) and not have_parts_of_parts(parts)
                complete = sure and _are_all(parts, total)
                yield Partition("list", parts, (total,), complete, complete, sure)
            elif is_base_of(total, parts[0]):
                yield Partition("list", parts[:1], (total,), True, False)
            elif len(told) == 2 and are_all_numbers(parts, total) and leave_a_rest(parts, total):
                yield Partition("list", parts, (total,), True, False, leaves_rest=True)


def _is_greatest(total: Figure, parts: Sequence[Figure]) -> bool:
    return all(part.widest.less_than(total.widest) == "certainly" for part in parts)


def _may_be_part(part: Figure, total: Figure) -> bool:
    """Tell two figures that may be of one kind of thing: of one unit, or of one that is not told."""
    if total.event is not None and part.event is not None and total.id == part.id and total.kind != part.kind:
        return False
    units = {part.unit, total.unit} - {None}
    return len(units) <= 1 and part.is_tally == total.is_tally


def untied(figures: tuple[Figure, ...]) -> Iterator[Partition]:
    """Find a total and the categories that follow it and make it up; the sum itself shows that they belong to it."""
    counts = _countable(figures)
    taken: set[str] = set()
    for place, total in enumerate(counts):
        parts = _making_up(total, counts[place + 1 :])
        if parts:
            taken |= {total.id, *(part.id for part in parts)}
            yield Partition("category", parts, (total,), are_exclusive(parts), True)
    for parts in category_lists([f for f in counts if f.id not in taken]):
        totals = [f for f in counts if not f.categories and _together(f, parts[0]) and _may_hold(f, parts)]
        if len({f.exact for f in totals}) == 1:
            complete = are_all_numbers(parts, totals[0]) and (are_complete(parts) or _are_all(parts, totals[0]))
            yield Partition("category", parts, (totals[0],), complete or are_exclusive(parts), complete)


def whole_lists(figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """Find the lists of categories that have no total, and no other number beside them."""
    counts = _countable(figures)
    for parts in category_lists(counts):
        totals = [f for f in counts if not f.categories and _together(f, parts[0]) and _may_hold(f, parts)]
        if not totals and _may_be_added(parts) and _is_whole(parts):
            yield parts


def category_lists(counts: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Find runs of figures of one measure, place and period, each of another category, close together."""
    run: list[Figure] = []
    for figure in (f for f in counts if f.categories):
        if run and not (_together(figure, run[-1]) and all(figure.categories != f.categories for f in run)):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(figure)
    if len(run) > 1:
        yield tuple(run)


def _runs(parts: list[Figure], total: Figure) -> Iterator[tuple[Figure, ...]]:
    """Cut the parts of a total into the lists that make it up, and the sentences of what remains."""
    start = 0
    sentence: list[Figure] = []
    while start < len(parts):
        end = _end_of_whole(parts, start, total)
        if end is None and (not sentence or parts[start].sentence == sentence[-1].sentence):
            sentence.append(parts[start])
            start += 1
            continue
        if sentence:
            yield tuple(sentence)
            sentence = []
        if end is not None:
            yield tuple(parts[start:end])
            start = end
    if sentence:
        yield tuple(sentence)


def _end_of_whole(parts: list[Figure], start: int, total: Figure) -> int | None:
    """Find where the parts from ``start`` on make up the total; a single part does not."""
    for end in range(start + 2, len(parts) + 1):
        whole = added(part.stated for part in parts[start:end])
        if whole.point is not None and whole.equals(total.stated) == "certainly":
            return end
    return None


def _are_all(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell parts that a text tells as all there are, and sets apart by one thing; by time, the times must be all."""
    return exhaust(parts, total) and are_of_one_kind(parts) and not _are_spells(parts, total)


def _are_spells(parts: Sequence[Figure], total: Figure) -> bool:
    """Tell parts of which some are of a shorter time within that of the total."""
    whole = total.days
    return whole is not None and any(
        part.days is not None and part.days != whole and whole[0] <= part.days[0] and part.days[1] <= whole[1]
        for part in parts
    )


def _countable(figures: tuple[Figure, ...]) -> list[Figure]:
    return [f for f in figures if f.is_tally and f.exact is not None and f.part_of is None]


def _making_up(total: Figure, following: Sequence[Figure]) -> tuple[Figure, ...] | None:
    """Find the categories after a total that add up to it exactly, each close to the one before.

    Measure, place and period may be said of the total alone.
    """
    if total.exact is None or total.exact < _LEAST:
        return None
    parts: list[Figure] = []
    left = total.exact
    for figure in following:
        last = parts[-1] if parts else total
        close = figure.is_beside(total, _REACH) and (not parts or figure.is_beside(last, _ITEM))
        new = bool(figure.categories) and all(figure.categories != part.categories for part in parts)
        if not close or not new or figure.unit != total.unit or figure.exact is None or figure.exact > left:
            return None
        parts.append(figure)
        left -= figure.exact
        if not left:
            return tuple(parts) if len(parts) > 1 else None
    return None


def _together(one: Figure, other: Figure) -> bool:
    """Tell two figures of one measure, place, period and speaker that stand close together."""
    same = frame(one) == frame(other) and one.scope == other.scope and one.period == other.period
    return same and one.origin.key == other.origin.key and one.is_beside(other, _REACH)


def _may_hold(total: Figure, parts: tuple[Figure, ...]) -> bool:
    """Tell whether a figure that stands right before a list may be its total: no part is greater."""
    largest = max(part.exact for part in parts if part.exact is not None)
    return total.exact is not None and total.exact >= largest and 0 < parts[0].position - total.position <= 2 * _ITEM


def _may_be_added(parts: tuple[Figure, ...]) -> bool:
    """Tell figures of one list of people or organisations, which a reader would add up, from unlike things."""
    if parts[0].is_unspecific or parts[0].unit not in _ADDED:
        return False
    if sum((part.exact for part in parts if part.exact is not None), Fraction(0)) < _LEAST_IMPLIED:
        return False
    return len(parts) >= _LEAST_PARTS and all(b.is_beside(a, _ITEM) for a, b in pairwise(parts))


def _is_whole(parts: tuple[Figure, ...]) -> bool:
    """Tell whether the words around the parts hold no other number, as of a category that was not counted."""
    known = {part.quantity.span for part in parts}
    for evidence in {part.evidence[0] for part in parts}:
        for span in find_quantities(evidence.exact, 0, len(evidence)):
            start = evidence.start + span.start
            if not any(k is not None and k.start <= start < k.end for k in known):
                return False
    return True
