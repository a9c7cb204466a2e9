"""What holds for origins whatever the reports are."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.copies import lineage
from dalil.linking.origins.shared import SharedOrigin, keys, origins
from dalil.linking.origins.standing import standing_behind
from dalil.linking.support import Support
from dalil.records import CodedReport
from tests.linking.origins.telling import Said, Who, coded, events, reprinted, tellings

WHO = (
    Who("State Border Service", "organisation", aliases=("SBS",)),
    Who("Ministry of Defence", "organisation"),
    Who("Taalai Omurov", role="spokesman", body="State Border Service"),
    Who("T. Omurov", role="spokesman", body="State Border Service"),
    Who("Nurbek Saliev", role="deputy prosecutor"),
    Who("Aida Toktogulova", role="lawyer of Askar Asanov"),
    Who("Gulmira Asanova", role="teacher", private=True),
    Who("Askar Asanov", private=True),
)
PRIVATE = frozenset(who.name for who in WHO if who.private)
SPEAKERS = (
    *(who.name for who in WHO), "the service", "a security source", "the source", "the prosecutor's office",
    "two drivers", "the verdict", "we", "he", "the wife of Askar Asanov", "Gulmira Asanova's lawyer",
    "a man who called himself Askar", "a teacher named Gulmira", None,
)  # fmt: skip
EVENTS = st.sampled_from(["detention", "trial"])
PARAGRAPHS = (
    "A lorry with leaflets under its planks crossed the river at dawn and stopped before the closed customs post",
    "Shepherds above the village heard two shots near midnight, then an engine, then nothing until snow began falling",
    "Behind the school a trench had been dug, wide enough for cables, which nobody in the council ordered",
    "Neither passports nor telephones were found on them, only bread, batteries and a map drawn by hand",
    "Winter fodder worth several thousand burned together with one barn, whose owner was visiting relatives abroad",
    "Lists of pupils, copied from registers kept at the mosque, lay inside an oven that still felt warm",
    "Training there lasted six weeks for each group, with mornings of sermons and evenings spent cleaning rifles",
    "Money arrived through traders who sell apricots, counted twice, never receipted, always before some holiday",
    "Divers searched below both bridges while soldiers kept boats away, yet no body or weapon surfaced",
    "Whoever painted slogans along that market wall used red oil, worked fast and knew when guards change",
)
"""Paragraphs that no reader takes for each other."""


@st.composite
def stories(draw: st.DrawFn, least: int = 1) -> list[CodedReport]:
    """Draw reports of outlets of their own, some with a headline."""
    paragraphs = draw(st.permutations(PARAGRAPHS))[: draw(st.integers(least, len(PARAGRAPHS)))]
    number = draw(st.integers(least, max(least, min(4, len(paragraphs)))))
    reports = []
    for at in range(number):
        said = [
            Said(words, draw(st.sampled_from(SPEAKERS)), quoted=draw(st.booleans()), event=draw(EVENTS))
            for words in paragraphs[at::number]
        ]
        headline = draw(st.sampled_from([None, Said("Lorry found", "border guards"), Said("Lorry found at border")]))
        day = draw(st.integers(1, 28))
        reports.append(coded(f"Outlet {at}", f"2020-03-{day:02}", *said, who=WHO, headline=headline))
    return reports


def found(reports: Sequence[CodedReport]) -> tuple[SharedOrigin, ...]:
    return origins(tellings(*reports), lineage(report.report for report in reports))


def support(reports: Sequence[CodedReport]) -> Support:
    told = tellings(*reports)
    printed = lineage(report.report for report in reports)
    return Support.of(standing_behind(events(*reports), printed, among=told))


@settings(max_examples=30, deadline=None)
@given(stories(), st.randoms())
def test_the_order_of_tellings_does_not_matter(reports: list[CodedReport], random: object) -> None:
    told = tellings(*reports)
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert origins(told) == origins(shuffled)


@settings(max_examples=30, deadline=None)
@given(stories())
def test_every_telling_has_one_origin(reports: list[CodedReport]) -> None:
    members = [telling for shared in found(reports) for telling in shared.tellings]
    assert sorted(members) == sorted(telling.key for telling in tellings(*reports))


@settings(max_examples=40, deadline=None)
@given(stories(), st.integers(0, 3), st.sampled_from(["2020-03-30", "2020-04-02", None]))
def test_a_report_that_is_printed_by_another_outlet_never_adds_an_origin(
    reports: list[CodedReport], which: int, published: str | None
) -> None:
    original = reports[which % len(reports)]
    copy = reprinted(original, "Copyist", published)
    if not lineage([original.report, copy.report]).copies:
        return  # too few words of its own for anybody to tell a copy
    assert len(found([*reports, copy])) <= len(found(reports))
    assert len(support([*reports, copy]).origins) <= len(support(reports).origins)


@settings(max_examples=30, deadline=None)
@given(stories(least=2))
def test_a_private_person_is_never_an_origin_across_reports(reports: list[CodedReport]) -> None:
    told = {telling.key: telling for telling in tellings(*reports)}
    for shared in origins(told.values()):
        if any(set(link.reasons) == {"the same quoted words"} for link in shared.links):
            continue  # the words are one, whoever says them
        private = {told[key].report.id for key in shared.tellings if told[key].origin.name == "a private person"}
        assert len(private) <= 1
        assert not private or set(shared.reports) == private


@settings(max_examples=30, deadline=None)
@given(stories())
def test_names_of_private_persons_stand_in_no_origin(reports: list[CodedReport]) -> None:
    own = {telling.origin for telling in tellings(*reports)} | {shared.origin for shared in found(reports)}
    shown = " ".join(f"{each.key} {each.name} {each.role} {each.institution}" for each in own).lower()
    assert not any(word.lower() in shown for name in PRIVATE for word in name.split())


@settings(max_examples=30, deadline=None)
@given(stories())
def test_an_unrelated_report_changes_no_group(reports: list[CodedReport]) -> None:
    unrelated = coded(
        "Shore News", "2009-07-01", Said("Apricots were cheap that year, growers of the southern shore complained"),
        Said("Frost had come late and gone late, which the union regrets", "Jyldyz Temirova"),
        who=(Who("Jyldyz Temirova", role="chairwoman"),),
    )  # fmt: skip
    before, after = found(reports), found([*reports, unrelated])
    assert set(map(_members, before)) <= set(map(_members, after))
    assert len(after) == len(before) + 2


@settings(max_examples=30, deadline=None)
@given(stories())
def test_what_a_link_joins_shares_a_blocking_key(reports: list[CodedReport]) -> None:
    told = {telling.key: telling for telling in tellings(*reports)}
    for shared in origins(told.values()):
        blocks = {
            key: {
                block for telling in shared.tellings if told[telling].origin.key == key for block in keys(told[telling])
            }
            for key in {told[telling].origin.key for telling in shared.tellings}
        }
        for link in shared.links:
            assert blocks[link.one] & blocks[link.other]


def _members(shared: SharedOrigin) -> tuple[str, ...]:
    return shared.tellings
