"""Forms of times that are reckoned from another date, and of lengths, sets and vague references."""

from __future__ import annotations

from dalil.language.expression_words import all_of, any_of, date_words
from dalil.language.time_parts import (
    Written,
    number_names,
    opening,
    season_pattern,
    small_number,
    weekday_pattern,
)


def relative_forms() -> list[Written]:
    """Give the forms of dates that are reckoned from the publication or from the date told before."""
    return [*_from_publication(), *_from_told()]


def _from_publication() -> list[Written]:
    words = date_words()
    unit, counted = any_of(words.units), f"(?P<unit>{_plain_units()})s?"
    directions = "(?:" + "|".join(rf"(?P<d{n + 1}>{any_of(alike)})" for n, alike in words.directions.items()) + ")"
    days = "|".join(rf"(?P<o{n + 2}>{any_of(alike)})" for n, alike in words.days.items())
    sides = opening(
        "in", "over", "during", "within", "for", "the", "past", "last", "previous", "next", "coming", "following"
    )
    side = r"(?P<side>past|last|previous|next|coming|following)"
    return [
        Written(
            "within",
            opening("earlier", "later", "so", "thus", "this"),
            r"\b(?P<side>earlier|later)\s+"
            r"(?:(?P<of>this|last|next)\s+(?P<unit>week|month|year)|in\s+the\s+(?P<same>week|month|year))\b"
            r"|(?P<so_far>(?:so|thus)\s+far\s+this\s+year|this\s+year\s+so\s+far)\b",
        ),
        Written("unit", opening(*words.directions.values()), rf"{directions}\s+(?P<unit>{unit})(?!['’]s\s+eve)"),
        Written("days_from", opening(*words.days.values()), rf"(?:{days})"),
        Written("overnight", opening(words.overnight), any_of(words.overnight)),
        Written("unit_end", opening("year", "month"), r"\b(?P<unit>year|month)(?:['’]s\s+end|-end)\b"),
        Written("ago", _counting(), rf"{_about()}{_number()}[\s-]+{counted}\s+(?P<way>ago)\b"),
        Written(
            "past",
            sides,
            rf"(?:(?:in|over|during|within|for)\s+)?"
            rf"(?P<length>\b(?:the\s+)?{side}\s+(?:{_number()}\s+)?{counted}(?<=s)\b)"
            r"|(?:(?:in|over|during|within)\s+(?P<whole>the\s+(?:past|last))|\b(?P<bare>the\s+past))"
            rf"\s+(?P<one>{_plain_units()})\b",
        ),
        Written(
            "vague",
            opening(*words.vague.values()),
            "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.vague.items()),
        ),
    ]


def _from_told() -> list[Written]:
    words = date_words()
    told = "(?:" + "|".join(rf"(?P<t{n + 1}>{any_of(alike)})" for n, alike in words.told.items()) + ")"
    ways = "(?:" + "|".join(rf"(?P<w{n + 1}>{any_of(alike)})" for n, alike in words.told_ways.items()) + ")"
    behind = "(?:" + "|".join(rf"(?P<b{n + 1}>{any_of(alike)})" for n, alike in words.told_after_the.items()) + ")"
    bare = r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|but|with|as)\b)"
    parts = rf"{all_of(words.parts_of_day)}|{season_pattern()}|{weekday_pattern()}"
    unit = rf"(?P<unit>day|week|month|year|decade|century|{parts})"
    return [
        Written("told", opening(*words.told.values()), rf"{told}\s+{unit}(?!s\b)"),
        Written("told", opening("the"), rf"\bthe\s+(?P<unit>day|night|week|month|year)\s+{behind}\b{bare}"),
        Written(
            "told",
            _counting() | opening(_plurals()),
            rf"{_about()}(?:{_number()}[\s-]+)?(?P<unit>{_plain_units()})s?\s+{ways}\b",
        ),
    ]


def length_forms() -> list[Written]:
    """Give the forms of lengths of time."""
    words = date_words()
    unit = all_of(words.lengths)
    number = (
        rf"(?:(?P<number>{small_number()}(?:\s+and\s+a\s+half)?)|(?P<uncounted>{any_of(words.uncounted)})"
        r"|(?P<half>\bhalf[\s-]+an?|\bhalf)|(?P<one>\ban?|\bthe\s+entire|\bthe\s+whole))"
    )
    lead = rf"{_about()}(?:{any_of(words.before_length)}\s+)?{number}[\s-]+(?:{any_of(words.fillers)}[\s-]+)?"
    return [
        Written(
            "length",
            _counting() | opening("half", "the", words.before_length),
            rf"{lead}(?P<unit>{unit})(?:[\s-]+(?:long|period|olds?)\b)?(?!['’]s?\s+eve)",
        ),
        Written("and_half", opening("a", "an"), rf"\ban?\s+(?P<unit>{unit})\s+(?P<and_half>and\s+a\s+half)\b"),
        Written("plural", opening("the", _plurals()), rf"\b(?:the\s+)?(?P<unit>{any_of(_plurals())})\b"),
    ]


def set_forms() -> list[Written]:
    """Give the forms of sets of times."""
    words = date_words()
    unit, parts = all_of(words.lengths), all_of(words.parts_of_day)
    sets = "|".join(rf"(?P<s{at}>{any_of(alike)})" for at, alike in enumerate(words.sets.values()))
    counted = rf"(?:(?P<number>{small_number()})\s+)?(?P<unit>{unit}|{parts}|{weekday_pattern()})"
    fridays = [f"{names[0]}s" for names in words.weekdays.values()]
    times = rf"(?:{small_number()}\s+times|{any_of(words.times_per)})"
    return [
        Written("set", opening(*words.sets.values()), rf"(?:{sets})"),
        Written("every", opening(words.every), rf"{any_of(words.every)}\s+{counted}\b"),
        Written("weekdays", opening(fridays), any_of(fridays)),
        Written(
            "times", number_names() | opening(words.times_per), rf"{times}\s+(?:an?|per|every|each)\s+(?P<unit>{unit})"
        ),
    ]


def reference_forms() -> list[Written]:
    """Give the forms of vague references, and of words that stand for a time told before."""
    words = date_words()
    directions = "|".join(rf"(?P<{name}>{any_of(alike)})" for name, alike in words.references.items())
    no_unit = r"(?!\s+(?:of|before|after|when|that)\b|['’]s?\s+eve|-\w)"
    return [
        Written("reference", opening(*words.references.values()), rf"(?:{directions})"),
        Written("spell", opening(words.spells), any_of(words.spells)),
        Written(
            "part",
            opening("the", "early", "late", *words.parts_of_day.values()),
            rf"(?:the\s+)?(?:early\s+|late\s+)?{all_of(words.parts_of_day)}",
        ),
        Written("bare_unit", opening("the"), rf"(?<=[\s-])the\s+(?P<unit>day|week|month|year)\b{no_unit}"),
    ]


def _counting() -> frozenset[str]:
    words = date_words()
    return number_names() | opening("a", "an", words.approximations, words.uncounted)


def _plurals() -> list[str]:
    return [word for alike in date_words().lengths.values() for word in alike if word.endswith("s")]


def _plain_units() -> str:
    return "|".join(date_words().quantified_units)


def _number() -> str:
    return rf"(?P<number>\ban?\b|{any_of(date_words().uncounted)}|{small_number()})"


def _about() -> str:
    return rf"(?:{any_of(date_words().approximations)}\s+)?"
