"""Words: what the sentence of an event holds, without the words of grammar and the names of private persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from simplemma.strategies import DictionaryLookupStrategy

from dalil.language.attribution.cues import function_words
from dalil.linking.incidents.vocabulary import Shipped, families, load
from dalil.records import Report, Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_DICTIONARY = DictionaryLookupStrategy()
_SHORT = 3


class Common(Shipped):
    """Lemmas that many reports of this field hold, whatever they tell of."""

    common: frozenset[str]


@cache
def common() -> frozenset[str]:
    """Give the lemmas that say little of which incident a sentence tells."""
    return load("common", Common).common


@cache
def _cut() -> re.Pattern[str]:
    """Give the pattern of what stands between clauses."""
    return re.compile(rf'[,;:()"“”—–]|\b(?:{"|".join(sorted(families().clauses))})\b')


def content_words(report: Report, start: int, end: int, hidden: Iterable[Span] = ()) -> frozenset[str]:
    """Give the lemmas of a stretch of a report that carry meaning; words in ``hidden`` spans are left out."""
    covered = tuple(span for span in hidden if span.start < end and start < span.end)
    return frozenset(
        lemma(found.group())
        for found in _WORD.finditer(report.text, start, end)
        if not any(span.start < found.end() and found.start() < span.end for span in covered) and _says(found.group())
    )


def clause_words(report: Report, start: int, end: int, trigger: Span, hidden: Iterable[Span] = ()) -> frozenset[str]:
    """Give what the clause of a trigger says, or, where it says nothing more, the clause before it as well."""
    cuts = [start, *(cut.end() for cut in _cut().finditer(report.text, start, trigger.start)), trigger.start]
    after = _cut().search(report.text, trigger.end, end)
    own = {lemma(word) for word in trigger.exact.split()}
    for cut in reversed(cuts[:-1]):
        found = content_words(report, cut, after.start() if after else end, hidden) - own - common()
        if found:
            return found
    return frozenset()


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
