"""The grammar of quantities: numbers in digits and words, ranges, bounds, percentages, ratios, money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Literal

from dalil.language.expression_words import any_of, quantity_words

_SPACED = r"\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,])"
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_SPACED}|\d+(?:\.\d+)?|\.\d+)"
_TO = r"\s*(?:-|–|—|\bto\b|\bor\b)\s*"


QuantityKind = Literal["money", "percent", "ratio", "share", "unit", "number"]

_KINDS: dict[QuantityKind, tuple[str, ...]] = {
    "money": ("sign", "money"),
    "percent": ("percent", "points"),
    "ratio": ("multiple", "adverb", "fold", "times", "decimal"),
    "share": ("part", "share", "half"),
    "unit": ("unit",),
}


def _all(lists: Iterable[list[str]]) -> list[str]:
    return [word for words in lists for word in words]


@cache
def number_pattern() -> str:
    """Give the pattern of one number: digits with or without a scale, or number words."""
    words = quantity_words()
    tens = any_of(_all(alike for value, alike in words.numbers.items() if value >= 20))
    ones = any_of(_all(alike for value, alike in words.numbers.items() if 0 < value < 10))
    small = rf"(?:{tens}[\s-]+{ones}|{any_of(_all(words.numbers.values()))})"
    scale = any_of(_all(words.scales.values()))
    scaled = rf"{small}(?:[\s-]+{scale})+"
    # "And" and a further number belong to the number only after a scale: "two hundred and six", not "eight and ten".
    first = rf"(?:\ban?\s+{scale}|\bhalf\s+an?\s+{scale}|{scaled}|{scale})"
    part = any_of(_all(words.fractions.values()))
    more = rf"(?:(?:,|\s+and)?\s+{scaled})*(?:(?:\s+and\s+|\s+){small})?"
    spelled = rf"(?:{small}[\s-]+and[\s-]+an?[\s-]+{part}|{first}{more}|{small})"
    letters = "(?:" + "|".join(_all(words.scale_letters.values())) + r")\b"
    return rf"(?:{_DIGITS}(?:\s*{letters}|[\s-]*{scale})?|{spelled})"


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Give the pattern of a whole quantity; its named groups say which form it has.

    Groups: ``before`` and ``after`` (qualifiers); ``multiple``, ``adverb``, ``fold``, ``times`` (ratios); ``part``,
    ``base`` (one in five); ``share``, ``fraction`` (two thirds); ``sign`` and ``money`` (currency); ``percent``;
    ``points``; ``unit``; ``factor``, ``scale`` and ``vague`` (dozens); ``low`` and ``high`` (numbers, ranges).
    """
    words = quantity_words()
    number = number_pattern()
    fraction = any_of(_all(words.fractions.values()))
    comparison = rf"\s+{any_of(words.comparisons)}"
    currencies = (*words.currencies.values(), words.money)
    signs, money = _signs(_all(c.signs for c in currencies)), any_of(_all(c.words for c in currencies))
    forms = [
        rf"(?P<multiple>{any_of(_all(words.multiples.values()))})",
        rf"(?P<adverb>{any_of(_all(words.multiple_adverbs.values()))})(?={comparison})",
        rf"(?P<fold>{number})[\s-]?fold\b",
        rf"(?P<times>{number})(?:\s+times\b(?={comparison})|(?<=\d)\s*x\b)|(?P<decimal>\d+\.\d+)\s+times\b",
        rf"(?P<part>{number})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<base>{number})(?!\s*(?:%|per\s?cent))",
        # "A third of them" is a share, "a third suspect" one more suspect.
        rf"(?P<share>\ban?(?=[\s-]+{fraction}(?:\s+(?:of|more|less|fewer)\b|\s*[^\w\s]|\s*$))|{number})"
        rf"[\s-]+(?P<fraction>{fraction})|(?P<half>(?<!first\s)(?<!second\s)(?<!latter\s)(?<!in\s)\bhalf\b(?!\s+an?\b|[\s-]+brother|[\s-]+sister))",
        rf"(?P<sign>{signs})\s?(?P<sum>{number})(?:{_TO}{signs}?\s?(?P<sum_high>{number}))?",
        rf"(?P<factor>{any_of(words.vague_factors)})\s+(?:of\s+)?(?P<scale>{any_of(_scales_many())})",
        rf"(?P<vague>{any_of(_all(words.vague.values()))})",
        rf"(?:\bbetween\s+(?P<from>{number})\s+and\s+(?P<until>{number})|(?P<low>{number})(?:{_TO}(?P<high>{number}))?)"
        rf"(?:\s?(?P<percent>{any_of(words.percent)})(?!\s+points?)|\s+(?P<points>{any_of(words.percentage_points)})"
        rf"|\s+(?P<money>{money})|[\s-]?(?P<unit>{any_of(_all(words.units.values()))})(?![-'’]))?",
    ]
    before = rf"(?P<before>{any_of(_all(words.qualifiers.values()))})\s*(?:the\s+)?"
    after = rf"\s+(?P<after>{any_of(_all(words.qualifiers_after.values()))})"
    return re.compile(rf"(?:{before})?(?:{'|'.join(forms)})(?:{after})?", re.IGNORECASE)


def _signs(signs: Iterable[str]) -> str:
    """Give the pattern of currency signs, of which letters too may stand straight before digits ("Rs30 million")."""
    longest_first = sorted(set(signs), key=lambda sign: (-len(sign), sign))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?![^\W\d])"


def is_quantity(words: str) -> bool:
    """Tell whether some words are a quantity as a whole ("some 30", "twice"), not a clock time or a name."""
    found = quantity_pattern().fullmatch(words) or quantity_pattern().match(f"{words} more")
    return found is not None and found.end() == len(words)


def quantity_kind(words: str) -> QuantityKind:
    """Tell what kind of quantity some words give; a mere number where they name no unit of their own."""
    # "Twice" and "three times" compare only before a comparison, which is no part of the words.
    found = quantity_pattern().fullmatch(words) or quantity_pattern().match(f"{words} more")
    groups = found.groupdict() if found else {}
    for kind, names in _KINDS.items():
        if any(groups.get(name) for name in names):
            return kind
    return "number"


@cache
def quantity_hints() -> re.Pattern[str]:
    """Give a quick pattern of every place at which a quantity may begin."""
    words = quantity_words()
    tables = (words.numbers, words.scales, words.multiples, words.multiple_adverbs, words.vague, words.fractions)
    lists = [alike for table in tables for alike in table.values()]
    lists += [words.vague_factors, *words.qualifiers.values(), ["a", "an", "between"]]
    first = {word.split()[0] for alike in lists for word in alike}
    signs = {sign for currency in (*words.currencies.values(), words.money) for sign in currency.signs}
    whole = "|".join(re.escape(word) for word in sorted(first | signs, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:(?<!\w)|(?<=\d))(?:{whole})|(?<![\d])\d", re.IGNORECASE)


def _scales_many() -> list[str]:
    scales = _all(quantity_words().scales.values())
    return scales + [f"{scale}s" for scale in scales]


@cache
def values() -> dict[str, Fraction]:
    """Map every number word, scale, fraction, multiple and vague word to its value."""
    words = quantity_words()
    tables = (
        words.numbers,
        words.scales,
        words.scale_letters,
        words.fractions,
        words.multiples,
        words.multiple_adverbs,
    )
    found = {word: value for table in (*tables, words.vague) for value, alike in table.items() for word in alike}
    return found | {f"{word}s": value for value, alike in words.scales.items() for word in alike}


@cache
def fractions() -> dict[str, Fraction]:
    """Map the words for parts ("half", "quarter") to their values."""
    return {word: value for value, alike in quantity_words().fractions.items() for word in alike}


def number_value(words: str) -> Fraction | None:
    """Give the value of a number in digits or words ("4,967", "2.5 million", "one hundred and twenty"); None if none.

    "1 500" with a space counts as 1,500; "dozen" as 12; "one and a half" as 3/2.
    """
    whole, _, part = words.lower().replace("-and-a-", " and a ").partition(" and a ")
    if part in fractions():
        return (number_value(whole) or Fraction(0)) + fractions()[part]
    parts = _parts(words)
    if not parts:
        return None
    total, current = Fraction(0), Fraction(0)
    for value, multiplies in parts:
        if not multiplies:
            current += value
        elif value >= 1000:
            total, current = total + (current or 1) * value, Fraction(0)
        else:
            current = (current or Fraction(1)) * value
    return total + current


def _parts(words: str) -> list[tuple[Fraction, bool]]:
    """Split a number into its values; the flag says whether one multiplies what stands before it."""
    scales = _multipliers()
    lower = re.sub(r"\bhalf\s+an?\b", "half", words.lower())
    joined = re.sub(r"(?<=\d)[,\u00a0\u2009\u202f ](?=\d{3}\b)", "", lower)
    parts: list[tuple[Fraction, bool]] = []
    for token in re.findall(r"\d+(?:\.\d+)?|\.\d+|[a-z]+", joined):
        if token[0].isdigit() or token[0] == ".":
            parts.append((Fraction(token), False))
        elif token in scales:
            parts.append((scales[token], True))
        elif token in values():
            parts.append((values()[token], False))
        elif token not in ("a", "an", "and"):
            return []
    return parts


@cache
def _multipliers() -> dict[str, Fraction]:
    words = quantity_words()
    return {
        word: value for table in (words.scales, words.scale_letters) for value, alike in table.items() for word in alike
    }
