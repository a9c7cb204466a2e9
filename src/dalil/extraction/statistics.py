"""Statistics: reported quantities with measure, population, place and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from dalil.codebook import Codebook
from dalil.extraction.attachments import series_of
from dalil.extraction.carrying import inherited, respective, shared_ahead
from dalil.extraction.chains import chain_of
from dalil.extraction.circumstances import places_in, scene_words, scope_of
from dalil.extraction.complements import complement_of
from dalil.extraction.continuing import continued
from dalil.extraction.figure import Figure
from dalil.extraction.figure_scenes import Scenes, people_of
from dalil.extraction.figures import is_baseline, is_event_count, is_figure, kinds_of
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.measures import FALLBACK_CONFIDENCE, RELATIVE_UNITS, is_subject, measure_of
from dalil.extraction.measures_beside import has_own_verb
from dalil.extraction.partitives import SHARES, Counted, announcement, is_part, parts_among
from dalil.extraction.phrases import EDGES
from dalil.extraction.populations import (
    Population,
    counted_before,
    counts_people,
    figure_words,
    noun_before,
    population_of,
)
from dalil.language.quantity_forms import quantity_kind
from dalil.records import Place, Quantity, Span, Statement, Statistic, When, trimmed

_LONGEST_NAME = 4


def extract_statistics(
    index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook
) -> tuple[Statistic, ...]:
    """Code the quantities of a report that have a measure; ids q1… in text order."""
    figures: list[Figure] = []
    for number, sentence in enumerate(index.analysis.sentences):
        if sentence.block.repeats is None:
            figures += _shared_in_lists(_figures(number, index, statements, codebook), index, codebook)
    figures = respective(shared_ahead(figures, index), index, codebook)
    figures = _with_parts(continued(inherited(figures, index), index, codebook), index, codebook)
    told = [
        None if _is_event_count(position, figures, index) else figure.told(index, codebook)
        for position, figure in enumerate(figures)
    ]
    ids = dict(zip((i for i, known in enumerate(told) if known is not None), _identifiers(), strict=False))
    return tuple(
        replace(
            _statistic(ids[i], figure, known, index, statements),
            part_of=ids.get(figure.part_of.total) if figure.part_of else None,
        )
        for i, (figure, known) in enumerate(zip(figures, told, strict=True))
        if known is not None
    )


def _is_event_count(position: int, figures: list[Figure], index: AnalysisIndex) -> bool:
    """Tell the number of an event's own participants from a figure: people who are no part and no total."""
    figure = figures[position]
    is_total = any(other.part_of and other.part_of.total == position for other in figures)
    tied = is_total or figure.part_of is not None or is_part(figure.quantity, index)
    people = figure.counts_people(index) or figure.population is None
    return figure.kind == "number" and people and not tied and is_event_count(figure.quantity, index)


def _identifiers() -> Iterator[str]:
    return (f"q{number}" for number in count(1))


def _figures(number: int, index: AnalysisIndex, statements: tuple[Statement, ...], codebook: Codebook) -> list[Figure]:
    sentence = index.sentence(number).span
    quantities = [m.span for m in index.mentions(sentence, "quantity", "money")]
    quantities = [q for q in quantities if is_figure(q, len(quantities), index)]
    scopes = [scope_of(q, statements, index) for q in quantities]
    scenes = Scenes(sentence, quantities, scopes, index)
    figures = []
    for quantity, scope, kind in zip(quantities, scopes, kinds_of(quantities, index), strict=True):
        population = population_of(quantity, index) if kind == quantity_kind(quantity.exact) else None
        measured = measure_of(quantity, population, kind, index, codebook)
        place, period = scenes.place(quantity, kind, measured), scenes.period(quantity, kind, measured)
        figures.append(
            Figure(
                quantity,
                number,
                kind,
                population,
                measured,
                _listed_place(quantity, index)
                or place
                or (None if scenes.names_places else people_of(population, index)),
                When(None, period) if period else None,
                *_comparison(quantity, population, scope, index),
                national=place is None,
                baseline=is_baseline(quantity, index),
                unit="percent" if kind == "percent" else None,
            )
        )
    return figures


def _comparison(
    quantity: Span, population: Population | None, scope: Span, index: AnalysisIndex
) -> tuple[Span | None, Span | None]:
    """Give what a ratio or growth is of, and the words that say what it is compared with."""
    after = index.span(quantity.end, scope.end) if quantity.end < scope.end else None
    for token in index.tokens(after) if after else ():
        if token.text.lower() in figure_words().comparing:
            return counted_before(quantity, population, index), trimmed(index.text, token.start, scope.end, EDGES)
    return None, None


def _listed_place(quantity: Span, index: AnalysisIndex) -> Place | None:
    """Give the place that a list announced "by district" names before a figure ("Uzgen, 40; Nookat, 35")."""
    words = announcement(quantity, index)
    if words is None or not _names_areas(words):
        return None
    item = re.split(r"[:;]", index.text[words.start : quantity.start])[-1]
    start = quantity.start - len(item)
    name = trimmed(index.text, start, quantity.start, EDGES)
    named = [p for p in places_in(name, index) if p.span is not None] if name is not None else []
    if named or name is None or not name.exact[:1].isupper() or len(name.exact.split()) > _LONGEST_NAME:
        return named[0] if named else None
    return Place(name.exact, name)


def _shared_in_lists(figures: list[Figure], index: AnalysisIndex, codebook: Codebook) -> list[Figure]:
    """Give the items of a list ("2 occult, 17 terrorist and 4 other groups") the measure that most of them have."""
    found: list[Figure] = []
    by_quantity = {figure.quantity: figure for figure in figures}
    for group in series_of(list(by_quantity), index):
        series = [by_quantity[quantity] for quantity in group]
        measured = [f.measured for f in series if f.measured is not None]
        ids = [m.measure.id for m in measured]
        common = next((m for m in measured if m.measure.id == max(ids, key=ids.count)), None)
        told = next((known for f in series if (known := f.told(index, codebook)) is not None), None)
        common = common or (told if len(series) > 1 and not series[0].is_bare else None)
        heads = {f.population.head for f in series if f.population and f.measured is common}
        found += [replace(f, measured=_shared(f, common, heads, index)) for f in series] if len(series) > 1 else series
    return found


def _shared(figure: Figure, common: Measured | None, heads: set[Span], index: AnalysisIndex) -> Measured | None:
    """Give the measure that a list shares, where the figure can have it and its own words say nothing else.

    A verb that governs the list gives its measure to every item; a noun only to the items that share it ("5 dead, 3
    wounded" are no list of one measure).
    """
    if common is None or (figure.measured is not None and figure.measured.confidence >= common.confidence):
        return figure.measured
    own_noun = figure.population is not None and figure.population.head not in heads
    if is_subject(figure.quantity, index) or (common.predicate is None and own_noun and bool(heads)):
        return figure.measured
    return common if figure.kind == "number" and common.measure.unit != "money" else figure.measured


def _names_areas(words: Span) -> bool:
    named = set(words.exact.lower().replace(",", " ").split())
    return any(plural in named or singular.lower() in named for plural, singular in scene_words().areas.items())


def _with_parts(figures: list[Figure], index: AnalysisIndex, codebook: Codebook) -> list[Figure]:
    """Tie parts to their totals; a part of which the text says only what kind it is measures what its total does."""
    parts = parts_among([_counted(figure, index) for figure in figures], index)
    found = list(figures)
    for position, part in parts.items():
        figure, total = found[position], found[part.total]
        own = None if _is_item(figure, total, index) else figure.measured
        own = None if own is not None and own.measure.fallback else own
        found[position] = replace(
            figure,
            measured=own or _of_part(figure, total, index, codebook),
            compared=figure.compared or (_base(total, index) if figure.kind in SHARES else None),
            part_of=part,
            unit=figure.unit or ("people" if total.counts_people(index) else total.unit),
        )
    return found


def _is_item(figure: Figure, total: Figure, index: AnalysisIndex) -> bool:
    """Tell a part that only names those counted beside its measured total ("48 came home: 11 women …")."""
    beside = figure.sentence == total.sentence and total.measured is not None and not total.measured.measure.fallback
    if figure.population is None:
        return beside and figure.measured is not None and figure.measured.wording.end <= figure.quantity.start
    return beside and not has_own_verb(figure.quantity, figure.population, index)


def _base(total: Figure, index: AnalysisIndex) -> Span:
    """Give the words of the figure that a share is a share of."""
    return index.cover([total.quantity, *([total.population.words] if total.population else [])])


def _of_part(figure: Figure, total: Figure, index: AnalysisIndex, codebook: Codebook) -> Measured | None:
    """Give a part the measure of its total, unless a clause of its own says what became of those counted."""
    said = complement_of(figure.quantity, index) if figure.population is None else None
    if said is None or said.nominal or _tells_goal(said.words, figure.place, index):
        return total.told(index, codebook)
    if figure.kind != "number":
        return None
    if codebook.fallback_measure is None:
        return None
    wording = index.cover([figure.quantity, said.words])
    return Measured(codebook.fallback_measure, wording, FALLBACK_CONFIDENCE, "rules")


def _tells_goal(words: Span, place: Place | None, index: AnalysisIndex) -> bool:
    """Tell whether a clause says no more of those counted than where they went or are ("231 returned to Diffa")."""
    if place is None or place.span is None or not words.contains(place.span):
        return False
    before = index.tokens(index.span(words.start, place.span.start)) if words.start < place.span.start else ()
    stays = bool(before) and before[0].lemma in figure_words().staying
    return len(before) == 2 and (stays or before[1].text.lower() in figure_words().goals)


def _counted(figure: Figure, index: AnalysisIndex) -> Counted:
    measured, period = figure.measured, figure.period
    return Counted(
        figure.quantity,
        figure.sentence,
        figure.population,
        measured.wording if measured else None,
        period.span if period else None,
        figure.counts_people(index),
        figure.kind in {"number", "money"} and not figure.baseline,
        figure.kind,
    )


def _population_text(figure: Figure, measured: Measured, index: AnalysisIndex) -> str | None:
    """Give the words for those counted; none where they are people of whom nothing else is said.

    A bare figure counts what its clause says it is ("690 were men"), or does where no measure says that already.
    """
    if figure.population is not None:
        bare = figure.population.text.lower() in figure_words().unspecific
        return None if bare else figure.population.text
    if figure.kind != "number":
        return None
    noun = noun_before(figure.quantity, index)
    if noun is not None:
        return noun.exact
    said = complement_of(figure.quantity, index)
    if said is None or not (said.nominal or measured.measure.fallback):
        return None
    return said.words.exact


def _unit(figure: Figure, measured: Measured, index: AnalysisIndex) -> str | None:
    """Give the unit of the measure; a figure of no measure counts people or things as its noun says."""
    measure = measured.measure
    if measure.unit in RELATIVE_UNITS or figure.kind in {"percent", "ratio", "share"}:
        return figure.unit if figure.kind == "percent" else None
    if not measure.fallback:
        return measure.unit
    if counts_people(figure.population, index):
        return "people"
    return _things(figure.population, index) if figure.population is not None else figure.unit


def _things(population: Population, index: AnalysisIndex) -> str:
    """Give the noun for the things counted ("signatures")."""
    head = index.head(population.head)
    return head.text.lower() if head is not None and head.pos == "NOUN" else population.head.exact


def _statistic(
    identifier: str, figure: Figure, measured: Measured, index: AnalysisIndex, statements: tuple[Statement, ...]
) -> Statistic:
    spans = [figure.quantity, *((figure.population.words, figure.population.head) if figure.population else ())]
    own = index.sentence(figure.sentence).span
    relative = measured.measure.unit == "ratio" or figure.kind == "ratio"
    spans += [figure.part_of.words] if figure.part_of is not None else []
    extra = [value.span for value in (figure.place, figure.period) if value is not None and value.span is not None]
    spans += [s for s in extra if own.contains(s)]
    spans += [measured.wording] if own.contains(measured.wording) else []
    outside = tuple(sorted({s for s in (*extra, measured.wording) if not own.contains(s)}))
    return Statistic(
        id=identifier,
        measure=measured.measure.id,
        wording=measured.wording,
        quantity=Quantity(None, None, None, "unspecified", _unit(figure, measured, index), figure.quantity),
        population=_population_text(figure, measured, index),
        place=figure.place,
        period=figure.period,
        of=figure.compared if relative or figure.kind in SHARES else None,
        to=figure.against if relative else None,
        part_of=None,
        chain=chain_of(figure.quantity, statements),
        # The figure itself stands in the text, however unsure the measure is.
        confidence=round(max(measured.confidence, FALLBACK_CONFIDENCE), 3),
        method=measured.method,
        evidence=(index.cover(spans), *outside),
    )
