"""Whether a date lies ahead: after the publication, by the words of its clause."""

from __future__ import annotations

import re
from functools import cache

from dalil.language.expression_words import any_of, date_words
from dalil.records import Span

_CLAUSE_ENDS = (". ", "\n", "? ", "! ", "; ")
_SENTENCE = 200
"""A sentence counts for no more than so many characters on either side of a date."""


def is_to_come(span: Span, text: str) -> bool:
    """Tell by the words of its clause whether a date lies after the publication ("will", "is due on")."""
    start = max(text.rfind(mark, 0, span.start) + len(mark) for mark in _CLAUSE_ENDS)
    before = re.split(r"\b(?:that|which|who)\b", text[max(start, span.start - _SENTENCE) : span.start])[-1]
    after = text[span.end : span.end + _SENTENCE]
    if len(before.split()) <= 1:  # "On Friday, the court will sit": the clause follows the comma
        after = after.removeprefix(",")
    following = re.split(r"[.,;\n]|\b(?:which|that|who|after|when|and)\b", after)[0]
    return bool(_future_cue().search(before + " | " + following))


@cache
def _future_cue() -> re.Pattern[str]:
    modals = any_of(date_words().future_modals)
    return re.compile(rf"(?-i:{modals})(?!\s+have\b)|{any_of(date_words().future_cues)}", re.IGNORECASE)
