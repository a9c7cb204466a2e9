"""Responsibility: how a report views the part of those who commit violence or a crime."""

from __future__ import annotations

import pytest

from dalil.codebook import EventType, Predicate, Role, StatusCues
from dalil.codebook.loading import load_codebook
from dalil.extraction.events import extract_events
from dalil.extraction.responsibility import cues
from dalil.records import Event, Responsibility, Span, Statement, Status
from tests.extraction.building import Builder, codebook_of, indexed

BOMBING = EventType(
    id="bombing",
    label="Bombing",
    definition="Something is blown up.",
    roles={
        "attacker": Role(types=("person", "group", "organisation"), accountable=True),
        "target": Role(types=("facility", "organisation")),
    },
    predicates=(Predicate(roleset="bomb.01", roles={"ARG0": "attacker", "ARG1": "target"}),),
)
CUES: dict[Status, StatusCues] = {
    "denied": StatusCues(adverbs=("not",)),
    "alleged": StatusCues(adverbs=("reportedly",)),
    "planned": StatusCues(modals=("will",)),
    "hypothetical": StatusCues(modals=("might",)),
}
CODEBOOK = codebook_of((BOMBING,), status_cues=CUES)


def event_in(builder: Builder, statements: tuple[Statement, ...] = ()) -> Event:
    index, entities = indexed(builder.build())
    (event,) = extract_events(index, entities, statements, CODEBOOK)
    return event


def attacker(builder: Builder, statements: tuple[Statement, ...] = ()) -> Responsibility | None:
    event = event_in(builder, statements)
    return next(p.responsibility for p in event.participants if p.role == "attacker")


def bombed(tagged: str, who: str, extra: dict[str, tuple[str, dict[str, str]]] | None = None) -> Builder:
    predicates = {"bombed": ("bomb.01", {"ARG0": who, "ARG1": "the depot"}), **(extra or {})}
    return Builder().sentence(tagged, predicates=predicates)


def said(content: Span, speaker_text: str, source: Span | None = None) -> Statement:
    return Statement(
        "s1", None, speaker_text, "indirect", source, None, (content,), None, None, None, (), (), False, (), 0.9,
        "rules", (content,),
    )  # fmt: skip


def test_what_is_told_without_reserve_is_a_fact() -> None:
    assert attacker(bombed("Gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT", "Gunmen")) == "fact"


def test_only_roles_that_are_accountable_have_a_responsibility() -> None:
    event = event_in(bombed("Gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT", "Gunmen"))
    assert [p.responsibility for p in event.participants if p.role == "target"] == [None]


@pytest.mark.parametrize(
    ("hedge", "value"), [("Suspected", "suspected"), ("Alleged", "accused"), ("Acquitted", "acquitted")]
)
def test_a_hedge_on_the_participant_counts(hedge: str, value: Responsibility) -> None:
    tagged = f"{hedge}/ADJ gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT"
    assert attacker(bombed(tagged, f"{hedge} gunmen")) == value


def test_the_hedge_of_another_phrase_does_not_count() -> None:
    tagged = "After/ADP a/DET suspected/ADJ leak/NOUN ,/PUNCT gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT"
    assert attacker(bombed(tagged, "gunmen")) == "fact"


@pytest.mark.parametrize(
    ("accuser", "value"),
    [("Villagers", "accused"), ("Prosecutors", "accused_by_authorities"), ("The police", "accused_by_authorities")],
)
def test_it_matters_who_accuses(accuser: str, value: Responsibility) -> None:
    tagged = " ".join(f"{word}/NOUN" for word in accuser.split())
    tagged += " said/VERB in/ADP blame/NOUN gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT"
    extra = {"blame": ("blame.01", {"ARG0": accuser, "ARG1": "gunmen"})}
    assert attacker(bombed(tagged, "gunmen", extra)) == value


@pytest.mark.parametrize(
    ("verb", "roleset", "value"), [("claimed", "claim.01", "claimed"), ("denied", "deny.01", "denied")]
)
def test_who_did_it_claims_or_denies_it(verb: str, roleset: str, value: Responsibility) -> None:
    tagged = f"Nur/PROPN Zholy/PROPN {verb}/VERB that/SCONJ it/PRON bombed/VERB the/DET depot/NOUN ./PUNCT"
    extra = {verb: (roleset, {"ARG0": "Nur Zholy", "ARG1": "that it bombed the depot"})}
    builder = bombed(tagged, "Nur Zholy", extra).names("organisation", "Nur Zholy")
    assert attacker(builder) == value


def test_the_denial_of_somebody_else_is_not_his() -> None:
    tagged = "Officials/NOUN denied/VERB that/SCONJ gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT"
    extra = {"denied": ("deny.01", {"ARG0": "Officials", "ARG1": "that gunmen bombed the depot"})}
    assert attacker(bombed(tagged, "gunmen", extra)) == "fact"


@pytest.mark.parametrize(
    ("word", "tag", "value"),
    [("reportedly", "ADV", "suspected"), ("might", "AUX", "possible"), ("will", "AUX", None), ("not", "ADV", "denied")],
)
def test_the_status_of_the_telling_counts_where_nothing_else_does(
    word: str, tag: str, value: Responsibility | None
) -> None:
    assert attacker(bombed(f"Gunmen/NOUN {word}/{tag} bombed/VERB the/DET depot/NOUN ./PUNCT", "Gunmen")) == value


def test_a_claim_that_nobody_has_made_is_none() -> None:
    tagged = "Gunmen/NOUN bombed/VERB the/DET depot/NOUN but/CCONJ no/DET group/NOUN claimed/VERB responsibility/NOUN"
    assert attacker(bombed(tagged, "Gunmen")) == "fact"
    assert attacker(bombed(tagged.replace("no/DET", "the/DET"), "Gunmen")) == "claimed"


def test_a_suspicion_that_the_police_tell_is_that_of_authorities() -> None:
    builder = bombed("Suspected/ADJ gunmen/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT", "Suspected gunmen")
    whole = builder.find("Suspected gunmen bombed the depot")
    assert attacker(builder, (said(whole, "the police"),)) == "accused_by_authorities"
    assert attacker(builder, (said(whole, "a shopkeeper"),)) == "suspected"


def test_who_tells_of_his_own_deed_claims_it() -> None:
    builder = bombed("The/DET brothers/NOUN bombed/VERB the/DET depot/NOUN ./PUNCT", "The brothers")
    assert attacker(builder, (said(builder.find("The brothers bombed the depot"), "the brothers"),)) == "claimed"


def test_the_shipped_words_load_and_the_shipped_attackers_are_accountable() -> None:
    assert "accuse.01" in cues().predicates["accused"]
    for kind in load_codebook().event_types:
        assert all(role.accountable for name, role in kind.roles.items() if name == "attacker")
