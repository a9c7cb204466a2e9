"""Statistics: reported quantities with measure, population, place and period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from dalil.codebook import Codebook
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import coordinated, dates_of, places_in, scope_of
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measures import (
    Measured,
    Population,
    counted_before,
    fallback_of,
    figure_words,
    is_subject,
    measure_of,
    population_of,
)
from dalil.extraction.phrases import EDGES
from dalil.records import Place, Quantity, Span, Statement, Statistic, When, trimmed

RELATIVE_UNITS = frozenset({"ratio", "percent"})


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity of a sentence with what belongs to it.

    ``national`` is true where the place is the country that a population names ("4,967 Malians"): such a place goes
    on to the figures that follow, a province does not.
    """

    quantity: Span
    sentence: int
    population: Population | None
    measured: Measured | None
    place: Place | None
    period: When | None
    compared: Span | None
    baseline: Span | None
    national: bool


def extract_statistics(
    index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Statistic, ...]:
    """Code the quantities of a report that have a measure; ids q1… in text order."""
    figures: list[_Figure] = []
    for number, sentence in enumerate(index.analysis.sentences):
        if sentence.block.repeats is None:
            figures += _shared_in_lists(_figures(number, index, statements, codebook), index)
    measured = [
        (figure, known)
        for figure in _inherited(figures, index)
        if (known := figure.measured or fallback_of(figure.quantity, figure.population, index, codebook)) is not None
    ]
    return tuple(_statistic(f"q{n}", figure, known, index, statements) for n, (figure, known) in enumerate(measured, 1))


def _figures(number: int, index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook) -> list[_Figure]:
    sentence = index.sentence(number).span
    quantities = [m.span for m in index.mentions(sentence, "quantity", "money")]
    quantities = [q for q in quantities if _is_figure(q, len(quantities), index)]
    scopes = [scope_of(q, statements, index) for q in quantities]
    attached = _Attached(quantities, scopes, index)
    named = {place.span: place for place in places_in(sentence, index) if place.span is not None}
    where = _unshared(attached.assign(list(named)), list(named), index)
    when = attached.assign([m.span for m in index.mentions(sentence, "date")])
    figures = []
    for quantity, scope in zip(quantities, scopes, strict=True):
        population = population_of(quantity, index)
        measured = measure_of(quantity, population, index, codebook)
        predicate = measured.predicate if measured else None
        place, period = where.get(quantity), dates_of(predicate, index) or when.get(quantity)
        figures.append(
            _Figure(
                quantity,
                number,
                population,
                measured,
                named[place] if place else _people_of(population, index),
                When(None, period) if period else None,
                *_comparison(quantity, population, scope, index),
                national=place is None,
            )
        )
    return figures


def _unshared(where: dict[Span, Span], places: list[Span], index: AnalysisIndex) -> dict[Span, Span]:
    """Drop a place that is one of several which a figure counts together ("16 people in Osh, Batken and Naryn")."""
    given = set(where.values())
    together = {
        place
        for one, other in pairwise(sorted(places))
        if coordinated(one, other, index)
        for place in (one, other)
        if not {one, other} <= given
    }
    return {quantity: place for quantity, place in where.items() if place not in together}


def _comparison(
    quantity: Span, population: Population | None, scope: Span, index: AnalysisIndex
) -> tuple[Span | None, Span | None]:
    """Give what a ratio or growth is of, and the words that say what it is compared with."""
    after = index.span(quantity.end, scope.end) if quantity.end < scope.end else None
    for token in index.tokens(after) if after else ():
        if token.text.lower() in figure_words().comparing:
            return counted_before(quantity, population, index), trimmed(index.text, token.start, scope.end, EDGES)
    return None, None


def _is_figure(quantity: Span, beside: int, index: AnalysisIndex) -> bool:
    """Tell a figure from an indefinite word, a mere "one" and an age after a name ("Jane Roe, 52,")."""
    words = quantity.exact.lower()
    before, after = index.before(quantity, 2), index.after(quantity, 1)
    named = len(before) == 2 and before[0].pos == "PROPN" and before[1].text in {",", "("}
    is_age = named and words.isdigit() and (not after or after[0].text in {",", ")", ".", ";"})
    return words not in figure_words().vague and not is_age and (beside > 1 or words not in figure_words().articles)


def _shared_in_lists(figures: list[_Figure], index: AnalysisIndex) -> list[_Figure]:
    """Give the items of a list ("2 occult, 17 terrorist and 4 other groups") the measure that most of them have."""
    found: list[_Figure] = []
    by_quantity = {figure.quantity: figure for figure in figures}
    for group in series_of(list(by_quantity), index):
        series = [by_quantity[quantity] for quantity in group]
        measured = [f.measured for f in series if f.measured is not None]
        ids = [m.measure.id for m in measured]
        common = next((m for m in measured if m.measure.id == max(ids, key=ids.count)), None)
        found += [replace(f, measured=common or f.measured) for f in series] if len(series) > 1 else series
    return found


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
    listed = all(t.pos in {"ADJ", "NOUN", "PROPN", "CCONJ"} or t.text == "," for t in between)
    return listed and any(t.pos == "CCONJ" or t.text == "," for t in between)


def _people_of(population: Population | None, index: AnalysisIndex) -> Place | None:
    """Read the country off a population ("4,967 Kazakhstanis")."""
    if population is None:
        return None
    adjectives = index.mentions(population.words, "norp")
    return Place(adjectives[0].span.exact, adjectives[0].span) if adjectives else None


class _Attached:
    """Shares out places or dates among the quantities of one sentence."""

    def __init__(self, quantities: list[Span], scopes: list[Span], index: AnalysisIndex) -> None:
        self._quantities = quantities
        self._scopes = scopes
        self._index = index

    def assign(self, spans: list[Span]) -> dict[Span, Span]:
        """Give each quantity its span: one by one where "respectively" says so, else by the clause."""
        aligned = self._respectively(spans)
        found = {q: span for i, q in enumerate(self._quantities) if (span := self._nearest(i, spans)) is not None}
        return found | aligned

    def _respectively(self, spans: list[Span]) -> dict[Span, Span]:
        """Pair the last list of quantities with as many spans: those before it, else those after."""
        number = self._index.sentence_number(self._quantities[0]) if self._quantities else None
        if number is None or "respectively" not in self._index.lemmas(self._index.sentence(number).span):
            return {}
        series = next((s for s in reversed(series_of(self._quantities, self._index)) if len(s) > 1), [])
        before = [s for s in spans if series and s.end <= series[0].start][-len(series) :]
        after = [s for s in spans if series and s.start >= series[-1].end][: len(series)]
        chosen = before if len(before) == len(series) else after
        return dict(zip(series, chosen, strict=True)) if len(chosen) == len(series) else {}

    def _nearest(self, i: int, spans: list[Span]) -> Span | None:
        """Choose between the quantities before and after: what follows in the same clause, then what precedes."""
        quantity = self._quantities[i]
        spans = [s for s in spans if self._scopes[i].contains(s)]
        before = self._quantities[i - 1].end if i else -1
        after = self._quantities[i + 1].start if i + 1 < len(self._quantities) else len(self._index.text)
        follows = [s for s in spans if quantity.end <= s.start and s.end <= after and self._same_clause(quantity, s)]
        precedes = [s for s in spans if before <= s.start and s.end <= quantity.start]
        opening = [s for s in spans if s.end <= self._quantities[0].start]
        later = [s for s in spans if quantity.end <= s.start and s.end <= after]
        for choice, pick in ((follows, 0), (precedes, -1), (later, 0), (opening, -1)):
            if choice:
                return choice[pick]
        return None

    def _same_clause(self, quantity: Span, span: Span) -> bool:
        return not any(mark in self._index.text[quantity.end : span.start] for mark in (",", ";", " -- ", "–", "—"))


def _inherited(figures: list[_Figure], index: AnalysisIndex) -> list[_Figure]:
    """Let a figure without a period or measure take those of the figure before it in the same paragraph."""
    found: list[_Figure] = []
    for figure in figures:
        previous = found[-1] if found else None
        measured = figure.measured or (previous and _same_measure(previous, figure, index))
        if previous and measured and previous.measured and _continues(previous, figure, measured, index):
            found.append(
                replace(
                    figure,
                    measured=measured,
                    period=figure.period or previous.period,
                    place=figure.place or (previous.place if previous.national else None),
                    national=figure.national and (figure.place is not None or previous.national),
                )
            )
        else:
            found.append(figure)
    return found


def _continues(previous: _Figure, figure: _Figure, measured: Measured, index: AnalysisIndex) -> bool:
    """Tell whether a figure goes on with the measure of the one before, in the same or the next sentence."""
    same_block = index.sentence(previous.sentence).block == index.sentence(figure.sentence).block
    same_measure = previous.measured is not None and previous.measured.measure.id == measured.measure.id
    return same_measure and same_block and figure.sentence - previous.sentence <= 1


def _same_measure(previous: _Figure, figure: _Figure, index: AnalysisIndex) -> Measured | None:
    """Carry a measure over to a figure that counts the same noun, or none of its own in the same sentence."""
    if figure.sentence - previous.sentence > 1:
        return None
    head = index.head(figure.population.head) if figure.population else None
    if head is None and is_subject(figure.quantity, index):
        return None
    if head is None or head.lemma in figure_words().generic:
        return previous.measured if figure.sentence == previous.sentence or _in_table(figure, index) else None
    before = index.head(previous.population.head) if previous.population else None
    return previous.measured if before is not None and head.lemma == before.lemma else None


def _in_table(figure: _Figure, index: AnalysisIndex) -> bool:
    """Tell a figure of a list that its sentence announces ("The figures by district were: Osh, 118; Uzgen, 96")."""
    before = index.before(figure.quantity, 200)
    return any(t.text == ":" for t in before) and any(t.lemma in figure_words().totals for t in before)


def _statistic(
    identifier: str, figure: _Figure, measured: Measured, index: AnalysisIndex, statements: tuple[Statement, ...]
) -> Statistic:
    spans = [figure.quantity, *((figure.population.words, figure.population.head) if figure.population else ())]
    number = figure.sentence
    own = index.sentence(number).span
    extra = [value.span for value in (figure.place, figure.period) if value is not None and value.span is not None]
    spans += [s for s in extra if own.contains(s)]
    spans += [measured.wording] if own.contains(measured.wording) else []
    outside = tuple(sorted({s for s in (*extra, measured.wording) if not own.contains(s)}))
    return Statistic(
        id=identifier,
        measure=measured.measure.id,
        wording=measured.wording,
        quantity=Quantity(None, None, None, "unspecified", measured.measure.unit, figure.quantity),
        population=figure.population.text if figure.population else None,
        place=figure.place,
        period=figure.period,
        of=figure.compared if measured.measure.unit in RELATIVE_UNITS else None,
        to=figure.baseline if measured.measure.unit in RELATIVE_UNITS else None,
        part_of=None,
        chain=chain_of(figure.quantity, statements),
        confidence=round(measured.confidence, 3),
        method=measured.method,
        evidence=(index.cover(spans), *outside),
    )
