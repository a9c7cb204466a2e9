"""Which of the model's attributions are statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.extraction.delivery import Narration
from dalil.extraction.speech import as_statement
from dalil.language.analysis import Attribution
from dalil.records import Span
from tests.language.written import analysis_of

TAGS = {
    "signalled": "VERB",
    "camp": "NOUN",
    "would": "AUX",
    "close": "VERB",
    "plan": "NOUN",
    "to": "PART",
    "wants": "VERB",
}


def judged(text: str, source: str, cue: str, content: str) -> Attribution | None:
    analysis = analysis_of(text)
    analysis = replace(
        analysis, tokens=tuple(replace(t, pos=TAGS.get(t.text, t.pos)) for t in analysis.tokens), attributions=()
    )

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    return as_statement(Attribution(span(source), span(cue), (span(content),), 0.9, "model"), Narration(analysis))


def test_a_cue_of_speech_before_a_clause_is_a_statement_to_the_end_of_the_sentence() -> None:
    found = judged("The mayor signalled the camp would close in May.", "The mayor", "signalled", "the camp would")
    assert found is not None
    assert [part.exact for part in found.content] == ["the camp would close in May"]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The mayor wants to close the camp.", "wants", "to close the camp"),
        ("The mayor declined to say whether the camp would close.", "declined to say", "whether the camp would close"),
        ("The mayor signalled a new plan to close it.", "signalled", "a new"),
    ],
)
def test_plans_silences_and_mere_things_are_no_statements(text: str, cue: str, content: str) -> None:
    assert judged(text, "The mayor", cue, content) is None
