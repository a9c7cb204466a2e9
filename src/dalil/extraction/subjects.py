"""Subjects: the noun phrase that a sentence of the narrator is about."""

from __future__ import annotations

from dalil.extraction.delivery import Narration
from dalil.language.attribution.cues import cue_words
from dalil.language.attribution.phrases import noun_phrase_end
from dalil.records import Span

_ATTACHED = frozenset({"of", "for", "in", "from"})


def subject_of_sentence_before(narration: Narration, span: Span) -> Span | None:
    """Find the noun phrase that begins the sentence before that of ``span`` in its paragraph, a verb following it."""
    unit = narration.unit_at(span)
    if unit is None:
        return None
    at = narration.units.index(unit) - 1
    before = narration.units[at] if at >= 0 else None
    if before is None or before.block != unit.block or before.pos(0) not in {"DET", "NOUN", "ADJ"}:
        return None
    end = noun_phrase_end(before, 0, attach=_ATTACHED)
    # Whoever asks is not the one who answers.
    asks = any(before.word(end) in verb.forms for verb in cue_words().verbs if verb.lemma == "ask")
    return before.span(0, end) if before.is_verb(end) and not asks else None
