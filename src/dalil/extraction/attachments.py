"""Attachment: which place and which date of a sentence belongs to which of its figures; the figures of one list."""

from __future__ import annotations

from itertools import pairwise

from dalil.extraction.circumstances import coordinated
from dalil.extraction.index import AnalysisIndex
from dalil.records import Span

_OPENING = 8
_PAIR = 2
_LEAD = 4
"""So many words may stand between what leads to a quantity and the quantity ("in 2018 the dead numbered 218")."""


def unshared(where: dict[Span, Span], places: list[Span], index: AnalysisIndex) -> dict[Span, Span]:
    """Drop a place that is one of several which a figure counts together ("16 people in Osh, Batken and Naryn").

    Only "respectively" gives each of them a figure of its own.
    """
    given = set(where.values())
    number = index.sentence_number(places[0]) if places else None
    aligned = number is not None and "respectively" in index.lemmas(index.sentence(number).span)
    together = {
        place
        for one, other in pairwise(sorted(places))
        if coordinated(one, other, index)
        for place in (one, other)
        if not (aligned and {one, other} <= given)
    }
    return {quantity: place for quantity, place in where.items() if place not in together}


def series_of(quantities: list[Span], index: AnalysisIndex) -> list[list[Span]]:
    """Group quantities that only modifiers, nouns, commas and "and" part from each other."""
    groups: list[list[Span]] = []
    for quantity in quantities:
        last = groups[-1][-1] if groups else None
        if last is not None and last.end < quantity.start and _only_items(last, quantity, index):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return groups


def _only_items(first: Span, second: Span, index: AnalysisIndex) -> bool:
    between = index.tokens(index.span(first.end, second.start))
    if any(t.text == "," for t in between) and _opens_sentence(first, index):
        return False
    listed = all(t.pos in {"ADJ", "NOUN", "PROPN", "CCONJ"} or t.text == "," for t in between)
    return listed and any(t.pos == "CCONJ" or t.text == "," for t in between)


def _opens_sentence(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a figure in the words with which a sentence opens ("During searches of 14 flats, three rifles …")."""
    before = index.before(quantity, _OPENING)
    number = index.sentence_number(quantity)
    opens = number is not None and bool(before) and before[0].start == index.sentence(number).span.start
    return opens and before[0].pos == "ADP" and all(t.pos not in {"VERB", "AUX", "PUNCT"} for t in before)


class Attached:
    """Shares out places or dates among the quantities of one sentence."""

    def __init__(self, quantities: list[Span], scopes: list[Span], index: AnalysisIndex) -> None:
        self._quantities = quantities
        self._scopes = scopes
        self._index = index

    @property
    def aligned(self) -> bool:
        """Whether the sentence pairs its figures with places or dates one by one ("12 and 7, respectively")."""
        number = self._index.sentence_number(self._quantities[0]) if self._quantities else None
        return number is not None and "respectively" in self._index.lemmas(self._index.sentence(number).span)

    def assign(self, spans: list[Span]) -> dict[Span, Span]:
        """Give each quantity its span: one by one where "respectively" says so, else by the clause."""
        aligned = self._respectively(spans) or self._in_turn(spans)
        found = {q: span for i, q in enumerate(self._quantities) if (span := self._nearest(i, spans)) is not None}
        return found | aligned

    def _respectively(self, spans: list[Span]) -> dict[Span, Span]:
        """Pair the last list of quantities with as many spans: those before it, else those after."""
        if not self.aligned:
            return {}
        series = next((s for s in reversed(series_of(self._quantities, self._index)) if len(s) > 1), [])
        before = [s for s in spans if series and s.end <= series[0].start][-len(series) :]
        after = [s for s in spans if series and s.start >= series[-1].end][: len(series)]
        chosen = before if len(before) == len(series) else after
        return dict(zip(series, chosen, strict=True)) if len(chosen) == len(series) else {}

    def _in_turn(self, spans: list[Span]) -> dict[Span, Span]:
        """Pair each quantity with the span before it where the sentence begins so ("2019: 264, 2020: 215")."""
        quantities = self._quantities
        told = sorted([*quantities, *spans])
        paired = len(spans) == len(quantities) >= _PAIR and told[1::2] == quantities
        if not paired:
            return {}
        held = all(scope.contains(span) for scope, span in zip(self._scopes, told[::2], strict=True))
        return dict(zip(quantities, told[::2], strict=True)) if held and self._lead_all(told) else {}

    def _lead_all(self, told: list[Span]) -> bool:
        """Tell spans that each stand right before their quantity, with a comma, a mark or a verb between."""
        between = (self._index.text[a.end : b.start].split() for a, b in zip(told[::2], told[1::2], strict=True))
        return all(len(words) <= _LEAD for words in between)

    def _nearest(self, i: int, spans: list[Span]) -> Span | None:
        """Choose between the quantities before and after: what follows in the same clause, then what precedes.

        What stands in the same part of a sentence, between two semicolons, comes before what stands in another.
        """
        quantity = self._quantities[i]
        spans = [s for s in spans if self._scopes[i].contains(s) and not self._is_of_next(i, s)]
        spans = [s for s in spans if not self._is_parted(quantity, s)] or spans
        before = self._quantities[i - 1].end if i else -1
        after = self._quantities[i + 1].start if i + 1 < len(self._quantities) else len(self._index.text)
        follows = [s for s in spans if quantity.end <= s.start and s.end <= after and self._same_clause(quantity, s)]
        precedes = [s for s in spans if before <= s.start and s.end <= quantity.start]
        opening = [s for s in spans if s.end <= self._quantities[0].start]
        later = [s for s in spans if quantity.end <= s.start and s.end <= after]
        later = [s for s in later if ";" not in self._index.text[quantity.end : s.start]]
        for choice, pick in ((follows, 0), (precedes, -1), (later, 0), (opening, -1)):
            if choice:
                return choice[pick]
        return None

    def _is_of_next(self, i: int, span: Span) -> bool:
        """Tell what stands right before the next quantity ("Osh had 97 attacks and Jalal-Abad 64")."""
        following = self._quantities[i + 1] if i + 1 < len(self._quantities) else None
        return following is not None and self._index.text[span.end : following.start].isspace()

    def _is_parted(self, quantity: Span, span: Span) -> bool:
        first, last = sorted((quantity, span))
        return ";" in self._index.text[first.end : last.start]

    def _same_clause(self, quantity: Span, span: Span) -> bool:
        return not any(mark in self._index.text[quantity.end : span.start] for mark in (",", ";", " -- ", "–", "—"))
