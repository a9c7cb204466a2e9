"""Words of ages to years."""

from __future__ import annotations

import re
from fractions import Fraction

from dalil.language.age_forms import age_pattern
from dalil.language.expression_words import quantity_words
from dalil.language.quantity_forms import number_value
from dalil.records import Qualifier, Quantity
from dalil.resolving.quantities import qualifier_said

_LASTING = 9
"""The years that a decade of life holds beside its first."""


def parse_age(words: str) -> Quantity | None:
    """Give the years of an age's words ("aged 17 to 23", "in his thirties", "minors"), without span; None if none.

    A minor is below 18; a teenager between 13 and 19.
    """
    said = words.strip()
    match = age_pattern().fullmatch(said)
    if match is None:
        return _exact(Fraction(said)) if said.isdigit() else None
    if match["decade"]:
        decades = quantity_words().decades.items()
        first = next(value for value, alike in decades if match["decade"].lower() in alike)
        return _bounded(first, first + _LASTING, "range")
    if match["group"]:
        return _of_group(" ".join(match["group"].lower().split()))
    return _of_numbers(match)


def _of_group(word: str) -> Quantity:
    group = next(group for group in quantity_words().age_groups.values() if word in group.words)
    if group.below is not None:
        return Quantity(None, None, float(group.below), "less_than", "years", None)
    return Quantity(None, group.youngest, group.oldest, "range", "years", None)


def _of_numbers(match: re.Match[str]) -> Quantity | None:
    low, high = (_first(match, name) for name in ("low", "high"))
    if low is None:
        return None
    if high is not None:
        return _bounded(min(low, high), max(low, high), "range")
    words = quantity_words()
    before = match["before2"] or match["before3"]
    qualifier = qualifier_said(((match["after2"], words.age_bounds_after), (before, words.age_bounds)))
    if qualifier in ("at_least", "more_than"):
        return _bounded(low, None, qualifier)
    if qualifier in ("at_most", "less_than"):
        return _bounded(None, low, qualifier)
    return _exact(low)


def _first(match: re.Match[str], name: str) -> Fraction | None:
    """Give the number in the first of the groups of a name that matched."""
    said = (words for group, words in match.groupdict().items() if group.startswith(name) and words)
    return next((number_value(words) for words in said), None)


def _exact(years: Fraction) -> Quantity:
    return Quantity(float(years), float(years), float(years), "exact", "years", None)


def _bounded(low: Fraction | None, high: Fraction | None, qualifier: Qualifier) -> Quantity:
    first, last = (None if age is None else float(age) for age in (low, high))
    return Quantity(None, first, last, qualifier, "years", None)
