"""What a redaction leaves of decisions made on a report, and how they live on with its later versions.

A person's reason goes, for it may tell what is to go. A decision that stands on a later version holds there on, and is
anchored in that version's words alone; a correction only where its values tell nothing that this version lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from dalil.base.corrections import words_in
from dalil.base.decisions import TARGET, sha256_of
from dalil.base.reanchoring import held
from dalil.base.tables import anchoring, decision, reading, report
from dalil.base.words import words_of

REMOVED = "redacted"


@dataclass(frozen=True, slots=True)
class Home:
    """Where one side of a decision lives on: the reading, its key there and its anchor."""

    reading: int
    key: str
    anchor: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a decision: its columns, and where each side made on the redacted report lives on, if it does.

    ``voided`` is the key of a record whose correction told what is to go.
    """

    number: int
    columns: Mapping[str, Any]
    homes: Mapping[str, Home | None]
    voided: str | None

    @property
    def lives_on(self) -> bool:
        """Tell whether it stands on a later version."""
        return any(self.homes.values())


def left_of(connection: Connection, report_number: int) -> tuple[Left, ...]:
    """Work out what a redaction of a report leaves of the decisions made on it; nothing is changed yet."""
    made = connection.execute(
        select(decision, anchoring.c.side)
        .join(anchoring, anchoring.c.decision == decision.c.id)
        .join(reading, reading.c.id == anchoring.c.reading)
        .where(reading.c.report == report_number, anchoring.c.how == "made")
        .order_by(decision.c.id, anchoring.c.side)
    ).all()
    text = connection.scalar(select(report.c.text).where(report.c.id == report_number)) or ""
    sides: dict[int, list[Row[Any]]] = {}
    for row in made:
        sides.setdefault(row.id, []).append(row)
    return tuple(_left(connection, report_number, text, rows) for rows in sides.values())


def hashes(left: Sequence[Left]) -> dict[str, str]:
    """Give the hashes of decisions as they are left, by number, for the log."""
    return {str(one.number): sha256_of(one.columns) for one in left}


def leave(connection: Connection, report_number: int, left: Sequence[Left]) -> None:
    """Leave decisions so."""
    of_report = select(reading.c.id).where(reading.c.report == report_number)
    for one in left:
        columns = {name: one.columns[name] for name in ("value", "reason", "anchors")}
        connection.execute(update(decision).where(decision.c.id == one.number).values(**columns))
        for side, home in one.homes.items():
            of_side = (anchoring.c.decision == one.number) & (anchoring.c.side == side)
            if home is not None:
                connection.execute(delete(anchoring).where(of_side, anchoring.c.reading.in_(of_report)))
                connection.execute(
                    update(anchoring).where(of_side, anchoring.c.reading == home.reading).values(how="made")
                )
            elif one.voided is not None:
                elsewhere = anchoring.c.reading.not_in(of_report)
                connection.execute(update(anchoring).where(of_side, elsewhere).values(key=None, how="lost"))


def _left(connection: Connection, report_number: int, text: str, rows: Sequence[Row[Any]]) -> Left:
    columns = {**rows[0]._mapping, "reason": REMOVED}
    homes = {row.side: _home(connection, report_number, row) for row in rows}
    voided = None
    if columns["value"]:
        home = homes[TARGET]
        if home is None or not _said_without(columns["value"], text, _text(connection, home.reading)):
            voided = home.key if home else None
            columns["value"], homes = None, {TARGET: None}
    kept = {side: anchor for side, anchor in columns["anchors"].items() if side not in homes}
    columns["anchors"] = kept | {side: home.anchor for side, home in homes.items() if home}
    return Left(columns["id"], columns, homes, voided)


def _home(connection: Connection, report_number: int, row: Row[Any]) -> Home | None:
    """Find the last reading of a later version in which one side of a decision was found."""
    found = connection.execute(
        select(anchoring.c.reading, anchoring.c.key)
        .join(reading, reading.c.id == anchoring.c.reading)
        .join(report, report.c.id == reading.c.report)
        .where(
            anchoring.c.decision == row.id, anchoring.c.side == row.side, anchoring.c.key.is_not(None),
            report.c.id != report_number, report.c.redacted.is_(None),
        )
        .order_by(anchoring.c.reading.desc())
        .limit(1)
    ).one_or_none()  # fmt: skip
    if found is None:
        return None
    return Home(found.reading, found.key, asdict(held(connection, found.reading).by_key[found.key].anchor))


def _text(connection: Connection, reading_number: int) -> str:
    query = select(report.c.text).join(reading, reading.c.report == report.c.id).where(reading.c.id == reading_number)
    return connection.scalar(query) or ""


def _said_without(value: Mapping[str, Any], gone: str, kept: str) -> bool:
    """Tell whether corrected values hold no word that only the redacted text has."""
    only_there = {*words_of(gone)} - {*words_of(kept)}
    return only_there.isdisjoint(_words(value))


def _words(value: Mapping[str, Any]) -> Iterator[str]:
    for each in words_in(value):
        yield from words_of(each)
