"""Checks of the register across reports, with invented groups and outlets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.linking.identities import identities
from dalil.linking.profiles import named_of
from dalil.linking.register import checks_of, register
from dalil.records import CodedReport, DesignationStatus
from tests.linking.building import Ban, tellings, told


def checks(*reports: CodedReport) -> list[tuple[str, str, str, tuple[str, ...]]]:
    known = identities(named for coded in reports for named in named_of(coded))
    entries = register(tellings(reports), known)
    return [(one.kind, one.verdict, one.explanation, one.records) for entry in entries for one in checks_of(entry.acts)]


def test_two_years_of_one_ban_are_inconsistent() -> None:
    assert checks(told(1, Ban(when="2013")), told(2, Ban(when="2014")), told(3, Ban(when="2014-05-14"))) == [
        (
            "same_date", "inconsistent", "2013, 2014 and 2014-05-14 for the ban: given for one and the same",
            ("000000000001.d1", "000000000002.d1", "000000000003.d1"),
        )
    ]  # fmt: skip


def test_dates_that_go_together_bear_each_other_out() -> None:
    (found,) = checks(told(1, Ban(when="2014")), told(2, Ban(when="2014-05-14")))
    assert found[:3] == (
        "same_date", "consistent", "2014 and 2014-05-14 for the ban: given by 2 origins in 2 reports",
    )  # fmt: skip


def test_what_one_origin_corrects_is_a_revision() -> None:
    (found,) = checks(
        told(1, Ban(when="2013", speaker="Harbour Court"), published="2015-01-01"),
        told(2, Ban(when="2014", speaker="Harbour Court"), published="2015-02-01"),
    )
    assert found[:2] == ("revision", "consistent")


def test_a_ban_that_one_source_dates_or_tells_alone_is_no_check() -> None:
    assert not checks(told(1, Ban(when="2013")), told(2, Ban()), told(3, Ban(jurisdiction="TJ", when="2019")))


STATUSES: tuple[DesignationStatus, ...] = ("banned", "delisted")
_REPORTS = st.lists(
    st.tuples(
        st.sampled_from([None, "2012", "2013", "2013-04", "2013-04-09"]), st.sampled_from([None, "Harbour Court"]),
        st.sampled_from(STATUSES),
    ),
    min_size=1, max_size=6,
).map(lambda drawn: [
    told(n, Ban(when=when, speaker=speaker, status=status)) for n, (when, speaker, status) in enumerate(drawn, 1)
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(_REPORTS, st.randoms(use_true_random=False))
def test_checks_do_not_depend_on_the_order_and_are_of_several_reports(reports: list[CodedReport], random) -> None:  # type: ignore[no-untyped-def]
    found = checks(*reports)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert checks(*shuffled) == found
    assert all(len({key[:12] for key in records}) > 1 for _, _, _, records in found)
