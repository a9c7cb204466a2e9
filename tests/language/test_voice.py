"""Voice mends roles that the form of the verb rules out."""

from __future__ import annotations

from dalil.language.voice import voiced
from tests.extraction.building import Builder


def roles(tagged: str, verb: str, **arguments: str) -> dict[str, str]:
    analysis = Builder().sentence(tagged, predicates={verb: ("pardon.01", arguments)}).build()
    (predicate,) = voiced(analysis.report.text, analysis.predicates, analysis.tokens, analysis.sentences)
    return {argument.span.exact: argument.role for argument in predicate.arguments}


def test_the_subject_of_a_passive_is_its_patient() -> None:
    assert roles("Men/NOUN were/AUX later/ADV pardoned/VERB", "pardoned", ARG0="Men") == {"Men": "ARG1"}


def test_a_by_phrase_is_the_agent_of_a_passive() -> None:
    found = roles("Ali/PROPN was/AUX pardoned/VERB by/ADP Omar/PROPN", "pardoned", ARG0="Ali", ARG1="by Omar")
    assert found == {"Ali": "ARG1", "by Omar": "ARG0"}


def test_an_agent_s_verb_takes_the_noun_phrase_after_it() -> None:
    found = roles(
        "Judges/NOUN pardoned/VERB 13/NUM men/NOUN on/ADP Monday/PROPN",
        "pardoned",
        ARG0="Judges",
        **{"ARGM-TMP": "on Monday"},
    )
    assert found == {"Judges": "ARG0", "13 men": "ARG1", "on Monday": "ARGM-TMP"}


def test_two_patients_of_an_active_verb_are_agent_and_patient() -> None:
    analysis = (
        Builder().sentence("Omar/PROPN pardoned/VERB Ali/PROPN", predicates={"pardoned": ("pardon.01", {})}).build()
    )
    assert voiced(analysis.report.text, analysis.predicates, analysis.tokens, analysis.sentences) == analysis.predicates


def test_the_subject_of_a_copula_stays_what_it_is() -> None:
    found = roles("Ali/PROPN is/AUX free/ADJ", "is", ARG1="Ali", ARG2="free")
    assert found == {"Ali": "ARG1", "free": "ARG2"}


def test_a_noun_that_a_light_verb_carries_takes_its_subject() -> None:
    arguments = {"ARG0": "radio", "ARGM-LVB": "gave"}
    builder = Builder().sentence(
        "One/NUM suspect/NOUN ,/PUNCT Umar/PROPN ,/PUNCT gave/VERB a/DET radio/NOUN interview/NOUN",
        predicates={"interview": ("interview.01", arguments)},
    )
    analysis = builder.build()
    (predicate,) = voiced(analysis.report.text, analysis.predicates, analysis.tokens, analysis.sentences)
    assert {a.role: a.span.exact for a in predicate.arguments} == {"ARG0": "Umar", "ARGM-LVB": "gave"}


def test_a_bare_participle_after_a_noun_says_what_was_done_to_it() -> None:
    found = roles("Four/NUM men/NOUN pardoned/VERB in/ADP 2021/NUM", "pardoned", ARG0="Four men")
    assert found == {"Four men": "ARG1"}


def test_the_noun_phrase_before_a_verb_and_its_object_is_the_agent() -> None:
    found = roles("Masked/ADJ judges/NOUN pardoned/VERB Ali/PROPN", "pardoned", ARG1="Ali")
    assert found == {"Masked judges": "ARG0", "Ali": "ARG1"}
