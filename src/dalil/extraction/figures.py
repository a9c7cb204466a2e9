"""Figures: which quantities of a text report something, of what kind, and which serve others for comparison."""

from __future__ import annotations

import re

from dalil.extraction.index import AnalysisIndex
from dalil.extraction.partitives import announcement
from dalil.extraction.populations import counts_people, figure_words, population_of
from dalil.language.analysis import Token
from dalil.language.quantity_forms import QuantityKind, is_quantity, number_pattern, number_value, quantity_kind
from dalil.records import BlockKind, Span

_OLDEST = 110
_DOZEN = 12
_CENTURIES = {"19", "20"}


def is_figure(quantity: Span, beside: int, index: AnalysisIndex) -> bool:
    """Tell a figure from an indefinite word, a mere "one", an age after a name and a number told before ("the 38")."""
    words = quantity.exact.lower()
    if not is_quantity(words) or _is_compound(quantity, index) or _is_label(quantity, index):
        return False
    if words in figure_words().vague or (beside == 1 and words in figure_words().articles):
        return False
    before, after = index.before(quantity, 2), index.after(quantity, 1)
    taken_up = bool(before) and before[-1].text.lower() in {"the", "these", "those"}
    if taken_up and (not after or after[0].pos not in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"}):
        return False
    named = len(before) == 2 and before[0].pos == "PROPN" and before[1].text in {",", "("}
    closed = not after or after[0].text in {",", ")", "."}
    is_age = named and closed and words.isdigit() and int(words) < _OLDEST
    return not is_age or _is_place(before[0], index) or announcement(quantity, index) is not None


def is_event_count(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a small number of people that takes part in one event ("two men fled") by a sentence that sums up nothing.

    Numbers in words and up to a dozen are small; years and words such as "since" or "total" say that it sums up.
    """
    number = index.sentence_number(quantity)
    if number is None or not _is_small(quantity):
        return False
    sentence = index.sentence(number).span
    return index.lemmas(sentence).isdisjoint(figure_words().aggregating) and not any(
        _is_year(token) for token in index.tokens(sentence)
    )


def _is_small(quantity: Span) -> bool:
    if not any(character.isdigit() for character in quantity.exact):
        return True
    digits = re.search(number_pattern(), quantity.exact, re.IGNORECASE)
    value = number_value(digits.group()) if digits else None
    return value is not None and value <= _DOZEN


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and token.text[:2] in _CENTURIES and len(token.text) == len("2000")


def _is_compound(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a number inside an adjective ("a 60-page ruling", "a 14-member cell")."""
    following = index.text[quantity.end : quantity.end + 2]
    return len(following) == 2 and following[0] == "-" and following[1].islower()


def _is_label(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a number that belongs to a name ("House Bill 1523", "iOS 5") and a bound of age ("voters under 35")."""
    before, after = index.before(quantity, 1), index.after(quantity, 1)
    number = index.sentence_number(quantity)
    if not before or number is None or index.sentence(number).block.kind is BlockKind.HEADLINE:
        return False
    population = population_of(quantity, index)
    bounded = quantity.exact.lower().split()[0] in figure_words().bounds and quantity_kind(quantity.exact) == "number"
    if bounded and population is None and before[0].pos in {"NOUN", "AUX"} and (not after or after[0].text != "in"):
        return True
    glued = index.text[before[0].end : quantity.start].strip() == ""
    named = glued and before[0].pos == "PROPN" and before[0].text[:1].isupper() and quantity.exact.isdigit()
    return named and not counts_people(population, index) and not _is_place(before[0], index)


def _is_place(token: Token, index: AnalysisIndex) -> bool:
    number = index.sentence_number(index.span(token.start, token.end))
    places = index.mentions(index.sentence(number).span, "place") if number is not None else []
    return any(place.span.start <= token.start < place.span.end for place in places)


def kinds_of(quantities: list[Span], index: AnalysisIndex) -> list[QuantityKind]:
    """Give the kind of each quantity; in "71 and 48 per cent" the last one's is that of both."""
    kinds = [quantity_kind(quantity.exact) for quantity in quantities]
    for i in range(len(quantities) - 2, -1, -1):
        between = index.text[quantities[i].end : quantities[i + 1].start].replace(",", " ").lower().split()
        if kinds[i] == "number" and kinds[i + 1] in {"percent", "unit"} and between in (["and"], ["to"], ["or"], []):
            kinds[i] = kinds[i + 1]
    return kinds


def is_baseline(quantity: Span, index: AnalysisIndex) -> bool:
    """Tell a figure that another is compared with ("up from 268 in 2016", "against 25 a year earlier")."""
    before = " ".join(token.text.lower() for token in index.before(quantity, 3))
    return any(before == words or before.endswith(f" {words}") for words in figure_words().baseline)
