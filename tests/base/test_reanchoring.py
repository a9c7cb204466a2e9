"""Decisions when a page changes: they stand on the new version's records, or want a review; none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from dalil.base.adding import Addition, Arrival, Change, add
from dalil.base.custody import Hand
from dalil.base.decisions import Decision, State, Verb, decide, decided, decisions_on, lost, states
from dalil.base.effective import effective
from dalil.base.engine import Base, open_base
from dalil.base.readings import Reader, read_coded
from dalil.base.redaction import redact
from dalil.base.rereading import read_again
from dalil.base.verifying import faults
from dalil.reading import Source, read_report
from dalil.records import CodedReport, Designation, Entity, Event, Quantity, Span, Statistic
from dalil.records.keys import key_of
from dalil.settings import Facts
from dalil.version import __version__
from tests.base.making import READER, addition, hand

NEWER = Reader(__version__, "sha256:newer", "sha256:codebook", 0.2)
PAGE = "https://example.org/raid"
GROUP = "Nur as-Sabil"
RAIDS = ("Police detained six men in Osh.", "Police detained four men in Jalal-Abad.", "A court sentenced two men.")
BAN = f"{GROUP} is banned."


def coded(paragraphs: Sequence[str], url: str = PAGE) -> CodedReport:
    """Code paragraphs of these: an event and a figure for each raid or trial, a designation for each ban."""
    data = "\n\n".join(paragraphs).encode()
    report = read_report(Source("page.txt", data, "text/plain"), Facts("2026-03-04", "Morning Post", url))
    events, figures, bans = [], [], []
    at = 0
    for number, paragraph in enumerate(paragraphs, 1):
        start = report.text.index(paragraph, at)
        at = start + len(paragraph)

        def span(words: str, start: int = start) -> Span:
            return Span.of(report.text, found := report.text.index(words, start), found + len(words))

        if paragraph.startswith(GROUP):
            bans.append(Designation(f"d{number}", "n1", "KG", None, "banned", None, None, None, None,
                                    (), 0.5, "rules", (span(paragraph),)))  # fmt: skip
        elif " men" in paragraph:
            trigger = "detained" if "detained" in paragraph else "sentenced"
            men = f"{paragraph.split(' men')[0].split()[-1]} men"
            events.append(Event(f"v{number}", "detention" if trigger == "detained" else "sentence", "asserted",
                                span(trigger), None, (), (), (), 0.9, "model", (span(paragraph),)))  # fmt: skip
            figures.append(Statistic(f"q{number}", trigger, span(trigger),
                                     Quantity(number, number, number, "exact", "people", span(men)),
                                     None, None, None, None, None, None, (), 0.5, "rules", (span(men),)))  # fmt: skip
    named = [Span.of(report.text, bans[0].evidence[0].start, bans[0].evidence[0].start + len(GROUP))] if bans else []
    entities = (Entity("n1", "organisation", GROUP, (), tuple(named), "KG"),) if bans else ()
    return CodedReport(report, entities, (), tuple(events), tuple(bans), tuple(figures), ())


def page(*paragraphs: str, url: str = PAGE, change: Change = Change.PAGE, earlier: str | None = None) -> Addition:
    told = coded(paragraphs, url)
    return Addition(told, "\n\n".join(paragraphs).encode(), Arrival.FILE, READER, change, earlier)


def decisions(base: Base, *keys: str) -> tuple[Decision, ...]:
    with base.reading() as connection:
        return decisions_on(connection, keys)


def flagged(base: Base) -> list[int]:
    with base.reading() as connection:
        return [one.id for one in lost(connection)]


def test_decisions_on_a_page_stand_on_the_records_of_its_new_version(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v1"), reason="a drill", hand=hand())
    decide(base, "correct", key_of(first, "v2"), value={"status": "alleged"}, reason="hedged", hand=hand())
    second = add(base, page("Updated at noon.", *RAIDS), hand()).key
    assert [one.reason for one in decisions(base, key_of(second, "v2"))] == ["a drill"]
    assert decisions(base, key_of(first, "v1")) == ()
    assert flagged(base) == []
    with base.reading() as connection:
        told = read_coded(connection, second)
        assert told is not None
        assert [(one.id, one.status) for one in effective(connection, told).events] == [
            ("v3", "alleged"),
            ("v4", "asserted"),
        ]
        assert list(faults(connection, base)) == []


def test_decisions_are_carried_from_version_to_version_and_by_corrections_too(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    decide(base, "reject", key_of(first, "v3"), reason="appealed", hand=hand())
    add(base, page(*RAIDS[:2]), hand())
    assert flagged(base) == [1]
    third = add(base, page("Corrected.", *RAIDS, url="", change=Change.CORRECTION, earlier=first), hand()).key
    assert flagged(base) == []
    assert [one.target for one in decisions(base, key_of(third, "v4"))] == [key_of(third, "v4")]
    read_again(base, replace(coded(("Corrected.", *RAIDS), ""), statistics=()), NEWER, hand())
    assert [one.target for one in decisions(base, key_of(third, "v4"))] == [key_of(third, "v4")]


def test_what_is_there_twice_or_no_more_wants_a_review_and_keeps_its_reason(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    for local in ("v1", "v2"):
        decide(base, "reject", key_of(first, local), reason=f"a drill {local}", hand=hand())
    add(base, page("Updated.", RAIDS[0], RAIDS[2], RAIDS[0], RAIDS[2]), hand())
    with base.reading() as connection:
        left = lost(connection)
    assert [(one.target, one.reason, one.review) for one in left] == [
        (None, "a drill v1", True),
        (None, "a drill v2", True),
    ]


def test_a_correction_holds_only_where_the_field_still_says_what_was_corrected(base: Base) -> None:
    first = add(base, page(*RAIDS[:2]), hand()).key
    decide(base, "correct", key_of(first, "q1"), value={"quantity.value": 7}, reason="misread", hand=hand())
    decide(base, "correct", key_of(first, "q2"), value={"quantity.value": 3}, reason="misread", hand=hand())
    second = add(base, page("Updated.", *RAIDS[:2]), hand()).key  # where the figures of both are one higher
    assert flagged(base) == [1]
    assert decisions(base, key_of(second, "q2")) == ()
    (kept,) = decisions(base, key_of(second, "q3"))  # the page says now what the person had said
    assert (kept.value, kept.review) == ({"quantity.value": 3}, False)


def test_a_decision_on_a_raid_is_not_taken_for_one_on_another_of_the_same_words(base: Base) -> None:
    first = add(base, page(*RAIDS[:2]), hand()).key
    decide(base, "reject", key_of(first, "v2"), reason="a drill", hand=hand())
    second = add(base, page("Updated.", RAIDS[0]), hand()).key
    assert decisions(base, key_of(second, "v2")) == ()
    assert flagged(base) == [1]


def test_what_a_person_joined_stays_joined_when_one_of_the_pages_changes(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    other = add(base, addition(16), hand()).key
    decide(base, "merge", key_of(first, "v1"), other=key_of(other, "v1"), reason="one raid", hand=hand())
    second = add(base, page("Updated.", *RAIDS), hand()).key
    pair = tuple(sorted((key_of(second, "v2"), key_of(other, "v1"))))
    with base.reading() as connection:
        assert decided(connection).together == {pair}


def test_decisions_as_of_a_day_are_on_the_version_of_that_day(base: Base) -> None:
    def at(day: int) -> Hand:
        return Hand("ines", __version__, lambda: datetime(2026, 4, day, tzinfo=UTC))

    first = add(base, page(*RAIDS), at(1)).key
    decide(base, "reject", key_of(first, "v1"), reason="a drill", hand=at(2))
    second = add(base, page("Updated.", *RAIDS), at(4)).key
    for key, day, expected in ((f"{first}", 3, State(Verb.REJECT)), (second, 3, None), (first, 5, None)):
        with base.reading() as connection:
            local = key_of(key, "v1" if key == first else "v2")
            found = states(decisions_on(connection, [local], datetime(2026, 4, day, tzinfo=UTC)))
        assert found.get(local) == expected


def test_a_decision_on_a_whole_report_wants_a_review_when_the_page_changes(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    decide(base, "accept", first, reason="read it", hand=hand())
    add(base, page("Updated.", *RAIDS), hand())
    assert flagged(base) == [1]


def test_when_one_side_is_redacted_the_other_can_still_be_read_again(base: Base) -> None:
    first = add(base, page(*RAIDS), hand()).key
    other = add(base, addition(16), hand()).key
    decide(base, "merge", key_of(first, "v1"), other=key_of(other, "v1"), reason="one raid", hand=hand())
    redact(base, other, "a court's order", hand())
    second = add(base, page("Updated.", *RAIDS), hand()).key
    assert [one.reason for one in decisions(base, key_of(second, "v2"))] == ["redacted"]
    redact(base, first, "a court's order", hand())
    assert read_again(base, replace(coded(("Updated.", *RAIDS)), statistics=()), NEWER, hand())
    assert [one.id for one in decisions(base, key_of(second, "v2"))] == [1]
    with base.reading() as connection:
        assert list(faults(connection, base)) == []


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    base = open_base(str(tmp_path_factory.mktemp("base") / "reports.db"), create=True)
    yield base
    base.close()


NUMBERS = count(1)
PARAGRAPHS = st.lists(st.sampled_from((*RAIDS, BAN, "Shops were closed.")), min_size=1, max_size=5)


@seed(20260322)
@settings(
    max_examples=25, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.lists(PARAGRAPHS, min_size=2, max_size=3, unique_by=tuple), st.data())
def test_no_decision_is_lost_whatever_becomes_of_a_page(
    growing: Base, pages: list[list[str]], data: st.DataObject
) -> None:
    url = f"{PAGE}/{next(NUMBERS)}"
    keys = [add(growing, page(f"Page {url}", *pages[0], url=url), hand()).key]
    records = said(coded([f"Page {url}", *pages[0]], url))
    chosen = data.draw(st.lists(st.sampled_from(sorted(records)), unique=True) if records else st.just([]))
    made = {
        decide(growing, "reject", key_of(keys[0], local), reason="so", hand=hand()): records[local] for local in chosen
    }
    keys += [add(growing, page(f"Page {url}", *paragraphs, url=url), hand()).key for paragraphs in pages[1:]]
    now = {key_of(keys[-1], local): words for local, words in said(coded([f"Page {url}", *pages[-1]], url)).items()}
    standing = {one.id: one.target for one in decisions(growing, *now)}
    waiting = set(flagged(growing)) & set(made)
    assert set(made) == waiting | set(standing)
    assert not waiting & set(standing)
    assert {number: now[str(target)] for number, target in standing.items()} == {one: made[one] for one in standing}


def said(told: CodedReport) -> dict[str, str]:
    """Give the words of each record."""
    records: tuple[Event | Statistic | Designation, ...] = (*told.events, *told.statistics, *told.designations)
    return {one.id: one.evidence[0].exact for one in records}
