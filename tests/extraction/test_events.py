"""Events: triggers, participants, circumstances and status."""

from __future__ import annotations

from dalil.codebook import EventType, Noun, Phrase, Predicate, Role, StatusCues
from dalil.extraction.events import extract_events
from dalil.records import BlockKind, Event, Status
from tests.extraction.building import Builder, codebook_of, indexed

PEOPLE = Role(types=("person", "group"), counted=True)
BODY = Role(types=("organisation", "group"))
DETENTION = EventType(
    id="detention",
    label="Detention",
    definition="People are taken into custody.",
    roles={"authority": BODY, "target": PEOPLE, "organisation": BODY},
    predicates=(Predicate(roleset="detain.01", roles={"ARG0": "authority", "ARG1": "target"}),),
    phrases=(Phrase(words=("take", "into", "custody"), roles={"ARG0": "authority", "ARG1": "target"}),),
)
RAID = EventType(
    id="raid",
    label="Raid",
    definition="Forces enter premises.",
    roles={"authority": BODY},
    nouns=(Noun(lemma="raid", roles={"by": "authority", "subject": "authority"}),),
)
CUES: dict[Status, StatusCues] = {
    "denied": StatusCues(adverbs=("not",), determiners=("no", "not")),
    "alleged": StatusCues(adverbs=("reportedly",), predicates=("accuse.01",)),
    "hypothetical": StatusCues(modals=("would",), conjunctions=("if",)),
    "planned": StatusCues(modals=("will",)),
}
CODEBOOK = codebook_of((DETENTION, RAID), status_cues=CUES, support_verbs=("carry",))


def events(builder: Builder) -> tuple[Event, ...]:
    index, entities = indexed(builder.build())
    return extract_events(index, entities, (), CODEBOOK)


def detained(tagged: str, **roles: str) -> Builder:
    return Builder().sentence(tagged, predicates={"detained": ("detain.01", roles)})


def test_arguments_fill_the_roles_of_the_codebook() -> None:
    builder = detained(
        "The/DET KNB/PROPN detained/VERB 16/NUM members/NOUN of/ADP Nur/PROPN Zholy/PROPN ./PUNCT",
        ARG0="The KNB",
        ARG1="16 members of Nur Zholy",
    )
    builder.names("organisation", "KNB").names("organisation", "Nur Zholy")
    (event,) = events(builder)
    assert [(p.role, p.entity is not None, p.span.exact) for p in event.participants] == [
        ("authority", True, "The KNB"),
        ("target", False, "16 members of Nur Zholy"),
        ("organisation", True, "Nur Zholy"),
    ]


def test_a_count_keeps_its_words() -> None:
    builder = Builder().sentence(
        "Police/NOUN detained/VERB 16/NUM members/NOUN ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG0": "Police", "ARG1": "16 members"})},
        mentions={"16": "quantity"},
    )
    (event,) = events(builder)
    target = next(p for p in event.participants if p.role == "target")
    assert target.count is not None
    assert target.count.span is not None
    assert target.count.span.exact == "16"


def test_coordinated_names_are_participants_of_their_own() -> None:
    builder = detained(
        "Police/NOUN detained/VERB Aman/PROPN ,/PUNCT Bek/PROPN and/CCONJ Chyngyz/PROPN ./PUNCT",
        ARG0="Police",
        ARG1="Aman, Bek and Chyngyz",
    )
    builder.names("person", "Aman").names("person", "Bek").names("person", "Chyngyz")
    (event,) = events(builder)
    assert [p.span.exact for p in event.participants if p.role == "target"] == ["Aman", "Bek", "Chyngyz"]


def test_a_negated_telling_is_denied() -> None:
    (event,) = events(
        detained("Police/NOUN did/AUX not/PART detained/VERB men/NOUN", ARG1="men", **{"ARGM-NEG": "not"})
    )
    assert event.status == "denied"


def test_a_modal_makes_a_telling_hypothetical_or_planned() -> None:
    (event,) = events(detained("Police/NOUN would/AUX detained/VERB men/NOUN", ARG1="men", **{"ARGM-MOD": "would"}))
    assert event.status == "hypothetical"
    (event,) = events(detained("Police/NOUN will/AUX detained/VERB men/NOUN", ARG1="men", **{"ARGM-MOD": "will"}))
    assert event.status == "planned"


def test_nobody_affected_is_a_denial() -> None:
    (event,) = events(detained("Police/NOUN detained/VERB no/DET men/NOUN", ARG0="Police", ARG1="no men"))
    assert event.status == "denied"
    (event,) = events(
        detained("Police/NOUN detained/VERB no/DET fewer/ADJ than/ADP 20/NUM men/NOUN", ARG1="no fewer than 20 men")
    )
    assert event.status == "asserted"


def test_a_condition_after_what_is_told_leaves_it_as_it_is() -> None:
    builder = detained(
        "Police/NOUN detained/VERB men/NOUN if/SCONJ they/PRON spoke/VERB",
        ARG1="men",
        **{"ARGM-ADV": "if they spoke"},
    )
    (event,) = events(builder)
    assert event.status == "asserted"


def test_a_name_tells_of_nothing() -> None:
    builder = Builder().sentence(
        "The/DET Raid/NOUN Museum/PROPN opened/VERB in/ADP Osh/PROPN ./PUNCT",
        mentions={"Raid Museum": "organisation", "Osh": "place"},
    )
    assert events(builder) == ()


def test_a_bare_word_tells_of_an_event() -> None:
    (event,) = events(Builder().sentence("Residents/NOUN had/AUX heard/VERB of/ADP a/DET raid/NOUN ./PUNCT"))
    assert (event.type, event.participants) == ("raid", ())


def test_a_clause_after_if_is_hypothetical() -> None:
    (event,) = events(detained("They/PRON leave/VERB if/SCONJ police/NOUN detained/VERB men/NOUN", ARG1="men"))
    assert event.status == "hypothetical"


def test_an_accusation_is_alleged() -> None:
    builder = Builder().sentence(
        "They/PRON accused/VERB police/NOUN of/ADP detained/VERB men/NOUN ./PUNCT",
        predicates={
            "accused": ("accuse.01", {"ARG1": "police", "ARG2": "of detained men"}),
            "detained": ("detain.01", {"ARG0": "police", "ARG1": "men"}),
        },
    )
    (event,) = events(builder)
    assert event.status == "alleged"


def test_a_support_verb_lends_its_subject_to_the_noun() -> None:
    builder = Builder().sentence(
        "Gendarmes/NOUN carried/VERB out/ADP raids/NOUN in/ADP Diffa/PROPN ./PUNCT",
        predicates={"carried": ("carry.03", {"ARG0": "Gendarmes", "ARG1": "raids", "ARGM-LOC": "in Diffa"})},
        mentions={"Diffa": "place"},
    )
    (event,) = events(builder)
    assert event.type == "raid"
    assert [p.span.exact for p in event.participants] == ["Gendarmes"]
    assert [p.name for p in event.places] == ["Diffa"]


def test_a_fixed_expression_takes_the_arguments_of_its_verb() -> None:
    builder = Builder().sentence(
        "Soldiers/NOUN take/VERB two/NUM men/NOUN into/ADP custody/NOUN ./PUNCT",
        predicates={"take": ("take.01", {"ARG0": "Soldiers", "ARG1": "two men"})},
    )
    (event,) = events(builder)
    assert event.trigger.exact == "take two men into custody"
    assert {p.role for p in event.participants} == {"authority", "target"}


def test_a_picture_is_no_event() -> None:
    builder = Builder(BlockKind.CAPTION).sentence(
        "Police/NOUN detained/VERB men/NOUN ./PUNCT", predicates={"detained": ("detain.01", {"ARG1": "men"})}
    )
    assert events(builder) == ()


def test_a_body_is_no_person_that_could_be_detained() -> None:
    (event,) = events(
        detained("A/DET court/NOUN detained/VERB two/NUM men/NOUN", ARG1="A court", ARG2="two men", ARG0="men")
    )
    assert "A court" not in {p.span.exact for p in event.participants}


def test_evidence_covers_the_trigger_and_every_participant() -> None:
    builder = detained("Police/NOUN detained/VERB men/NOUN yesterday/NOUN ./PUNCT", ARG0="Police", ARG1="men")
    (event,) = events(builder)
    (evidence,) = event.evidence
    assert evidence.exact == "Police detained men"
    assert all(evidence.contains(p.span) for p in event.participants)


def test_the_second_verb_of_an_infinitive_is_as_unreal_as_the_first() -> None:
    builder = Builder().sentence(
        "They/PRON hope/VERB to/PART hide/VERB and/CCONJ detain/VERB men/NOUN",
        predicates={"detain": ("detain.01", {"ARG0": "They", "ARG1": "men"})},
    )
    (event,) = events(builder)
    assert event.status == "hypothetical"


def test_what_people_who_are_sought_do_is_planned_and_what_was_done_is_told() -> None:
    cues: dict[Status, StatusCues] = {"planned": StatusCues(predicates=("seek.01",))}
    for verb, expected in (("detain/VERB", "planned"), ("detained/VERB", "asserted")):
        word = verb.partition("/")[0]
        builder = Builder().sentence(
            f"They/PRON seek/VERB groups/NOUN that/PRON {verb} men/NOUN",
            predicates={
                "seek": ("seek.01", {"ARG0": "They", "ARG1": f"groups that {word} men"}),
                word: ("detain.01", {"ARG0": "groups", "ARG1": "men"}),
            },
        )
        index, entities = indexed(builder.build())
        (event,) = extract_events(index, entities, (), codebook_of((DETENTION,), status_cues=cues))
        assert event.status == expected


def test_a_participant_s_last_bracket_is_closed() -> None:
    builder = detained(
        "Officers/NOUN of/ADP the/DET Committee/PROPN (/PUNCT GKNB/PROPN )/PUNCT detained/VERB men/NOUN",
        ARG0="Officers of the Committee (GKNB)",
        ARG1="men",
    )
    (event,) = events(builder)
    assert event.participants[0].span.exact.endswith("GKNB)")


def counted(builder: Builder) -> list[tuple[str, str | None]]:
    index, entities = indexed(builder.build())
    (event,) = extract_events(index, entities, (), CODEBOOK)
    return [(p.span.exact, p.count.span.exact if p.count and p.count.span else None) for p in event.participants]


def test_a_participant_takes_the_number_that_its_argument_leaves_out() -> None:
    builder = Builder().sentence(
        "Fifty-two/NUM members/NOUN were/AUX detained/VERB ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "members"})},
        mentions={"Fifty-two": "quantity"},
    )
    assert counted(builder) == [("Fifty-two members", "Fifty-two")]


def test_a_number_of_people_has_the_count_to_which_it_has_come() -> None:
    builder = Builder().sentence(
        "The/DET number/NOUN of/ADP men/NOUN detained/VERB stands/VERB at/ADP 12/NUM ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "The number of men"})},
        mentions={"12": "quantity"},
    )
    assert counted(builder) == [("The number of men", "12")]


def test_the_word_that_opens_the_clause_of_an_event_takes_no_participant_from_it() -> None:
    builder = Builder().sentence(
        "A/DET house/NOUN burned/VERB while/SCONJ two/NUM men/NOUN were/AUX detained/VERB ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "two men"})},
    )
    assert [words for words, _ in counted(builder)] == ["two men"]


def test_a_relative_clause_inside_an_argument_excludes_nothing() -> None:
    pattern = Predicate(roleset="detain.01", roles={"ARG1": "target"}, exclude={"ARG1": ("it",)})
    codebook = codebook_of((DETENTION.model_copy(update={"predicates": (pattern,)}),))
    builder = Builder().sentence(
        "Police/NOUN detained/VERB two/NUM men/NOUN whom/PRON it/PRON sought/VERB ./PUNCT",
        predicates={"detained": ("detain.01", {"ARG1": "two men whom it sought"})},
    )
    index, entities = indexed(builder.build())
    assert extract_events(index, entities, (), codebook)
