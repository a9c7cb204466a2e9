"""Finding reports by their words, as SQLite (FTS5) and PostgreSQL (tsvector) do it.

A query is words, all of which must occur; ``"words in quotes"`` stand together, ``word*`` begins a word. Case and
accents do not matter. Words in other scripts than Latin are found as parts of words too, since many of those scripts
put no space between words or change their ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TextClause,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dalil.base.tables import report
from dalil.language.variants import unmarked

WORDS = ("words", "other_words")
"""The tables of words: of all, and of those in other scripts."""

RANKED = 2000
"""Of more reports than these, the latest added are ranked."""

_WORD = re.compile(r"[^\W_]+")
_LATIN = r"A-Za-zªºÀ-ɏḀ-ỿⱠ-Ɀ꜠-ꟿꬰ-꭯"
_OTHER = re.compile(rf"[^\W\d_{_LATIN}]")
_PART = re.compile(r'"([^"]*)"|(\S+)')
_LONGEST = 500
"""Characters of a word that are kept: PostgreSQL has no place for more than 2,046 bytes."""
_TRIGRAM = 3
_AT_ONCE = 16_000
"""Words of a report in one row: PostgreSQL knows positions up to 16,383."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, folded; with ``begins`` the last is the beginning of one."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: terms of Latin words and figures, and stretches of words in other scripts."""

    terms: tuple[Term, ...]
    others: tuple[str, ...]


def parsed(query: str) -> Query:
    """Take a query apart; any text is one."""
    terms, others = [], []
    for quoted, bare in _PART.findall(query):
        words = words_of(quoted or bare)
        begins = not quoted and bare.endswith("*")
        for other, run in groupby(words, key=lambda word: bool(_OTHER.search(word))):
            together = tuple(run)
            if other:
                others.append(" ".join(together))
            else:
                terms.append(Term(together, begins and together[-1] is words[-1]))
    return Query(tuple(terms), tuple(others))


def fold(words: str) -> str:
    """Give words in small letters without accents (Unicode NFKD, combining marks dropped)."""
    if words.isascii():
        return words.lower()
    return unmarked(words)


def words_of(text: str) -> list[str]:
    """Give the words of a text one by one, folded."""
    return _WORD.findall(fold(text))


def index(connection: Connection, number: int, words: str) -> None:
    """Make a report (by its row number) to be found by its text."""
    _tongue(connection).index(connection, number, words)
    others = _others(words)
    if others:
        id_ = _tongue(connection).id
        connection.execute(text(f"INSERT INTO other_words ({id_}, text) VALUES (:number, :text)"),  # noqa: S608
                           {"number": number, "text": others})  # fmt: skip


def remove(connection: Connection, number: int) -> None:
    """Take a report's words away, for a redaction; its row still holds its text."""
    _tongue(connection).remove(connection, number)
    id_ = _tongue(connection).id
    connection.execute(text(f"DELETE FROM other_words WHERE {id_} = :number"), {"number": number})  # noqa: S608


def lacking(connection: Connection, number: int, words: str) -> bool:
    """Tell whether a report with these words is not to be found by some of them."""
    all_words, others = _held(connection, number)
    return (not all_words and _WORD.search(words) is not None) or (not others and bool(_others(words)))


def held(connection: Connection, number: int) -> bool:
    """Tell whether a report is to be found by any word."""
    return any(_held(connection, number))


def find(connection: Connection, query: str, limit: int = 100, among: Select[int] | None = None) -> tuple[int, ...]:
    """Give the row numbers of the reports that match, best first; none for a query without words.

    ``among`` chooses the row numbers of the reports among which they are sought.
    """
    chosen = [] if among is None else [among]
    looked_for = parsed(query)
    if not looked_for.terms:
        found = matching(connection, query)
        if found is None:
            return ()
        ids = select(report.c.id).where(*(report.c.id.in_(part) for part in (found, *chosen)))
        ids = ids.order_by(report.c.id.desc()).limit(limit)
        return tuple(connection.scalars(ids))
    tongue = _tongue(connection)
    others = _in_other_words(tongue.id, looked_for.others)
    rows = connection.execute(tongue.ranked(looked_for.terms, [*others, *chosen]).limit(RANKED))
    ranks = dict(rows.all())
    return tuple(sorted(ranks, key=lambda number: (-ranks[number], -number))[:limit])


def matching(connection: Connection, query: str) -> Select[int] | None:
    """Give the query for the row numbers of all reports that match, for use inside others; None without words."""
    looked_for = parsed(query)
    tongue = _tongue(connection)
    parts = _in_other_words(tongue.id, looked_for.others)
    if looked_for.terms:
        parts = [*tongue.matching(looked_for.terms), *parts]
    return select(report.c.id).where(*(report.c.id.in_(part) for part in parts)) if parts else None


def _others(words: str) -> str:
    return " ".join(word for word in words_of(words) if _OTHER.search(word))


def _held(connection: Connection, number: int) -> tuple[bool, bool]:
    """Tell whether a report stands in the tables of words."""
    tongue = _tongue(connection)
    others = table("other_words", column(tongue.id))
    return tuple(  # type: ignore[return-value]
        connection.scalar(select(where).where(where == number).limit(1)) is not None
        for where in (tongue.listed, others.c[tongue.id])
    )


def _in_other_words(id_: str, others: Sequence[str]) -> list[Select[int]]:
    words = table("other_words", column(id_), column("text"))
    # SQLite's trigrams know no shorter words and would find none: as an expression, the column is looked through.
    return [
        select(words.c[id_]).where((words.c.text if len(other) >= _TRIGRAM else words.c.text + "").like(f"%{other}%"))
        for other in others
    ]


class _Tongue(Protocol):
    """How a database keeps and finds words.

    ``id`` is the column of its tables that names the report, ``listed`` where reports are listed that have words.
    """

    id: str
    listed: ColumnElement[int]

    def index(self, connection: Connection, number: int, words: str) -> None: ...

    def remove(self, connection: Connection, number: int) -> None: ...

    def matching(self, terms: Sequence[Term]) -> list[Select[int]]: ...

    def ranked(self, terms: Sequence[Term], also: Sequence[Select[int]]) -> Select[int, float]: ...


def _tongue(connection: Connection) -> _Tongue:
    return _Sqlite() if connection.dialect.name == "sqlite" else _Postgres()


class _Sqlite:
    """FTS5 over the reports' own text (an external content table)."""

    id = "rowid"
    # What FTS5 gives for a row itself comes from the report, whether it is indexed or not.
    listed: ColumnElement[int] = table("words_docsize", column("id")).c.id
    _words = table("words", column("rowid"), column("text"))

    def index(self, connection: Connection, number: int, words: str) -> None:
        connection.execute(text("INSERT INTO words (rowid, text) VALUES (:number, :text)"),
                           {"number": number, "text": words})  # fmt: skip

    def remove(self, connection: Connection, number: int) -> None:
        # FTS5 finds what to remove by the text that it was given; it reads that from the report's row.
        connection.execute(text("DELETE FROM words WHERE rowid = :number"), {"number": number})
        connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))

    def matching(self, terms: Sequence[Term]) -> list[Select[int]]:
        return [select(self._words.c.rowid).where(self._match(terms))]

    def ranked(self, terms: Sequence[Term], also: Sequence[Select[int]]) -> Select[int, float]:
        rank: ColumnElement[float] = literal_column("-bm25(words)")
        number = self._words.c.rowid + 0  # as an expression: else FTS5 looks for the words once for each number
        return (
            select(self._words.c.rowid, rank)
            .where(self._match(terms), *(number.in_(part) for part in also))
            .order_by(self._words.c.rowid.desc())
        )

    def _match(self, terms: Sequence[Term]) -> TextClause:
        query = " AND ".join('"' + " ".join(term.words) + '"' + ("*" if term.begins else "") for term in terms)
        return text("words MATCH :terms").bindparams(terms=query)


class _Postgres:
    """Text search vectors of our own making, so that words are the same in both databases."""

    id = "report"
    _words = table("words", column("report"), column("vector"))
    listed: ColumnElement[int] = _words.c.report

    def index(self, connection: Connection, number: int, words: str) -> None:
        rows = [{"number": number, "piece": i, "vector": v} for i, v in enumerate(_vectors(words))]
        if rows:
            connection.execute(
                text("INSERT INTO words (report, piece, vector) VALUES (:number, :piece, CAST(:vector AS tsvector))"),
                rows,
            )

    def remove(self, connection: Connection, number: int) -> None:
        connection.execute(text("DELETE FROM words WHERE report = :number"), {"number": number})

    def matching(self, terms: Sequence[Term]) -> list[Select[int]]:
        return [
            select(self._words.c.report).where(self._words.c.vector.op("@@")(cast(_tsquery(term), TSQUERY)))
            for term in terms
        ]

    def ranked(self, terms: Sequence[Term], also: Sequence[Select[int]]) -> Select[int, float]:
        any_of = " | ".join(_tsquery(term) for term in terms)
        ids = (
            select(report.c.id)
            .where(*(report.c.id.in_(part) for part in (*self.matching(terms), *also)))
            .order_by(report.c.id.desc())
            .limit(RANKED)
        )
        rank: ColumnElement[float] = func.sum(func.ts_rank(column("vector"), cast(any_of, TSQUERY)))
        return select(self._words.c.report, rank).where(self._words.c.report.in_(ids)).group_by(self._words.c.report)


def _vectors(words: str) -> Iterator[str]:
    found = [word[:_LONGEST] for word in words_of(words)]
    for start in range(0, len(found), _AT_ONCE):
        places: dict[str, list[str]] = {}
        for place, word in enumerate(found[start : start + _AT_ONCE], 1):
            places.setdefault(word, []).append(str(place))
        yield " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def _tsquery(term: Term) -> str:
    words = [f"'{word[:_LONGEST]}'" for word in term.words]
    return "(" + " <-> ".join(words) + (":*" if term.begins else "") + ")"
