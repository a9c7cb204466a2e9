"""Carrying: what a figure takes from a figure before it, because its own words leave it out."""

from __future__ import annotations

from dataclasses import replace

from dalil.codebook import Codebook
from dalil.extraction.figure import Figure
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.measures import is_subject
from dalil.extraction.measures_beside import has_own_verb
from dalil.extraction.populations import figure_words
from dalil.records import Span


def inherited(figures: list[Figure], index: AnalysisIndex) -> list[Figure]:
    """Let a figure without a period or measure take those of the count before it in the same paragraph."""
    found: list[Figure] = []
    previous: Figure | None = None
    for own in figures:
        figure = own
        measured = figure.measured or (_same_measure(previous, figure, index) if previous else None)
        if previous and measured and previous.measured and _continues(previous, figure, measured, index):
            figure = replace(
                figure,
                measured=measured,
                period=figure.period or (previous.period if not figure.baseline else None),
                place=figure.place or (previous.place if previous.national or figure.baseline else None),
                national=figure.national and (figure.place is not None or previous.national),
            )
        elif previous and figure.is_bare and figure.sentence - previous.sentence <= 1:
            figure = replace(figure, unit="people" if previous.counts_people(index) else figure.unit)
        found.append(figure)
        previous = figure if figure.kind == "number" else previous
    return found


def respective(figures: list[Figure], index: AnalysisIndex, codebook: Codebook) -> list[Figure]:
    """Give the figures of "11, 34 and 6, respectively" the measures of as many figures in the sentence before.

    "Isfara accounts for 31, 70 and 29 of them" is of their periods as well.
    """
    found = list(figures)
    for number in range(1, len(index.analysis.sentences)):
        here = [i for i, f in enumerate(found) if f.sentence == number and f.kind == "number"]
        before = [i for i, f in enumerate(found) if f.sentence == number - 1 and f.kind == "number"]
        bare = all(found[i].population is None and found[i].measured is None for i in here)
        if len(here) > 1 and len(here) == len(before) and bare and _is_aligned(found[here[-1]], index):
            place = found[here[-1]].place or found[here[0]].place
            period = found[here[0]].period
            for i, j in zip(here, before, strict=True):
                found[i] = replace(
                    found[i],
                    measured=found[j].told(index, codebook),
                    unit="people" if found[j].counts_people(index) else found[j].unit,
                    place=found[i].place or place or found[j].place,
                    period=found[i].period or period or found[j].period,
                )
    return found


def _is_aligned(last: Figure, index: AnalysisIndex) -> bool:
    """Tell a list whose figures answer those of another one by one, by its last figure."""
    following = [token.text.lower() for token in index.after(last.quantity, 2)]
    taken_up = len(following) > 1 and following[0] == "of" and following[1] in figure_words().partitive
    return taken_up or "respectively" in index.lemmas(index.sentence(last.sentence).span)


def shared_ahead(figures: list[Figure], index: AnalysisIndex) -> list[Figure]:
    """Give "1,659 killed and 3,524 wounded in Mali in 2021" one place and period, told after the last of them."""
    found = list(figures)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if one.sentence == other.sentence and one.kind == other.kind == "number" and _is_joined(one, other, index):
            where = other.place if other.place and _follows(other.place.span, other) else None
            when = other.period if other.period and _follows(other.period.span, other) else None
            found[at] = replace(one, place=one.place or where, period=one.period or when)
    return found


def _follows(span: Span | None, figure: Figure) -> bool:
    return span is not None and span.start >= figure.quantity.end


def _is_joined(one: Figure, other: Figure, index: AnalysisIndex) -> bool:
    """Tell two figures that only nouns, participles and "and" part."""
    if one.quantity.end >= other.quantity.start:
        return False
    between = index.tokens(index.span(one.quantity.end, other.quantity.start))
    joined = [token.pos == "CCONJ" or token.text == "," for token in between]
    return any(joined) and all(
        join or token.pos in {"NOUN", "ADJ"} or (token.pos == "VERB" and token.text.lower().endswith(("ed", "en")))
        for join, token in zip(joined, between, strict=True)
    )


def _continues(previous: Figure, figure: Figure, measured: Measured, index: AnalysisIndex) -> bool:
    """Tell whether a figure goes on with the measure of the one before, in the same or the next sentence."""
    same_block = index.sentence(previous.sentence).block == index.sentence(figure.sentence).block
    same_measure = previous.measured is not None and previous.measured.measure.id == measured.measure.id
    taken_up = _is_resumed(figure, index) or _is_singled_out(figure, index)
    near = figure.sentence - previous.sentence <= 1 and (same_block or taken_up)
    return same_measure and near and figure.kind == "number"


def _same_measure(previous: Figure, figure: Figure, index: AnalysisIndex) -> Measured | None:
    """Carry a measure over to a figure that counts the same noun, or none of its own in the same sentence."""
    if figure.sentence - previous.sentence > 1 or figure.kind != "number":
        return None
    head = index.head(figure.population.head) if figure.population else None
    generic = head is None or head.lemma in figure_words().generic
    if (head is None and (figure.baseline or _is_resumed(figure, index))) or (
        generic and _is_singled_out(figure, index)
    ):
        return previous.measured
    if head is None and is_subject(figure.quantity, index):
        return None
    if head is not None and has_own_verb(figure.quantity, figure.population, index):
        return None
    if head is None or generic:
        return previous.measured if figure.sentence == previous.sentence else None
    before = index.head(previous.population.head) if previous.population else None
    return previous.measured if before is not None and head.lemma == before.lemma else None


def _is_singled_out(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a figure of a part of the time before ("In 2023 alone, 131 people were brought back")."""
    date = figure.period.span if figure.period else None
    return date is not None and [token.text.lower() for token in index.after(date, 1)] == ["alone"]


def _is_resumed(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a figure that stands for the same thing again ("in 2019 it was 206")."""
    before = [token.text.lower() for token in index.before(figure.quantity, 2)]
    return len(before) == 2 and before[0] in figure_words().resuming and before[1] in {"was", "is", "were"}
