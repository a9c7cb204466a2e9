"""Words: what the sentence of an event holds, without the words of grammar and the names of private persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from simplemma.strategies import DictionaryLookupStrategy

from dalil.language.attribution.cues import function_words
from dalil.records import Report, Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_DICTIONARY = DictionaryLookupStrategy()
_SHORT = 3


def content_words(report: Report, start: int, end: int, hidden: Iterable[Span] = ()) -> frozenset[str]:
    """Give the lemmas of a stretch of a report that carry meaning; words in ``hidden`` spans are left out."""
    covered = tuple(span for span in hidden if span.start < end and start < span.end)
    return frozenset(
        lemma(found.group())
        for found in _WORD.finditer(report.text, start, end)
        if not any(span.start < found.end() and found.start() < span.end for span in covered) and _says(found.group())
    )


def words_of(phrase: str) -> frozenset[str]:
    """Give the lemmas of a phrase that carry meaning."""
    return frozenset(lemma(word) for word in _WORD.findall(phrase) if _says(word))


def _says(word: str) -> bool:
    return len(word) >= _SHORT and word.lower() not in function_words().tags


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Give the dictionary form of an English word, lower case."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    return (_DICTIONARY.get_lemma(low, "en") or low).lower()
