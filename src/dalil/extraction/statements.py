"""Statements: who says what, in what role, to whom, through what, when and under what conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.extraction.chains import chain_of
from dalil.extraction.delivery import Narration
from dalil.extraction.entities import EntityIndex
from dalil.extraction.occasions import Circumstances
from dalil.extraction.speakers import SpeakerFinder
from dalil.extraction.speech import as_statement
from dalil.extraction.told import Told
from dalil.extraction.wording import content_of, insertions_in, mode_of
from dalil.language.analysis import Analysis, Attribution
from dalil.records import Condition, Statement, ordered


def extract_statements(analysis: Analysis, entities: EntityIndex) -> tuple[Statement, ...]:
    """Extract the statements of a report from ``analysis.attributions``, ids s1, s2 … in text order.

    A speaker's detention and anonymity stay with all that he says in the report; the circumstances of an interview
    stay with what is said there.
    """
    narration = Narration(analysis)
    attributions = [one for a in analysis.attributions if (one := as_statement(a, narration))]
    finder = SpeakerFinder(entities, narration)
    told = [
        Told(a, finder.find(a.source, quoted=_is_quoted(a, analysis)), narration.delivery(a, attributions))
        for a in sorted(attributions, key=_place)
    ]
    told = [_known(item, told) for item in told]
    followed = Circumstances(analysis, narration).follow(told)
    statements = [_statement(item, held, analysis) for item, held in followed]
    numbered = enumerate((s for s in statements if s.content), 1)
    return _chained([replace(statement, id=f"s{number}") for number, statement in numbered])


def _place(attribution: Attribution) -> tuple[int, int]:
    """Sort by where cue and content begin, the longer first; a source may be shared with what stands before."""
    spans = [s for s in (attribution.cue, *attribution.content) if s]
    return min(s.start for s in spans), -max(s.end for s in spans)


def _known(item: Told, told: Sequence[Told]) -> Told:
    """Give words without a source the speaker whom the report names where it quotes them again."""
    if item.attribution.source or item.attribution.cue:
        return item
    words = [_letters(part.exact) for part in item.attribution.content]
    again = next((other for other in told if other.speaker.key and other is not item and _repeats(other, words)), None)
    return replace(item, speaker=again.speaker) if again else item


def _repeats(other: Told, words: Sequence[str]) -> bool:
    said = " ".join(_letters(part.exact) for part in other.attribution.content)
    return all(word in said for word in words)


def _letters(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _is_quoted(attribution: Attribution, analysis: Analysis) -> bool:
    anchor = attribution.cue or attribution.source
    return anchor is not None and any(q.inner.contains(anchor) for q in analysis.quotations if q.depth == 1)


def _statement(told: Told, conditions: tuple[Condition, ...], analysis: Analysis) -> Statement:
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
