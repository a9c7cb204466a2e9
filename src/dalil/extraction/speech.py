"""Speech: which attributions are statements, and which only tell of a stance, a plan or a silence."""

from __future__ import annotations

from dataclasses import replace

from dalil.extraction.delivery import Narration
from dalil.language.analysis import Attribution
from dalil.language.attribution.cues import cue_words, function_words
from dalil.language.attribution.phrases import noun_phrase_end
from dalil.language.attribution.units import Unit
from dalil.records import Span

LEAST_CONFIDENCE = 0.7
"""Of the model's own attributions; those of the rules are kept whatever their confidence."""

_PLACED = frozenset({"of", "in", "at", "for", "from", "on"})


def as_statement(attribution: Attribution, narration: Narration) -> Attribution | None:
    """Give an attribution that passes on words, else None.

    What a rule found always does. Of what only the model found, a cue of speech before or behind a clause does; the
    clause then runs to the end of its sentence, where the model tends to break off.
    """
    if attribution.method == "rules":
        return attribution
    if attribution.source is None or attribution.cue is None or attribution.confidence < LEAST_CONFIDENCE:
        return None
    unit = narration.unit_at(attribution.cue)
    if unit is None or not _is_spoken(attribution.cue):
        return None
    first = next((i for i, p in enumerate(unit.pieces) if p.span.end > attribution.content[0].start), len(unit.pieces))
    if unit.pieces[0].span.start > attribution.content[0].start:
        return None
    if not _begins_clause(unit, first):
        return attribution if _is_label(attribution) else None
    return replace(attribution, content=_whole(unit, first, attribution))


def _is_spoken(cue: Span) -> bool:
    """Tell whether a cue's words report speech, and not that nothing was said, or not yet."""
    words = {word.lower() for word in cue.exact.replace(":", " ").split()}
    groups = function_words().groups
    spoken = {form for verb in cue_words().verbs for form in verb.forms} | cue_words().speech_nouns
    return bool(words & spoken) and not words & (groups["negation"] | groups["modal"] | cue_words().silences)


def _is_label(attribution: Attribution) -> bool:
    """Tell whether somebody calls something a name, or blames somebody for it; what he calls himself is a name."""
    cues = attribution.cue.exact.lower().split() if attribution.cue else []
    labels = any(word in verb.forms for verb in cue_words().verbs if verb.frame in {"label", "accuse"} for word in cues)
    words = {word for part in attribution.content for word in part.exact.lower().split()}
    return labels and words.isdisjoint(function_words().groups["reflexive"])


def _begins_clause(unit: Unit, first: int) -> bool:
    """Tell whether a clause or a quotation begins at a piece: "that", or a noun phrase and its verb."""
    if unit.pos(first) == "QUOTE" or unit.among(first, "complementiser"):
        return True
    after = noun_phrase_end(unit, first, attach=_PLACED)
    return after > first and unit.is_verb(after) and not unit.word(after).endswith("ing")


def _whole(unit: Unit, first: int, attribution: Attribution) -> tuple[Span, ...]:
    """Take content to the end of its sentence where it stands behind source and cue, else as it is."""
    named = [span.end for span in (attribution.source, attribution.cue) if span]
    if unit.pieces[first].span.start < max(named):
        return attribution.content
    span = unit.span(first, unit.body_end)
    return (span,) if span else attribution.content
