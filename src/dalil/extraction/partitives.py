"""Parts of figures told before: "of whom nine …", "of those released, 231 …", "including 45 women", announced lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dalil.extraction.index import AnalysisIndex
from dalil.extraction.populations import Population, figure_words
from dalil.language.analysis import Token
from dalil.language.quantity_forms import QuantityKind, number_pattern, number_value
from dalil.records import BlockKind, Span

SENTENCES_BACK = 12
"""How many sentences back words that name their total ("of those released in 2020") may reach."""
_NEAR_SENTENCES = 2
_REACH = 8
_PAIR = 2
_LEAST_TOTAL = 6
"""Smaller totals are met by chance, and by two figures any below the next."""
_LEAST_OF_PAIR = 11
_NEARLY = Fraction(1, 10)
SHARES = frozenset({"share", "percent"})
_POINTING = frozenset({"those", "these"})
_LISTING = frozenset({",", "and", "while", "but", ";", "("})
_MARKS = frozenset({":", "--", "–", "—", "-"})
_ITEMS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "CCONJ"})
_QUOTES = frozenset({'"', "“", "‘", "'"})
_BEFORE_OPENERS = _QUOTES | {",", ";", "(", "--", "–", "—"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count as the search for totals sees it; ``measure`` is None where the words beside it give none."""

    quantity: Span
    sentence: int
    population: Population | None
    wording: Span | None
    period: Span | None
    people: bool
    is_total: bool
    """Whether others may be parts of it: no ratio, share, length of time or baseline of a comparison."""
    kind: QuantityKind = "number"
    is_item: bool = False
    """Whether it is an item of a list of parts whose total stands in the same sentence."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """Where a figure's total stands among the figures, and the words that say that it is a part."""

    total: int
    words: Span


def parts_among(counts: Sequence[Counted], index: AnalysisIndex) -> dict[int, PartOf]:
    """Find which figures the text gives as parts of which; keys and totals are positions in ``counts``."""
    known = list(counts)
    finder = _Finder(known, index)
    found: dict[int, PartOf] = {}
    for position, one in enumerate(counts):
        part = finder.part(position) if one.is_total or one.kind in SHARES else None
        part = part or (finder.left(position, found) if one.is_total else None)
        if part is not None:
            found[position] = part
            total = known[part.total]
            known[position] = replace(
                one,
                period=one.period or total.period,
                people=one.people or total.people,
                is_item=one.sentence == total.sentence,
            )
    return found | finder.adding_up(found)


def announcement(quantity: Span, index: AnalysisIndex) -> Span | None:
    """Find the words that announce the list in which a figure stands ("By district the figures were:")."""
    number = index.sentence_number(quantity)
    if number is None or quantity.start <= (sentence := index.sentence(number).span).start:
        return None
    tokens = index.tokens(index.span(sentence.start, quantity.start))
    colon = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == ":"), None)
    if colon is None or not any(t.lemma in figure_words().totals for t in tokens[:colon]):
        return None
    return index.span(tokens[0].start, tokens[colon].end)


def is_part(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell whether words beside a figure say that it is a part, of whatever total ("four of these", "of whom two")."""
    after, before = index.after(quantity, 2), index.before(quantity, 2)
    following = after[1].text.lower() if len(after) > 1 and after[0].text.lower() == "of" else ""
    preceding = before[1].text.lower() if len(before) > 1 and before[0].text.lower() == "of" else ""
    return following in figure_words().partitive or preceding in figure_words().partitive


class _Finder:
    def __init__(self, counts: Sequence[Counted], index: AnalysisIndex) -> None:
        self._counts = counts
        self._index = index

    def part(self, position: int) -> PartOf | None:
        """Find what a figure is given as a part of; None where its total would be smaller than the part."""
        found = self.taken_from(position) or self.opened(position)
        if self._counts[position].kind in SHARES:
            return found
        found = found or self.listed(position) or self.spelled_out(position)
        return found if found is not None and self._value(found.total) >= self._value(position) else None

    def _value(self, position: int) -> Fraction:
        digits = re.search(number_pattern(), self._counts[position].quantity.exact, re.IGNORECASE)
        return (number_value(digits.group()) if digits else None) or Fraction(0)

    def taken_from(self, position: int) -> PartOf | None:
        """Read "seven of them", "94 of the 412", "eight of the men": what follows the figure itself."""
        count = self._counts[position]
        after = self._index.after(count.quantity, 5)
        if len(after) < 2 or after[0].text.lower() != "of":
            return self._out_of(position)
        if self._figure_at(position + 1, after[1]):
            return PartOf(position + 1, self._index.span(after[0].start, after[1].end))
        if after[1].lemma in figure_words().partitive or after[1].text.lower() in figure_words().partitive:
            return self._part(self._those(position, after), after[0], after[1])
        if after[1].text.lower() not in figure_words().definite or len(after) < 3:
            return None
        return self._part(self._named(position, after[2]), after[0], after[2])

    def _figure_at(self, position: int, token: Token) -> bool:
        """Tell whether a token begins the count at a position, to which others may belong."""
        there = self._counts[position] if position < len(self._counts) else None
        return there is not None and there.is_total and there.quantity.start == token.start

    def _out_of(self, position: int) -> PartOf | None:
        """Read "four relapses out of 160 pardons": the next figure, where only nouns stand between."""
        here = self._counts[position].quantity
        following = self._counts[position + 1] if position + 1 < len(self._counts) else None
        if following is None or not following.is_total or following.sentence != self._counts[position].sentence:
            return None
        between = [t for t in self._index.after(here, _REACH) if t.end <= following.quantity.start]
        low = [token.text.lower() for token in between]
        nouns = all(token.pos in {"NOUN", "ADJ", "PROPN"} for token in between[:-2])
        if low[-2:] != ["out", "of"] or not nouns:
            return None
        return PartOf(position + 1, self._index.span(between[-2].start, following.quantity.end))

    def spelled_out(self, position: int) -> PartOf | None:
        """Read "90 people -- 40 women, 35 children and 15 men": a list after the mark that follows its total."""
        count = self._counts[position]
        sentence = self._index.sentence(count.sentence).span
        if count.quantity.start <= sentence.start:
            return None
        tokens = self._index.tokens(self._index.span(sentence.start, count.quantity.start))
        mark = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text in _MARKS), None)
        if mark is None or not all(t.pos in _ITEMS or t.text == "," for t in tokens[mark + 1 :]):
            return None
        if not (count.people and count.population):
            return None
        total = self._before(position, upto=tokens[mark].start)
        near = total is not None and self._counts[total].sentence == count.sentence
        return (
            PartOf(total, self._index.span(tokens[mark].start, tokens[mark].end))
            if near and total is not None
            else None
        )

    def left(self, position: int, found: Mapping[int, PartOf]) -> PartOf | None:
        """Read "the remaining 24" and "the rest, 16 million": what is left of the total of the part before."""
        count = self._counts[position]
        before = [t for t in self._index.before(count.quantity, 3) if t.text != ","]
        if not before or before[-1].text.lower() not in figure_words().left:
            return None
        last = max((i for i in found if i < position), default=None)
        if last is None or count.sentence - self._counts[last].sentence > _NEAR_SENTENCES:
            return None
        total = found[last].total
        fits = self._may_be_of(count, self._counts[total]) and self._value(total) >= self._value(position)
        return PartOf(total, self._index.span(before[-1].start, before[-1].end)) if fits else None

    def _those(self, position: int, after: tuple[Token, ...]) -> int | None:
        """Find the total of "seven of them"; of "eleven of those released since 2017" one of that verb and time."""
        if len(after) < 3 or after[2].pos != "VERB" or after[1].text.lower() not in _POINTING:
            return self._before(position)
        dates = self._index.mentions(self._index.span(after[2].start, after[-1].end), "date")
        return self._before(position, verb=after[2].lemma, dated=dates[0].span.exact if dates else None)

    def opened(self, position: int) -> PartOf | None:
        """Read "of those released, 231 …, 118 … and 87 …": the figures of the list that the words open."""
        count = self._counts[position]
        sentence = self._index.sentence(count.sentence).span
        if count.quantity.start <= sentence.start:
            return None
        tokens = self._index.tokens(self._index.span(sentence.start, count.quantity.start))
        opener = next(self._openers(tokens), None)
        if opener is None or not self._is_item(tokens, opener):
            return None
        first, last = tokens[opener.first], tokens[opener.last]
        return self._part(self._total_of(position, opener, tokens), first, last)

    def listed(self, position: int) -> PartOf | None:
        """Read "By district the figures were: Osh, 118; Uzgen, 96": a list that the words before a colon announce."""
        words = announcement(self._counts[position].quantity, self._index)
        if words is None:
            return None
        dates = self._index.mentions(words, "date")
        total = self._before(position, dated=dates[-1].span.exact if dates else None, upto=words.start)
        return None if total is None else PartOf(total, words)

    def adding_up(self, found: Mapping[int, PartOf]) -> dict[int, PartOf]:
        """Tie figures that follow a total one after another in its paragraph and add up to it.

        Where the words tie the first of them, the others may miss the total by a little: that is worth a check.
        """
        tied: dict[int, PartOf] = {}
        for total in range(len(self._counts)):
            run = self._run(total, found, tied)
            for position in run:
                tied[position] = found.get(position, PartOf(total, self._counts[run[0]].quantity))
        return tied

    def _run(self, total: int, found: Mapping[int, PartOf], tied: Mapping[int, PartOf]) -> list[int]:
        """Give the figures after a total that make it up; none where they do not."""
        whole = self._value(total)
        if whole < _LEAST_TOTAL or not self._counts[total].is_total:
            return []
        run: list[int] = []
        added = Fraction(0)
        for position in range(total + 1, len(self._counts)):
            known = found.get(position) or tied.get(position)
            told = known is not None and known.total == total
            if not told and (known is not None or self._value(position) >= whole):
                continue
            if not told and not self._follows(position, run[-1] if run else total):
                if run:
                    return []
                continue
            run.append(position)
            added += self._value(position)
            if added >= whole:
                return run if self._makes_up(run, added, whole, found) else []
        return []

    def _makes_up(self, run: list[int], added: Fraction, whole: Fraction, found: Mapping[int, PartOf]) -> bool:
        if added == whole:
            return len(run) > _PAIR or (len(run) == _PAIR and whole >= _LEAST_OF_PAIR)
        return run[0] in found and len(run) > _PAIR and added - whole <= whole * _NEARLY

    def _follows(self, position: int, total: int) -> bool:
        """Tell whether a count stands in the paragraph of a total, at most two sentences after it."""
        one, other = self._counts[position], self._counts[total]
        near = one.sentence - other.sentence <= _NEAR_SENTENCES
        block = self._index.sentence(other.sentence).block
        alike = (other.people or not one.people) and one.kind == other.kind
        in_text = block.kind is not BlockKind.HEADLINE and self._index.sentence(one.sentence).block == block
        return one.is_total and near and in_text and alike

    def _part(self, total: int | None, first: Token, last: Token) -> PartOf | None:
        return None if total is None else PartOf(total, self._index.span(first.start, last.end))

    def _openers(self, tokens: tuple[Token, ...]) -> Iterator[_Opener]:
        """Find the words before a figure that open a list of parts, the nearest first."""
        for i in range(len(tokens) - 1, -1, -1):
            low = tokens[i].text.lower()
            starts = i == 0 or tokens[i - 1].text in _BEFORE_OPENERS or tokens[i - 1].pos in {"SCONJ", "CCONJ"}
            following = tokens[i + 1].text.lower() if i + 1 < len(tokens) else ""
            if low == "including" or (low == "among" and following in figure_words().partitive):
                yield _Opener(i, i + (low == "among"), listing=True)
            elif low == "of" and starts and (self._opens(tokens, i) or following in {"the", "its", "their"}):
                comma = next((j for j in range(i + 2, len(tokens)) if tokens[j].text == ","), i + 1)
                yield _Opener(i, comma - 1 if following != "whom" and comma > i + 1 else i + 1, listing=False)

    def _opens(self, tokens: tuple[Token, ...], i: int) -> bool:
        """Tell whether a pronoun or a figure follows "of" ("of whom", "of 14 schools burnt since 2011")."""
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None:
            return False
        figure = any(c.is_total and c.quantity.start == following.start for c in self._counts)
        return figure or following.text.lower() in figure_words().partitive

    def _is_item(self, tokens: tuple[Token, ...], opener: _Opener) -> bool:
        """Tell whether a figure goes on the list that an opener begins, with nothing else between."""
        between = tokens[opener.last + 1 :]
        if any(t.text in {";", ":"} for t in between):
            return False
        while between and (between[-1].pos == "ADV" or between[-1].text in _QUOTES):
            between = between[:-1]
        # "Of which, the state says, 61 million …": nothing but a clause stands between.
        alone = not opener.listing and not any(t.text == "," or t.pos == "NUM" for t in between)
        were = len(between) == 1 and between[0].text == "were"
        if between and between[-1].text.lower() not in _LISTING and not were and not alone:
            return False
        return not opener.listing or all(
            t.pos in {"NOUN", "PROPN", "ADJ", "NUM", "CCONJ", "AUX", "DET"} or t.text == "," for t in between
        )

    def _total_of(self, position: int, opener: _Opener, tokens: tuple[Token, ...]) -> int | None:
        named = tokens[opener.first + 1 : opener.last + 1]
        if opener.listing:
            return self._before(position, upto=tokens[opener.first].start)
        figure = next((t for t in named[:2] if t.pos == "NUM" or t.text[0].isdigit()), None)
        own = [i for i in range(position) if figure is not None and self._figure_at(i, figure)]
        if own:
            return own[0]
        if named and named[0].text.lower() in {"the", "its", "their"}:
            return self._named(position, named[1]) if len(named) > 1 else None
        verbs = [t for t in named if t.pos == "VERB"]
        span = self._index.span(named[0].start, named[-1].end)
        dates = self._index.mentions(span, "date")
        return self._before(
            position,
            verb=verbs[0].lemma if verbs else None,
            dated=dates[0].span.exact if dates else None,
            upto=tokens[opener.first].start,
        )

    def _before(
        self,
        position: int,
        *,
        verb: str | None = None,
        dated: str | None = None,
        upto: int | None = None,
    ) -> int | None:
        """Find the nearest earlier total; one of people, of a verb or of a date where the words ask for it."""
        here = self._counts[position]
        limit = upto if upto is not None else here.quantity.start
        reach = SENTENCES_BACK if verb or dated else _NEAR_SENTENCES
        for i in range(position - 1, -1, -1):
            one = self._counts[i]
            if one.quantity.end > limit or not one.is_total:
                continue
            if here.sentence - one.sentence > reach:
                return None
            if not self._may_be_of(here, one) or (one.is_item and one.sentence != here.sentence):
                continue
            if dated and one.period is not None and one.period.exact not in dated and dated not in one.period.exact:
                continue
            if dated and one.period is None and one.sentence != here.sentence - 1:
                continue
            if verb and (one.wording is None or verb not in self._index.lemmas(one.wording)):
                continue
            return i
        return None

    def _may_be_of(self, part: Counted, total: Counted) -> bool:
        """Tell whether a part may belong to a total: people to people, in the text proper, not across headlines."""
        headline = self._index.sentence(total.sentence).block.kind is BlockKind.HEADLINE
        if part.kind == "money" or total.kind == "money":
            return not headline and part.kind in {total.kind, *SHARES}
        return not headline and (total.people or not part.people)

    def _named(self, position: int, word: Token) -> int | None:
        """Find the earlier total with the same digits ("of the 640") or the same noun ("two of the men")."""
        here = self._counts[position]
        for i in range(position - 1, -1, -1):
            one = self._counts[i]
            if not one.is_total or one.quantity.end > here.quantity.start:
                continue
            if word.pos == "NUM" or word.text[0].isdigit():
                if word.text.lower() in one.quantity.exact.lower().split():
                    return i
            elif here.sentence - one.sentence <= _NEAR_SENTENCES:
                head = self._index.head(one.population.head) if one.population is not None else None
                if head is not None and head.lemma == word.lemma and head.text.lower() == word.text.lower():
                    return i
        return None


@dataclass(frozen=True, slots=True)
class _Opener:
    """Words that open a list of parts, by token; a ``listing`` one holds noun phrases only."""

    first: int
    last: int
    listing: bool
