"""Whether a date lies ahead, after the publication: by the words of its clause, or because that is nearer."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dalil.language.expression_words import any_of, date_words
from dalil.records import Span
from dalil.records.edtf import bounds

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


def is_deadline(span: Span, text: str) -> bool:
    """Tell whether a date ends something ("by 1 May", "until Friday"): by the words before it, or its own first."""
    before = text[max(0, span.start - _SENTENCE) : span.start]
    return bool(_deadline().search(before) or _deadline().match(span.exact))


def nearer(behind: str | None, ahead: str | None, day: date, margin: int = 1) -> str | None:
    """Give of two EDTF dates the one ahead where it is nearer to a day, by a factor; else the one behind."""
    if behind is None or ahead is None or ahead == behind:
        return behind
    back, on = _distance(behind, day), _distance(ahead, day)
    return ahead if back is not None and on is not None and on * margin < back else behind


def _distance(edtf: str, day: date) -> int | None:
    """Give the days between a day and a date, 0 inside it; None where it has no bounds."""
    ends = [end for end in bounds(edtf) if end is not None]
    if not ends:
        return None
    return 0 if len(ends) > 1 and ends[0] <= day <= ends[-1] else min(abs((end - day).days) for end in ends)


@cache
def _deadline() -> re.Pattern[str]:
    opener = rf"\b(?:by|{any_of(date_words().open_start)})"
    return re.compile(rf"{opener}\s+(?:the\s+)?$|^{opener}\b", re.IGNORECASE)


@cache
def _future_cue() -> re.Pattern[str]:
    modals = any_of(date_words().future_modals)
    return re.compile(rf"(?-i:{modals})(?!\s+have\b)|{any_of(date_words().future_cues)}", re.IGNORECASE)
