"""The register, with invented groups and outlets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.groups import UNDECIDED, Decided
from dalil.linking.identities import Identity, identities
from dalil.linking.profiles import named_of
from dalil.linking.register import RegisterEntry, act_in_words, register, standing_in_words
from dalil.linking.tellings import Telling
from dalil.records import CodedReport, Designation
from dalil.records.keys import key_of
from tests.linking.building import Ban, tellings, told


def identified(reports: Iterable[CodedReport]) -> tuple[Identity, ...]:
    return identities(named for coded in reports for named in named_of(coded))


def registered(*reports: CodedReport, decided: Decided = UNDECIDED) -> tuple[RegisterEntry, ...]:
    return register(tellings(reports), identified(reports), decided)


def only(*reports: CodedReport) -> RegisterEntry:
    (entry,) = registered(*reports)
    return entry


def test_spellings_of_one_organisation_are_one_entry_in_each_jurisdiction() -> None:
    found = registered(
        told(1, Ban("Sabzi Yuli", "KG")),
        told(2, Ban("Sabzi Yo'li", "KG"), Ban("Sabzi Yo'li", "UZ")),
        told(3, Ban("Red Bridge", "KG")),
    )
    assert [(entry.jurisdiction, str(entry.support)) for entry in found] == [
        ("KG", "2 reports, 2 outlets, 2 origins"),
        ("UZ", "1 report, 1 outlet, 1 origin"),
        ("KG", "1 report, 1 outlet, 1 origin"),
    ]
    assert found[0].key == "r-000000000001.d1"


def test_one_speaker_in_several_outlets_is_one_origin() -> None:
    entry = only(told(1, Ban(speaker="Harbour Court")), told(2, Ban(speaker="Harbour Court")))
    assert str(entry.support) == "2 reports, 2 outlets, 1 origin"


def test_two_years_of_one_ban_are_a_disagreement_and_one_act() -> None:
    entry = only(told(1, Ban(when="2013")), told(2, Ban(when="2014")), told(3, Ban(when="2014-05-14")))
    (act,) = entry.acts
    assert act.when == "2014-05-14"
    (differ,) = entry.disagreements
    assert (differ.field, differ.revised) == ("when", False)
    assert [side.value for side in differ.sides] == ["2013", "2014", "2014-05-14"]
    assert differ.sides[0].tellings == ("000000000001.d1",)


def test_a_year_and_a_day_in_it_agree() -> None:
    entry = only(told(1, Ban(when="2014")), told(2, Ban(when="2014-05-14")), told(3, Ban(when="2014/..")))
    assert entry.disagreements == ()
    assert entry.acts[0].when == "2014-05-14"


def test_a_ban_that_one_source_does_not_tell_is_no_disagreement() -> None:
    found = registered(told(1, Ban(jurisdiction="KG"), Ban(jurisdiction="TJ")), told(2, Ban(jurisdiction="TJ")))
    assert len(found) == 2
    assert not any(entry.disagreements for entry in found)


def test_other_categories_are_a_disagreement_and_kinds_of_body_are_none() -> None:
    entry = only(
        told(1, Ban(when="2014", category="extremist")),
        told(2, Ban(when="2014", category="terrorist")),
        told(3, Ban(when="2014", category="religious")),
    )
    (differ,) = entry.disagreements
    assert (differ.field, [side.value for side in differ.sides]) == ("category", ["extremist", "terrorist"])


def test_what_one_origin_corrects_is_revised() -> None:
    entry = only(
        told(1, Ban(when="2013", speaker="Harbour Court"), published="2015-01-01"),
        told(2, Ban(when="2014", speaker="Harbour Court"), published="2015-02-01"),
    )
    assert entry.disagreements[0].revised


def test_dates_far_apart_and_dates_of_one_teller_are_two_acts() -> None:
    assert len(only(told(1, Ban(when="2003")), told(2, Ban(when="2014"))).acts) == 2
    assert len(only(told(1, Ban(when="2013", status="listed"), Ban(when="2014"))).acts) == 2


def test_a_status_has_a_beginning_and_an_end() -> None:
    entry = only(
        told(1, Ban(when="2014")),
        told(2, Ban(when="2021-03", status="delisted"), published="2021-04-01"),
        told(3, Ban()),
    )
    assert entry.as_of(date(2013, 12, 31)) is None
    standing = entry.as_of(date(2019, 1, 1))
    assert standing is not None
    assert standing_in_words(standing) == "banned since 2014"
    later = entry.as_of(date(2022, 1, 1))
    assert later is not None
    assert (later.status, standing_in_words(later)) == ("delisted", "banned since 2014; delisted 2021-03")
    assert entry.disagreements == ()


def test_within_a_disputed_time_nothing_is_sure() -> None:
    entry = only(told(1, Ban(when="2013-05-01")), told(2, Ban(when="2014-05-14")))
    between, after = entry.as_of(date(2013, 12, 1)), entry.as_of(date(2014, 12, 1))
    assert between is not None
    assert after is not None
    assert (between.sure, after.sure) == (False, True)


def test_a_ban_after_a_lifting_begins_anew() -> None:
    entry = only(
        told(1, Ban(when="2010")), told(2, Ban(when="2012-02", status="delisted")), told(3, Ban(when="2013-06-01"))
    )
    assert len(entry.acts) == 3
    standing = entry.as_of(date(2015, 1, 1))
    assert standing is not None
    assert standing_in_words(standing) == "banned since 2013-06-01"


def test_a_ban_told_as_in_force_after_its_lifting_is_a_disagreement() -> None:
    entry = only(
        told(1, Ban(when="2010"), published="2011-01-01"),
        told(2, Ban(when="2012-02-03", status="delisted"), published="2012-03-01"),
        told(3, Ban(), published="2016-01-01"),
    )
    assert [differ.field for differ in entry.disagreements] == ["status"]


def test_an_act_is_told_with_its_authority_its_date_and_its_reporters() -> None:
    entry = only(told(1, Ban(when="2014-05-14", category="extremist", authority="Harbour Court"), outlet="Valley Post"))
    assert act_in_words(entry.acts[0], "KG") == (
        "banned as extremist in Kyrgyzstan by Harbour Court on 2014-05-14, as reported by Valley Post"
    )
    bare = only(told(2, Ban(jurisdiction=None), outlet="Valley Post"))
    assert act_in_words(bare.acts[0], None) == (
        "banned in a place that is not told by an authority that is not named on a date that is not told, "
        "as reported by Valley Post"
    )


def test_places_that_are_not_told_are_not_taken_for_one() -> None:
    assert len(registered(told(1, Ban(jurisdiction=None)), told(2, Ban(jurisdiction=None)))) == 2


def test_people_join_and_part_tellings_for_good() -> None:
    reports = told(1, Ban("Sabzi Yuli")), told(2, Ban("Sabzi Yuli")), told(3, Ban("Red Bridge"))
    pair = ("000000000001.d1", "000000000002.d1")
    assert len(registered(*reports)) == 2
    assert len(registered(*reports, decided=Decided(apart=frozenset({pair})))) == 3
    assert len(registered(*reports, decided=Decided(together=frozenset({("000000000001.d1", "000000000003.d1")})))) == 1


_BANS = st.builds(
    Ban,
    alias=st.sampled_from([None, None, None, "Green Path"]),
    organisation=st.sampled_from(["Sabzi Yuli", "Sabzi Yo'li", "Red Bridge", "Green Path"]),
    jurisdiction=st.sampled_from(["KG", "TJ", None]),
    status=st.sampled_from(["banned", "listed", "delisted"]),
    when=st.sampled_from([None, "2012", "2013", "2013-04", "2013-04-09", "2019/..", "201X", "XXXX-12-21", "2012/2016"]),
    category=st.sampled_from([None, "extremist", "terrorist", "religious"]),
    speaker=st.sampled_from([None, "Harbour Court"]),
)
_REPORTS = st.lists(
    st.tuples(st.lists(_BANS, min_size=1, max_size=3), st.sampled_from(["2014-02-01", "2020-01-05", "2020", None])),
    min_size=1, max_size=6,
).map(lambda drawn: [told(n, *bans, published=day) for n, (bans, day) in enumerate(drawn, 1)])  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_is_nothing_and_every_telling_is_kept_once(reports: list[CodedReport], random) -> None:  # type: ignore[no-untyped-def]
    found = registered(*reports)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert registered(*shuffled) == found
    kept = [telling.key for entry in found for telling in entry.tellings]
    assert sorted(kept) == sorted(f"{n:012x}.{d.id}" for n, one in enumerate(reports, 1) for d in one.designations)
    for entry in found:
        assert sorted(t.key for act in entry.acts for t in act.tellings) == sorted(t.key for t in entry.tellings)
        entry.as_of(date(2016, 1, 1))


@settings(max_examples=120, deadline=None)
@given(_REPORTS)
def test_only_entries_whose_organisation_a_new_report_touches_are_made_again(reports: list[CodedReport]) -> None:
    kept: dict[str, RegisterEntry] = {}
    before: tuple[Identity, ...] = ()
    for size in range(1, len(reports) + 1):
        known = identified(reports[:size])
        changed = {member for identity in known if identity not in before for member in identity.members}
        again = [one for one in tellings(reports[:size]) if organisation_key(one) in changed]
        concerned = {one.key for one in again}
        kept = {key: entry for key, entry in kept.items() if concerned.isdisjoint(t.key for t in entry.tellings)}
        kept |= {entry.key: entry for entry in register(again, known)}
        before = known
    assert sorted(kept.values(), key=lambda entry: entry.key) == list(registered(*reports))


def organisation_key(one: Telling) -> str | None:
    """Give the key of the organisation that a telling designates."""
    return key_of(one.report.id, one.record.organisation) if isinstance(one.record, Designation) else None
