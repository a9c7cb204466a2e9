"""Tenure: a role as it is held, cut to its own words, with its body and its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, takewhile

from dalil.extraction.entities import EntityIndex
from dalil.extraction.index import AnalysisIndex
from dalil.language.apposition import Role, noun_phrase, role_head
from dalil.language.attribution.cues import function_words
from dalil.language.lexicon import name_words, role_words, singular
from dalil.language.offices import Office
from dalil.language.written import Word
from dalil.records import Affiliation, Entity, Span, When, ordered

_CLITICS = frozenset({"'s", "’s", "'", "’"})
_YEARS = re.compile(r"\d{4}\s?[-–]\s?\d")
_DANGLING = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "ADV", "AUX", "PUNCT"})
_OPENING = frozenset({"a", "an", "the", "s"})
_TIME_GAP = 2


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role's words (several stretches where the body's name stands inside), its body, its time, its evidence."""

    role: tuple[Span, ...]
    organisation: Entity | None
    former: bool
    when: Span | None
    evidence: tuple[Span, ...]

    def affiliation(self, subject: Span) -> Affiliation:
        """Give the record, its time unresolved; ``subject`` are the words for the person."""
        words = " ".join(" ".join(span.exact.split()) for span in self.role)
        when = When(None, self.when) if self.when else None
        organisation = self.organisation.id if self.organisation else None
        return Affiliation(words, organisation, self.former, when, ordered((subject, *self.evidence)))


def tenures_of(office: Office, words: Sequence[Word], index: AnalysisIndex, entities: EntityIndex) -> Iterator[Tenure]:
    """Read an office as one tenure, or as several where "and" joins roles ("a theologian and deputy mufti")."""
    reader = _Phrase(words, index, entities)
    first, last, following = reader.cut(office.role.first, office.role.last)
    for start, end in reader.parted(first, last):
        if (tenure := reader.tenure(office, start, end)) is not None:
            yield tenure
    if following is not None:
        yield from tenures_of(replace(office, role=following), words, index, entities)


@dataclass(frozen=True)
class _Phrase:
    """The words of a sentence, with what is named in them, by the position of words."""

    words: Sequence[Word]
    index: AnalysisIndex
    entities: EntityIndex

    @cached_property
    def sentence(self) -> Span:
        return self.span(0, len(self.words))

    @cached_property
    def named(self) -> list[tuple[int, int, Entity]]:
        """Whatever entities stand in the sentence: first word, last word (exclusive), entity."""
        found = self.entities.named_in(self.sentence)
        placed = [(*self._place(m), e) for e in found for m in e.mentions if self.sentence.contains(m)]
        return sorted(placed, key=lambda place: place[:2])

    @cached_property
    def bodies(self) -> list[tuple[int, int, Entity]]:
        return [place for place in self.named if place[2].type == "organisation"]

    @cached_property
    def dates(self) -> list[tuple[int, int, Span]]:
        return [(*self._place(m.span), m.span) for m in self.index.mentions(self.sentence, "date")]

    def _place(self, span: Span) -> tuple[int, int]:
        inside = [at for at, word in enumerate(self.words) if word.start < span.end and span.start < word.end]
        return inside[0], inside[-1] + 1

    def span(self, first: int, last: int) -> Span:
        return self.index.span(self.words[first].start, self.words[last - 1].end)

    def head(self, first: int, last: int) -> int:
        """Find the noun that a role is built on; a verb of leading is its own."""
        found = role_head([word.low for word in self.words[first:last]])
        return first if found is None or self.words[first].low in role_words().leading else first + found[0]

    def cut(self, first: int, last: int) -> tuple[int, int, Role | None]:
        """Cut a role before its time, before a verb, and before another role, which is given beside it."""
        following: Role | None = None
        last = max([last, *(stop for start, stop, _ in self.named if start < last < stop)])
        for at in range(self.head(first, last) + 1, last):
            if any(start < at < stop or start == at for start, stop, _ in self.named):
                continue
            if any(start == at for start, _, _ in self.dates) or self._is_verb(at):
                last = at
                break
            if self.words[at].text == "," and not (at + 1 < last and self.words[at + 1].capital):
                last = at
                break
            if self.words[at].low in function_words().CCONJ:
                following = noun_phrase(self.words, at + 1)
                if following is not None or self._tag(at + 1) in {"VERB", "AUX", "PRON"}:
                    last = at
                    break
        while last > first and function_words().tags.get(self.words[last - 1].low) in _DANGLING:
            last -= 1
        while first < last and (self.words[first].text in _CLITICS or self.words[first].low in _OPENING):
            first += 1
        return first, last, following

    def parted(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Part a role from the rank after it ("battalion commander Lt. Col."), and leave honorifics out."""
        known = role_words()
        while first < last and known.kind(self.words[first].low) == "honorific":
            first += 1
        ranked = self._ranked(first, last)
        if first < ranked and not self._is_no_role(first, ranked):
            yield first, ranked
        if any(known.kind(word.low) == "rank" for word in self.words[ranked:last]):
            yield ranked, last

    def _ranked(self, first: int, last: int) -> int:
        """Find where the rank after a role begins: ``last`` where none does, or both are one ("attorney general")."""
        known, at = role_words(), last
        while at > first and known.kind(self.words[at - 1].low) in {"rank", "honorific"}:
            at -= 1
        whole = known.kind(" ".join(word.low for word in self.words[at - 1 : at + 1])) if at > first else None
        is_role = at > first and known.kind(self.words[at - 1].low) in {"public", "private"}
        return at if is_role and not whole else last

    def _is_no_role(self, first: int, last: int) -> bool:
        """Tell a mere honorific ("Sheikh") and what anybody is called ("one of the men")."""
        head = self.words[self.head(first, last)]
        is_style = last - first == 1 and head.capital and head.low in role_words().styles
        return is_style or singular(head.low) in role_words().nobodies

    def _is_verb(self, at: int) -> bool:
        """Tell a verb from the second part of a compound ("the Pavlodar-based centre")."""
        return self._tag(at) == "VERB" and self.words[at - 1].text != "-"

    def _tag(self, at: int) -> str:
        tokens = self.index.analysis.tokens
        return tokens[self.words[at].first].pos if at < len(self.words) else "X"

    def tenure(self, office: Office, first: int, last: int) -> Tenure | None:
        """Read a role's body, its own words and its time; None for a verb that leads no body."""
        head = self.head(first, last)
        pieces, body = self._own_words(office, first, last, head)
        if office.leads and body is None and not self._leads_body(first, last):
            return None
        when = self._when(office, last)
        before = {part for word in self.words[first : head + 1] for part in word.low.split("-")}
        over = office.over or bool(before & role_words().over) or (when is not None and _has_ended(office, when))
        role = tuple(self.span(*piece) for piece in pieces)
        evidence = [self.span(first, last), *([when] if when else [])]
        if office.led_by and body is not None:
            evidence.append(self.span(body[0], body[1]))
        return Tenure(role, body[2] if body else None, over, when, ordered(evidence))

    def _leads_body(self, first: int, last: int) -> bool:
        """Tell whether what is led is a body without a name ("heads the returns committee")."""
        led = list(takewhile(lambda word: word.low not in function_words().ADP, self.words[first + 1 : last]))
        return bool(led) and name_words().organisation_kind(led[-1].low) is not None

    def _own_words(
        self, office: Office, first: int, last: int, head: int
    ) -> tuple[list[tuple[int, int]], tuple[int, int, Entity] | None]:
        """Give a role's words without its body's name and what joins it, and the body."""
        whole = [(first, last)]
        if office.led_by:
            return whole, next((body for body in reversed(self.bodies) if body[1] <= first), None)
        after = next((body for body in self.bodies if head < body[0] < last), None)
        if after is not None and (joined := self._joint(after, head, office)) is not None:
            owns = after[1] < len(self.words) and self.words[after[1]].text in _CLITICS
            return (whole if owns else [(first, joined)]), after
        owners = (body for body in reversed(self.bodies) if first - 1 <= body[0] and first < body[1] <= head)
        before = next(owners, None)
        if before is not None:
            return self._around(first, before, last), before
        return whole, None

    def _joint(self, body: tuple[int, int, Entity], head: int, office: Office) -> int | None:
        """Find where the words begin that join a body after the role's noun to it; None where it is not the role's."""
        between = range(head + 1, body[0])
        if any(self._is_role(at) for at in between) or self.words[head].low in role_words().outside:
            return None
        joints = [at for at in between if self.words[at].low in function_words().ADP]
        if joints:
            return joints[-1] if self.words[joints[-1]].low in role_words().within else None
        return head + 1 if office.leads or not between else None

    def _is_role(self, at: int) -> bool:
        return not self.words[at].capital and role_words().kind(self.words[at].low) in {"public", "private"}

    def _around(self, first: int, body: tuple[int, int, Entity], last: int) -> list[tuple[int, int]]:
        """Give the words of a role on both sides of the body before its noun ("former X commander")."""
        after = body[1]
        while after < last and self.words[after].text in _CLITICS:
            after += 1
        before = max(first, body[0])
        while before > first and self.words[before - 1].low in name_words().descriptors | function_words().DET:
            before -= 1
        return [piece for piece in ((first, before), (after, last)) if piece[0] < piece[1]]

    def _when(self, office: Office, last: int) -> Span | None:
        """Find the time right after the role, else between the verb and the role, else at the sentence's beginning."""
        for start, _, span in self.dates:
            gap = range(last, start)
            if last <= start <= last + _TIME_GAP and all(self.words[at].low in function_words().ADP for at in gap):
                return span
        if office.told is None:
            return None
        inside = (span for start, _, span in self.dates if office.told <= start < office.role.first)
        leading = (span for start, _, span in self.dates if start <= 1 and start < office.told)
        between = (span for start, _, span in self.dates if office.led_by and office.told <= start <= office.told + 2)
        return next(chain(inside, between, leading), None)


def _has_ended(office: Office, when: Span) -> bool:
    """Tell whether a role's time has closed: an end is told, or it was held in a past time."""
    words, known = when.exact.lower(), role_words()
    if words.startswith(known.lasting) or words.endswith(known.lasting):
        return False
    return office.past or words.startswith(known.ending) or bool(_YEARS.match(words))
