"""What speaks for or against two accounts being of one incident."""

from __future__ import annotations

from dalil.linking.incidents import accounts_of
from dalil.linking.incidents.features import Features, features_of
from tests.linking.incidents.telling import OSH, Page, Told, tellings

DATED = Told("Police detained seven men in Osh on 11 March.", "detained", when="2019-03-11", places=(OSH,))
UNDATED = Told("Police detained several men in Osh.", "detained", places=(OSH,))
EARLIER = Told("A man was arrested in Osh.", "arrested", when="2017", places=(OSH,))


def features(one: Page, other: Page) -> Features:
    """Compare what two reports say last."""
    told = accounts_of(tellings((one, other)))
    return features_of(
        next(account for account in told if f"{1:012x}.v{len(one.events)}" in account.tellings),
        next(account for account in told if f"{2:012x}.v{len(other.events)}" in account.tellings),
    )


def test_what_a_report_tells_as_past_before_the_day_of_another_account_was_told_before_it_was() -> None:
    later = Page(2, (DATED,), "2019-03-12")
    assert features(Page(1, (UNDATED,), "2019-03-01"), later)["told before it was"] == 1.0
    assert "told before it was" not in features(Page(1, (UNDATED,), "2019-03-12"), later)


def test_what_is_planned_is_told_before_it_is() -> None:
    plan = Told("Police plan to detain several men in Osh.", "detain", places=(OSH,), status="planned")
    assert "told before it was" not in features(Page(1, (plan,), "2019-03-01"), Page(2, (DATED,), "2019-03-12"))


def test_the_first_of_a_family_in_each_report_are_like_each_other() -> None:
    name = "both first of their kind"
    assert features(Page(1, (UNDATED,)), Page(2, (DATED,)))[name] == 1.0
    assert name not in features(Page(1, (EARLIER, UNDATED)), Page(2, (DATED,)))
