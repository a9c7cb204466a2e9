"""Learned events beside those of the rules."""

from __future__ import annotations

from dalil.codebook import EventType, Predicate, Role
from dalil.extraction.events import extract_events
from dalil.records import BlockKind, Event
from tests.extraction.building import Builder, codebook_of, indexed

PEOPLE = Role(types=("person", "group"), counted=True)
DETENTION = EventType(
    id="detention",
    label="Detention",
    definition="People are taken into custody.",
    roles={"authority": Role(types=("organisation", "group")), "target": PEOPLE},
    predicates=(Predicate(roleset="detain.01", roles={"ARG0": "authority", "ARG1": "target"}),),
)
CODEBOOK = codebook_of((DETENTION,))


def events(builder: Builder) -> tuple[Event, ...]:
    index, entities = indexed(builder.build())
    return extract_events(index, entities, (), CODEBOOK)


def netted(kind: BlockKind = BlockKind.PARAGRAPH) -> Builder:
    return Builder(kind).sentence("Officers/NOUN netted/VERB six/NUM men/NOUN ./PUNCT")


def roles(event: Event) -> list[tuple[str, str]]:
    return [(p.role, p.span.exact) for p in event.participants]


def test_a_learned_event_stands_where_no_rule_finds_one() -> None:
    (event,) = events(netted().happening("netted", "detention", {"authority": "Officers", "target": "six men"}))
    assert (event.type, event.trigger.exact, event.method) == ("detention", "netted", "model")
    assert roles(event) == [("authority", "Officers"), ("target", "six men")]


def test_an_unsure_one_a_type_of_another_codebook_and_a_caption_give_none() -> None:
    sides = {"target": "six men"}
    assert not events(netted().happening("netted", "detention", sides, confidence=0.3))
    assert not events(netted().happening("netted", "fishing", sides))
    assert not events(netted(BlockKind.SUBHEADING).happening("netted", "detention", sides))


def test_a_rule_s_event_takes_participants_only_for_roles_that_it_leaves_empty() -> None:
    builder = Builder().sentence(
        "Officers/NOUN detained/VERB six/NUM men/NOUN ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "six men"})},
    )
    builder.happening("detained", "detention", {"authority": "Officers", "target": "Officers"})
    (event,) = events(builder)
    assert roles(event) == [("authority", "Officers"), ("target", "six men")]
