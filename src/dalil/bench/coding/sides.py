"""One side of a comparison: a coded report with the look-ups that comparing its records needs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal, Protocol

from dalil.language.sentences import split_sentences
from dalil.records import CodedReport, Designation, Entity, EntityType, Report, Statement, Statistic
from dalil.resolving.repeated import join_repeats

Kind = Literal["entities", "statements", "events", "designations", "statistics", "checks"]
KINDS: tuple[Kind, ...] = ("entities", "statements", "events", "designations", "statistics", "checks")

_PARAGRAPH = re.compile(r"[^\n]+")
_ARTICLE = re.compile(r"^(?:a|an|the)\s+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_NAMED: frozenset[EntityType] = frozenset({"person", "organisation", "place", "facility"})


class Chained(Protocol):
    """A record that stands in statements."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The statements' ids, outermost first."""
        ...


class Side:
    """A coded report, its named entities, its statements by id, and the words for a speaker."""

    def __init__(self, coded: CodedReport) -> None:
        self.coded = coded
        self._entities = {entity.id: entity for entity in coded.entities}
        self._statements = {statement.id: statement for statement in coded.statements}

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Named persons, organisations and places: the entities that every annotation has."""
        return tuple(e for e in self.coded.entities if e.type in _NAMED and e.name != e.name.lower())

    @cached_property
    def designations(self) -> tuple[Designation, ...]:
        """Designations, those of one organisation in one jurisdiction put together however often they are told."""
        folded_up: dict[tuple[frozenset[str], str | None, str], Designation] = {}
        for record in self.coded.designations:
            key = (self.names(record.organisation), record.jurisdiction, record.status)
            first = folded_up.setdefault(key, record)
            folded_up[key] = replace(
                first,
                when=first.when or record.when,
                authority=first.authority or record.authority,
                category=first.category or record.category,
            )
        return tuple(folded_up.values())

    @cached_property
    def statistics(self) -> tuple[Statistic, ...]:
        """Statistics, the tellings of one figure put together as Dalil's own records are."""
        return join_repeats(self.coded.statistics, self.coded.report, self.coded.statements)

    def entity(self, key: str | None) -> Entity | None:
        """Give an entity by its id."""
        return self._entities.get(key or "")

    def names(self, key: str | None) -> frozenset[str]:
        """Give an entity's names, folded."""
        entity = self.entity(key)
        return frozenset(map(folded, (entity.name, *entity.aliases))) if entity else frozenset()

    def speaker(self, statement: Statement) -> frozenset[str]:
        """Give the words for a speaker, folded; none where nobody is named."""
        words = self.names(statement.speaker)
        return words | {folded(statement.speaker_text)} if statement.speaker_text else words

    def chain(self, record: Chained) -> tuple[Statement, ...]:
        """Give the statements that a record stands in, outermost first."""
        return tuple(self._statements[link] for link in record.chain if link in self._statements)


class Sentences:
    """The sentences of a report, by offset."""

    def __init__(self, report: Report) -> None:
        self._bounds = [
            bounds
            for paragraph in _PARAGRAPH.finditer(report.text)
            for bounds in split_sentences(report.text, *paragraph.span())
        ]
        self._starts = [start for start, _ in self._bounds]

    def at(self, offset: int) -> int:
        """Give the number of the sentence that holds a character."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def bounds(self, number: int) -> tuple[int, int]:
        """Give a sentence's offsets."""
        return self._bounds[number]


def folded(words: str) -> str:
    """Give words without their article, case, curled quotes and wide spaces."""
    return _ARTICLE.sub("", " ".join(words.lower().translate(_STRAIGHT).split()))


def alike(words: Iterable[str], others: Sequence[str] | frozenset[str]) -> bool:
    """Tell whether one of the words is one of the others, or stands in it as whole words."""
    return any(_within(a, b) or _within(b, a) for a in words for b in others)


def _within(part: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None
