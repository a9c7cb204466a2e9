"""Merging: the attributions of the rules, joined by what only the reading model sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dalil.language.analysis import Attribution
from dalil.language.attribution.cues import cue_words, function_words
from dalil.records import Span

LEAST_CONFIDENCE = 0.6
"""Below this the model's own proposals cost more precision than they bring recall (PolNeAR dev, first half)."""

SURE = 0.75
"""Below this a rule takes the model's content too: of acts of speech and what is told in quotations it sees the ends
better. Elsewhere the model takes datelines in and runs into the next sentence."""

_LINE = re.compile(r"\S[^\n]*\S|\S")
_SAME_CONTENT = 0.5


def merge(rules: Sequence[Attribution], model: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Join both, in text order: rules keep their content, the model gives source and cue and adds the rest.

    A speaker whom the rules only inferred gives way to one whom the model reads off a cue.
    """
    proposals = [whole for one in model if (whole := _within_paragraph(one)).content]
    partners = {id(rule): _partner(rule, proposals) for rule in rules}
    kept = [_joined(rule, partners[id(rule)]) for rule in rules]
    added = [one for one in proposals if _is_new(one, rules)]
    return tuple(sorted([*kept, *added], key=lambda a: (a.content[0].start, -a.content[-1].end)))


def _within_paragraph(one: Attribution) -> Attribution:
    """Cut content that runs over the end of a paragraph: of its lines, the one nearest to the cue counts."""
    parts = tuple(_nearest_line(part, one.cue) for part in one.content)
    source = _nearest_line(one.source, one.cue) if one.source else None
    return replace(one, source=source, content=tuple(part for part in parts if part is not None))


def _nearest_line(part: Span, cue: Span | None) -> Span | None:
    lines = [line for line in _LINE.finditer(part.exact) if any(map(str.isalnum, line.group()))]
    if len(lines) < 2:
        return part
    line = lines[-1] if cue is not None and cue.start >= part.end else lines[0]
    return Span(part.start + line.start(), part.start + line.end(), line.group())


def _partner(rule: Attribution, proposals: Sequence[Attribution]) -> Attribution | None:
    """Find the model's attribution by the same cue, or of the same content where the rule has no cue."""
    if rule.cue is None:
        return next((one for one in proposals if one.cue and _overlap(rule, one) >= _SAME_CONTENT), None)
    return next((one for one in proposals if one.cue and one.cue.overlaps(rule.cue)), None)


def _joined(rule: Attribution, partner: Attribution | None) -> Attribution:
    """Give a rule's attribution the model's cue and source, and where it is unsure the model's content."""
    if partner is None or partner.cue is None or partner.confidence < LEAST_CONFIDENCE:
        return rule
    if rule.cue is None:
        source = partner.source or rule.source
        return replace(rule, source=source, cue=partner.cue, confidence=partner.confidence)
    kept = _is_subject_of_another(rule, partner) or _is_cut_off(rule, partner)
    source = rule.source if kept else partner.source or rule.source
    content = partner.content if partner.source and rule.confidence < SURE else rule.content
    taken = any(span.overlaps(partner.cue) for span in (source, *content) if span)
    return replace(rule, source=source, cue=rule.cue if taken else partner.cue, content=content)


def _is_subject_of_another(rule: Attribution, partner: Attribution) -> bool:
    """Tell whether the model's source only stands before a cue whose source follows it, or that names none.

    "X reports, citing Y": Y is cited; "the paper was told": by somebody, and not by the paper; "X denied a report
    according to which": the report speaks; "…, X said; …, says Y": each says his own.
    """
    source, cue = partner.source, rule.cue
    if source is None or cue is None or source.end > cue.start:
        return False
    if rule.source is None:
        return True
    if rule.source.end <= cue.start:
        return cue.exact.lower() in cue_words().according
    return True


def _is_cut_off(rule: Attribution, partner: Attribution) -> bool:
    """Tell whether the model's source only begins the rule's and breaks off ("The ministry in")."""
    ours, theirs = rule.source, partner.source
    if ours is None or theirs is None or not ours.contains(theirs) or ours.start != theirs.start:
        return False
    return theirs.exact.split()[-1].lower() in function_words().ADP


def _is_new(one: Attribution, rules: Sequence[Attribution]) -> bool:
    if one.confidence < LEAST_CONFIDENCE:
        return False
    return not any(_meet(one.cue, rule.cue) or _overlap(one, rule) >= _SAME_CONTENT for rule in rules)


def _meet(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def _overlap(one: Attribution, other: Attribution) -> float:
    """Give the share of characters that two contents have in common, of those that either has."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    return common / (sum(map(len, one.content)) + sum(map(len, other.content)) - common)
