"""Continuing: bare figures that give another value of what was counted before ("in 2021 we had 118").

"104 for 2019, 96 for 2020 and 118 for 2021", "the police count only 212 for 2022", "it should be 134": such a figure
measures what the last figure with a period does, or what a question asked ("How many people have come back?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dalil.codebook import Codebook
from dalil.extraction.circumstances import scene_words
from dalil.extraction.figure import Figure
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.measures import measure_in
from dalil.extraction.populations import figure_words
from dalil.records import Place, When

_REACH = 6
"""So many sentences back what was counted may stand."""
_BESIDE = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\byear\b")
_COUNTED = frozenset({"count", "stock"})
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted last, and where it stands."""

    measured: Measured
    place: Place | None
    sentence: int


def continued(figures: Sequence[Figure], index: AnalysisIndex, codebook: Codebook) -> list[Figure]:
    """Let bare figures of a year of their own go on with what was counted before."""
    found: list[Figure] = []
    last: _Counted | None = None
    questions = dict(_questions(index, codebook))
    for position, own in enumerate(figures):
        figure = own
        asked = [number for number in questions if number <= figure.sentence and (not last or number > last.sentence)]
        last = _Counted(questions[asked[-1]], None, asked[-1]) if asked else last
        if last is not None and figure.is_bare and figure.period is None and _is_given(figure, index):
            figure = replace(figure, period=_named_period(last, figure, index))
        if _may_continue(figure, index):
            before = found[position - 1] if position else None
            if before is not None and _is_listed(before, figure, index):
                figure = _of_list(figure, before, index, codebook)
            elif last is not None and figure.sentence - last.sentence <= _REACH and _is_given(figure, index):
                figure = _resumed(figure, last, index)
        last = _counted(figure) or last
        found.append(figure)
    return found


def _questions(index: AnalysisIndex, codebook: Codebook) -> Iterator[tuple[int, Measured]]:
    for number, sentence in enumerate(index.analysis.sentences):
        words = sentence.span.exact.lower()
        if words.startswith("how many ") and words.endswith("?"):
            measured = measure_in(sentence.span, number, index, codebook)
            if measured is not None:
                yield number, measured


def _counted(figure: Figure) -> _Counted | None:
    measured = figure.measured
    if measured is None or figure.period is None or figure.kind != "number":
        return None
    known = measured.measure.aggregation in _COUNTED and not measured.measure.fallback
    return _Counted(measured, figure.place, figure.sentence) if known else None


def _may_continue(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a bare number of a year of its own, not told as what is wrong ("134, not 143")."""
    dated = figure.period is not None and figure.period.span is not None and _YEAR.search(figure.period.span.exact)
    digits = any(character.isdigit() for character in figure.quantity.exact)
    before = index.before(figure.quantity, 1)
    return bool(figure.is_bare and dated and digits and not (before and before[0].text.lower() == "not"))


def _is_listed(before: Figure, figure: Figure, index: AnalysisIndex) -> bool:
    """Tell two figures of one list, each with its year right after it ("118 people in 2021, 164 in 2022")."""
    if before.sentence != figure.sentence or before.kind != "number":
        return False
    between = index.tokens(index.span(before.quantity.end, figure.quantity.start))
    plain = all(token.pos not in {"VERB", "AUX", "SCONJ", "PRON"} for token in between)
    return plain and _is_dated(before, index) and _is_dated(figure, index)


def _is_dated(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a figure whose period follows it, with nothing but what is counted and a preposition between."""
    date = figure.period.span if figure.period else None
    if date is None or date.start < figure.quantity.end:
        return False
    start = max(figure.quantity.end, figure.population.words.end if figure.population else 0)
    between = index.tokens(index.span(start, date.start)) if start < date.start else ()
    return all(token.pos in {"ADP", "DET"} for token in between)


def _is_given(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell the bare object of a verb of having or counting, and what "it" or "the number" is said to be."""
    date = figure.period.span if figure.period else None
    tokens = [
        token for token in reversed(index.before(figure.quantity, _BESIDE))
        if token.pos not in {"ADV", "ADP"} and not (date and date.start <= token.start < date.end)
    ]  # fmt: skip
    if not tokens:
        return False
    if tokens[0].lemma in figure_words().giving:
        return True
    auxiliaries = [token.pos == "AUX" for token in tokens]
    subject = auxiliaries.index(False) if False in auxiliaries else len(tokens)
    standing = figure_words().resuming | figure_words().totals
    return 0 < subject < len(tokens) and tokens[subject].text.lower() in standing


def _named_period(last: _Counted, figure: Figure, index: AnalysisIndex) -> When | None:
    """Give the year of which the words since then speak ("Our figure for 2023 was too high. It is 358")."""
    since = index.sentence(last.sentence).span.end
    if since >= figure.quantity.start:
        return None
    for mention in reversed(index.mentions(index.span(since, figure.quantity.start), "date")):
        before = index.before(mention.span, 2)
        named = len(before) == 2 and before[1].text.lower() in {"for", "of", "in"}
        if named and before[0].lemma in figure_words().totals and _YEAR.search(mention.span.exact):
            return When(None, mention.span)
    return None


def _of_list(figure: Figure, before: Figure, index: AnalysisIndex, codebook: Codebook) -> Figure:
    return replace(
        figure, measured=before.told(index, codebook), population=before.population,
        place=figure.place or before.place,
        unit="people" if before.counts_people(index) else before.unit,
    )  # fmt: skip


def _resumed(figure: Figure, last: _Counted, index: AnalysisIndex) -> Figure:
    measured = replace(last.measured, confidence=min(last.measured.confidence, _SURE))
    place = figure.place or (None if _has_scene(figure, index) else last.place)
    return replace(figure, measured=measured, place=place)


def _has_scene(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a sentence that speaks of some place or area itself ("the region's total")."""
    sentence = index.sentence(figure.sentence).span
    areas = {name.lower() for name in scene_words().areas.values()}
    return bool(index.mentions(sentence, "place")) or not areas.isdisjoint(index.lemmas(sentence))
