from __future__ import annotations

from collections import Counter

import pytest

from dalil.codebook import Codebook, EventType, examples, faults, load_codebook

TYPES = """
founding split joining recruitment propaganda financing militant_training surrender
preventive_detention detention wanted_notice investigation questioning charge trial conviction sentencing acquittal
appeal pardon release mistreatment
fighting_abroad travel_abroad border_crossing return_from_conflict deportation extradition repatriation
raid search seizure uncovering foiled_plot website_blocking closure curfew border_closure citizenship_loss
renunciation relapse counselling rehabilitation campaign
legal_change agreement meeting interview protest
bombing air_strike clash kidnapping killing attack threat claim_of_responsibility
"""
MEASURES = """
detained questioned charged tried convicted acquitted prison_term imprisoned wanted killed injured surrendered kidnapped
released pardoned deported repatriated returned_from_conflict reported_disengagement programme_participants events_held
prevention_staff reoffending joined_abroad recruited listed_organisations members persons_registered cells_uncovered
attacks plots_foiled operations cases_opened items_seized websites_blocked places_closed money displaced share
change other
"""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def kinds() -> list[EventType]:
    return list(load_codebook().event_types)


def test_the_registry_of_event_types_is_this(codebook: Codebook) -> None:
    assert list(codebook.types) == TYPES.split()


def test_the_registry_of_measures_is_this(codebook: Codebook) -> None:
    assert [measure.id for measure in codebook.measures] == MEASURES.split()


def test_the_shipped_codebook_has_no_fault() -> None:
    assert faults() == ()


def test_every_status_has_its_cues_and_every_designation_its_verbs(codebook: Codebook) -> None:
    assert set(codebook.status_cues) >= {"alleged", "denied", "planned", "hypothetical", "general"}
    assert {verb.status for verb in codebook.designation_verbs} == {"banned", "listed", "delisted"}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.id)
def test_a_type_is_documented_mapped_and_exemplified(kind: EventType) -> None:
    assert len(kind.definition) > 30
    assert set(kind.mappings) == {"acled", "plover", "gtd", "cameo"}
    assert len(kind.examples.positive) >= 2
    assert len(kind.examples.negative) >= 2
    assert kind.predicates or kind.phrases or kind.nouns
    assert all(role.definition for role in kind.roles.values())


def test_every_measure_has_an_example_with_its_figure(codebook: Codebook) -> None:
    assert all(measure.examples for measure in codebook.measures)


def test_no_example_stands_twice(codebook: Codebook) -> None:
    repeated = [text for text, times in Counter(e.text for e in examples(codebook)).items() if times > 1]
    assert repeated == []


def test_a_common_verb_never_counts_without_a_condition(codebook: Codebook) -> None:
    common = {"hold", "meet", "tell", "take", "join", "call", "promote", "run", "lead", "find", "return", "question"}
    common |= {"go", "leave", "travel", "fight", "send"}
    loose = [
        (kind.id, rule.roleset)
        for kind in codebook.event_types
        for rule in kind.predicates
        if rule.roleset.partition(".")[0] in common and not rule.require
    ]
    assert loose == []


def test_no_rule_stands_twice_in_a_type(codebook: Codebook) -> None:
    for kind in codebook.event_types:
        assert len(set(map(repr, kind.phrases))) == len(kind.phrases), kind.id
        assert len({noun.lemma for noun in kind.nouns}) == len(kind.nouns), kind.id
