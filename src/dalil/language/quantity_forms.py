"""The grammar of quantities: numbers in digits and words, ranges, bounds, percentages, ratios, money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from math import prod
from typing import Literal

from dalil.language.expression_words import all_of, any_of, quantity_words

VULGAR_FRACTIONS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
"""Signs that stand for a part, straight after digits ("2½ years")."""

_SPACED = r"\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?![\d,])"
_VULGAR = "".join(VULGAR_FRACTIONS)
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|{_SPACED}|\d+[{_VULGAR}]|\d+(?:\.\d+)?|\.\d+)"
_TO = r"\s*(?:-|–|—|\bto\b|\bor\b)\s*"
_DASH = r"\s*(?:-|–|—|\bor\b)\s*"

QuantityKind = Literal["money", "percent", "ratio", "share", "unit", "number"]

_KINDS: dict[QuantityKind, tuple[str, ...]] = {
    "money": ("sign", "money", "sum_from", "many_money"),
    "percent": ("percent", "points", "percent_high"),
    "ratio": ("multiple", "adverb", "double", "fold", "times", "decimal", "factor_of", "odds"),
    "share": ("part", "share", "half", "share_from"),
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
    small = rf"(?:{tens}[\s-]+{ones}|{all_of(words.numbers)})"
    scale = all_of(words.scales)
    scaled = rf"{small}(?:[\s-]+{scale})+"
    # "And" and a further number belong to the number only after a scale: "two hundred and six", not "eight and ten".
    first = rf"(?:\ban?\s+{scale}|\bhalf\s+an?\s+{scale}|{scaled}|{scale})"
    part = all_of(words.fractions)
    more = rf"(?:(?:,|\s+and)?\s+{scaled})*(?:(?:\s+and\s+|\s+){small})?"
    mixed = rf"{small}[\s-]+and[\s-]+an?[\s-]+{part}(?:\s+{scale})?"
    spelled = rf"(?:{mixed}|{first}{more}|{small})"
    # "Five metres" stand before "high"; a letter "m" there is no million.
    letters = rf"(?:{'|'.join(_all(words.scale_letters.values()))})\b(?!\s+{any_of(words.directions)})"
    # The decimal comma of other languages is none of English thousands only where a scale or a share follows.
    comma = rf"\d{{1,3}},\d{{1,2}}(?!\d)(?=\s*(?:{letters}|{scale}|{any_of(words.percent)}))"
    return rf"(?:(?:{comma}|{_DIGITS})(?:\s*{letters}|[\s-]*{scale})?|{spelled})"


@cache
def quantity_pattern() -> re.Pattern[str]:
    """Give the pattern of a whole quantity; its named groups say which form it has.

    Groups: ``before`` and ``after`` (qualifiers); ``multiple``, ``adverb``, ``double``, ``fold``, ``times``,
    ``factor_of``, ``odds`` (ratios); ``part``, ``base`` (one in five); ``share``, ``fraction`` (two thirds);
    ``share_from``, ``share_until`` (between a third and a half); ``sign``, ``sum_from`` and ``money`` (currency);
    ``percent``, ``percent_low``; ``points``; ``unit`` and ``further`` (three years and six months); ``factor``,
    ``scale`` and ``vague`` (dozens); ``low`` and ``high`` (numbers, ranges).
    """
    words = quantity_words()
    number = number_pattern()
    fraction = all_of(words.fractions)
    comparison = rf"\s+{any_of(words.comparisons)}"
    currencies = (*words.currencies.values(), words.money)
    signs = _signs(_all(c.signs for c in currencies), words.currency_codes)
    money = rf"(?:{any_of(_all(c.words for c in currencies))}|{_codes(words.currency_codes)}\b)"
    percent, a_share = any_of(words.percent), rf"(?:(?:\ban?|{number})[\s-]+{fraction}|\bhalf\b)"
    forms = [
        rf"(?P<multiple>{all_of(words.multiples)})",
        rf"(?P<adverb>{all_of(words.multiple_adverbs)})(?={comparison})",
        rf"(?P<double>{all_of(words.doubles)})(?:(?={comparison})|(?(before)(?!\s+\w)|(?!)))",
        rf"(?P<fold>{number})[\s-]?fold\b",
        rf"(?P<times>{number})(?:\s+times\b(?={comparison})|(?<=\d)\s*x\b)|(?P<decimal>\d+\.\d+)\s+times\b",
        rf"\ba\s+factor\s+of\s+(?P<factor_of>{number})",
        rf"(?<!from\s)(?P<odds>{number})(?:\s+to\s+|-to-)one\b(?![\s-]+{all_of(words.scales)})",
        rf"(?P<part>{number})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<base>{number})(?!\s*(?:%|per\s?cent))",
        rf"\bbetween\s+(?P<share_from>{a_share})\s+and\s+(?P<share_until>{a_share})",
        # "A third of them" and "a third are" tell a share; "a third suspect" and "a third, who" one more suspect.
        rf"(?P<share>\ban?(?=[\s-]+{fraction}(?:\s+{any_of(words.after_shares)}|\s*[.;:)]|\s*$|(?(before)\b(?!-)|(?!))))|{number})"
        rf"[\s-]+(?P<fraction>{fraction})|(?P<half>(?<!first\s)(?<!second\s)(?<!latter\s)(?<!in\s)\bhalf\b(?!\s+an?\b|[\s-]+brother|[\s-]+sister))",
        rf"\bbetween\s+(?P<sum_sign>{signs})\s?(?P<sum_from>{number})\s+and\s+{signs}?\s?(?P<sum_until>{number})",
        rf"(?P<sign>{signs})\s?(?P<sum>{number})(?:{_TO}{signs}?\s?(?P<sum_high>{number}))?",
        rf"(?P<factor>{any_of(words.vague_factors)})\s+(?:of\s+)?(?P<scale>{any_of(_scales_many())})"
        rf"(?:\s+(?:of\s+)?(?P<many_money>{money}))?",
        rf"(?P<vague>{all_of(words.vague)})",
        rf"(?P<percent_low>{number})\s?{percent}(?:{_DASH}|(?(before)\s+to\s+|(?!)))(?P<percent_high>{number})\s?{percent}",
        rf"(?:\bbetween\s+(?P<from>{number})\s+and\s+(?P<until>{number})|(?P<low>{number})(?:{_TO}(?P<high>{number}))?)"
        rf"(?:\s?(?P<percent>{percent})(?!\s+points?)|\s+(?P<points>{any_of(words.percentage_points)})"
        rf"|\s+(?P<money>{money})|[\s-]?(?P<unit>{all_of(words.units)})(?!-|['’]\w)"
        rf"(?:\s+and\s+(?P<further>an?|{number})\s+months?\b)?)?",
    ]
    before = rf"(?P<before>{all_of(words.qualifiers)})\s*"
    after = rf"(?:\s+|(?=[+-]))(?P<after>{all_of(words.qualifiers_after)})"
    return re.compile(rf"(?:{before})?(?:{'|'.join(forms)})(?:{after})?", re.IGNORECASE)


def _signs(signs: Iterable[str], codes: Iterable[str]) -> str:
    """Give the pattern of currency signs, of which letters too may stand straight before digits ("Rs30 million")."""
    longest_first = sorted(set(signs), key=lambda sign: (-len(sign), sign))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))}|{_codes(codes)})(?![^\W\d])"


def _codes(codes: Iterable[str]) -> str:
    """Give the pattern of currency codes, which are words unless they are capitals ("all", "try", "top")."""
    return rf"(?-i:{'|'.join(codes)})"


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


_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")


def quantity_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Give every place at which a quantity may begin, by its first two words: a quick look before the grammar."""
    alone, leading = _first_words()
    for word in _WORD.finditer(text, start, end):
        said = word.group()
        if said.isdigit() or said in alone or (said := said.lower()) in alone:
            yield word.start()
        elif said in leading:
            following = _NEXT.match(text, word.end(), end)
            if following and following[1].lower() in leading[said]:
                yield word.start()


@cache
def _first_words() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Give the words that may open a quantity by themselves, and those that do so before certain others."""
    words = quantity_words()
    tables = (
        *(words.numbers, words.scales, words.multiples, words.multiple_adverbs, words.doubles),
        *(words.vague, words.fractions),
    )
    parts = _all([*words.scales.values(), *words.fractions.values()])
    openings = [expression for table in tables for alike in table.values() for expression in alike]
    openings += [*words.vague_factors, *_all(words.qualifiers.values()), "between", "a factor"]
    openings += [f"{article} {part}" for article in ("a", "an") for part in parts]
    signs = {sign for currency in (*words.currencies.values(), words.money) for sign in currency.signs}
    alone, leading = set(words.currency_codes), dict[str, set[str]]()
    for expression in [*openings, *signs]:
        first, *others = _WORD.findall(expression)
        if others and others[0].isalpha() and expression not in signs:
            leading.setdefault(first.lower(), set()).add(others[0])
        else:
            alone.add(first if expression in signs else first.lower())
    return frozenset(alone), {first: frozenset(others) for first, others in leading.items() if first not in alone}


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
        words.doubles,
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
    mixed = _mixed_number().fullmatch(words.strip())
    if mixed:
        scales = [_multipliers()[scale] for scale in mixed["scales"].lower().split()]
        return ((number_value(mixed["whole"]) or Fraction(0)) + fractions()[mixed["part"].lower()]) * prod(scales)
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


@cache
def _mixed_number() -> re.Pattern[str]:
    """Give the pattern of "one and a half" and "two and a half million"."""
    part = all_of(quantity_words().fractions)
    scale = all_of(quantity_words().scales)
    return re.compile(
        rf"(?P<whole>.+?)[\s-]+and[\s-]+an?[\s-]+(?P<part>{part})(?P<scales>(?:\s+{scale})*)", re.IGNORECASE
    )


def _parts(words: str) -> list[tuple[Fraction, bool]]:
    """Split a number into its values; the flag says whether one multiplies what stands before it."""
    scales = _multipliers()
    lower = re.sub(r"\bhalf\s+an?\b", "half", words.lower())
    joined = re.sub(r"(?<=\d)[,\u00a0\u2009\u202f ](?=\d{3}\b)", "", lower)
    joined = re.sub(r"(?<=\d),(?=\d)", ".", joined)
    parts: list[tuple[Fraction, bool]] = []
    for token in re.findall(rf"\d+(?:\.\d+)?|\.\d+|[{_VULGAR}]|[a-z]+", joined):
        if (token[0].isdigit() and token not in VULGAR_FRACTIONS) or token[0] == ".":
            parts.append((Fraction(token), False))
        elif token in scales:
            parts.append((scales[token], True))
        elif token in values():
            parts.append((values()[token], False))
        elif token in VULGAR_FRACTIONS:
            parts.append((VULGAR_FRACTIONS[token], False))
        elif token not in ("a", "an", "and"):
            return []
    return parts


def multiplier(words: str) -> Fraction | None:
    """Give the product of the scales that end a number ("3 million", "2 hundred thousand"); None if it has none."""
    found: Fraction | None = None
    for token in reversed(re.findall(r"\d+|[a-z]+", words.lower())):
        if token not in _multipliers():
            break
        found = (found or Fraction(1)) * _multipliers()[token]
    return found


@cache
def _multipliers() -> dict[str, Fraction]:
    words = quantity_words()
    return {
        word: value for table in (words.scales, words.scale_letters) for value, alike in table.items() for word in alike
    }
