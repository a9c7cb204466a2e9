"""Affiliations: the roles of persons one by one, with the body in which each is held and the time that is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.tenure import tenures_of
from dalil.language.analysis import Sentence
from dalil.language.names import Name, title_before
from dalil.language.offices import Office, find_offices, find_shared_offices, find_subjects_offices
from dalil.language.written import Word, written_words
from dalil.records import Affiliation, Block, Entity, Span, ordered

_SUBJECTS = frozenset({"he", "she"})


def with_affiliations(index: AnalysisIndex, entities: EntityIndex) -> tuple[Entity, ...]:
    """Give the entities with the affiliations of persons, times unresolved; each is told in words of the report."""
    held: dict[str, list[Affiliation]] = {}
    for person, affiliation in _Reader(index, entities).all_told():
        held.setdefault(person.id, []).append(affiliation)
    return tuple(
        replace(entity, affiliations=_merged(held[entity.id])) if entity.id in held else entity
        for entity in entities.entities
    )


@dataclass(frozen=True)
class _Reader:
    index: AnalysisIndex
    entities: EntityIndex

    @cached_property
    def _names(self) -> frozenset[Span]:
        """The names of persons; the other mentions of an entity are nouns and pronouns."""
        return frozenset(mention.span for mention in self.index.analysis.mentions if mention.type == "person")

    def all_told(self) -> Iterator[tuple[Entity, Affiliation]]:
        """Give all roles in text order with the persons who hold them."""
        last: tuple[Block, Entity] | None = None
        for sentence in self.index.analysis.sentences:
            named = self._named(sentence)
            if named:
                yield from self._told_beside(sentence, named)
                alone = len({person.id for person, _ in named}) == 1
                last = (sentence.block, named[0][0]) if alone else None
            elif last is not None and last[0] == sentence.block:
                yield from self._told_of_subject(sentence, last[1])
            else:
                last = None

    def _told_beside(
        self, sentence: Sentence, named: Sequence[tuple[Entity, Span]]
    ) -> Iterator[tuple[Entity, Affiliation]]:
        words = self._words(sentence)
        placed = list(self._placed(named, words))
        for person, name in placed:
            yield from self._told_of(person, words, (name.first, name.last), find_offices(words, name))
        yield from self._shared(placed, words)

    def _told_of_subject(self, sentence: Sentence, person: Entity) -> Iterator[tuple[Entity, Affiliation]]:
        """Read "He was a commander …" of the only person whom the sentences before it name."""
        if self.index.analysis.tokens[sentence.first].text.lower() in _SUBJECTS:
            words = self._words(sentence)
            yield from self._told_of(person, words, (0, 1), find_subjects_offices(words, 1))

    def _words(self, sentence: Sentence) -> list[Word]:
        return written_words(self.index.text, self.index.analysis.tokens, sentence)

    def _named(self, sentence: Sentence) -> list[tuple[Entity, Span]]:
        """Give the persons named in a sentence with their names, in order."""
        return [
            (entity, mention)
            for entity in self.entities.named_in(sentence.span)
            if entity.type == "person"
            for mention in entity.mentions
            if sentence.span.contains(mention) and mention in self._names
        ]

    def _shared(
        self, placed: Sequence[tuple[Entity, Name]], words: Sequence[Word]
    ) -> Iterator[tuple[Entity, Affiliation]]:
        """Give a role in the plural to all the names that are joined before it."""
        joined: list[tuple[Entity, Name]] = []
        for person, name in sorted(placed, key=lambda pair: pair[1].first):
            between = words[joined[-1][1].last : name.first] if joined else []
            listed = bool(between) and all(word.text == "," or word.low == "and" for word in between)
            joined = [*joined, (person, name)] if listed else [(person, name)]
            if listed and between[-1].low == "and":
                for each, own in joined:
                    yield from self._told_of(each, words, (own.first, own.last), find_shared_offices(words, name))

    def _placed(self, named: Sequence[tuple[Entity, Span]], words: Sequence[Word]) -> Iterator[tuple[Entity, Name]]:
        starts = {word.start: at for at, word in enumerate(words)}
        ends = {word.end: at + 1 for at, word in enumerate(words)}
        for person, mention in named:
            if mention.start in starts and mention.end in ends:
                first, last = starts[mention.start], ends[mention.end]
                title = title_before(words, first, last)
                others = (other for _, other in named if other != mention)
                parted = title is not None and any(words[title[0]].start < o.end <= mention.start for o in others)
                yield person, Name(first, last, None if parted else title)

    def _told_of(
        self, person: Entity, words: Sequence[Word], place: tuple[int, int], offices: Iterable[Office]
    ) -> Iterator[tuple[Entity, Affiliation]]:
        subject = self.index.span(words[place[0]].start, words[place[1] - 1].end)
        for office in offices:
            for tenure in tenures_of(office, words, self.index, self.entities):
                yield person, tenure.affiliation(subject)


def _merged(told: Sequence[Affiliation]) -> tuple[Affiliation, ...]:
    """Join the tellings of one role: the fullest stays, with the evidence of all."""
    kept: list[Affiliation] = []
    for one in sorted(told, key=lambda a: (-len(_words(a)), a.evidence)):
        same = next((at for at, other in enumerate(kept) if _tells_less(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            kept[same] = _joined(kept[same], one)
    return tuple(sorted(kept, key=lambda affiliation: affiliation.evidence))


def _words(affiliation: Affiliation) -> frozenset[str]:
    return frozenset(affiliation.role.lower().replace("-", " ").split())


def _tells_less(one: Affiliation, other: Affiliation) -> bool:
    """Tell whether ``one`` says nothing that ``other`` does not say."""
    compatible = one.organisation in {None, other.organisation} or other.organisation is None
    times = one.when is None or other.when is None or one.when.span == other.when.span
    return compatible and times and _words(one) <= _words(other) and not (one.former and not other.former)


def _joined(kept: Affiliation, one: Affiliation) -> Affiliation:
    return replace(
        kept,
        organisation=kept.organisation or one.organisation,
        when=kept.when or one.when,
        evidence=ordered((*kept.evidence, *one.evidence)),
    )
