"""Statistics: reported quantities with measure, population, place and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dalil.codebook import Codebook
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import places_in
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measures import Measured, Population, measure_of, population_of
from dalil.records import Place, Quantity, Span, Statement, Statistic, When


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity of a sentence with what belongs to it."""

    quantity: Span
    sentence: int
    population: Population | None
    measured: Measured | None
    place: Place | None
    period: When | None


def extract_statistics(
    index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Statistic, ...]:
    """Code the quantities of a report that have a measure; ids q1… in text order."""
    figures = _inherited(
        [f for number in range(len(index.analysis.sentences)) for f in _figures(number, index, codebook)], index
    )
    measured = [figure for figure in figures if figure.measured is not None]
    return tuple(_statistic(f"q{n}", figure, index, statements) for n, figure in enumerate(measured, 1))


def _figures(number: int, index: AnalysisIndex, codebook: Codebook) -> Iterator[_Figure]:
    sentence = index.sentence(number)
    if sentence.block.repeats is not None:
        return
    quantities = [m.span for m in index.mentions(sentence.span, "quantity", "money")]
    places, dates = _Attached(quantities, index), _Attached(quantities, index)
    where = places.assign([p.span for p in places_in(sentence.span, index) if p.span is not None])
    when = dates.assign([m.span for m in index.mentions(sentence.span, "date")])
    named = {p.span: p for p in places_in(sentence.span, index)}
    for quantity in quantities:
        population = population_of(quantity, index)
        place = where.get(quantity)
        period = when.get(quantity)
        yield _Figure(
            quantity,
            number,
            population,
            measure_of(quantity, population, index, codebook),
            named.get(place) or _people_of(population, index),
            When(None, period) if period else None,
        )


def _people_of(population: Population | None, index: AnalysisIndex) -> Place | None:
    """Read the country off a population ("4,967 Kazakhstanis")."""
    if population is None:
        return None
    adjectives = index.mentions(population.words, "norp")
    return Place(adjectives[0].span.exact, adjectives[0].span) if adjectives else None


class _Attached:
    """Shares out places or dates among the quantities of one sentence."""

    def __init__(self, quantities: list[Span], index: AnalysisIndex) -> None:
        self._quantities = quantities
        self._index = index

    def assign(self, spans: list[Span]) -> dict[Span, Span]:
        """Give each quantity its span: one by one where "respectively" says so, else by the clause."""
        if self._respectively() and len(spans) >= len(self._quantities) > 1:
            return dict(zip(self._quantities, spans, strict=False))
        return {q: span for i, q in enumerate(self._quantities) if (span := self._nearest(i, spans)) is not None}

    def _respectively(self) -> bool:
        if not self._quantities:
            return False
        number = self._index.sentence_number(self._quantities[0])
        return number is not None and "respectively" in self._index.lemmas(self._index.sentence(number).span)

    def _nearest(self, i: int, spans: list[Span]) -> Span | None:
        """Choose between the quantities before and after: what follows in the same clause, then what precedes."""
        quantity = self._quantities[i]
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
        if previous is not None and _continues(previous, figure, index):
            found.append(
                replace(
                    figure,
                    period=figure.period or previous.period,
                    measured=figure.measured or _same_measure(previous, figure, index),
                )
            )
        else:
            found.append(figure)
    return found


def _continues(previous: _Figure, figure: _Figure, index: AnalysisIndex) -> bool:
    same_block = index.sentence(previous.sentence).block == index.sentence(figure.sentence).block
    return same_block and figure.sentence - previous.sentence <= 1


def _same_measure(previous: _Figure, figure: _Figure, index: AnalysisIndex) -> Measured | None:
    """Carry a measure over to a bare figure or one that counts the same noun."""
    if previous.measured is None or previous.population is None:
        return None
    if figure.population is None:
        return previous.measured if figure.sentence == previous.sentence else None
    head, before = index.head(figure.population.head), index.head(previous.population.head)
    return previous.measured if head and before and head.lemma == before.lemma else None


def _statistic(identifier: str, figure: _Figure, index: AnalysisIndex, statements: tuple[Statement, ...]) -> Statistic:
    measured = figure.measured
    if measured is None:
        raise ValueError("a figure without a measure is no statistic")
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
        of=None,
        to=None,
        part_of=None,
        chain=chain_of(figure.quantity, statements),
        confidence=round(measured.confidence, 3),
        method=measured.method,
        evidence=(index.cover(spans), *outside),
    )
