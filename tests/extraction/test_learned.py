"""Learned events beside those of the rules."""

from __future__ import annotations

from dalil.codebook import EventType, Predicate, Role, StatusCues
from dalil.extraction.events import extract_events
from dalil.records import BlockKind, Event, Status
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


def test_what_a_rule_of_the_type_excludes_no_learned_event_tells() -> None:
    lookalike = Predicate(roleset="net.01", roles={"ARG1": "target"}, exclude={"ARG1": ("fish",)})
    kind = DETENTION.model_copy(update={"predicates": (lookalike,)})
    builder = Builder().sentence(
        "Officers/NOUN netted/VERB six/NUM fish/NOUN ./PUNCT",
        predicates={"netted": ("net.01", {"ARG0": "Officers", "ARG1": "six fish"})},
    )
    index, entities = indexed(builder.happening("netted", "detention", {"target": "six fish"}).build())
    assert not extract_events(index, entities, (), codebook_of((kind,)))


def test_a_sure_status_counts_unless_a_cue_hedges() -> None:
    sides = {"target": "six men"}
    (told,) = events(netted().happening("netted", "detention", sides, status="planned"))
    assert told.status == "planned"
    hedged = Builder().sentence(
        "Officers/NOUN would/AUX net/VERB six/NUM men/NOUN ./PUNCT",
        predicates={"net": ("net.01", {"ARGM-MOD": "would", "ARG1": "six men"})},
    )
    index, entities = indexed(hedged.happening("net", "detention", sides, status="asserted").build())
    cues: dict[Status, StatusCues] = {"hypothetical": StatusCues(modals=("would",))}
    (event,) = extract_events(index, entities, (), codebook_of((DETENTION,), status_cues=cues))
    assert event.status == "hypothetical"


def test_a_rule_s_event_takes_participants_only_for_roles_that_it_leaves_empty() -> None:
    builder = Builder().sentence(
        "Officers/NOUN detained/VERB six/NUM men/NOUN ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "six men"})},
    )
    builder.happening("detained", "detention", {"authority": "Officers", "target": "Officers"})
    (event,) = events(builder)
    assert roles(event) == [("authority", "Officers"), ("target", "six men")]


def test_the_type_of_a_confident_learned_event_counts_more_than_that_of_a_rule() -> None:
    raid = DETENTION.model_copy(update={"id": "raid", "predicates": ()})
    codebook = codebook_of((DETENTION, raid))
    for confidence, kind in ((0.9, "raid"), (0.5, "detention")):
        builder = Builder().sentence(
            "Officers/NOUN detained/VERB six/NUM men/NOUN ./PUNCT",
            predicates={"detained": ("detain.01", {"ARG0": "Officers", "ARG1": "six men"})},
        )
        builder.happening("detained", "raid", {"target": "six men"}, confidence=confidence)
        index, entities = indexed(builder.build())
        (event,) = extract_events(index, entities, (), codebook)
        assert event.type == kind
