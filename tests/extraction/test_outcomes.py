"""Outcomes: they tell of an event where no other words of their sentence do."""

from __future__ import annotations

from dalil.codebook import EventType, Noun, Predicate, Role
from dalil.extraction.events import extract_events
from tests.extraction.building import Builder, codebook_of, indexed

VIOLENT = ("attack", "killing")
SUFFERING = {"victim": Role(types=("person", "group"), counted=True)}
ATTACK = EventType(
    id="attack",
    label="Attack",
    definition="Somebody is attacked.",
    roles=SUFFERING,
    predicates=(Predicate(roleset="wound.01", roles={"ARG1": "victim"}, unless=VIOLENT),),
    nouns=(Noun(lemma="ambush"),),
)
KILLING = EventType(
    id="killing",
    label="Killing",
    definition="Somebody is killed.",
    roles=SUFFERING,
    predicates=(Predicate(roleset="die.01", roles={"ARG1": "victim"}, unless=VIOLENT),),
    nouns=(Noun(lemma="death", roles={"of": "victim"}, needs=("of",), unless=VIOLENT),),
)


def told(builder: Builder) -> list[tuple[str, str]]:
    index, entities = indexed(builder.build())
    return [(e.type, e.trigger.exact) for e in extract_events(index, entities, (), codebook_of((ATTACK, KILLING)))]


def hurt(rest: str = "") -> Builder:
    return Builder().sentence(
        f"Two/NUM guards/NOUN were/AUX wounded/VERB {rest} ./PUNCT".replace("  ", " "),
        predicates={"wounded": ("wound.01", {"ARG1": "Two guards"})},
    )


def test_an_outcome_tells_where_nothing_else_of_its_sentence_does() -> None:
    assert told(hurt()) == [("attack", "wounded")]


def test_an_outcome_belongs_to_the_event_of_its_sentence() -> None:
    assert told(hurt("in/ADP an/DET ambush/NOUN")) == [("attack", "ambush")]


def test_what_another_sentence_tells_takes_no_outcome() -> None:
    builder = hurt().sentence("The/DET ambush/NOUN ended/VERB ./PUNCT")
    assert told(builder) == [("attack", "wounded"), ("attack", "ambush")]


def test_of_two_outcomes_the_first_tells() -> None:
    builder = Builder().sentence(
        "Nine/NUM men/NOUN died/VERB and/CCONJ two/NUM were/AUX wounded/VERB ./PUNCT",
        predicates={"died": ("die.01", {"ARG1": "Nine men"}), "wounded": ("wound.01", {"ARG1": "two"})},
    )
    assert told(builder) == [("killing", "died")]


def test_an_outcome_that_the_model_has_learned_to_be_an_event_stands_beside_another() -> None:
    builder = hurt("in/ADP an/DET ambush/NOUN").happening("wounded", "attack", {"victim": "Two guards"})
    assert told(builder) == [("attack", "wounded")]


def test_a_noun_tells_only_with_what_it_needs() -> None:
    assert told(Builder().sentence("The/DET death/NOUN of/ADP a/DET baker/NOUN ./PUNCT")) == [("killing", "death")]
    assert not told(Builder().sentence("The/DET death/NOUN ./PUNCT"))


def test_an_adjective_that_stands_for_people_tells_with_their_number() -> None:
    dead = Noun(lemma="dead", roles={"number": "victim"}, needs=("number",), unless=VIOLENT)
    codebook = codebook_of((KILLING.model_copy(update={"nouns": (dead,)}),))

    def events(tagged: str) -> list[tuple[str, str]]:
        index, entities = indexed(Builder().sentence(tagged).build())
        found = extract_events(index, entities, (), codebook)
        return [(event.trigger.exact, p.span.exact) for event in found for p in event.participants]

    assert events("Nine/NUM bakers/NOUN dead/ADJ ./PUNCT") == [("dead", "Nine bakers")]
    assert not events("Nine/NUM dead/ADJ guards/NOUN were/AUX named/VERB ./PUNCT")
    assert not events("The/DET dead/ADJ were/AUX buried/VERB ./PUNCT")
