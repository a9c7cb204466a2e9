"""Firmness: what an account states itself, so that it can be held against what another one states."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import pairwise

from dalil.language.attribution.cues import function_words
from dalil.language.expression_words import any_of
from dalil.linking.incidents.restated import sentence_of
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.records import Event, Place, Report, When

_SITES = frozenset({"point", "settlement", "admin2"})
_NEAR = 30
"""Characters in which words before a place stand."""
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
_NUMBER = re.compile(r"\d+")
_NOT_IN = re.compile(r"\bnot\s+(?:\w+\s+){0,2}(?:in|at|near|from)\s+(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)")


def states_date(when: When) -> bool:
    """Tell whether the words of a date hold its day, or without one its year ("8 September", "May 2021").

    Others ("on Friday", "a week later") are reckoned from what is told elsewhere, and tell two accounts apart less well
    than they are wrong.
    """
    if when.span is None or not _PLAIN.fullmatch(when.edtf or ""):
        return False
    year, *rest = (when.edtf or "").split("-")
    finest = rest[1] if len(rest) > 1 else year
    return int(finest) in map(int, _NUMBER.findall(when.span.exact))


class Firmness(Shipped):
    """The words by which what is told is less than firm; all lower case."""

    beside: tuple[str, ...]

    @cached_property
    def about(self) -> re.Pattern[str]:
        """Matches words for somewhere about a place, at their end."""
        return re.compile(rf"{any_of(self.beside)}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def firmness() -> Firmness:
    """Give the shipped words."""
    return load("firmness", Firmness)


def states_place(place: Place, report: Report) -> bool:
    """Tell whether a site is told as that of an event, and not as one somewhere about it ("outside Bamako")."""
    before = report.text[max(0, place.span.start - _NEAR) : place.span.start] if place.span else ""
    return place.precision in _SITES and firmness().about.search(before) is None


def states_occurrence(event: Event, report: Report) -> bool:
    """Tell whether an event is told as one that was, or, as a whole, was not.

    Nothing is denied as a whole by who disowns it ("denied any role in"), says that there was no other one, or how it
    was instead ("not in Osh but in Uzgen").
    """
    if event.status != "denied":
        return event.status not in families().ahead
    before, after = _around(event, report)
    if any(words in before for words in families().disowning) or not families().part.isdisjoint(before.split()):
        return False
    words = after.split()
    instead = any(one == "but" and function_words().tags.get(then) == "ADP" for one, then in pairwise(words))
    return not (instead and "not" in (*before.split(), *words))


def places_rejected(event: Event, report: Report) -> frozenset[str]:
    """Give the names, lower case, of places where its sentence says that an event was not ("in Uzgen, not in Osh")."""
    return frozenset(found["name"].casefold() for found in _NOT_IN.finditer(report.text, *sentence_of(event, report)))


def _around(event: Event, report: Report) -> tuple[str, str]:
    """Give the words of its sentence before and after an event."""
    start, end = sentence_of(event, report)
    return report.text[start : event.trigger.start].lower(), report.text[event.trigger.end : end].lower()
