"""Forms of times that are reckoned from another date, and of lengths, sets and vague references."""

from __future__ import annotations

from typing import Literal

from dalil.language.expression_words import all_of, any_of, date_words
from dalil.language.time_parts import season_pattern, small_number

OtherKind = Literal["duration", "set", "reference"]


def relative_forms() -> list[tuple[str, str]]:
    """Give the forms of dates that are reckoned from the publication or from the date told before."""
    return [*_from_publication(), *_from_told()]


def _from_publication() -> list[tuple[str, str]]:
    words = date_words()
    unit, counted = any_of(words.units), f"(?P<unit>{_plain_units()})s?"
    directions = "(?:" + "|".join(rf"(?P<d{n + 1}>{any_of(alike)})" for n, alike in words.directions.items()) + ")"
    days = "|".join(rf"(?P<o{n + 2}>{any_of(alike)})" for n, alike in words.days.items())
    side = r"(?P<side>past|last|previous|next|coming|following)"
    return [
        ("within", r"\b(?P<side>earlier|later)\s+"
                   r"(?:(?P<of>this|last|next)\s+(?P<unit>week|month|year)|in\s+the\s+(?P<same>week|month|year))\b"),
        ("unit", rf"{directions}\s+(?P<unit>{unit})(?!['’]s\s+eve)"),
        ("days_from", rf"(?:{days})"),
        ("ago", rf"{_about()}{_number()}[\s-]+{counted}\s+(?P<way>ago)\b"),
        ("past", rf"(?:(?:in|over|during|within|for)\s+)?"
                 rf"(?P<length>\b(?:the\s+)?{side}\s+(?:{_number()}\s+)?{counted}(?<=s)\b)"
                 r"|(?:(?:in|over|during|within)\s+(?P<whole>the\s+(?:past|last))|\b(?P<bare>the\s+past))"
                 rf"\s+(?P<one>{unit})"),
        ("vague", "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.vague.items())),
    ]  # fmt: skip


def _from_told() -> list[tuple[str, str]]:
    words = date_words()
    told = "(?:" + "|".join(rf"(?P<t{n + 1}>{any_of(alike)})" for n, alike in words.told.items()) + ")"
    ways = "(?:" + "|".join(rf"(?P<w{n + 1}>{any_of(alike)})" for n, alike in words.told_ways.items()) + ")"
    behind = "(?:" + "|".join(rf"(?P<b{n + 1}>{any_of(alike)})" for n, alike in words.told_after_the.items()) + ")"
    unit = rf"(?P<unit>day|week|month|year|decade|century|{all_of(words.parts_of_day)}|{season_pattern()})"
    return [
        ("told", rf"{told}\s+{unit}(?!s\b)"),
        ("told", rf"\b(?:the\s+)(?P<unit>day|night|week|month|year)\s+{behind}\b(?!\s+(?-i:the|an?|his|their|[A-Z]))"),
        ("told", rf"{_about()}(?:{_number()}[\s-]+)?(?P<unit>{_plain_units()})s?\s+{ways}\b"),
    ]  # fmt: skip


def reference_forms() -> list[tuple[str, str, OtherKind]]:
    """Give the forms of lengths of time, of sets of times, and of vague references, each with its kind."""
    return [*_lengths(), *_sets(), *_references()]


def _lengths() -> list[tuple[str, str, OtherKind]]:
    words = date_words()
    unit = all_of(words.lengths)
    plurals = any_of(word for alike in words.lengths.values() for word in alike if word.endswith("s"))
    number = (
        rf"(?:(?P<number>{small_number()}(?:\s+and\s+a\s+half)?)|(?P<uncounted>{any_of(words.uncounted)})"
        r"|(?P<half>\bhalf[\s-]+an?|\bhalf)|(?P<one>\ban?|\bthe\s+entire|\bthe\s+whole))"
    )
    lead = rf"{_about()}(?:{any_of(words.before_length)}\s+)?{number}[\s-]+(?:{any_of(words.fillers)}[\s-]+)?"
    return [
        ("length", rf"{lead}(?P<unit>{unit})(?:[\s-]+(?:long|period|olds?)\b)?(?!['’]s?\s+eve)", "duration"),
        ("plural", rf"\b(?:the\s+)?(?P<unit>{plurals})\b", "duration"),
    ]


def _sets() -> list[tuple[str, str, OtherKind]]:
    words = date_words()
    unit, parts = all_of(words.lengths), all_of(words.parts_of_day)
    sets = "|".join(rf"(?P<s{at}>{any_of(alike)})" for at, alike in enumerate(words.sets.values()))
    times = rf"(?:{small_number()}\s+times|{any_of(words.times_per)})"
    return [
        ("set", rf"(?:{sets})", "set"),
        ("every", rf"{any_of(words.every)}\s+(?P<unit>{unit}|{parts})\b", "set"),
        ("times", rf"{times}\s+(?:an?|per|every|each)\s+(?P<unit>{unit})", "set"),
    ]


def _references() -> list[tuple[str, str, OtherKind]]:
    words = date_words()
    directions = "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.references.items())
    no_unit = r"(?!\s+(?:of|before|after|when|that)\b|['’]s?\s+eve)"
    return [
        ("reference", rf"(?:{directions})", "reference"),
        ("spell", any_of(words.spells), "reference"),
        ("part", rf"(?:the\s+)?(?:early\s+|late\s+)?{all_of(words.parts_of_day)}", "reference"),
        ("bare_unit", rf"(?<=[\s-])the\s+(?P<unit>day|week|month|year)\b{no_unit}", "reference"),
    ]


def _plain_units() -> str:
    return "|".join(date_words().quantified_units)


def _number() -> str:
    return rf"(?P<number>\ban?\b|{any_of(date_words().uncounted)}|{small_number()})"


def _about() -> str:
    return rf"(?:{any_of(date_words().approximations)}\s+)?"
