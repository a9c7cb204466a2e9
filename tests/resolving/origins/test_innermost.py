import pytest

from dalil.resolving.origins import Origin, origin_of
from tests.linking.origins.telling import Said, Who, coded, tellings

SERVICE = Who("State Border Service", "organisation", aliases=("SBS",))
OMUROV = Who("Taalai Omurov", role="service's spokesman", body="State Border Service")
WORDS = "Four men were stopped at the river"


def origin(said: Said, *who: Who, outlet: str = "Osh Herald", agency: str | None = None) -> Origin:
    found = {telling.origin for telling in tellings(coded(outlet, "2020-03-04", said, who=who, agency=agency))}
    assert len(found) == 1
    return found.pop()


def test_where_nobody_is_named_the_outlet_is_the_origin() -> None:
    assert origin(Said(WORDS)) == Origin("outlet:osh herald", "Osh Herald", "outlet")


def test_an_agency_that_is_credited_comes_before_the_outlet() -> None:
    assert origin(Said(WORDS), agency="Pamir Wire").key == "outlet:pamir wire"


def test_a_spokesman_is_an_origin_with_his_body_behind_him() -> None:
    found = origin(Said(WORDS, "Taalai Omurov", via="at a briefing"), SERVICE, OMUROV)
    assert (found.key, found.kind) == ("person:taalai omurov", "person")
    assert (found.institution, found.channel) == ("State Border Service", "briefing")
    assert found.report is None


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("spokesman for the governor of Naryn", "governor of Naryn"),
        ("spokesman for Naryn's police chief", "Naryn's police chief"),
        ("army's spokesman in Naryn", "army"),
    ],
)
def test_the_body_is_found_in_words_for_a_role_alone(role: str, body: str) -> None:
    assert origin(Said(WORDS, "Taalai Omurov"), Who("Taalai Omurov", role=role)).institution == body


@pytest.mark.parametrize(
    "words",
    [
        "the State Border Service",
        "Ruritania's State Border Service (SBS)",
        "the SBS",
        "the service",
        "the State Border Service of the republic",
        "the press service of the State Border Service",
        "the SBS spokesman",
        "a statement by the State Border Service",
        "the SBS's annual report",
        "the State Border Service announced in a communiqué",
    ],
)
def test_unnamed_words_of_a_body_are_the_bodys(words: str) -> None:
    assert origin(Said(WORDS, words), SERVICE).key == "body:state border service"


@pytest.mark.parametrize("words", ["a source in the State Border Service", "an officer of the SBS", "two drivers"])
def test_somebody_without_a_name_is_an_origin_of_one_report(words: str) -> None:
    found = origin(Said(WORDS, words), SERVICE)
    assert found.kind == "unnamed"
    assert found.report is not None
    assert found.key != origin(Said(WORDS, words), SERVICE, outlet="Naryn Post").key


def test_documents_speak_for_themselves() -> None:
    found = origin(Said(WORDS, "the verdict of the Osh City Court"), Who("Osh City Court", "organisation"))
    assert (found.kind, found.institution) == ("document", "Osh City Court")


@pytest.mark.parametrize("words", ["our correspondent", "We", "he", "Osh Herald"])
def test_the_outlet_speaks_of_itself_and_in_pronouns_that_name_nobody(words: str) -> None:
    who = (Who("Osh Herald", "organisation"),)
    assert origin(Said(WORDS, words), *who).key == "outlet:osh herald"


def test_a_private_person_is_an_origin_of_one_report_and_is_not_named() -> None:
    found = origin(Said(WORDS, "Gulmira Asanova"), Who("Gulmira Asanova", private=True))
    assert found.report is not None
    assert "asanova" not in f"{found.key} {found.name}".lower()


def test_a_public_figure_with_one_name_is_an_origin_of_one_report() -> None:
    assert origin(Said(WORDS, "Omurov"), Who("Omurov", role="colonel")).report is not None


@pytest.mark.parametrize(
    ("words", "key"), [("My brothers", "person:taalai omurov"), ("SBS", "body:state border service")]
)
def test_whoever_has_no_name_in_a_quotation_is_known_by_its_speaker(words: str, key: str) -> None:
    report = coded("Osh Herald", "2020-03-04", Said(WORDS, "Taalai Omurov", quoted=True), Said(WORDS, words),
                   who=(SERVICE, OMUROV, Who("SBS", "organisation")))  # fmt: skip
    outer, inner = report.statements
    entities = {entity.id: entity for entity in report.entities}
    assert origin_of(report.report, (outer, inner), entities).key.replace("sbs", "state border service") == key


def test_two_who_speak_on_one_broadcast_with_police_present_are_two_origins_on_one_channel() -> None:
    said = [
        Said(f"{words} they had come from Batken", name, via="on the evening broadcast", conditions=("police_present",))
        for words, name in (("Both told that", "Nurbek"), ("One added that", "Kubat"))
    ]
    report = coded("Osh Herald", "2020-03-04", *said, who=(Who("Nurbek", private=True), Who("Kubat", private=True)))
    found = {telling.origin for telling in tellings(report)}
    assert len({each.key for each in found}) == 2
    assert {(each.channel, each.conditions) for each in found} == {("broadcast", ("police_present",))}


def test_a_private_person_who_is_quoted_as_the_voice_of_a_body_gives_its_word() -> None:
    words = "the press secretary of the State Border Service, Aman Sadykov"
    assert origin(Said(WORDS, words), SERVICE, Who(words, private=True)) == origin(Said(WORDS, "the SBS"), SERVICE)
    driver = "a driver of the State Border Service, Aman Sadykov"
    assert origin(Said(WORDS, driver), SERVICE, Who(driver, private=True)).name == "a private person"
