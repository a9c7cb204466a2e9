"""Delivery: to whom words were said, through what, and when, from the narrator's words around a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dalil.language.analysis import Analysis, Attribution
from dalil.language.attribution.cues import cue_words, function_words
from dalil.language.attribution.phrases import is_time, noun_phrase_end
from dalil.language.attribution.units import Unit, units
from dalil.records import Span, When

_PLACE_LINKS = frozenset({"of", "for"})
_HEARER_LINKS = frozenset({"of", "from", "at"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """To whom, through what and when."""

    to: Span | None = None
    via: Span | None = None
    when: When | None = None


@dataclass(frozen=True)
class Narration:
    """The units of a report, found by position."""

    analysis: Analysis

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All units in text order."""
        return units(self.analysis)

    @cached_property
    def _starts(self) -> list[int]:
        return [_first(unit) for unit in self.units]

    def unit_at(self, span: Span) -> Unit | None:
        """Find the unit that holds ``span`` in the narrator's own words; None for words inside a quotation."""
        at = bisect_right(self._starts, span.start) - 1
        unit = self.units[at] if at >= 0 and span.start < self.units[at].pieces[-1].span.end else None
        quoted = unit is None or any(p.quotation and p.span.contains(span) for p in unit.pieces)
        return None if quoted else unit

    def delivery(self, attribution: Attribution, others: Sequence[Attribution]) -> Delivery:
        """Read the words around a cue that are neither source, cue nor content of any attribution there."""
        unit = self.unit_at(attribution.cue) if attribution.cue else None
        if unit is None or attribution.cue is None:
            return Delivery()
        zones = list(_zones(unit, attribution, others))
        via = next((found for first, last in zones if (found := _medium(unit, first, last))), None)
        hearer = _hearer(unit, attribution)
        if hearer is not None and _is_occasion(hearer):
            hearer, via = None, via or hearer
        return Delivery(hearer, via, self._date(unit, zones, via))

    def _date(self, unit: Unit, zones: Sequence[tuple[int, int]], via: Span | None) -> When | None:
        """Find the date of saying; a date inside the medium's name ("the 2017 annual report") is none."""
        dates = [m.span for m in self.analysis.mentions if m.type == "date" and not (via and via.contains(m.span))]
        for first, last in zones:
            stretch = unit.span(first, last)
            found = next((d for d in dates if stretch and stretch.contains(d)), None)
            if found:
                return When(None, found)
        return None


def _first(unit: Unit) -> int:
    return unit.pieces[0].span.start


def _zones(unit: Unit, attribution: Attribution, others: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Give the stretches of pieces after and before source and cue, up to the next content, source or cue."""
    near = [a for a in others if a.content[-1].end > _first(unit) and a.content[0].start < unit.pieces[-1].span.end]
    taken = [s for a in near for s in (a.source, a.cue, *a.content) if s is not None]
    own = [s for s in (attribution.source, attribution.cue) if s is not None and _holds(unit, s)]
    free = [not any(s.overlaps(p.span) for s in taken) and p.quotation is None for p in unit.pieces]
    after = next((i for i, p in enumerate(unit.pieces) if p.span.start >= max(s.end for s in own)), len(unit.pieces))
    last = after
    while last < len(free) and free[last] and unit.pos(last) != "AUX":
        last += 1
    yield after, last
    before = next((i for i, p in enumerate(unit.pieces) if p.span.end > min(s.start for s in own)), 0)
    first = before
    while first > 0 and free[first - 1]:
        first -= 1
    told = [s for a in others if a is not attribution for s in (a.source, a.cue) if s is not None]
    if first == 0 or not any(s.overlaps(unit.pieces[first - 1].span) for s in told):
        yield first, before


def _holds(unit: Unit, span: Span) -> bool:
    return _first(unit) <= span.start and span.end <= unit.pieces[-1].span.end


def _medium(unit: Unit, first: int, last: int) -> Span | None:
    """Find a prepositional phrase with a word for a medium ("in a statement", "on the evening broadcast")."""
    for index in range(first, last):
        commented = unit.pos(index - 1) == "VERB" and unit.word(index - 1).endswith("ing")
        if unit.pos(index) != "ADP" or not unit.among(index, "medium_link") or commented:
            continue
        end = min(noun_phrase_end(unit, index + 1, attach=_PLACE_LINKS), last)
        if {unit.word(i) for i in range(index + 1, end)} & cue_words().media:
            return unit.span(index, end)
    return None


def _hearer(unit: Unit, attribution: Attribution) -> Span | None:
    """Find to whom: after "told", or "to" and a word for listeners."""
    cue = attribution.cue
    if cue is None:
        return None
    index = next((i for i, p in enumerate(unit.pieces) if p.span.start >= cue.end), len(unit.pieces))
    word = cue.exact.lower().split()[-1]
    hearing = any(v.frame == "hearer" and word in v.forms for v in cue_words().verbs)
    if not hearing and unit.word(index) == "to":
        hearing, index = True, index + 1
    if not hearing or is_time(unit, index):
        return None
    return unit.span(index, noun_phrase_end(unit, index, attach=_HEARER_LINKS))


def _is_occasion(hearer: Span) -> bool:
    """Tell whether words were told to an occasion ("told a news conference"), not to a person or outlet."""
    words = hearer.exact.split()
    named = any(word[0].isupper() for word in words[1:])
    return words[-1].lower() in cue_words().media - function_words().groups["hearers"] and not named
