"""Totals: what a count of those concerned has come to ("the number of men killed has risen to 12")."""

from __future__ import annotations

from dalil.extraction.circumstances import scene_words
from dalil.extraction.index import AnalysisIndex
from dalil.extraction.phrases import NounPhrase
from dalil.records import Quantity

_TO = frozenset({"to", "at"})


def total_of(phrase: NounPhrase, index: AnalysisIndex) -> Quantity | None:
    """Find the number that the sentence gives for a phrase such as "the number of men", as yet without a value."""
    number = index.sentence_number(phrase.span)
    if number is None or phrase.head is None or phrase.head.lemma not in scene_words().counting:
        return None
    sentence = index.sentence(number).span
    for mention in index.mentions(index.span(phrase.span.end, sentence.end), "quantity"):
        led_to = [token.text.lower() for token in index.before(mention.span, 1)]
        before = index.lemmas(index.span(sentence.start, mention.span.start))
        if not _TO.isdisjoint(led_to) and not scene_words().counted.isdisjoint(before):
            return Quantity(None, None, None, "unspecified", "people", mention.span)
    return None
