"""Words of quantities to values and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from dalil.language.expression_words import quantity_words
from dalil.language.quantity_forms import number_value, quantity_pattern, values
from dalil.records import Qualifier, Quantity

_BOUNDS: dict[str, Qualifier] = {
    "approximate": "approximate", "at_least": "at_least", "at_most": "at_most", "more_than": "more_than",
    "less_than": "less_than", "exact": "exact",
}  # fmt: skip


def parse_quantity(words: str) -> Quantity | None:
    """Give the value of a quantity's words, without span; None where the words are no quantity.

    ``value`` is set for exact and approximate single figures. "More than 30" has ``min`` 30, "at most 5" ``max`` 5,
    "10-15" both; "dozens" has the least number that the word allows. ``unit`` is ratio, percent, money, an ISO 4217
    currency, a unit of measurement, or None where the noun after the quantity says what is counted.
    """
    whole = words.strip()
    # "Twice" and "three times" compare only before a comparison, which is no part of the words.
    match = quantity_pattern().fullmatch(whole) or quantity_pattern().match(f"{whole} more")
    if not match or match.end() != len(whole):
        return None
    for read in (_ratio, _share, _money, _vague, _number):
        found = read(match)
        if found:
            low, high, unit = found
            return _qualified(match, low, high, unit)
    return None


def national_currency(words: str, countries: Iterable[str]) -> str | None:
    """Give the ISO 4217 code of a sum whose words name a currency of several countries, for the first that has it."""
    named = set(re.findall(r"[a-z]+", words.lower()))
    known = [table for word, table in quantity_words().national.items() if word in named]
    return next((table[country] for country in countries for table in known if country in table), None)


_Read = tuple[Fraction, Fraction | None, str | None]
"""A figure, the upper end where the words give a range (the figure is then the lower), and the unit."""


def _ratio(m: re.Match[str]) -> _Read | None:
    for group in ("multiple", "adverb"):
        if m[group]:
            return _word_value(m[group]), None, "ratio"
    for group in ("fold", "times", "decimal"):
        if m[group]:
            return _figure(m[group]), None, "ratio"
    return None


def _share(m: re.Match[str]) -> _Read | None:
    if m["half"]:
        return Fraction(1, 2), None, "ratio"
    if m["part"]:
        base = _figure(m["base"])
        return (_figure(m["part"]) / base, None, "ratio") if base else None
    if m["share"]:
        return (number_value(m["share"]) or Fraction(1)) * _word_value(m["fraction"]), None, "ratio"
    return None


def _money(m: re.Match[str]) -> _Read | None:
    if not m["sign"]:
        return None
    currencies = quantity_words().currencies.items()
    currency = next((code for code, c in currencies if m["sign"].lower() in _lower(c.signs)), "money")
    return _range(m["sum"], m["sum_high"], currency)


def _vague(m: re.Match[str]) -> _Read | None:
    least = {word: value for value, alike in quantity_words().vague.items() for word in alike}
    if m["vague"]:
        return least[_squeezed(m["vague"])], None, None
    if m["factor"]:
        factor = least.get(_squeezed(m["factor"]), Fraction(2))
        return (factor if factor >= 20 else Fraction(2)) * _word_value(m["scale"]), None, None
    return None


def _number(m: re.Match[str]) -> _Read | None:
    unit: str | None = None
    if m["percent"]:
        unit = "percent"
    elif m["points"]:
        unit = "percentage points"
    elif m["money"]:
        currencies = quantity_words().currencies.items()
        unit = next((code for code, c in currencies if _squeezed(m["money"]) in _lower(c.words)), "money")
    elif m["unit"]:
        unit = next(name for name, alike in quantity_words().units.items() if m["unit"].lower() in alike)
    return _range(m["from"] or m["low"], m["until"] or m["high"], unit)


def _range(low: str, high: str | None, unit: str | None) -> _Read:
    """Read both ends; in "2 to 3 million" the scale of the upper end counts for the lower as well."""
    if high is None:
        return _figure(low), None, unit
    first, last = _figure(low), _figure(high)
    scale = re.search(r"[a-z]+$", high.strip(), re.IGNORECASE)
    if scale and re.search(r"\d\s*[a-z]+$", high) and not re.search(r"[a-z]", low, re.IGNORECASE):
        first *= _word_value(scale.group())
    return min(first, last), max(first, last), unit


def _qualified(m: re.Match[str], low: Fraction, high: Fraction | None, unit: str | None) -> Quantity:
    figure = float(low)
    qualifier = _qualifier(m["before"], m["after"])
    if high is not None:
        return Quantity(None, figure, float(high), "range", unit, None)
    if m["vague"] or m["factor"]:
        return Quantity(None, figure, None, "more_than" if qualifier == "more_than" else "unspecified", unit, None)
    if qualifier in ("at_least", "more_than"):
        return Quantity(None, figure, None, qualifier, unit, None)
    if qualifier in ("at_most", "less_than"):
        return Quantity(None, None, figure, qualifier, unit, None)
    if qualifier == "approximate":
        return Quantity(figure, None, None, qualifier, unit, None)
    return Quantity(figure, figure, figure, "exact", unit, None)


def _qualifier(before: str | None, after: str | None) -> Qualifier:
    words = quantity_words()
    for said, table in ((after, words.qualifiers_after), (before, words.qualifiers)):
        for name, alike in table.items():
            if said and _squeezed(said) in _lower(alike):
                return _BOUNDS[name]
    return "exact"


def _figure(words: str) -> Fraction:
    return number_value(words) or Fraction(0)


def _word_value(word: str) -> Fraction:
    return values()[_squeezed(word)]


def _squeezed(words: str) -> str:
    return " ".join(words.lower().split())


def _lower(words: list[str]) -> list[str]:
    return [_squeezed(word) for word in words]
