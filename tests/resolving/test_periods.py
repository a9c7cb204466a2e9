from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.records import Quantity, Span, Statistic, When
from dalil.records.edtf import bounds, is_valid
from dalil.resolving.periods import begun, counted_over, counted_until, told_by_others
from tests.linking.building import report_of


@pytest.mark.parametrize(
    ("edtf", "published", "closed"),
    [
        ("2012/..", "2020-10-21", "2012/2020"),
        ("2020-03/..", "2020-10-21", "2020-03/2020-10"),
        ("2020-03-09/..", "2020-10-21", "2020-03-09/2020-10-21"),
        ("2012~/..", "2020-10-21", "2012~/2020"),
        ("2012", "2020-10-21", "2012"),
        ("2012/..", None, "2012/.."),
        ("2021/..", "2020-10-21", "2021/.."),
    ],
)
def test_what_is_counted_since_a_date_is_counted_up_to_the_report(
    edtf: str, published: str | None, closed: str
) -> None:
    period = counted_until(When(edtf, None), published)
    assert period is not None
    assert period.edtf == closed


def test_no_period_stays_none() -> None:
    assert counted_until(None, "2020-10-21") is None


@given(st.dates(), st.dates(), st.sampled_from([4, 7, 10]))
def test_a_closed_period_is_valid_and_holds_its_beginning(first: object, published: object, exactness: int) -> None:
    begin = str(first)[:exactness]
    period = counted_until(When(f"{begin}/..", None), str(published))
    assert period is not None
    assert period.edtf is not None
    assert is_valid(period.edtf)
    assert bounds(period.edtf)[0] == bounds(begin)[0]


@pytest.mark.parametrize(("edtf", "beginning"), [("2012/..", "2012"), ("2012/2014", "2012/2014"), ("2012", "2012")])
def test_an_act_that_holds_since_a_time_was_done_then(edtf: str, beginning: str) -> None:
    assert begun(When(edtf, None)) == When(beginning, None)
    assert begun(None) is None


def counted(text: str, period: When, start: int = 0) -> Statistic:
    words = Span.of(text, start, start + 2)
    return Statistic(
        id=f"q{start}", measure="attacks", wording=words, population=None, place=None, period=period,
        quantity=Quantity(1, 1, 1, "exact", "events", words), of=None, to=None, part_of=None, chain=(),
        confidence=1.0, method="rules", evidence=(words,),
    )  # fmt: skip


def dated(text: str, words: str, edtf: str) -> When:
    start = text.rindex(words)
    return When(edtf, Span.of(text, start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "edtf", "expected"),
    [
        ("560 in the five years up to 2023", "up to 2023", "../2023", "2019/2023"),
        ("41 in the year to June 2021", "June 2021", "2021-06", "2020-07/2021-06"),
        ("41 in the 6 months ending in March 2022", "March 2022", "2022-03", "2021-10/2022-03"),
        ("41 in the five years. In 2023", "2023", "2023", "2023"),
        ("41 in the six months to 2023", "2023", "2023", "2023"),
    ],
)
def test_a_length_of_time_before_a_date_is_its_beginning(text: str, words: str, edtf: str, expected: str) -> None:
    period = counted_over(dated(text, words, edtf), report_of(1, "2024-02-01", text=text))
    assert period is not None
    assert period.edtf == expected


def test_a_count_as_of_a_day_is_of_that_day() -> None:
    text = "As of May 1, 388 were held"
    period = counted_until(dated(text, "As of May 1", "2023-05-01/.."), "2023-06-22")
    assert period is not None
    assert period.edtf == "2023-05-01"


@pytest.mark.parametrize(
    ("told", "words", "expected"),
    [
        ("2022-40", "in the same period of", "2021-40"),
        ("2022-01/2022-09", "in the corresponding period of", "2021-01/2021-09"),
        ("2022-40", "in", "2021"),
        ("2022", "in the same period of", "2021"),
    ],
)
def test_the_same_period_of_another_year_has_the_months_told_before(told: str, words: str, expected: str) -> None:
    text = f"87 attacks, compared with 131 {words} last year"
    report = report_of(1, "2022-07-20", text=text)
    first, second = counted(text, When(told, None)), counted(text, dated(text, "last year", "2021"))
    _, found = told_by_others([first, second], report)
    assert found.period is not None
    assert found.period.edtf == expected


@pytest.mark.parametrize(("last", "expected"), [("2020", "2020"), ("2018", "2019")])
def test_the_year_before_is_reckoned_from_what_a_comparison_was_about(last: str, expected: str) -> None:
    text = "34 cases in 2021 against 51 then. The year before, 40 were held"
    told = [counted(text, When("2021", None)), counted(text, When(last, None), text.index("51"))]
    before = counted(text, dated(text, "The year before", "2019"), text.index("40"))
    *_, found = told_by_others([*told, before], report_of(1, "2022-01-19", text=text))
    assert found.period is not None
    assert found.period.edtf == expected
