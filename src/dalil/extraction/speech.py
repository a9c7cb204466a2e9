"""Speech: which attributions are statements, and which only tell of a stance, a plan or a silence."""

from __future__ import annotations

from dalil.language.analysis import Analysis, Attribution, Token
from dalil.language.attribution.cues import cue_words, function_words
from dalil.language.attribution.units import is_title
from dalil.records import Span

LEAST_CONFIDENCE = 0.7
"""Of the model's own attributions; those of the rules are kept whatever their confidence."""

_FEWEST_QUOTED = 4


def is_statement(attribution: Attribution, analysis: Analysis) -> bool:
    """Tell whether an attribution passes on words: a rule found it, or the model by a cue of speech before a clause."""
    if attribution.method == "rules":
        return True
    if attribution.source is None or attribution.cue is None or attribution.confidence < LEAST_CONFIDENCE:
        return False
    cue = _tokens(attribution.cue, analysis)
    if _is_silence(cue) or any(q.inner.contains(attribution.cue) for q in analysis.quotations):
        return False
    if any(_is_quoted_speech(part, analysis) for part in attribution.content):
        return True
    return _is_spoken(cue) and _is_clause(attribution.content, analysis)


def _tokens(span: Span, analysis: Analysis) -> list[Token]:
    return [token for token in analysis.tokens if span.start <= token.start and token.end <= span.end]


def _is_silence(cue: list[Token]) -> bool:
    """Tell whether a cue says that nothing was said, or not yet ("declined to say", "will announce")."""
    groups = function_words().groups
    silent = groups["negation"] | groups["modal"] | cue_words().silences
    return any(token.text.lower() in silent for token in cue)


def _is_spoken(cue: list[Token]) -> bool:
    spoken = {form for verb in cue_words().verbs for form in verb.forms} | cue_words().speech_nouns
    return any(token.text.lower() in spoken for token in cue)


def _is_quoted_speech(part: Span, analysis: Analysis) -> bool:
    return any(
        len(q.inner.exact.split()) >= _FEWEST_QUOTED and not is_title(q.inner.exact)
        for q in analysis.quotations
        if q.depth == 1 and part.contains(q.inner)
    )


def _is_clause(content: tuple[Span, ...], analysis: Analysis) -> bool:
    """Tell whether content is a clause: it holds a verb and is no bare infinitive."""
    tokens = [token for part in content for token in _tokens(part, analysis)]
    return bool(tokens) and tokens[0].text.lower() != "to" and any(t.pos in {"VERB", "AUX"} for t in tokens)
