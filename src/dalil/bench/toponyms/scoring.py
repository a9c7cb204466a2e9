"""Counts of one article's toponyms: recognised or given, resolved, right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dalil.bench.corpora.documents import Fragment
from dalil.bench.scoring import Counts
from dalil.bench.toponyms.truth import Truth
from dalil.records import Place
from dalil.resolving.distances import kilometres

NEAR = 161.0
"""A hundred miles, in kilometres."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A toponym that was found or given, and the place that it was resolved to."""

    span: Fragment
    place: Place


def is_near(place: Place, truth: Truth) -> bool:
    """Tell whether a place is the gold's own, or its point lies within 161 km of it."""
    if place.geonames is not None and place.geonames == truth.geonames:
        return True
    if place.lat is None or place.lon is None or truth.lat is None or truth.lon is None:
        return False
    return kilometres(place.lat, place.lon, truth.lat, truth.lon) <= NEAR


def recognised(gold: Sequence[Fragment], found: Sequence[Fragment]) -> dict[str, Counts]:
    """Count spans that share a character with one of the other side, and spans with both ends right."""
    right = sum(any(_meet(ours, theirs) for theirs in gold) for ours in found)
    met = sum(any(_meet(ours, theirs) for ours in found) for theirs in gold)
    return {"overlap": Counts(right, len(found), met, len(gold)), "exact": Counts.of(found, gold)}


def answer_to(span: Fragment, answers: Sequence[Answer]) -> Answer | None:
    """Find the answer that shares most characters with a gold span, the shorter one at a tie."""
    meeting = [answer for answer in answers if _meet(answer.span, span)]
    return min(meeting, key=lambda a: (-_shared(a.span, span), a.span[1] - a.span[0], a.span[0]), default=None)


def resolved(truths: Sequence[Truth], places: Sequence[Place | None]) -> dict[str, Counts]:
    """Count right values over all gold toponyms whose value is known; a place that is missing is wrong.

    ``precision`` is over those that were resolved to a point.
    """
    pairs = list(zip(truths, places, strict=True))
    pointed = [(t, p) for t, p in pairs if t.lat is not None]
    answered = [(t, p) for t, p in pointed if p is not None and p.lat is not None]
    near = sum(is_near(p, t) for t, p in pointed if p is not None)
    return {
        "id": _share((p is not None and p.geonames == t.geonames) for t, p in pairs if t.geonames is not None),
        "near": Counts(near, len(answered), near, len(pointed)),
        "country": _share((p is not None and p.country == t.country) for t, p in pairs if t.country is not None),
        "area": _share((p is not None and p.admin1 == t.area) for t, p in pairs if t.area is not None),
        "coverage": Counts(len(answered), len(pointed), len(answered), len(pointed)),
        "answered": _share((p.lat is not None) for t, p in pointed if p is not None),
    }


def _share(hits: Iterable[bool]) -> Counts:
    listed = list(hits)
    return Counts(sum(listed), len(listed), sum(listed), len(listed))


def ceilings(truths: Sequence[Truth], candidates: Sequence[Sequence[Place]]) -> Mapping[str, Counts]:
    """Count gold whose id the gazetteer lists, and gold of which one candidate by name lies within 161 km."""
    pairs = list(zip(truths, candidates, strict=True))
    return {
        "listed": _share(t.listed for t, _ in pairs if t.geonames is not None),
        "reachable": _share(any(is_near(c, t) for c in places) for t, places in pairs if t.lat is not None),
    }


def _meet(left: Fragment, right: Fragment) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _shared(left: Fragment, right: Fragment) -> int:
    return min(left[1], right[1]) - max(left[0], right[0])
