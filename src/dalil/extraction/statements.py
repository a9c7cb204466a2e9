"""Statements: who says what, in what role, to whom, through what, when and under what conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.extraction.chains import chain_of
from dalil.extraction.conditions import Occasion, conditions_in, described, introduced, made_there, occasions
from dalil.extraction.delivery import Delivery, Narration
from dalil.extraction.entities import EntityIndex
from dalil.extraction.speakers import Speaker, SpeakerFinder
from dalil.extraction.wording import content_of, insertions_in, mode_of
from dalil.language.analysis import Analysis, Attribution
from dalil.records import Block, Condition, Statement, ordered


@dataclass(frozen=True, slots=True)
class _Told:
    """An attribution with its speaker and delivery."""

    attribution: Attribution
    speaker: Speaker
    delivery: Delivery


def extract_statements(analysis: Analysis, entities: EntityIndex) -> tuple[Statement, ...]:
    """Extract the statements of a report from ``analysis.attributions``, ids s1, s2 … in text order.

    A speaker's detention and anonymity stay with all that he says in the report; the circumstances of an interview
    stay with what is said there.
    """
    attributions = analysis.attributions
    narration = Narration(analysis)
    finder = SpeakerFinder(entities)
    told = [
        _Told(a, finder.find(a.source, quoted=_is_quoted(a, analysis)), narration.delivery(a, attributions))
        for a in sorted(attributions, key=_place)
    ]
    conditions = _conditions(told, analysis, narration)
    statements = [_statement(item, held, analysis) for item, held in zip(told, conditions, strict=True)]
    numbered = enumerate((s for s in statements if s.content), 1)
    return _chained([replace(statement, id=f"s{number}") for number, statement in numbered])


def _place(attribution: Attribution) -> tuple[int, int]:
    """Sort by where cue and content begin, the longer first; a source may be shared with what stands before."""
    spans = [s for s in (attribution.cue, *attribution.content) if s]
    return min(s.start for s in spans), -max(s.end for s in spans)


def _is_quoted(attribution: Attribution, analysis: Analysis) -> bool:
    anchor = attribution.cue or attribution.source
    return anchor is not None and any(q.inner.contains(anchor) for q in analysis.quotations if q.depth == 1)


def _statement(told: _Told, conditions: tuple[Condition, ...], analysis: Analysis) -> Statement:
    attribution, speaker, delivery = told.attribution, told.speaker, told.delivery
    content = content_of(attribution, analysis.quotations, analysis.report.text)
    return Statement(
        id="",
        speaker=speaker.entity.id if speaker.entity else None,
        speaker_text=None if speaker.entity else speaker.text,
        mode=mode_of(content, analysis),
        source=attribution.source,
        cue=attribution.cue,
        content=content,
        to=delivery.to,
        via=delivery.via,
        when=delivery.when,
        conditions=conditions,
        insertions=insertions_in(content, analysis),
        inferred=attribution.cue is None and attribution.source is not None,
        chain=(),
        confidence=attribution.confidence,
        method=attribution.method,
        evidence=ordered(s for s in (attribution.source, attribution.cue, *content) if s is not None),
    )


def _chained(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give each statement the chain of those whose content holds its cue."""
    chained = []
    for statement in statements:
        anchor = statement.cue or statement.source
        others = [s for s in statements if s is not statement and not (anchor and _holds_anchor(statement, s))]
        chain = chain_of(anchor, others) if anchor and not statement.inferred else ()
        chained.append(replace(statement, chain=chain))
    return tuple(chained)


def _holds_anchor(statement: Statement, other: Statement) -> bool:
    anchor = other.cue or other.source
    return anchor is not None and any(part.contains(anchor) for part in statement.content)


def _conditions(told: Sequence[_Told], analysis: Analysis, narration: Narration) -> list[tuple[Condition, ...]]:
    """Find each statement's conditions; those of speakers and occasions stay with them."""
    there = occasions(analysis)
    lasting: dict[str | None, list[Condition]] = {}
    for item in told:
        lasting.setdefault(item.speaker.key, []).extend(_of_speaker(item, analysis, narration))
    visited: dict[str | None, list[Condition]] = {}
    nearby: dict[tuple[str | None, Block | None], list[Condition]] = {}
    found = []
    for item in told:
        key = item.speaker.key
        here = list(lasting[key]) if key else _of_speaker(item, analysis, narration)
        paragraph = nearby.setdefault((key, analysis.report.block_at(item.attribution.content[0].start)), [])
        paragraph += _around(item, analysis, narration, "occasion", "appearance")
        here += paragraph if key else []
        here += _of_occasion(item, there, visited, analysis)
        found.append(_first_of_each(here))
    return found


def _of_speaker(item: _Told, analysis: Analysis, narration: Narration) -> list[Condition]:
    found = list(introduced(item.speaker.entity, analysis)) if item.speaker.entity else []
    if item.attribution.source is not None:
        found += described(item.attribution.source, analysis.report.text)
    return found + _around(item, analysis, narration, "speaker")


def _around(item: _Told, analysis: Analysis, narration: Narration, *scopes: str) -> list[Condition]:
    """Find conditions in the narrator's words around a cue: all of its sentence but what is said."""
    anchor = item.attribution.cue
    unit = narration.unit_at(anchor) if anchor else None
    if unit is None:
        return []
    text = analysis.report.text
    start, end = unit.pieces[0].span.start, unit.pieces[-1].span.end
    found: list[Condition] = []
    for part in [*item.attribution.content, None]:
        stop = min(part.start, end) if part else end
        if start < stop:
            found += conditions_in(text, start, stop, *scopes)
        start = max(start, part.end) if part else end
    return found


def _of_occasion(
    item: _Told, there: Sequence[Occasion], visited: dict[str | None, list[Condition]], analysis: Analysis
) -> list[Condition]:
    """Find the circumstances of the interview in which an earlier sentence placed this speaker, or "the same" one."""
    key = item.speaker.key
    at = item.attribution.content[0].start
    delivered = [s for s in (item.delivery.to, item.delivery.via) if s]
    held: list[Condition] = []
    for occasion in there:
        if occasion.span.start > at or not made_there(occasion, delivered, analysis.report.text):
            continue
        if item.speaker.entity and any(occasion.span.contains(m) for m in item.speaker.entity.mentions):
            held += [*occasion.shared, *occasion.own]
        elif item.delivery.via and "same" in item.delivery.via.exact.lower().split():
            held += occasion.shared
            visited.setdefault(key, []).extend(occasion.shared)
    named = any(part[:1].isupper() for span in delivered for part in span.exact.split())
    return held or ([] if named or not key else visited.get(key, []))


def _first_of_each(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    kinds: dict[str, Condition] = {}
    for condition in conditions:
        kinds.setdefault(condition.kind, condition)
    return tuple(kinds.values())
