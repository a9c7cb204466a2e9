"""Occasions: interviews and broadcasts that a report tells of, and what their circumstances mean for statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dalil.extraction.conditions import condition_words, conditions_in, described, first_of_each, introduced
from dalil.extraction.delivery import Narration
from dalil.extraction.told import Told
from dalil.language.analysis import Analysis
from dalil.language.attribution.phrases import noun_phrase_end
from dalil.language.attribution.units import Unit
from dalil.records import Block, Condition, Span

_NAME = re.compile(r"\b[A-Z]\w+")
_MODIFIERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "X"})
_BELONGS = frozenset({"of", "to", "for"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """An interview or broadcast in the narrator's words: where it is told, its name, who was there how.

    ``shared`` conditions hold for everybody who speaks there, ``own`` for the one whom the sentence is about.
    """

    span: Span
    paragraph: str
    medium: Span
    shared: tuple[Condition, ...]
    own: tuple[Condition, ...]

    def may_hold(self, told: Told) -> bool:
        """Tell whether a statement can belong here: it comes later, and names no other outlet or medium."""
        names = [name for span in told.delivered for name in _NAME.findall(span.exact)]
        return self.span.start <= told.start and all(name in self.paragraph for name in names)

    def is_about(self, told: Told) -> bool:
        """Tell whether the sentence of the occasion names the speaker."""
        entity = told.speaker.entity
        return entity is not None and any(self.span.contains(mention) for mention in entity.mentions)


def find_occasions(narration: Narration) -> tuple[Occasion, ...]:
    """Find the sentences of the narrator that tell of an interview or broadcast and its circumstances."""
    found = []
    for unit in narration.units:
        start, end = unit.pieces[0].span.start, unit.pieces[-1].span.end
        shared = conditions_in(unit.text, start, end, "occasion")
        own = conditions_in(unit.text, start, end, "appearance")
        medium = _medium(unit) if shared or own else None
        if medium is not None:
            paragraph = unit.text[unit.block.start : unit.block.end]
            found.append(Occasion(Span.of(unit.text, start, end), paragraph, medium, shared, own))
    return tuple(found)


def _clause(unit: Unit, anchor: Span) -> tuple[int, int]:
    """Give where the part of a sentence between semicolons begins and ends that holds ``anchor``."""
    marks = [piece.span.start for piece in unit.pieces if piece.lower == ";"]
    start = max((mark for mark in marks if mark < anchor.start), default=unit.pieces[0].span.start)
    return start, min((mark for mark in marks if mark > anchor.start), default=unit.pieces[-1].span.end)


def _medium(unit: Unit) -> Span | None:
    """Find the noun phrase of an occasion ("a TV interview to Channel One")."""
    index = next((i for i, p in enumerate(unit.pieces) if condition_words().occasion.fullmatch(p.lower)), None)
    if index is None:
        return None
    first = index
    while first > 0 and unit.pos(first - 1) in _MODIFIERS and unit.pos(first) != "DET":
        first -= 1
    return unit.span(first, max(index + 1, noun_phrase_end(unit, index, attach=_BELONGS)))


@dataclass
class Circumstances:
    """Follows the conditions of a report's speakers through its statements in text order."""

    analysis: Analysis
    narration: Narration
    _occasions: tuple[Occasion, ...] = ()
    _said: list[Span] = field(default_factory=list)
    _lasting: dict[str, list[Condition]] = field(default_factory=dict)
    _visited: dict[str, list[Condition]] = field(default_factory=dict)
    _nearby: dict[tuple[str, Block | None], list[Condition]] = field(default_factory=dict)
    _doubts: dict[Told, tuple[Condition, ...]] = field(default_factory=dict)

    def follow(self, told: Sequence[Told]) -> list[tuple[Told, tuple[Condition, ...]]]:
        """Give each statement its conditions, and the medium of the occasion it was made on."""
        self._said = sorted(part for item in told for part in item.attribution.content)
        self._occasions = find_occasions(self.narration)
        self._doubts = dict(self._doubted(told))
        for item in told:
            if item.speaker.key:
                self._lasting.setdefault(item.speaker.key, []).extend(self._of_speaker(item))
        return [(self._placed(item), first_of_each(self._conditions(item))) for item in told]

    def _doubted(self, told: Sequence[Told]) -> Iterator[tuple[Told, tuple[Condition, ...]]]:
        """Give what was said last before a sentence that nobody says, and that tells of the words before it."""
        for unit in self.narration.units:
            start, end = unit.pieces[0].span.start, unit.pieces[-1].span.end
            doubts = conditions_in(unit.text, start, end, "words")
            before = [item for item in told if item.start < start] if doubts else []
            if not before or any(part.start < end and start < part.end for part in self._said):
                continue
            last, where = before[-1].speaker.key, self._paragraph(before[-1])
            yield from (
                (item, doubts) for item in before if item.speaker.key == last and self._paragraph(item) == where
            )

    def _paragraph(self, item: Told) -> Block | None:
        return self.analysis.report.block_at(item.start)

    def _conditions(self, item: Told) -> Iterator[Condition]:
        key = item.speaker.key
        here = self._around(item, "occasion", "appearance")
        yield from [*self._around(item, "words"), *self._doubts.get(item, ())]
        if key is None:
            yield from [*self._of_speaker(item), *here]
            return
        paragraph = self._nearby.setdefault((key, self._paragraph(item)), [])
        paragraph += here
        yield from [*self._lasting[key], *paragraph, *self._of_occasion(item, key)]

    def _placed(self, item: Told) -> Told:
        occasion = next((o for o in self._occasions if o.may_hold(item) and o.is_about(item)), None)
        if occasion is None or item.delivery.via is not None:
            return item
        return replace(item, delivery=replace(item.delivery, via=occasion.medium))

    def _of_speaker(self, item: Told) -> list[Condition]:
        found = list(introduced(item.speaker.entity, self.analysis)) if item.speaker.entity else []
        if item.attribution.source is not None:
            found += described(item.attribution.source, self.analysis.report.text)
        return found + self._around(item, "speaker")

    def _around(self, item: Told, *scopes: str) -> list[Condition]:
        """Find conditions in the narrator's words around a cue: all of its sentence but what anybody says."""
        anchor = item.attribution.cue
        unit = self.narration.unit_at(anchor) if anchor else None
        if unit is None or anchor is None:
            return []
        start, end = _clause(unit, anchor)
        found: list[Condition] = []
        for part in (part for part in self._said if start < part.end and part.start < end):
            if start < min(part.start, end):
                found += conditions_in(unit.text, start, min(part.start, end), *scopes)
            start = max(start, part.end)
        return found + list(conditions_in(unit.text, start, end, *scopes) if start < end else ())

    def _of_occasion(self, item: Told, key: str) -> list[Condition]:
        """Find the circumstances of the occasion on which a speaker was placed, by name or as "the same" one."""
        held: list[Condition] = []
        for occasion in self._occasions:
            if not occasion.may_hold(item):
                continue
            if occasion.is_about(item):
                held += [*occasion.shared, *occasion.own]
            elif item.delivery.via and "same" in item.delivery.via.exact.lower().split():
                held += occasion.shared
                self._visited.setdefault(key, []).extend(occasion.shared)
        elsewhere = any(_NAME.search(span.exact) for span in item.delivered)
        return held or ([] if elsewhere else self._visited.get(key, []))
