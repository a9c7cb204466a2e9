from dataclasses import replace

from dalil.linking.copies import lineage
from dalil.linking.origins.printed import in_headline
from dalil.linking.origins.standing import standing_behind
from dalil.linking.support import Support
from dalil.records import CodedReport, When
from tests.linking.origins.telling import Said, Who, coded, events, reprinted, tellings

SERVICE = Who("State Border Service", "organisation")
OMUROV = Who("Taalai Omurov", role="spokesman", body="State Border Service")
WHO = (SERVICE, OMUROV)
MEN = "Four men were stopped at the river on Tuesday night with a load of leaflets"
BOAT = "Their boat had been stolen from a fisherman in the spring"
HEADLINE = Said("Four stopped at river")


def support(*reports: CodedReport) -> Support:
    told = tellings(*reports)
    behind = standing_behind(events(*reports), lineage(r.report for r in reports), among=told)
    return Support.of(behind)


def test_five_outlets_that_quote_one_spokesman_are_one_origin() -> None:
    reports = [
        coded(f"Outlet {number}", f"2020-03-0{number}", Said(MEN, by), who=WHO, headline=HEADLINE)
        for number, by in enumerate(
            ("Taalai Omurov", "the service", "Taalai Omurov", "the service", "Taalai Omurov"), 1
        )
    ]
    assert str(support(*reports)) == "5 reports, 5 outlets, 1 origin"


def test_a_headline_has_its_account_from_the_speaker_whom_the_report_names() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN), Said(BOAT, "Taalai Omurov"), who=WHO, headline=HEADLINE)
    assert support(one).origins == ("person:taalai omurov",)


def test_a_headline_has_its_account_from_the_speaker_of_the_lead() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "Taalai Omurov"), who=WHO, headline=HEADLINE)
    members = [telling for telling in events(one) if not telling.chain]
    assert [t.origin.key for t in standing_behind(members, among=tellings(one))] == ["person:taalai omurov"]
    assert [t.origin.key for t in standing_behind(members)] == ["outlet:osh herald"]


def test_what_no_speaker_tells_is_the_outlets() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN), headline=HEADLINE)
    assert support(one).origins == ("outlet:osh herald",)


def test_a_quoted_outlet_leads_on_to_whom_it_quotes() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "Taalai Omurov"), who=WHO)
    other = coded("Naryn Post", "2020-03-05", Said(BOAT, "Osh Herald"), who=(Who("Osh Herald", "organisation"),))
    assert support(one, other).origins == ("person:taalai omurov",)


def test_a_copy_adds_a_report_and_an_outlet_and_no_origin() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "two drivers"), Said(BOAT), headline=HEADLINE)
    assert str(support(one, reprinted(one, "Naryn Post", None))) == "2 reports, 2 outlets, 1 origin"


def test_the_report_of_a_body_is_its_own_word_whomever_it_quotes() -> None:
    one = coded("Naryn Helsinki Committee", "2020-03-04", Said(MEN), Said(BOAT, "Taalai Omurov"), who=WHO)
    assert support(one).origins == ("outlet:naryn helsinki committee", "person:taalai omurov")


def test_an_officer_quoted_in_the_same_paragraph_stands_behind_what_no_speaker_tells() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN), Said(f"{BOAT}. It was found", "Taalai Omurov"), who=WHO)
    boat = [telling for telling in events(one) if telling.chain]
    lead = [telling for telling in events(one) if not telling.chain]
    assert [t.origin.key for t in standing_behind(lead, among=tellings(one))] == ["outlet:osh herald"]
    beside = replace(boat[0], chain=(), origin=lead[0].origin)
    assert [t.origin.key for t in standing_behind([beside], among=tellings(one))] == ["person:taalai omurov"]


def test_who_only_contests_an_account_does_not_stand_behind_it() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN), Said(BOAT, "Taalai Omurov"), who=WHO)
    denied = replace(
        one, statements=tuple(replace(s, cue=s.cue and replace(s.cue, exact="denied")) for s in one.statements)
    )
    assert support(denied).origins == ("outlet:osh herald", "person:taalai omurov")


def test_a_witness_of_todays_news_does_not_stand_behind_what_happened_long_ago() -> None:
    lawyer = (Who("Aida Toktogulova", role="lawyer"),)
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "Aida Toktogulova"), Said(BOAT), who=lawyer)
    fresh, long_ago = (
        [replace(t, record=replace(t.record, when=When(day, None))) for t in events(one)]  # type: ignore[arg-type]
        for day in ("2020-03-03", "2018")
    )
    keys = [{t.origin.key for t in standing_behind(each, among=tellings(one))} for each in (fresh, long_ago)]
    assert keys == [{"person:aida toktogulova"}, {"person:aida toktogulova", "outlet:osh herald"}]


def test_a_headline_is_of_its_own_report_even_where_the_lead_is_nearly_printed() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "two drivers"), Said(BOAT), headline=HEADLINE)
    other = coded("Osh Herald", "2020-03-05", Said(MEN, "Taalai Omurov"), Said(BOAT), who=WHO, headline=HEADLINE)
    told = standing_behind(events(one, other), lineage((one.report, other.report)), among=tellings(one, other))
    assert [t.origin.key for t in told if t.report.id == other.report.id and in_headline(t)] == ["person:taalai omurov"]


def test_residents_whom_a_quoted_outlet_passes_on_are_the_residents_of_its_report() -> None:
    one = coded("Osh Herald", "2020-03-04", Said(MEN, "residents"))
    other = coded("Naryn Post", "2020-03-05", Said(BOAT, "residents"), who=(Who("Osh Herald", "organisation"),))
    (told,) = events(other)
    herald = replace(told.chain[0], id="s0", speaker="e1", speaker_text=None)
    passed = replace(told, chain=(herald, *told.chain))
    assert len({t.origin.key for t in standing_behind([*events(one), told])}) == 2
    assert len({t.origin.key for t in standing_behind([*events(one), passed])}) == 1


def test_a_mere_figure_in_the_lead_stands_behind_nothing() -> None:
    one = coded("Osh Herald", "2020-03-04", Said("900 men", "Taalai Omurov"), Said(MEN), who=WHO, headline=HEADLINE)
    headline = [telling for telling in events(one) if in_headline(telling)]
    assert [t.origin.key for t in standing_behind(headline, among=tellings(one))] == ["outlet:osh herald"]
