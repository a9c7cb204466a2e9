"""The wording of a statement: its content without marks, its mode, and what the outlet put into it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dalil.language.analysis import Analysis, Attribution, Quotation
from dalil.language.attribution.units import is_title
from dalil.records import Mode, Span, ordered, trimmed

_INSERTION = re.compile(r"\[[^\[\]]{1,200}\]|\.{3,}|…|\. \. \.")
_COMPLEMENTISER = re.compile(r"(?:that|whether)\s+(?=\S)", re.IGNORECASE)
_FEWEST_QUOTED = 3


def content_of(attribution: Attribution, quotations: Iterable[Quotation], text: str) -> tuple[Span, ...]:
    """Give an attribution's content without the marks of whole quotations, "that" and loose commas."""
    inner = {q.span: q.inner for q in quotations}
    parts = (_without_frame(inner.get(part, part), text) for part in attribution.content)
    return ordered(part for part in parts if part is not None)


def _without_frame(part: Span, text: str) -> Span | None:
    opening = _COMPLEMENTISER.match(part.exact)
    start = part.start + opening.end() if opening and part.exact[:4].islower() else part.start
    return trimmed(text, start, part.end, ",;")


def mode_of(content: Iterable[Span], analysis: Analysis) -> Mode:
    """Tell whether content is quoted, reported, or partly quoted; catchwords in quotation marks do not count."""
    parts = list(content)
    quoted = [q for q in analysis.quotations if q.depth == 1]
    direct = [any(q.span.contains(part) for q in quoted) for part in parts]
    if parts and all(direct):
        return "direct"
    partly = any(_is_speech(q.inner) for q in quoted for part in parts if part.contains(q.span))
    return "mixed" if any(direct) or partly else "indirect"


def _is_speech(quoted: Span) -> bool:
    return len(quoted.exact.split()) >= _FEWEST_QUOTED and not is_title(quoted.exact)


def insertions_in(content: Iterable[Span], analysis: Analysis) -> tuple[Span, ...]:
    """Find square brackets and ellipses inside what is quoted: the outlet's words and cuts."""
    parts = list(content)
    found = [
        Span.of(analysis.report.text, match.start(), match.end())
        for quotation in analysis.quotations
        if quotation.depth == 1
        for match in _INSERTION.finditer(analysis.report.text, quotation.inner.start, quotation.inner.end)
    ]
    return ordered(span for span in found if any(part.contains(span) for part in parts))
