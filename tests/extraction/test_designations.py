"""Designations: one record per organisation and jurisdiction."""

from __future__ import annotations

from dalil.codebook import DesignationVerb, Predicate, StatusCues
from dalil.codebook.schema import Phrase
from dalil.extraction.designations import extract_designations
from dalil.records import Designation, Status
from tests.extraction.building import Builder, codebook_of, indexed

BANS = DesignationVerb(
    status="banned",
    predicates=(
        Predicate(roleset="ban.01", roles={"ARG0": "authority", "ARG1": "organisation", "ARGM-LOC": "jurisdiction"}),
    ),
    adjectives=("banned",),
)
CUES: dict[Status, StatusCues] = {
    "denied": StatusCues(adverbs=("not",)),
    "planned": StatusCues(predicates=("want.01",)),
}
CODEBOOK = codebook_of(designation_verbs=(BANS,), status_cues=CUES)


def designations(builder: Builder) -> tuple[Designation, ...]:
    index, entities = indexed(builder.build())
    return extract_designations(index, entities, (), CODEBOOK)


def territories(builder: Builder) -> list[str]:
    return [d.territory.name for d in designations(builder) if d.territory]


def test_each_country_of_a_list_is_a_record() -> None:
    builder = Builder().sentence(
        "Several/ADJ countries/NOUN banned/VERB Nur/PROPN Zholy/PROPN ,/PUNCT including/ADP Niger/PROPN ,/PUNCT "
        "Mali/PROPN and/CCONJ Chad/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "Several countries", "ARG1": "Nur Zholy"})},
        mentions={"Niger": "place", "Mali": "place", "Chad": "place"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Niger", "Mali", "Chad"]


def test_the_authority_s_nationality_is_the_jurisdiction() -> None:
    builder = Builder().sentence(
        "A/DET Malian/ADJ court/NOUN banned/VERB Nur/PROPN Zholy/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "A Malian court", "ARG1": "Nur Zholy"})},
        mentions={"Malian": "norp"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Malian"]


def test_a_participle_before_a_name_is_a_ban_whose_territory_is_left_open() -> None:
    builder = Builder().sentence(
        "Members/NOUN of/ADP the/DET banned/ADJ movement/NOUN Nur/PROPN Zholy/PROPN may/AUX flee/VERB ./PUNCT",
        mentions={"Nur Zholy": "organisation"},
    )
    (found,) = designations(builder.names("organisation", "Nur Zholy"))
    assert (found.status, found.territory, found.when) == ("banned", None, None)


def test_a_participle_inside_a_name_bans_nothing() -> None:
    builder = Builder().sentence(
        "The/DET Banned/ADJ Groups/NOUN Commission/NOUN met/VERB ./PUNCT",
        mentions={"Banned Groups Commission": "organisation"},
    )
    assert designations(builder.names("organisation", "Banned Groups Commission")) == ()


def test_the_group_stands_for_the_group_named_before_and_not_for_a_ministry() -> None:
    builder = (
        Builder()
        .sentence("Nur/PROPN Zholy/PROPN robs/VERB banks/NOUN ,/PUNCT the/DET Defence/PROPN Ministry/PROPN says/VERB")
        .sentence(
            "Mali/PROPN banned/VERB the/DET separatist/ADJ group/NOUN ./PUNCT",
            predicates={"banned": ("ban.01", {"ARG0": "Mali", "ARG1": "the separatist group"})},
            mentions={"Mali": "place"},
        )
    )
    builder.names("organisation", "Defence Ministry").names("organisation", "Nur Zholy")
    (found,) = designations(builder)
    assert "the separatist group" in found.evidence[0].exact


def test_a_new_group_stands_for_none_named_before() -> None:
    builder = (
        Builder()
        .sentence("Nur/PROPN Zholy/PROPN robs/VERB banks/NOUN ./PUNCT")
        .sentence(
            "Mali/PROPN banned/VERB a/DET group/NOUN ./PUNCT",
            predicates={"banned": ("ban.01", {"ARG0": "Mali", "ARG1": "a group"})},
            mentions={"Mali": "place"},
        )
    )
    assert designations(builder.names("organisation", "Nur Zholy")) == ()


def test_a_name_that_explains_who_is_banned_is_what_is_banned() -> None:
    builder = Builder().sentence(
        "Mali/PROPN banned/VERB a/DET second/ADJ petitioner/NOUN ,/PUNCT the/DET Nur/PROPN Zholy/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "Mali", "ARG1": "a second petitioner"})},
        mentions={"Mali": "place"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Mali"]


def test_a_place_that_is_set_apart_is_no_jurisdiction() -> None:
    builder = Builder().sentence(
        "Nur/PROPN Zholy/PROPN was/AUX banned/VERB in/ADP Mali/PROPN but/CCONJ not/PART in/ADP Chad/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG1": "Nur Zholy", "ARGM-LOC": "in Mali but not in Chad"})},
        mentions={"Mali": "place", "Chad": "place"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Mali"]


def test_a_place_of_what_follows_is_no_jurisdiction() -> None:
    builder = Builder().sentence(
        "Nur/PROPN Zholy/PROPN was/AUX banned/VERB for/ADP sending/VERB fighters/NOUN to/ADP Chad/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG1": "Nur Zholy"})},
        mentions={"Chad": "place"},
    )
    (found,) = designations(builder.names("organisation", "Nur Zholy"))
    assert found.territory is None


def test_a_ban_that_did_not_happen_is_no_record() -> None:
    builder = Builder().sentence(
        "Mali/PROPN has/AUX not/PART banned/VERB Nur/PROPN Zholy/PROPN ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "Mali", "ARG1": "Nur Zholy", "ARGM-NEG": "not"})},
        mentions={"Mali": "place"},
    )
    assert designations(builder.names("organisation", "Nur Zholy")) == ()


def test_a_ban_that_is_only_wanted_is_no_record() -> None:
    builder = Builder().sentence(
        "Mali/PROPN wants/VERB to/PART ban/VERB Nur/PROPN Zholy/PROPN ./PUNCT",
        predicates={
            "wants": ("want.01", {"ARG0": "Mali", "ARG1": "to ban Nur Zholy"}),
            "ban": ("ban.01", {"ARG0": "Mali", "ARG1": "Nur Zholy"}),
        },
        mentions={"Mali": "place"},
    )
    assert designations(builder.names("organisation", "Nur Zholy")) == ()


def test_a_relative_clause_speaks_of_the_organisation_before_it() -> None:
    builder = Builder().sentence(
        "He/PRON joined/VERB Nur/PROPN Zholy/PROPN ,/PUNCT which/PRON a/DET Malian/ADJ court/NOUN banned/VERB ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "a Malian court"})},
        mentions={"Malian": "norp"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Malian"]


def test_the_same_ban_told_twice_is_one_record() -> None:
    builder = Builder()
    for _ in range(2):
        builder.sentence(
            "Mali/PROPN banned/VERB Nur/PROPN Zholy/PROPN ./PUNCT",
            predicates={"banned": ("ban.01", {"ARG0": "Mali", "ARG1": "Nur Zholy"})},
            mentions={"Mali": "place"},
        )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Mali"]


def test_whose_activity_is_banned_is_the_one_group_of_the_sentence() -> None:
    verb = BANS.model_copy(
        update={"phrases": (Phrase(words=("prohibit", "activity", "in"), gap=2, roles={"ARG0": "authority"}),)}
    )
    builder = Builder().sentence(
        "A/DET court/NOUN declared/VERB Nur/PROPN Zholy/PROPN extremist/ADJ and/CCONJ prohibited/VERB "
        "its/PRON activity/NOUN in/ADP Mali/PROPN ./PUNCT",
        mentions={"Mali": "place"},
    )
    index, entities = indexed(builder.names("organisation", "Nur Zholy").build())
    found = extract_designations(index, entities, (), codebook_of(designation_verbs=(verb,), status_cues=CUES))
    assert {(each.status, each.territory.name) for each in found if each.territory} == {("banned", "Mali")}


def test_it_stands_for_the_one_group_of_its_sentence() -> None:
    builder = Builder().sentence(
        "A/DET Malian/ADJ court/NOUN named/VERB Nur/PROPN Zholy/PROPN and/CCONJ banned/VERB it/PRON ./PUNCT",
        predicates={"banned": ("ban.01", {"ARG0": "A Malian court", "ARG1": "it"})},
        mentions={"Malian": "norp"},
    )
    assert territories(builder.names("organisation", "Nur Zholy")) == ["Malian"]
