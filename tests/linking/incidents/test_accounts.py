"""What one report says of an incident: each field of an account, and what is none of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dalil.linking.incidents.accounts import Account, Count, account_of, joined
from dalil.linking.incidents.days import Days
from dalil.linking.incidents.setting import Setting
from dalil.linking.tellings import tellings_of
from dalil.records import CodedReport, Entity, Event, Participant, Place, Quantity, Span, Statistic, When
from tests.linking.incidents.telling import KYRGYZSTAN, OSH, UZGEN, Page, Person, Told, coded

DETENTION = Told("Police detained seven men in Osh on Monday.", "detained", when="2019-03-11", places=(OSH,),
                 count=7, who="seven men")  # fmt: skip
HEADLINE = Told("Seven held in Osh", "held", count=7, who="Seven")
TRIAL = Told("A court tried them in Uzgen.", "tried", "trial", places=(UZGEN,))
Change = Callable[[Event], Event]


def accounts(told: CodedReport) -> list[Account]:
    """Give an account for each event of a report."""
    listed = [telling for telling in tellings_of(told) if isinstance(telling.record, Event)]
    setting = Setting.of(told.report, {entity.id: entity for entity in told.entities}, told.events)
    return [account_of(telling, setting) for telling in sorted(listed, key=lambda telling: telling.key)]


def account(*told: Told, published: str | None = "2019-03-12", persons: tuple[Person, ...] = ()) -> Account:
    """Give the account of the last event of a report."""
    return accounts(coded(Page(1, told, published, persons=persons)))[-1]


def days(first: str, last: str | None = None) -> Days:
    found = Days.of(f"{first}/{last}" if last else first)
    assert found is not None
    return found


def names(spots: object) -> set[str]:
    return {spot.name for spot in spots}  # type: ignore[attr-defined]


def with_participants(told: CodedReport, *parts: Participant) -> CodedReport:
    return replace(told, events=(replace(told.events[0], participants=parts),))


def test_an_account_names_its_report_telling_type_status_and_trigger() -> None:
    one = account(replace(DETENTION, trigger="detained", status="alleged"))
    assert one.report == f"sha256:{1:012x}ffff"
    assert one.key == "000000000001.v1"
    assert [*one.tellings, *one.types, *one.statuses] == [one.key, "detention", "alleged"]
    assert one.triggers == {"detain"}
    assert one.families == {"operation"}


def test_only_events_have_accounts() -> None:
    told = coded(Page(1, (DETENTION,)))
    trigger = told.events[0].trigger
    figure = Statistic("q1", "detained", trigger, Quantity(7, 7, 7, "exact", "people", trigger), None, None, None,
                       None, None, None, (), 0.5, "rules", (trigger,))  # fmt: skip
    (telling,) = (one for one in tellings_of(replace(told, events=(), statistics=(figure,))))
    with pytest.raises(TypeError, match="is no event"):
        account_of(telling, Setting.of(told.report, {}, ()))


def test_its_date_is_its_own_and_firm() -> None:
    one = account(DETENTION)
    assert one.days == one.firm == {days("2019-03-11")}
    assert one.around == frozenset()


def test_a_date_beside_it_in_its_sentence_is_its_own_but_not_firm() -> None:
    sentence = "Police detained seven men on Monday and seized three rifles."
    one = account(Told(sentence, "detained", when="2019-03-11"), Told(sentence, "seized", "seizure"))
    assert one.days == {days("2019-03-11")}
    assert one.firm == one.around


def test_what_may_lie_ahead_takes_no_date_from_beside_it() -> None:
    sentence = "Police detained seven men on Monday and will try them."
    one = account(Told(sentence, "detained", when="2019-03-11"), Told(sentence, "try", "trial", status="planned"))
    assert one.days == frozenset()
    assert one.around == {days("2019-03-11")}


def test_a_date_that_words_nearer_to_another_event_tell_is_not_firm() -> None:
    sentence = "On Monday police detained seven men who had fled the trial."
    told = coded(Page(1, (Told(sentence, "detained"), Told(sentence, "fled", "escape"))))
    when = When("2019-03-11", Span.of(told.report.text, 3, 9))
    first, second = accounts(replace(told, events=tuple(replace(event, when=when) for event in told.events)))
    assert first.firm == first.days == second.days == {days("2019-03-11")}
    assert second.firm == frozenset()


def test_a_date_after_the_report_dates_nothing_that_it_tells_as_past() -> None:
    assert account(replace(DETENTION, when="2019-03-20")).days == frozenset()
    assert account(replace(DETENTION, when="2019-03-20", status="planned")).days == {days("2019-03-20")}


def test_when_and_where_of_what_was_told_before_it_in_its_paragraph_is_around_it() -> None:
    told = coded(Page(1, (replace(DETENTION, sentence=f"{DETENTION.sentence} They were tried."),
                          Told(f"{DETENTION.sentence} They were tried.", "tried", "trial"))))  # fmt: skip
    one = accounts(told)[-1]
    assert (one.days, one.spots) == (frozenset(), frozenset())
    assert one.around == {days("2019-03-11")}
    assert names(one.nearby) == {"osh"}


def test_what_another_paragraph_tells_is_not_around_it() -> None:
    one = account(DETENTION, replace(TRIAL, places=()))
    assert (one.around, one.nearby) == (frozenset(), frozenset())


def test_its_places_are_its_own_or_those_of_its_family_in_the_sentence() -> None:
    assert names(account(DETENTION).spots) == {"osh"}
    sentence = "A raid in Osh ended with seven men detained."
    beside = account(Told(sentence, "raid", "raid", places=(OSH,)), Told(sentence, "detained"))
    assert (names(beside.spots), beside.nearby) == ({"osh"}, frozenset())
    other = account(Told(sentence, "raid", "trial", places=(OSH,)), Told(sentence, "detained"))
    assert (other.spots, names(other.nearby)) == (frozenset(), {"osh"})


def test_a_spot_keeps_what_can_be_compared_and_says_how_exact_it_is() -> None:
    (town,) = account(DETENTION).spots
    assert (town.geonames, town.country, town.admin1, town.lat, town.exact) == (1527534, "KG", "KG-GO", 40.53, True)
    assert [spot.exact for spot in account(replace(DETENTION, places=(KYRGYZSTAN,))).spots] == [False]


def test_a_place_that_no_gazetteer_holds_is_taken_for_a_village() -> None:
    unknown = Place("Zhiyde", None, "KG", None, None, None, None, "country")
    assert [spot.exact for spot in account(replace(DETENTION, places=(unknown,))).spots] == [True]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Participant("target", None, "seven men", Quantity(7, 7, 7, "exact", "people", None), Span(0, 0, "")),
         {Count("suffering", 7, 7)}),
        (Participant("victim", None, "more than 30", Quantity(None, 31, None, "more_than", "people", None),
                     Span(0, 0, "")), {Count("suffering", 31, None)}),
        (Participant("authority", None, "two units", Quantity(2, 2, 2, "exact", "units", None), Span(0, 0, "")),
         {Count("authority", 2, 2)}),
        (Participant("punishment", None, "9 years", Quantity(9, 9, 9, "exact", "years", None), Span(0, 0, "")), set()),
        (Participant("target", None, "dozens", Quantity(None, None, None, "unspecified", "people", None),
                     Span(0, 0, "")), set()),
        (Participant("target", None, "a man", None, Span(0, 0, "")), {Count("suffering", 1, 1)}),
        (Participant("target", None, "the men", None, Span(0, 0, "")), set()),
        (Participant("organiser", None, "a man", None, Span(0, 0, "")), set()),
        (Participant("target", "p0", "Azamat Toktorov", None, Span(0, 0, "")), {Count("suffering", 1, 1)}),
    ],
)  # fmt: skip
def test_counts_are_of_whole_roles_and_those_who_suffer_are_one(part: Participant, expected: set[Count]) -> None:
    told = coded(Page(1, (DETENTION,), persons=(Person("Azamat Toktorov"),)))
    assert accounts(with_participants(told, part))[0].counts == expected


def test_who_acts_is_told_apart_from_bodies_of_the_state_and_public_figures() -> None:
    sentence = "Fighters of Nur Zhol freed by the Border Service met Daniyar Usonov and Azamat Toktorov."
    told = coded(Page(1, (Told(sentence, "freed", "release", group="Nur Zhol"),), persons=(
        Person("Border Service", private=False, type="organisation"), Person("Daniyar Usonov", private=False),
        Person("Azamat Toktorov"),
    )))  # fmt: skip
    parts = (*told.events[0].participants, Participant("authority", "p0", "Border Service", None, Span(0, 0, "")))
    (one,) = accounts(with_participants(told, *parts))
    assert [*one.groups, *one.bodies, *one.figures] == ["Nur Zhol", "Border Service", "Daniyar Usonov"]
    assert one.acting == {"Nur Zhol"}
    assert one.entities == {"n0", "p0"}
    assert one.sufferers == frozenset()


def test_those_who_suffer_are_known_by_their_entities() -> None:
    one = account(replace(DETENTION, who="Azamat Toktorov"), persons=(Person("Azamat Toktorov"),))
    assert one.entities == one.sufferers == {"p0"}


def test_people_are_described_by_words_that_say_who_they_are_never_by_private_names() -> None:
    assert account(replace(DETENTION, who="seven gunmen")).people == {"militant"}
    assert account(replace(DETENTION, who="seven people")).people == frozenset()
    private = replace(DETENTION, sentence="Police detained Azamat Toktorov in Osh.", who="Azamat Toktorov")
    assert account(private, persons=(Person("Azamat Toktorov"),)).people == frozenset()
    known = account(private, persons=(Person("Azamat Toktorov", private=False),))
    assert known.people == {"azamat", "toktorov"}


def test_whom_a_pronoun_names_are_those_told_of_before() -> None:
    sentence = "Police detained seven teachers in Osh. They were tried."
    first = Told(sentence, "detained", who="seven teachers", places=(OSH,))
    assert account(first, Told(sentence, "tried", "trial", who="They")).people == {"teacher"}
    assert account(first, Told(sentence, "tried", "trial", who="two men")).people == frozenset()


def test_words_are_those_of_the_sentence_that_carry_meaning_without_private_names() -> None:
    one = account(replace(DETENTION, sentence="The police detained Azamat Toktorov at the grain market."),
                  persons=(Person("Azamat Toktorov"),))  # fmt: skip
    assert one.words == {("detain", "grain", "market", "police")}


def test_clauses_hold_what_only_the_clause_of_the_event_says() -> None:
    sentence = "Farmers found a cache of grenades, while police detained smugglers at the reservoir."
    one = account(Told(sentence, "detained"))
    assert {"smuggler", "reservoir"} <= one.clauses
    assert not {"grenade", "detain"} & one.clauses


def test_it_knows_where_in_the_report_it_is_told() -> None:
    first, second, third = accounts(coded(Page(1, (HEADLINE, DETENTION, TRIAL))))
    assert [min(each.sentences) for each in (first, second, third)] == [0, 1, 2]
    assert [min(each.blocks) for each in (first, second, third)] == [0, 1, 2]
    assert [each.headline for each in (first, second, third)] == [True, False, False]


def test_it_is_the_how_manieth_of_its_family() -> None:
    found = accounts(coded(Page(1, (HEADLINE, DETENTION, TRIAL))))
    assert [each.numbers for each in found] == [{0}, {1}, {0}]


def test_what_stands_after_the_head_of_a_report_does_not_lead_it() -> None:
    sentences = ["Shops were closed.", "Police came to Uzgen.", "Schools were closed.", DETENTION.sentence]
    told = tuple(Told(sentence, sentence.split()[1], "protest") for sentence in sentences[:3])
    found = accounts(coded(Page(1, (*told, DETENTION))))
    assert [each.leads for each in found] == [True, True, True, False]


@pytest.mark.parametrize(
    ("sentence", "who", "cue"),
    [
        ("Another seven men were detained in Osh.", "seven men", "another"),
        ("The detained men were in Osh.", "The men", "known"),
        ("A detained man was in Osh.", "a man", "new"),
        ("Police detained seven men in Osh.", "seven men", "introduced"),
        ("Police detained 7 in Osh.", "7", "introduced"),
        ("Police detained them in Osh.", "them", "spoken of"),
    ],
)
def test_words_before_an_event_tell_whether_it_is_new_known_or_another(sentence: str, who: str, cue: str) -> None:
    assert cue in account(Told(sentence, "detained", who=who)).cues


def test_what_is_spoken_of_as_known_takes_no_date_but_its_own() -> None:
    sentence = "The detained men went on hunger strike on Monday."
    told = coded(Page(1, (Told(sentence, "strike", "protest"), Told(sentence, "detained", who="The men"))))
    when = When("2019-03-11", Span.of(told.report.text, sentence.index("on Monday"), len(sentence) - 1))
    known = accounts(replace(told, events=tuple(replace(event, when=when) for event in told.events)))[1]
    assert "known" in known.cues
    assert known.days == known.firm == frozenset()


def test_its_chain_is_its_innermost_speaker() -> None:
    told = coded(Page(1, (DETENTION,)))
    (one,) = accounts(replace(told, events=(replace(told.events[0], chain=("s1", "s2")),)))
    assert one.chains == {"s2"}


def test_what_a_report_gives_to_all_its_tellings() -> None:
    persons = (Person("Daniyar Usonov", private=False), Person("Azamat Toktorov"))
    sentence = "Daniyar Usonov of Nur Zhol spoke with Azamat Toktorov."
    first, second = accounts(
        coded(Page(1, (DETENTION, Told(sentence, "spoke", "meeting", group="Nur Zhol")), persons=persons))
    )
    for one in (first, second):
        assert one.published == days("2019-03-12")
        assert one.countries == one.lands == {"KG"}
        assert one.names == {"daniyar usonov", "nur zhol"}
        assert one.acting == {"Nur Zhol"}
        assert names(one.towns) == {"osh"}
        assert {"detain", "seven", "osh", "monday"} <= one.title
        assert sorted(anchor.partition(":")[0] for anchor in one.anchors) == ["organisation", "person"]
    assert first.passage == frozenset()
    assert second.passage == {"daniyar usonov", "nur zhol"}


def test_lands_are_those_of_its_own_places_first() -> None:
    khujand = Place("Khujand", None, "TJ", "TJ-SU", 1514879, 40.28, 69.63, "settlement")
    first, second = accounts(coded(Page(1, (replace(DETENTION, places=(khujand,)), replace(TRIAL, places=())))))
    assert first.lands == second.lands == {"TJ"}
    third = account(replace(DETENTION, places=(khujand,)), TRIAL)
    assert third.lands == {"KG"}
    assert third.countries == {"KG", "TJ"}


def test_countries_are_those_of_place_names_where_no_event_has_a_place() -> None:
    told = coded(Page(1, (replace(DETENTION, places=()),)))
    osh = Entity("n9", "place", "Osh", (), (), "KG")
    assert accounts(replace(told, entities=(osh,)))[0].countries == {"KG"}


def test_an_undated_report_dates_nothing() -> None:
    one = account(replace(DETENTION, when=None), published=None)
    assert (one.published, one.days) == (None, frozenset())


def test_joined_accounts_say_what_each_says() -> None:
    found = accounts(coded(Page(1, (HEADLINE, DETENTION))))
    one = joined(found[::-1])
    assert one.key == found[0].key
    assert one.tellings == found[0].tellings | found[1].tellings
    assert (one.days, one.spots, one.headline) == (found[1].days, found[1].spots, True)
    assert one.triggers == {"hold", "detain"}
    assert joined(found[:1]) is found[0]
