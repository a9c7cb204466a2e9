from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from dalil.base.engine import Base
from dalil.base.tables import log, report
from dalil.base.words import Query, Term, find, fold, index, matching, parsed, remove

TEXTS = (
    "Police in Aktöbe detained sixteen men. The men had sent money.",
    "A court in Osh banned the group. Money was found by the police; police spoke of money, money, money.",
    "Çobanoğlu, a teacher of al-Wadi's school, was freed in Osh",
    "В Оше задержаны 16 членов запрещённой организации «Хизб ут-Тахрир».",
    "据奥什警方称，十六人被拘留。",
    "احتجزت الشرطة في أوش ستة عشر رجلاً",
)


@pytest.fixture
def connection(base: Base) -> Iterator[Connection]:
    with base.writing() as connection:
        entry = dict.fromkeys((column.name for column in log.c), "") | {"seq": 1}
        connection.execute(insert(log).values(entry))
        for number, text in enumerate(TEXTS, 1):
            connection.execute(
                insert(report).values(
                    id=number, key=str(number), name=str(number), text=text, text_sha256="", body={}, arrival="file",
                    current=True, added=1,
                )
            )  # fmt: skip
            index(connection, number, text)
        yield connection


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("police", {1, 2}),
        ("POLICE money osh", {2}),
        ("aktobe", {1}),
        ("Aktöbe", {1}),
        ("cobanoglu", {3}),
        ("al-wadi", {3}),
        ('"men had sent"', {1}),
        ('"sent men"', set()),
        ("mon*", {1, 2}),
        ("mon", set()),
        ("задержаны", {4}),
        ("задержан", {4}),
        ("запрещенной", {4}),
        ('"хизб ут тахрир"', {4}),
        ("16 Оше", {4}),
        ("警方", {5}),
        ("奥什警方", {5}),
        ("الشرطة", {6}),
        ("رجلا", {6}),
        ("", set()),
        ("!!! - %", set()),
        ('"', set()),
        ("osh OR police", set()),
        ("text: money", set()),
        ("it's 'quoted' (money)", set()),
    ],
)
def test_reports_are_found_by_their_words(connection: Connection, query: str, numbers: set[int]) -> None:
    assert set(find(connection, query)) == numbers
    every = matching(connection, query)
    assert (set(connection.scalars(every)) if every is not None else set()) == numbers


def test_the_report_that_says_it_most_comes_first_and_no_more_than_asked_for(connection: Connection) -> None:
    assert find(connection, "money") == (2, 1)
    assert find(connection, "money", limit=1) == (2,)


def test_removed_words_are_not_found(connection: Connection) -> None:
    for number in (2, 4):
        remove(connection, number)
    assert find(connection, "police") == (1,)
    assert find(connection, "задержаны") == ()


def test_long_reports_are_found_by_words_far_apart(connection: Connection) -> None:
    text = "beginning " + "filler " * 40_000 + "end " + "x" * 5_000
    connection.execute(
        insert(report).values(
            id=9, key="9", name="9", text=text, text_sha256="", body={}, arrival="file", current=True, added=1
        )
    )
    index(connection, 9, text)
    assert find(connection, "beginning end") == (9,)
    assert connection.scalar(select(report.c.id).where(report.c.id == 9)) == 9


def test_a_query_is_words_phrases_and_beginnings() -> None:
    assert parsed('Osh "two men" al-Wadi det* Оше') == Query(
        (Term(("osh",)), Term(("two", "men")), Term(("al", "wadi")), Term(("det",), begins=True)), ("оше",)
    )


@given(st.text())
def test_folding_twice_changes_nothing_and_any_text_is_a_query(words: str) -> None:
    assert fold(fold(words)) == fold(words)
    parsed(words)
