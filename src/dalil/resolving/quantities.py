"""Words of quantities to values and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from dalil.language.age_forms import is_life_term
from dalil.language.expression_words import quantity_words
from dalil.language.quantity_forms import multiplier, number_value, quantity_pattern, values
from dalil.records import Qualifier, Quantity

_BOUNDS: dict[str, Qualifier] = {
    "approximate": "approximate", "at_least": "at_least", "at_most": "at_most", "more_than": "more_than",
    "less_than": "less_than", "exact": "exact",
}  # fmt: skip
_MONTHS = 12


def parse_quantity(words: str) -> Quantity | None:
    """Give the value of a quantity's words, without span; None where the words are no quantity.

    ``value`` is set for exact and approximate single figures. "More than 30" has ``min`` 30, "at most 5" ``max`` 5,
    "10-15" both; "dozens" has the least number that the word allows. ``unit`` is ratio, percent, money, an ISO 4217
    currency, a unit of measurement, or None where the noun after the quantity says what is counted. Prison for life
    has the unit life and no number.
    """
    whole = words.strip()
    # "Twice" and "three times" compare only before a comparison, which is no part of the words.
    match = quantity_pattern().fullmatch(whole) or quantity_pattern().match(f"{whole} more")
    if not match or match.end() != len(whole):
        return Quantity(None, None, None, "unspecified", "life", None) if is_life_term(whole) else None
    for read in (_ratio, _share, _money, _vague, _number):
        found = read(match)
        if found:
            low, high, unit = found
            return _qualified(match, low, high, unit)
    return None


def national_currency(words: str, countries: Iterable[str]) -> str | None:
    """Give the ISO 4217 code of a sum whose words name a currency of several countries, for the first that has it.

    A bare dollar is another than the United States' only in the first of the countries.
    """
    known = list(countries)
    named = set(re.findall(r"[a-z]+", words.lower()))
    tables = [table for word, table in quantity_words().national.items() if word in named]
    if _is_bare_dollar(words):
        known, tables = known[:1], [quantity_words().dollars]
    return next((table[country] for country in known for table in tables if country in table), None)


def _is_bare_dollar(words: str) -> bool:
    bare = "|".join(re.escape(word) for word in quantity_words().bare_dollars)
    return re.search(rf"(?:^|[\s\d])(?:{bare})(?!\w)|^(?:{bare})", words.lower()) is not None and not re.search(
        r"[A-Za-z]\.?\$|(?:[A-Z][a-z]+|U\.?S\.?A?)\s+dollars?", words
    )


_Read = tuple[Fraction, Fraction | None, str | None]
"""A figure, the upper end where the words give a range (the figure is then the lower), and the unit."""


def _ratio(m: re.Match[str]) -> _Read | None:
    for group in ("multiple", "adverb", "double"):
        if m[group]:
            return _word_value(m[group]), None, "ratio"
    for group in ("fold", "times", "decimal", "factor_of", "odds"):
        if m[group]:
            return _figure(m[group]), None, "ratio"
    return None


def _share(m: re.Match[str]) -> _Read | None:
    if m["half"]:
        return Fraction(1, 2), None, "ratio"
    if m["part"]:
        base = _figure(m["base"])
        return (_figure(m["part"]) / base, None, "ratio") if base else None
    if m["share_from"]:
        ends = sorted((_share_value(m["share_from"]), _share_value(m["share_until"])))
        return ends[0], ends[1], "ratio"
    if m["share"]:
        return (number_value(m["share"]) or Fraction(1)) * _word_value(m["fraction"]), None, "ratio"
    return None


def _share_value(words: str) -> Fraction:
    whole, _, part = words.replace("-", " ").rpartition(" ")
    return (number_value(whole) or Fraction(1)) * _word_value(part)


def _money(m: re.Match[str]) -> _Read | None:
    if m["sign"]:
        return _range(m["sum"], m["sum_high"], _signed_currency(m["sign"]))
    if m["sum_from"]:
        return _range(m["sum_from"], m["sum_until"], _signed_currency(m["sum_sign"]))
    return None


def _signed_currency(sign: str) -> str:
    currencies = quantity_words().currencies.items()
    known = next((code for code, c in currencies if sign.lower() in _lower(c.signs)), "money")
    return sign if sign in quantity_words().currency_codes else known


def _worded_currency(name: str) -> str:
    currencies = quantity_words().currencies.items()
    known = next((code for code, c in currencies if _squeezed(name) in _lower(c.words)), "money")
    return name if name in quantity_words().currency_codes else known


def _vague(m: re.Match[str]) -> _Read | None:
    least = {word: value for value, alike in quantity_words().vague.items() for word in alike}
    if m["vague"]:
        return least[_squeezed(m["vague"])], None, None
    if m["factor"]:
        factor = least.get(_squeezed(m["factor"]), Fraction(2))
        return (
            (factor if factor >= 20 else Fraction(2)) * _word_value(m["scale"]),
            None,
            _worded_currency(m["many_money"]) if m["many_money"] else None,
        )
    return None


def _number(m: re.Match[str]) -> _Read | None:
    unit: str | None = None
    if m["percent_low"]:
        return _range(m["percent_low"], m["percent_high"], "percent")
    if m["percent"]:
        unit = "percent"
    elif m["points"]:
        unit = "percentage points"
    elif m["money"]:
        unit = _worded_currency(m["money"])
    elif m["unit"]:
        unit = next(name for name, alike in quantity_words().units.items() if m["unit"].lower() in alike)
    if m["further"] and unit == "years":
        return _figure(m["low"]) + (number_value(m["further"]) or Fraction(1)) / _MONTHS, None, unit
    return _range(m["from"] or m["low"], m["until"] or m["high"], unit)


def _range(low: str, high: str | None, unit: str | None) -> _Read:
    """Read both ends; in "2 to 3 million" the scale of the upper end counts for the lower as well.

    Not where the lower end is the greater number by itself ("900 to 1 million").
    """
    if high is None:
        return _figure(low), None, unit
    first, last = _figure(low), _figure(high)
    scale = multiplier(high)
    if scale is not None and multiplier(low) is None and first < last / scale:
        first *= scale
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
    return qualifier_said(((after, words.qualifiers_after), (before, words.qualifiers)))


def qualifier_said(qualifiers: Iterable[tuple[str | None, dict[str, list[str]]]]) -> Qualifier:
    """Give the first qualifier whose table holds the words said; exact where no words are."""
    for said, table in qualifiers:
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
