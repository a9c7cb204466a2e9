"""Merging of the rules' attributions with the model's."""

from __future__ import annotations

import pytest

from dalil.language.analysis import Attribution
from dalil.language.attribution.merging import LEAST_CONFIDENCE, SURE, merge
from dalil.records import Method, Span

TEXT = 'The mayor has said that the camp is empty. "It is closed," a guard told us. Traders fear a new ban.'


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def attribution(
    source: str | None, cue: str | None, content: str, method: Method = "model", sure: float = 0.9
) -> Attribution:
    return Attribution(span(source) if source else None, span(cue) if cue else None, (span(content),), sure, method)


RULE = attribution("The mayor", "said", "that the camp is empty", "rules")


def test_rules_keep_content_and_take_the_models_source_and_cue() -> None:
    (merged,) = merge([RULE], [attribution("mayor", "has said", "camp is empty")])
    assert merged.source == span("mayor")
    assert merged.content == RULE.content
    assert merged.cue == span("has said")
    assert merged.method == "rules"


def test_what_only_the_model_sees_is_added_in_text_order() -> None:
    late, early = attribution("Traders", "fear", "a new ban"), attribution("a guard", "told", '"It is closed,"')
    assert merge([RULE], [late, early]) == (RULE, early, late)


def test_what_the_model_doubts_is_left_out() -> None:
    assert merge([RULE], [attribution("Traders", "fear", "a new ban", sure=LEAST_CONFIDENCE - 0.01)]) == (RULE,)


def test_an_inferred_speaker_gives_way_to_one_with_a_cue() -> None:
    inferred = attribution("The mayor", None, '"It is closed,"', "rules", 0.6)
    (merged,) = merge([inferred], [attribution("a guard", "told", '"It is closed,"')])
    assert (merged.source, merged.cue, merged.confidence) == (span("a guard"), span("told"), 0.9)


def test_without_a_model_the_rules_stand() -> None:
    assert merge([RULE], []) == (RULE,)


def test_an_unsure_rule_takes_source_and_content_from_the_model() -> None:
    act = attribution("Traders", "fear", "a new", "rules", SURE - 0.05)
    (merged,) = merge([act], [attribution("Traders", "fear", "a new ban")])
    assert merged.content == (span("a new ban"),)
    assert (merged.method, merged.confidence) == ("rules", SURE - 0.05)


def test_content_does_not_run_into_the_next_paragraph() -> None:
    text = "Two groups claim it\n\nKUNDUZ"
    one = Attribution(Span.of(text, 0, 10), Span.of(text, 11, 16), (Span.of(text, 17, len(text)),), 0.9, "model")
    (merged,) = merge([], [one])
    assert [part.exact for part in merged.content] == ["it"]


def of(text: str, source: str | None, cue: str, content: str, method: Method) -> Attribution:
    spans = [Span.of(text, at := text.index(words), at + len(words)) if words else None for words in (source, cue)]
    return Attribution(spans[0], spans[1], (Span.of(text, 0, len(content)),), 0.8, method)


@pytest.mark.parametrize(
    ("text", "cue", "rule", "model"),
    [
        ("Two men fled, the Herald was told at the court.", "told", None, "the Herald"),
        ("Two men fled, the Herald reports, citing residents.", "citing", "residents", "the Herald"),
        ("Two men fled, said the army.", "said", "the army", "the army"),
    ],
)
def test_whoever_only_stands_before_a_cue_is_not_taken_for_its_source(
    text: str, cue: str, rule: str | None, model: str
) -> None:
    found = of(text, rule, cue, "Two men fled", "rules")
    (merged,) = merge([found], [of(text, model, cue, "Two men fled", "model")])
    assert merged.source == found.source


def test_each_of_two_who_say_something_in_a_sentence_says_his_own() -> None:
    text = "He fell, police said; he was beaten, says his brother."
    rules = [
        of(text, "police", "said", "He fell", "rules"),
        of(text, "his brother", "says", "He fell, police", "rules"),
    ]
    assert rules[1].source in {one.source for one in merge(rules, [of(text, "police", "says", "He fell", "model")])}


def test_a_source_ends_with_its_line() -> None:
    text = "A quiet town\n\nOSH - Some say that he fled."
    (merged,) = merge([], [of(text, "A quiet town\n\nOSH - Some", "say", "A quiet", "model")])
    assert merged.source is not None
    assert merged.source.exact == "OSH - Some"
