"""Scenes of figures: the place and the period that a sentence gives a figure, and not another figure or clause."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from dalil.extraction.attachments import Attached, unshared
from dalil.extraction.circumstances import dates_of, is_locative, places_in, scene_words
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.partitives import SHARES
from dalil.extraction.populations import Population, figure_words
from dalil.language.analysis import Token
from dalil.language.quantity_forms import QuantityKind
from dalil.records import Place, Span

_SCENELESS = frozenset({"money", "unit"})
"""Kinds that have no place of their own: a sum and a term are paid and served where somebody is."""
VERBAL = frozenset({"VERB", "AUX"})
_POSSESSIVE = frozenset({"'s", "’s"})
_OPENING = 8
_REACH = 12
_AREA_REACH = 4
_LEFT_REACH = 8
_INSIDE = frozenset({"in", "the"})
_YEAR = re.compile(r"\d{4}")
_FULL_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_APPOSED = re.compile(r"(?:,\s*|\s*\(|:\s*|\s+)(?:(?:that is|namely),?\s*)?(?:from|between|in)?\s*")


class Scenes:
    """The places and dates of one sentence, shared out among its figures."""

    def __init__(self, sentence: Span, quantities: list[Span], scopes: list[Span], index: AnalysisIndex) -> None:
        self._sentence = sentence
        self._index = index
        self._quantities = quantities
        attached = Attached(quantities, [self._clause(scope, sentence) for scope in scopes], index)
        named = {place.span: place for place in places_in(sentence, index) if place.span is not None}
        self._owners = {owned: span for span in named if (owned := self._owned_by(span, named)) is not None}
        self._named = {
            span: place for span, place in named.items()
            if span not in self._owners.values() and not owns_area(span, index)
        }  # fmt: skip
        self._where = unshared(attached.assign(list(self._named)), list(self._named), index)
        self._dates = [m.span for m in index.mentions(sentence, "date")]
        self._when = attached.assign(self._dates)
        self._aligned = attached.aligned
        self._spread = self._goals() if len(self._where) > 1 else frozenset()

    def place(self, quantity: Span, kind: QuantityKind, measured: Measured | None) -> Place | None:
        """Give the place of a figure's own clause; none to sums and terms, none where something goes or comes from."""
        span = self._where.get(quantity)
        if kind in _SCENELESS:
            return None
        arriving = measured is not None and measured.measure.arriving
        if span is not None and arriving and self._is_left(span) and len(set(self._where.values())) == 1:
            first = min(self._named)
            span = first if first.end <= quantity.start and not self._is_left(first) else None
        if span is None or not (self._aligned or self._is_scene(span, quantity)):
            return self._taken_up(quantity)
        return self._named[span]

    def period(self, quantity: Span, kind: QuantityKind, measured: Measured | None) -> Span | None:
        """Give the date of a figure's own clause; none to a term of years, which has only a length."""
        if kind == "unit":
            return None
        own = dates_of(measured.predicate, self._index) if measured else None
        own = None if own is not None and self._is_of_another(own, quantity) else own
        span = self._spelled_out(own or self._when.get(quantity))
        if span is None or self._is_in_name(span):
            return None
        if kind not in SHARES and span.start >= quantity.end and self._is_compared(span):
            return None  # "25 percent more than in 2017" is of that year, "500, more than in 2017" is not
        return span if own or self._aligned or belongs(span, quantity, self._index) else None

    def _is_of_another(self, date: Span, quantity: Span) -> bool:
        """Tell a date that another figure parts from this one ("46 people, compared with 31 last year"), or leads to.

        One that stands before all of them may hold for all, unless this figure has a date of its own.
        """
        assigned = self._when.get(quantity)
        if assigned is not None and assigned != date and assigned.end <= quantity.start:
            return any(self._when.get(other) == date for other in self._quantities if other != quantity)
        return any(quantity.end <= other.start and other.end <= date.start for other in self._quantities)

    def _is_compared(self, date: Span) -> bool:
        """Tell the time of what a figure is only compared with ("the same number as last year", "than in 2021")."""
        before = [token.text.lower() for token in self._index.before(date, 3) if token.text.lower() not in _INSIDE]
        return bool(before) and before[-1] in figure_words().likening

    def _spelled_out(self, date: Span | None) -> Span | None:
        """Give the years that follow a time told from today ("in the past five years, from 2019 to 2023")."""
        if date is None or _FULL_YEAR.search(date.exact):
            return date
        following = next((other for other in self._dates if other.start >= date.end), None)
        if following is None or not _FULL_YEAR.search(following.exact):
            return date
        return following if _APPOSED.fullmatch(self._index.text[date.end : following.start]) else date

    @property
    def names_places(self) -> bool:
        """Whether the sentence names a place."""
        return bool(self._named)

    def _is_scene(self, place: Span, quantity: Span) -> bool:
        item = quantity.start >= place.end
        before = self._index.before(place, 1)
        origin = bool(before) and before[0].text.lower() in figure_words().origins
        scene = item or origin or place in self._spread or self._is_locative(place) or self._is_home(place)
        return scene and belongs(place, quantity, self._index)

    def _is_left(self, place: Span) -> bool:
        """Tell a place that those counted have left ("from Syria", "from camps in Syria and Iraq")."""
        before = self._index.before(place, _LEFT_REACH)
        opened = [at for at, token in enumerate(before) if token.text.lower() in figure_words().origins]
        return bool(opened) and all(token.pos not in VERBAL for token in before[opened[-1] :])

    def _is_locative(self, place: Span) -> bool:
        return is_locative(self._owners.get(place, place), self._index)

    def _is_home(self, place: Span) -> bool:
        """Tell the place whose residents are counted ("143 residents of the region")."""
        before = [token for token in self._index.before(place, 3) if token.pos != "DET"]
        home = len(before) > 1 and before[-1].text.lower() == "of"
        return home and before[-2].lemma in figure_words().inhabitants

    def _owned_by(self, span: Span, named: Collection[Span]) -> Span | None:
        """Give the area that is named with its country ("Mozambique's Cabo Delgado Province")."""
        ending = next((each for each in _POSSESSIVE if self._index.text.startswith(each, span.end)), "")
        end = span.end + len(ending)
        owned = (other for other in named if other.start > end and self._index.text[end : other.start].isspace())
        return next(owned, None) if ending else None

    def _goals(self) -> frozenset[Span]:
        """Find the places over which figures are spread: each goes to its own ("231 to Diffa, 118 to Tillabéri")."""
        goals = [
            place
            for place in self._where.values()
            if (before := self._index.before(place, 1)) and before[0].text.lower() in figure_words().goals
        ]
        return frozenset(goals) if len(set(goals)) > 1 else frozenset()

    def _taken_up(self, quantity: Span) -> Place | None:
        """Give the place named last before "in the district" or "the district's", one of that kind if there is one."""
        areas = {name.lower() for name in scene_words().areas.values()}
        following = list(self._areas_after(quantity, areas | figure_words().parts_of_areas))
        owning = list(self._owning_areas(quantity, areas))
        nouns = following or [noun for noun, _ in owning]
        if not nouns or not belongs(self._index.span(nouns[0].start, nouns[0].end), quantity, self._index):
            return None
        # "The department's file" may be an office's, unless a place stands before it in its sentence.
        near = not following and owning[0][1]
        start = self._sentence.start if near else 0
        if start == quantity.start:
            return None
        text = self._index.span(start, quantity.start)
        named = [m.span for m in self._index.mentions(text, "place")]
        alike = [
            m for m in named if nouns[0].lemma in self._index.text[m.start : m.end + len(nouns[0].lemma) + 1].lower()
        ]
        any_area = nouns[0].lemma in areas - figure_words().offices
        return next((Place(m.exact, m) for m in (*reversed(alike), *reversed(named if any_area else []))), None)

    def _areas_after(self, quantity: Span, areas: Collection[str]) -> Iterator[Token]:
        after = self._index.after(quantity, _REACH)
        for preposition, article, noun in zip(after, after[1:], after[2:], strict=False):
            if preposition.pos == "ADP" and article.text.lower() == "the" and noun.lemma in areas:
                yield noun

    def _owning_areas(self, quantity: Span, areas: Collection[str]) -> Iterator[tuple[Token, bool]]:
        """Find the areas whose figure is told before it, true for "the region's", false for "of the region"."""
        before = self._index.before(quantity, _REACH)
        for at in range(1, len(before)):
            if before[at - 1].text.lower() == "the" and before[at].lemma in areas:
                possessive = at + 1 < len(before) and before[at + 1].text in _POSSESSIVE
                if possessive or (at > 1 and before[at - 2].text.lower() == "of"):
                    yield before[at], possessive

    def _clause(self, scope: Span, sentence: Span) -> Span:
        """Widen what is said to its sentence where it is no clause ("in 2017 the office counted 12 men, who …")."""
        main = list(takewhile(lambda token: token.lemma not in scene_words().relatives, self._index.tokens(scope)))
        verbs = [at for at, token in enumerate(main) if token.pos in VERBAL]
        return scope if any(not _modifies(main, at) for at in verbs) else sentence

    def _is_in_name(self, date: Span) -> bool:
        """Tell the year of a law ("the Prevention Act 2012") from a date."""
        before = self._index.before(date, 1)
        glued = bool(before) and self._index.text[before[0].end : date.start].isspace()
        return glued and before[0].pos == "PROPN" and _YEAR.fullmatch(date.exact) is not None


def _modifies(tokens: Sequence[Token], at: int) -> bool:
    """Tell a participle between a figure and its noun ("300 internally displaced people")."""
    before = next((token for token in reversed(tokens[:at]) if token.pos not in {"ADV", "ADJ"}), None)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return before is not None and before.pos == "NUM" and following is not None and following.pos == "NOUN"


def belongs(circumstance: Span, quantity: Span, index: AnalysisIndex) -> bool:
    """Tell whether a place or date stands in the clause of a figure: no clause opens or ends between the two.

    A clause opens with a relative or a conjunction before a verb ("31 people, who fled after it was banned in 2006")
    and ends with a comma before a verb ("the fund, of which 3 million is spent, was to open in May"). What stands
    before the first verb of a sentence holds for all of it.
    """
    first, last = sorted((circumstance, quantity))
    if first.end >= last.start or _opens_sentence(circumstance, index):
        return True
    between = index.tokens(index.span(first.end, last.start))
    if first is circumstance and _is_inserted(circumstance, index):
        between = between[1:]
    opened = False
    for position, token in enumerate(between):
        before = between[position - 1] if position else None
        finite = token.pos in VERBAL and not token.text.lower().endswith("ing")
        if finite and (opened or (before is not None and before.text == ",")):
            return False
        # "In 2010, when it had 150 followers": the clause says what held at that very time.
        opened = opened or (_opens_clause(token) and not (position <= 1 and token.lemma in figure_words().points))
    # What stands before the last word of the pair may still be its verb: "the camp that 420 men left".
    return not (opened and last is circumstance)


def _is_inserted(circumstance: Span, index: AnalysisIndex) -> bool:
    """Tell what stands between two commas right after an auxiliary ("has, since 2009, left 36,000 dead")."""
    before, after = index.before(circumstance, 2), index.after(circumstance, 1)
    commas = [token.text for token in (*before[1:], *after)] == [",", ","]
    return commas and before[0].pos == "AUX"


def _opens_sentence(circumstance: Span, index: AnalysisIndex) -> bool:
    before = index.before(circumstance, _OPENING)
    number = index.sentence_number(circumstance)
    starts = number is not None and (not before or before[0].start == index.sentence(number).span.start)
    return starts and all(token.pos not in VERBAL for token in before)


def _opens_clause(token: Token) -> bool:
    relative = token.lemma in scene_words().relatives and token.pos != "DET"
    return relative or token.pos == "SCONJ"


def owns_area(place: Span, index: AnalysisIndex) -> bool:
    """Tell a place of which only some area is meant that is not named ("Kazakhstan's coal region")."""
    after = index.after(place, _AREA_REACH)
    if not after or after[0].text not in _POSSESSIVE:
        return False
    phrase = takewhile(lambda token: token.pos in {"ADJ", "NOUN"} or token.text == "-", after[1:])
    areas = {name.lower() for name in scene_words().areas.values()} | figure_words().parts_of_areas
    return any(token.lemma in areas for token in phrase)


def people_of(population: Population | None, index: AnalysisIndex) -> Place | None:
    """Read the country off a population ("4,967 Kazakhstanis"), who may be elsewhere where a place is named."""
    if population is None:
        return None
    adjectives = index.mentions(population.words, "norp")
    return Place(adjectives[0].span.exact, adjectives[0].span) if adjectives else None
