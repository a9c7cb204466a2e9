"""Parts by place against the total of their country."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from dalil.checking.figures import Figure, distinct, ids, shown, told
from dalil.records import Check, Verdict


def check_parts(figures: tuple[Figure, ...]) -> Iterator[Check]:
    """Check the values of areas against a country's value of the same measure, period and population."""
    # Parts that the text itself ties to a total are added up with their list.
    free = [f for f in figures if f.is_count and f.statistic.part_of is None]
    counts = [f for f in free if f.low is not None]
    totals = [f for f in free if f.place is not None and f.place.precision == "country"]
    for group in distinct(f for f in totals if f.place is not None and f.place.country):
        total = group[0]
        parts = [f for f in counts if f.is_part_of_country and _same_frame(f, total)]
        chosen = one_each(parts)
        if chosen is not None and len(chosen) >= 2:
            yield _checked(group, chosen)


def _same_frame(part: Figure, total: Figure) -> bool:
    """Tell whether a part and a total are of one measure, country, population, unit and period."""
    if part.measure != total.measure or part.scope[0] != total.scope[0]:
        return False
    if part.statistic.quantity.unit != total.statistic.quantity.unit or part.categories != total.categories:
        return False
    return part.period == total.period and (part.period is not None or part.near(total))


def one_each(parts: list[Figure]) -> tuple[Figure, ...] | None:
    """Choose one figure a place; None where a place has two values or one place lies within another."""
    places: dict[object, Figure] = {}
    for part in parts:
        known = places.setdefault(part.scope, part)
        if (known.low, known.high) != (part.low, part.high):
            return None
    areas = [scope for scope in places if isinstance(scope, tuple)]
    nested = any(a != b and a[1] == b[1] and (a[2] is None or b[2] is None) for a in areas for b in areas)
    return None if nested else tuple(places.values())


def _checked(totals: tuple[Figure, ...], parts: tuple[Figure, ...]) -> Check:
    total = totals[0]
    low = sum((p.low for p in parts if p.low is not None), Fraction(0))
    high = sum((p.high for p in parts if p.high is not None), Fraction(0)) if all(p.high for p in parts) else None
    verdict = compare(low, high, total)
    if verdict == "inconsistent" and total.statistic.place is None and total.period is None:
        verdict = "cannot_tell"  # neither place nor period is said: the total may be of something smaller
    exact = all(p.exact is not None for p in parts)
    working = " + ".join(told(p) for p in parts) + (f" = {shown(low)}" if exact else f" = at least {shown(low)}")
    return Check(
        "", "part_whole", verdict, ids((*parts, *totals)), f"{working}, {_compared(low, exact, total, verdict)}"
    )


def compare(low: Fraction, high: Fraction | None, total: Figure) -> Verdict:
    """Compare the bounds of a sum of parts with a total; only sums that must exceed it contradict it."""
    if total.statistic.quantity.qualifier in ("approximate", "unspecified"):
        return "cannot_tell"
    if total.high is not None and low > total.high:
        return "inconsistent"
    fits = high is not None and total.low is not None and high <= total.low
    return "consistent" if fits else "cannot_tell"


def _compared(low: Fraction, exact: bool, total: Figure, verdict: Verdict) -> str:
    if verdict == "inconsistent":
        return f"more than the total of {told(total)}"
    if verdict == "cannot_tell":
        return f"beside {told(total)}: the words leave it open whether the parts belong to it"
    whole = total.exact
    if whole is None or not exact:
        return f"within {told(total)}"
    if whole == low:
        return f"which is the whole of {shown(whole)}"
    return f"within {shown(whole)}; if both count the same people, the others hold {shown(whole - low)}"
