"""Checks of the base: across reports, kept with their groups, and within each report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.base.adding import Addition, Arrival, add
from dalil.base.checked import Checked, check_by, checked
from dalil.base.choosing import Wanted
from dalil.base.engine import Base, open_base
from dalil.base.redaction import redact
from dalil.base.settling import looking_at
from dalil.reading import Source, read_report
from dalil.records import Check, CodedReport, Place, Quantity, Span, Statistic, When
from dalil.settings import Facts
from tests.base.making import READER, hand

YEARS = {"2014": 101, "2015": 102, "2014/2015": 200}


def figure(value: int, period: str, outlet: str = "Valley Post", checks: tuple[Check, ...] = ()) -> Addition:
    """Make a report that tells one figure of a country."""
    data = (
        f"In {period.replace('/', ' to ')}, {value} people were detained in Kyrgyzstan, {outlet} has counted.".encode()
    )
    report = read_report(Source(f"{outlet} {period}.txt", data, "text/plain"), Facts("2019-02-01", outlet, None, ()))
    text = report.text

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    told = Statistic(
        "q1", "detained", None, Quantity(value, value, value, "exact", "people", span(str(value))), "people",
        Place("Kyrgyzstan", span("Kyrgyzstan"), "KG", None, 1527747, 41.0, 75.0, "country"), When(period, None),
        None, None, None, (), 0.9, "rules", (Span.of(text, 0, len(text)),),
    )  # fmt: skip
    return Addition(CodedReport(report, (), (), (), (), (told,), checks), data, Arrival.FILE, READER)


def filled(base: Base, *additions: Addition) -> Base:
    for each in additions:
        add(base, each, hand())
    return base


def listed(base: Base, wanted: Wanted, verdict: str | None = None) -> tuple[Checked, ...]:
    with looking_at(base) as connection:
        return checked(connection, wanted, verdict)


def test_yearly_values_and_a_total_of_other_reports_are_compared_and_quoted_beside_each_other(base: Base) -> None:
    filled(base, *(figure(value, period) for period, value in YEARS.items()))
    (found,) = listed(base, Wanted())
    assert (found.kind, found.verdict) == ("part_whole", "inconsistent")
    assert found.explanation == "101 + 102 = 203, more than the 200 given for 2014/2015"
    assert len({quotation.report.id for quotation in found.quotations}) == 3
    assert set(found.origins.values()) == {"Valley Post"}
    with looking_at(base) as connection:
        assert check_by(connection, found.key) == found
        assert check_by(connection, f"{found.group}.k9") is None
        assert check_by(connection, "s-000000000000.q1") is None


@pytest.mark.parametrize(
    ("wanted", "verdict", "number"),
    [
        (Wanted(place="KG"), None, 3),
        (Wanted(place="TJ"), None, 0),
        (Wanted(first=date(2018, 1, 1), last=date(2019, 1, 1)), None, 0),
        (Wanted(first=date(2015, 1, 1), last=date(2015, 2, 1)), None, 3),
        (Wanted(outlet="hill courier"), None, 3),
        (Wanted(outlet="Plain Times"), None, 0),
        (Wanted(min_origins=2), None, 3),
        (Wanted(min_origins=3), None, 0),
        (Wanted(types=("rank",)), None, 1),
        (Wanted(types=("same_figure",)), None, 1),
        (Wanted(words="Courier counted"), None, 3),
        (Wanted(words="nowhere"), None, 0),
        (Wanted(limit=2), None, 2),
        (Wanted(), "cannot_tell", 2),
        (Wanted(), "implied", 0),
    ],
)
def test_checks_are_filtered(base: Base, wanted: Wanted, verdict: str | None, number: int) -> None:
    within = Check("k1", "rank", "consistent", ("q1",), "102 is the highest of the two given")
    filled(
        base, figure(101, "2014"), figure(102, "2015"), figure(200, "2014/2015", "Hill Courier", (within,)),
        figure(150, "2015", "Hill Courier"),
    )  # fmt: skip
    assert len(listed(base, wanted, verdict)) == number


def test_a_redacted_report_takes_its_checks_along(base: Base) -> None:
    filled(base, figure(101, "2014"), figure(102, "2015"))
    total = add(base, figure(200, "2014/2015"), hand())
    assert listed(base, Wanted())
    redact(base, total.key, "court order", hand())
    assert not listed(base, Wanted())


@settings(max_examples=10, deadline=None)
@given(order=st.permutations([*YEARS.items(), ("2015", 150)]))
def test_checks_do_not_depend_on_the_order_in_which_reports_came(
    order: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = open_base(str(tmp_path_factory.mktemp("order") / "reports.db"), create=True)
    filled(base, *(figure(value, period, f"Post {value}") for period, value in order))
    found = listed(base, Wanted())
    base.close()
    assert {(one.kind, one.verdict) for one in found} == {
        ("part_whole", "cannot_tell"),
        ("same_figure", "cannot_tell"),
    }
    assert all(one.quotations and set(one.records) == {quotation.key for quotation in one.quotations} for one in found)
