"""Matches of a query in reports, outside of private persons' names: what only they are called is not found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select

from dalil.base import words
from dalil.base.rows import adapter
from dalil.base.tables import entity, report
from dalil.base.words import RANKED, fold, parsed
from dalil.records import Entity, Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A report (its row number) with the words that match, in the order of the text."""

    number: int
    matched: tuple[Span, ...]


def hits(connection: Connection, query: str, limit: int, among: Select[int] | None = None) -> tuple[Hit, ...]:
    """Give the current reports that match, best first; ``among`` chooses row numbers to look among."""
    kept: list[Hit] = []
    for number in words.find(connection, query, RANKED, among):
        hit = _hit(connection, number, query)
        if hit is not None:
            kept.append(hit)
        if len(kept) == limit:
            break
    return tuple(kept)


def reports_with(connection: Connection, query: str) -> list[int]:
    """Give the row numbers of the current reports that match, at most ``words.RANKED``."""
    found = words.find(connection, query, RANKED)
    current = set(connection.scalars(select(report.c.id).where(report.c.id.in_(found), report.c.current)))
    doubtful = _naming_privately(connection, current, query)
    return [n for n in found if n in current and (n not in doubtful or _hit(connection, n, query) is not None)]


def _naming_privately(connection: Connection, numbers: Iterable[int], query: str) -> set[int]:
    """Give the reports in which a private person is called by a word of the query."""
    sought = set(_WORD.findall(fold(query)))
    rows = connection.execute(
        select(entity.c.report, entity.c.body).where(entity.c.report.in_(numbers), entity.c.current, entity.c.private)
    )
    return {
        number
        for number, body in rows
        if any(part in fold(mention["exact"]) for mention in body["mentions"] for part in sought)
    }


def _hit(connection: Connection, number: int, query: str) -> Hit | None:
    """Find the words of a query in a report, outside of private persons' names; None where some are nowhere else."""
    text = connection.scalar(select(report.c.text).where(report.c.id == number, report.c.current))
    if not text:
        return None
    bodies = connection.scalars(
        select(entity.c.body).where(entity.c.report == number, entity.c.current, entity.c.private)
    )
    hidden = [span for body in bodies for span in adapter(Entity).validate_python(body).mentions]
    told = [(fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]
    told = [one for one in told if not any(span.start < one[2] and one[1] < span.end for span in hidden)]
    looked_for = parsed(query)
    matched: set[tuple[int, int]] = set()
    for wanted, begins in _wanted(looked_for):
        places = [(start, end) for word, start, end in told if word == wanted or (begins and word.startswith(wanted))]
        if not places:
            return None
        matched |= set(places)
    for other in looked_for.others:
        parts = other.split()
        places = [(start, end) for word, start, end in told if any(part in word for part in parts)]
        if not places:
            return None
        matched |= set(places)
    return Hit(number, tuple(Span.of(text, start, end) for start, end in sorted(matched)))


def _wanted(query: words.Query) -> list[tuple[str, bool]]:
    return [
        (word, term.begins and place == len(term.words) - 1)
        for term in query.terms
        for place, word in enumerate(term.words)
    ]
