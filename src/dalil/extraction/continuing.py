"""Continuing: bare figures that give another value of what was counted before ("in 2021 we had 118").

"104 for 2019, 96 for 2020 and 118 for 2021", "the police count only 212 for 2022", "it should be 134, not 143", "the
akimat's figure of 560": such a figure measures what the last figure with a period does, or what a question asked ("How
many people have come back?").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dalil.codebook import Codebook
from dalil.extraction.circumstances import places_in, scene_words
from dalil.extraction.figure import Figure
from dalil.extraction.figure_scenes import owns_area
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.measured import Measured
from dalil.extraction.measures import measure_in
from dalil.extraction.populations import figure_words
from dalil.records import Place, When

_REACH = 6
"""So many sentences back what was counted may stand."""
_CITED_REACH = 2
"""So many sentences back what a cited number is of may stand."""
_BESIDE = 8
_VERB_REACH = 3
_SUBJECT = 2
"""So many words may part what is said of a number from it ("the numbers by year were")."""
_SUCH = "such"
_TIMES = "times"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\byear\b")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = frozenset({"count", "stock"})
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted last, and where it stands."""

    measured: Measured
    place: Place | None
    sentence: int
    period: When | None = None


def continued(figures: Sequence[Figure], index: AnalysisIndex, codebook: Codebook) -> list[Figure]:
    """Let bare figures of a year of their own go on with what was counted before."""
    found: list[Figure] = []
    last: _Counted | None = None
    questions = dict(_questions(index, codebook))
    for own in figures:
        asked = [number for number in questions if number <= own.sentence and (not last or number > last.sentence)]
        last = questions[asked[-1]] if asked else last
        before = found[-1] if found and found[-1].sentence == own.sentence else None
        figure = _continuing(own, before, last, index, codebook)
        last = _counted(figure) or last
        found.append(figure)
    return found


def _continuing(
    figure: Figure, before: Figure | None, last: _Counted | None, index: AnalysisIndex, codebook: Codebook
) -> Figure:
    if not _is_open(figure, last, index):
        return figure
    if before is not None and _is_denied(figure, index):
        return _of_list(replace(figure, period=before.period), before, index, codebook) if before.period else figure
    near = last is not None and figure.sentence - last.sentence <= _REACH
    if last is not None and near and (period := _meant_period(figure, last, index)) is not None:
        figure = replace(figure, period=period)
    if before is not None and _is_dated_number(figure) and _is_listed(before, figure, index):
        return _of_list(figure, before, index, codebook)
    resumed = last is not None and near and _resumes(figure, before, last, index)
    resumed = resumed and last is not None and not _is_of_other(last, figure, index, codebook)
    return _resumed(figure, last, index) if last is not None and resumed else figure


def _resumes(figure: Figure, before: Figure | None, last: _Counted, index: AnalysisIndex) -> bool:
    """Tell a figure that answers a question, or one of a year of its own that can only be of what was counted."""
    if _answers(figure, last, index):
        return True
    given = _is_given(figure, index) or _is_cited(figure, index) or _is_row(figure, before, index)
    return _is_dated_number(figure) and (given or _is_of_same_verb(figure, last, index))


def _is_of_other(last: _Counted, figure: Figure, index: AnalysisIndex, codebook: Codebook) -> bool:
    """Tell a number that follows an uncounted noun of another measure ("The republic saw no attack in 2021")."""
    since = index.sentence(last.sentence).span.end
    tokens = index.tokens(index.span(since, figure.quantity.start)) if since < figure.quantity.start else ()
    singled = {token.lemma for at, token in enumerate(tokens[1:]) if tokens[at].text.lower() in figure_words().single}
    others = (measure.nouns for measure in codebook.measures if measure.id != last.measured.measure.id)
    return any(not singled.isdisjoint(nouns) for nouns in others) and singled.isdisjoint(last.measured.measure.nouns)


def _is_of_same_verb(figure: Figure, last: _Counted, index: AnalysisIndex) -> bool:
    """Tell the bare object or subject of the verb that gave the last measure ("The year before, they had held 280")."""
    verb = last.measured.predicate
    if verb is None:
        return False
    around = (*index.before(figure.quantity, 1), *index.after(figure.quantity, _VERB_REACH))
    lemma = verb.roleset.partition(".")[0]
    return next((token.lemma for token in around if token.pos == "VERB"), None) == lemma


def _questions(index: AnalysisIndex, codebook: Codebook) -> Iterator[tuple[int, _Counted]]:
    """Find what questions ask the number of, with the place and the time that they name."""
    for number, sentence in enumerate(index.analysis.sentences):
        words = sentence.span.exact.lower()
        if words.startswith(tuple(figure_words().asking)) and words.endswith("?"):
            measured = measure_in(sentence.span, number, index, codebook)
            if measured is not None:
                places, dates = places_in(sentence.span, index), index.mentions(sentence.span, "date")
                place = places[0] if len(places) == 1 and not _is_owner(places[0], index) else None
                yield number, _Counted(measured, place, number, When(None, dates[-1].span) if dates else None)


def _is_owner(place: Place, index: AnalysisIndex) -> bool:
    return place.span is not None and owns_area(place.span, index)


def _counted(figure: Figure) -> _Counted | None:
    measured = figure.measured
    if measured is None or figure.period is None or figure.kind != "number":
        return None
    known = measured.measure.aggregation in _COUNTED and not measured.measure.fallback
    return _Counted(measured, figure.place, figure.sentence, figure.period) if known else None


def _is_open(figure: Figure, last: _Counted | None, index: AnalysisIndex) -> bool:
    """Tell a number in digits that says of what it counts nothing, or "such people", or answers "how often"."""
    if figure.kind not in {"number", "unit"} or figure.measured is not None:
        return False
    digits = any(character.isdigit() for character in figure.quantity.exact)
    date = figure.period.span if figure.period else None
    if not digits and not (date is not None and _FULL_YEAR.search(date.exact) and _is_dated(figure, index)):
        return False
    words = index.tokens(figure.population.words) if figure.population is not None else ()
    before = index.after(figure.quantity, 1)
    such = bool(words) and bool(before) and before[0].text.lower() == _SUCH
    return figure.is_bare or such or (last is not None and _answers(figure, last, index))


def _answers(figure: Figure, last: _Counted, index: AnalysisIndex) -> bool:
    """Tell "821 times" after a question of events, and a bare number with which a sentence begins."""
    following = index.after(figure.quantity, 1)
    asked = index.sentence(last.sentence).span.exact.endswith("?") and figure.sentence == last.sentence + 1
    opens = index.sentence(figure.sentence).span.start == figure.quantity.start
    times = bool(following) and following[0].text.lower() == _TIMES and last.measured.measure.unit == "events"
    return asked and opens and (times or figure.is_bare)


def _is_denied(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a number told as what is wrong ("134, not 143", "134 instead of 143")."""
    before = [token.text.lower() for token in index.before(figure.quantity, 2)]
    return before[-1:] == ["not"] or " ".join(before) in figure_words().denied


def _is_dated_number(figure: Figure) -> bool:
    date = figure.period.span if figure.period else None
    return date is not None and _YEAR.search(date.exact) is not None


def _meant_period(figure: Figure, last: _Counted, index: AnalysisIndex) -> When | None:
    """Give the time of what was told last, where a figure without a year of its own can only be of that."""
    if figure.period is None and _is_given(figure, index):
        named = _named_period(last, figure, index)
        corrected = not index.lemmas(index.sentence(figure.sentence).span).isdisjoint(figure_words().correcting)
        if named is not None or corrected:
            return named or last.period
    if _answers(figure, last, index):
        return figure.period or last.period
    near = figure.sentence - last.sentence <= _CITED_REACH
    return last.period if near and _is_cited(figure, index) and not _is_dated_number(figure) else None


def _is_cited(figure: Figure, index: AnalysisIndex) -> bool:
    """Tell a number taken up as one that somebody gave ("his figure of 560", "had spoken of 821")."""
    before = index.before(figure.quantity, 3)
    if len(before) < 2 or before[-1].text.lower() != "of":
        return False
    noun = before[-2].lemma in figure_words().totals and before[0].text.lower() not in {"a", "an"}
    return noun or before[-2].lemma in figure_words().citing


def _is_row(figure: Figure, before: Figure | None, index: AnalysisIndex) -> bool:
    """Tell a figure led by its date in a list without verbs ("2019 - 264, 2020 - 215"), or after another so led."""
    if not _is_led(figure, index):
        return False
    if before is not None and before.measured is not None and _is_led(before, index):
        return True
    return all(token.pos not in {"VERB", "AUX"} for token in index.tokens(index.sentence(figure.sentence).span))


def _is_led(figure: Figure, index: AnalysisIndex) -> bool:
    date = figure.period.span if figure.period else None
    if date is None or date.end > figure.quantity.start:
        return False
    between = index.tokens(index.span(date.end, figure.quantity.start)) if date.end < figure.quantity.start else ()
    return all(token.pos in {"PUNCT", "ADV", "DET", "SYM"} or token.lemma in figure_words().giving for token in between)


def _is_listed(before: Figure, figure: Figure, index: AnalysisIndex) -> bool:
    """Tell two figures of one list, each with its year right after it ("118 people in 2021, 164 in 2022")."""
    if before.kind != "number" or before.quantity.end >= figure.quantity.start:
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
    standing = figure_words().resuming | figure_words().totals
    if date and date.end <= figure.quantity.start and tokens[0].lemma in standing:
        return True
    auxiliaries = [token.pos == "AUX" or token.lemma == "be" for token in tokens]
    subject = auxiliaries.index(False) if False in auxiliaries else len(tokens)
    return subject > 0 and any({token.lemma, token.text.lower()} & standing for token in tokens[subject:][:_SUBJECT])


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
