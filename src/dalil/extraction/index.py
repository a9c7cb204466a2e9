"""An index over an analysis: what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from dalil.language.analysis import Analysis, Happening, Mention, MentionType, Predicate, Sentence, Token
from dalil.records import Block, BlockKind, Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})

OPENING = 2
"""How many sentences of the running text say what a report is about."""


@dataclass(frozen=True)
class AnalysisIndex:
    """Looks up tokens, sentences, mentions and predicates of one analysis by position."""

    analysis: Analysis

    @property
    def text(self) -> str:
        """The report's text."""
        return self.analysis.report.text

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of the report."""
        return Span.of(self.text, start, end)

    def cover(self, spans: Iterable[Span]) -> Span:
        """Give the shortest span that holds all of ``spans``; raises ValueError on none."""
        listed = list(spans)
        return self.span(min(s.start for s in listed), max(s.end for s in listed))

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.analysis.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.analysis.sentences]

    @cached_property
    def _predicates_by_sentence(self) -> dict[int, list[Predicate]]:
        grouped: dict[int, list[Predicate]] = {}
        for predicate in self.analysis.predicates:
            grouped.setdefault(predicate.sentence, []).append(predicate)
        return grouped

    @cached_property
    def _happenings_by_sentence(self) -> dict[int, list[Happening]]:
        grouped: dict[int, list[Happening]] = {}
        for happening in self.analysis.happenings:
            grouped.setdefault(happening.sentence, []).append(happening)
        return grouped

    @cached_property
    def title_lemmas(self) -> frozenset[str]:
        """The lemmas of the report's headlines."""
        headlines = (s.span for s in self.analysis.sentences if s.block.kind is BlockKind.HEADLINE)
        return frozenset().union(*(self.lemmas(span) for span in headlines))

    @cached_property
    def _opening(self) -> frozenset[str]:
        """The lemmas of the headlines and of the first sentences of the running text."""
        text = (s.span for s in self.analysis.sentences if s.block.kind is BlockKind.PARAGRAPH)
        return self.title_lemmas.union(*(self.lemmas(span) for span in islice(text, OPENING)))

    @cached_property
    def _surroundings(self) -> dict[int, frozenset[str]]:
        """The opening's lemmas and those of the block itself, by the block's start."""
        starts = {sentence.block.start: sentence.block for sentence in self.analysis.sentences}
        return {start: self._opening | self.lemmas(self.span(start, block.end)) for start, block in starts.items()}

    def surroundings(self, number: int) -> frozenset[str]:
        """Give the lemmas of what a sentence is told in: the report's headline and opening, and its own paragraph."""
        return self._surroundings[self.sentence(number).block.start]

    def token_range(self, span: Span) -> range:
        """Give the indices of the tokens that overlap ``span``."""
        first = bisect_right(self._token_starts, span.start) - 1
        if first < 0 or self.analysis.tokens[first].end <= span.start:
            first += 1
        return range(first, bisect_left(self._token_starts, span.end))

    def tokens(self, span: Span) -> tuple[Token, ...]:
        """Give the tokens that overlap ``span``."""
        where = self.token_range(span)
        return self.analysis.tokens[where.start : where.stop]

    @cached_property
    def _forms(self) -> list[frozenset[str]]:
        """What each token may be called: its lemma, its form, and the verb of the predicate that it carries.

        The three differ where a tag is wrong or a form is irregular: "shot", "fighting", "wanted list".
        """
        verbs = {p.span.start: re.split(r"[._]", p.roleset)[0] for p in self.analysis.predicates}
        return [frozenset({t.lemma, t.text.lower(), verbs.get(t.start, t.lemma)}) for t in self.analysis.tokens]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """The tokens that each form is a name of, in order."""
        positions: dict[str, list[int]] = {}
        for position, names in enumerate(self._forms):
            for name in names:
                positions.setdefault(name, []).append(position)
        return positions

    def lemmas(self, span: Span) -> frozenset[str]:
        """Give the lemmas inside ``span``, and the lower-case forms."""
        where = self.token_range(span)
        return frozenset().union(*self._forms[where.start : where.stop])

    def sentence_number(self, span: Span) -> int | None:
        """Find the sentence in which ``span`` begins."""
        number = bisect_right(self._sentence_starts, span.start) - 1
        if number < 0 or self.analysis.sentences[number].span.end <= span.start:
            return None
        return number

    def sentence(self, number: int) -> Sentence:
        """Give a sentence by its number."""
        return self.analysis.sentences[number]

    def block(self, span: Span) -> Block | None:
        """Find the block in which ``span`` begins."""
        number = self.sentence_number(span)
        return None if number is None else self.analysis.sentences[number].block

    def predicates(self, sentence: int) -> list[Predicate]:
        """Give the predicates of a sentence."""
        return self._predicates_by_sentence.get(sentence, [])

    def predicates_at(self, span: Span, sentence: int) -> list[Predicate]:
        """Give the predicates of a sentence that share a character with ``span``."""
        return [predicate for predicate in self.predicates(sentence) if predicate.span.overlaps(span)]

    def happenings(self, sentence: int) -> list[Happening]:
        """Give the events that the reading model sees in a sentence."""
        return self._happenings_by_sentence.get(sentence, [])

    def mentions(self, within: Span, *types: MentionType) -> tuple[Mention, ...]:
        """Give the mentions of the given types that lie inside ``within``, in order."""
        return tuple(m for m in self.analysis.mentions if m.type in types and within.contains(m.span))

    def head(self, span: Span) -> Token | None:
        """Find the head of a noun phrase: its last nominal before a preposition, comma, verb or relative clause."""
        head: Token | None = None
        for token in self.tokens(span):
            if token.pos in NOMINAL:
                head = token
            elif head is not None and (
                token.pos in {"ADP", "VERB", "SCONJ", "AUX"} or token.text in {",", "(", "--", "–"}
            ):
                break
        return head

    def sequences(self, sentence: int, lemmas: tuple[str, ...], gap: int) -> Iterator[Span]:
        """Find where ``lemmas`` follow each other in a sentence with at most ``gap`` tokens between two of them."""
        where, tokens = self.sentence(sentence), self.analysis.tokens
        starts = self._positions.get(lemmas[0], [])
        for position in starts[bisect_left(starts, where.first) : bisect_left(starts, where.last)]:
            last = _follow(self._forms, position, lemmas[1:], gap, where.last)
            if last is not None:
                yield self.span(tokens[position].start, tokens[last].end)

    def before(self, span: Span, count: int) -> tuple[Token, ...]:
        """Give up to ``count`` tokens before ``span``, nearest last, inside its sentence."""
        number = self.sentence_number(span)
        floor = 0 if number is None else self.sentence(number).first
        first = self.token_range(span).start
        return self.analysis.tokens[max(floor, first - count) : first]

    def after(self, span: Span, count: int) -> tuple[Token, ...]:
        """Give up to ``count`` tokens after ``span``, nearest first, inside its sentence."""
        number = self.sentence_number(span)
        ceiling = len(self.analysis.tokens) if number is None else self.sentence(number).last
        stop = self.token_range(span).stop
        return self.analysis.tokens[stop : min(ceiling, stop + count)]


def _follow(forms: list[frozenset[str]], position: int, lemmas: tuple[str, ...], gap: int, end: int) -> int | None:
    """Walk from a token over the next ones that are called ``lemmas``; None where one is too far away."""
    for lemma in lemmas:
        reach = range(position + 1, min(end, position + gap + 2))
        following = next((i for i in reach if lemma in forms[i]), None)
        if following is None:
            return None
        position = following
    return position
