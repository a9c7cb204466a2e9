from itertools import permutations

import pytest

from dalil.linking.copies import lineage
from dalil.linking.groups import Decided
from dalil.linking.origins.shared import SharedOrigin, keys, origins, with_origin
from dalil.records import CodedReport
from tests.linking.origins.telling import Said, Who, coded, reprinted, tellings

SERVICE = Who("State Border Service", "organisation", aliases=("SBS",))
OMUROV = Who("Taalai Omurov", role="spokesman", body="State Border Service")
MEN = "Four men were stopped at the river on Tuesday night with a load of leaflets"
BOAT = "Their boat had been stolen from a fisherman in the spring"
QUOTE = "we have known for months that they would come this way one night"


def found(*reports: CodedReport) -> tuple[SharedOrigin, ...]:
    return origins(tellings(*reports), lineage(report.report for report in reports))


def reasons(*reports: CodedReport) -> set[str]:
    return {reason for shared in found(*reports) for link in shared.links for reason in link.reasons}


def herald(*said: Said, who: tuple[Who, ...] = (), published: str = "2020-03-04") -> CodedReport:
    return coded("Osh Herald", published, *said, who=who)


def post(*said: Said, who: tuple[Who, ...] = (), published: str = "2020-03-05") -> CodedReport:
    return coded("Naryn Post", published, *said, who=who)


def test_a_spokesman_whom_two_outlets_quote_is_one_origin() -> None:
    one = herald(Said(MEN, "Taalai Omurov"), who=(SERVICE, OMUROV))
    other = post(Said(BOAT, "Taalay Omurov"), who=(Who("Taalay Omurov", role="spokesman"),))
    assert len(found(one, other)) == 1
    assert "one name" in reasons(one, other)


def test_a_shorter_name_in_one_role_is_one_origin_on_one_matter() -> None:
    one = herald(Said(MEN, "Taalai Omurov"), who=(SERVICE, OMUROV))
    other = post(Said(BOAT, "T. Omurov"), who=(SERVICE, Who("T. Omurov", role="spokesman")))
    assert reasons(one, other) == {"a shorter name in one role"}


def test_a_body_and_its_spokesman_are_one_origin_on_one_matter() -> None:
    one = herald(Said(MEN, "the State Border Service"), who=(SERVICE,))
    other = post(Said(BOAT, "Taalai Omurov"), who=(SERVICE, OMUROV))
    assert reasons(one, other) == {"speaks for the body"}
    (shared,) = found(one, other)
    assert shared.origin.name == "Taalai Omurov"
    assert shared.institutions == ("State Border Service",)
    assert shared.reports == tuple(sorted((one.report.id, other.report.id)))


def test_a_body_and_its_spokesman_a_year_later_are_two_origins() -> None:
    one = herald(Said(MEN, "the State Border Service"), who=(SERVICE,))
    other = post(Said(BOAT, "Taalai Omurov", event="trial"), who=(SERVICE, OMUROV), published="2021-03-05")
    assert len(found(one, other)) == 2


def test_another_official_of_a_body_is_another_origin() -> None:
    inspector = Who("Marat Usenov", role="inspector", body="State Border Service")
    one = herald(Said(MEN, "Taalai Omurov"), Said(BOAT, "Marat Usenov"), who=(SERVICE, OMUROV, inspector))
    assert len(found(one)) == 2


def test_unnamed_sources_of_two_reports_are_two_origins() -> None:
    one, other = herald(Said(MEN, "a security source")), post(Said(BOAT, "a security source"))
    assert len(found(one, other)) == 2


def test_a_description_that_is_taken_up_in_one_report_is_one_origin() -> None:
    one = herald(Said(MEN, "a security source"), Said(BOAT, "the source"))
    assert reasons(one) == {"one description in one report"}


def test_unnamed_sources_with_the_same_quoted_words_are_one_origin() -> None:
    one = herald(Said(QUOTE, "a security source", quoted=True))
    other = post(Said(QUOTE, "an officer", quoted=True))
    assert reasons(one, other) == {"the same quoted words"}


def test_private_persons_of_two_reports_are_never_one() -> None:
    who = (Who("Gulmira Asanova", role="teacher", private=True),)
    one, other = herald(Said(MEN, "Gulmira Asanova"), who=who), post(Said(BOAT, "Gulmira Asanova"), who=who)
    assert len(found(one, other)) == 2


def test_a_body_with_and_without_its_country_is_one() -> None:
    one = herald(Said(MEN, "Ministry of Defence"), who=(Who("Ministry of Defence", "organisation"),))
    name = "Ministry of Defence of Kyrgyzstan"
    other = post(Said(BOAT, name), who=(Who(name, "organisation"),))
    assert len(found(one, other)) == 1


def test_an_office_and_its_holder_are_one_origin_in_one_report() -> None:
    holder = Who("Nurbek Saliev", role="deputy prosecutor")
    one = herald(Said(MEN, "the Osh prosecutor's office"), Said(BOAT, "Nurbek Saliev"), who=(holder,))
    assert reasons(one) == {"holds the office"}


def test_a_headlines_short_name_is_no_origin_of_its_own() -> None:
    head = Said("Four men stopped at river", "border guards")
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "Taalai Omurov"), who=(SERVICE, OMUROV), headline=head)
    assert reasons(one) == {"the headline's short name"}


def test_an_outlet_that_is_quoted_is_one_with_its_own_report() -> None:
    one, other = herald(Said(MEN)), post(Said(BOAT, "Osh Herald"), who=(Who("Osh Herald", "organisation"),))
    assert len(found(one, other)) == 1


def test_copies_have_the_origins_of_what_they_print() -> None:
    one = herald(Said(MEN, "a security source"), Said(BOAT), Said("The river carried high water all week long"))
    assert len(found(one, reprinted(one, "Naryn Post", "2020-03-06"))) == len(found(one)) == 2


def test_a_copys_own_paragraph_is_its_outlets() -> None:
    third = Said("The river carried high water all week long")
    one = herald(Said(MEN), Said(BOAT), third)
    other = post(Said(MEN), Said(BOAT), third, Said("Naryn has seen no such thing since the winter floods of 2009"))
    names = {shared.origin.name: len(shared.tellings) for shared in found(one, other)}
    assert names == {"Osh Herald": 6, "Naryn Post": 1}


def test_people_can_join_and_part_origins_for_good() -> None:
    one, other = herald(Said(MEN, "a security source")), post(Said(BOAT, "a security source"))
    pair = tuple(sorted(shared.origin.key for shared in found(one, other)))
    assert len(origins(tellings(one, other), decided=Decided(together=frozenset({(pair[0], pair[1])})))) == 1
    named = herald(Said(MEN, "the State Border Service"), Said(BOAT, "Taalai Omurov"), who=(SERVICE, OMUROV))
    apart = Decided(apart=frozenset({("body:state border service", "person:taalai omurov")}))
    assert (len(found(named)), len(origins(tellings(named), decided=apart))) == (1, 2)


def test_what_may_be_one_shares_a_key() -> None:
    one = tellings(herald(Said(MEN, "the State Border Service"), who=(SERVICE,)))
    other = tellings(post(Said(BOAT, "Taalai Omurov"), who=(SERVICE, OMUROV)))
    assert keys(one[0]) & keys(other[0])


def test_a_shared_origin_gives_a_telling_its_key_and_leaves_it_its_channel() -> None:
    one = herald(Said(MEN, "the State Border Service", via="at a briefing"), who=(SERVICE,))
    told = tellings(one, post(Said(BOAT, "Taalai Omurov"), who=(SERVICE, OMUROV)))
    (shared,) = origins(told)
    moved = [with_origin(telling, shared) for telling in told]
    assert {telling.origin.key for telling in moved} == {"person:taalai omurov"}
    assert {telling.origin.channel for telling in moved} == {"briefing", None}


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = (
        herald(Said(MEN, "the State Border Service"), Said(BOAT, "a source"), who=(SERVICE,)),
        post(Said(BOAT, "Taalai Omurov"), who=(SERVICE, OMUROV)),
        coded("Shore News", "2020-03-05", Said(BOAT, "a source"), Said(MEN)),
    )
    assert all(found(*order) == found(*reports) for order in permutations(reports))


def of_one_thing(*reports: CodedReport) -> int:
    printed = lineage(report.report for report in reports)
    return len(origins(tellings(*reports), printed, one_matter=True))


def test_a_body_that_is_called_by_its_kind_is_one_origin_on_one_thing_only() -> None:
    one, other = herald(Said(MEN, "the interior ministry")), post(Said(BOAT, "the interior ministry"))
    assert of_one_thing(one, other) == 1
    assert len(found(one, other)) == 2


def test_the_holder_of_an_office_is_one_origin_on_one_thing_and_a_witness_is_not() -> None:
    assert of_one_thing(herald(Said(MEN, "the governor")), post(Said(BOAT, "the governor"))) == 1
    assert of_one_thing(herald(Said(MEN, "a witness")), post(Said(BOAT, "a witness"))) == 2


def test_bodies_of_two_countries_that_are_called_by_their_kind_are_two_origins() -> None:
    one, other = herald(Said(MEN, "the Kyrgyz interior ministry")), post(Said(BOAT, "the Tajik interior ministry"))
    assert of_one_thing(one, other) == 2
    assert of_one_thing(one, post(Said(BOAT, "the interior ministry"))) == 1


def test_the_spokesman_of_a_body_that_is_called_by_its_kind_speaks_for_it() -> None:
    spokesman = Who("Ulan Sadykov", role="police spokesman")
    one = herald(Said(MEN, "Ulan Sadykov"), who=(spokesman,))
    assert of_one_thing(one, post(Said(BOAT, "police"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Who("Ulan Sadykov", role="Police Public Relations Officer"),
            Who("the spokesperson of the state police command"),
        ),
        (Who("Ulan Sadykov", role="spokesman of the relief force, Colonel"), Who("the military's spokesman")),
        (Who("Northern Army Command", "organisation"), Who("Kyrgyz Army", "organisation")),
        (Who("Osh Regional Hospital", "organisation"), Who("the hospital")),
        (Who("Salt Front", "organisation"), Who("the group")),
        (Who("Rights Forum of Naryn", "organisation"), Who("the rights forum")),
        (Who("Salt Front", "organisation"), Who("Ulan Sadykov", role="Salt Front secretary general")),
    ],
)
def test_who_is_called_by_kind_or_noun_is_whom_another_report_names_on_one_thing(one: Who, other: Who) -> None:
    named = herald(Said(MEN, one.name), who=(one,))
    called = post(Said(BOAT, other.name), who=(other,) if other.role or other.type == "organisation" else ())
    assert of_one_thing(named, called) == 1
    assert len(found(named, called)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Osh police spokesman", "the Naryn police spokesman"),
        ("the army's spokesman", "the police spokesman"),
        ("a hospital", "a hospital"),
        ("the district court", "the federal court"),
        ("his press service", "the ministry's press service"),
    ],
)
def test_voices_of_two_bodies_are_two_origins(one: str, other: str) -> None:
    assert of_one_thing(herald(Said(MEN, one)), post(Said(BOAT, other))) == 2


def test_a_spokesman_speaks_for_the_body_that_his_report_mentions_and_another_quotes() -> None:
    named = herald(Said(MEN, "State Border Service"), who=(SERVICE,))
    assert of_one_thing(named, post(Said(BOAT, "a spokesman"), who=(Who("SBS", "organisation"),))) == 1
    assert of_one_thing(named, post(Said(BOAT, "a spokesman"))) == 2


def test_words_that_end_with_a_name_are_whom_another_report_knows_by_it() -> None:
    named = herald(Said(MEN, "Taalai Omurov"), who=(SERVICE, OMUROV))
    assert of_one_thing(named, post(Said(BOAT, "the DG of SBS, Taalai Omurov"))) == 1


def test_spellings_of_a_body_that_many_countries_have_are_one_on_one_thing_only() -> None:
    names = ("Ministry of Internal Affairs", "Interior Ministry")
    one, other = (
        report(Said(MEN, name), who=(Who(name, "organisation"),))
        for report, name in zip((herald, post), names, strict=True)
    )
    assert of_one_thing(one, other) == 1
    assert len(found(one, other)) == 2
