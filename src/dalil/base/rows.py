"""Rows: the records and entities of a coded report as the tables hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from dalil.base.custody import canonical
from dalil.base.words import fold
from dalil.records import (
    Check,
    CodedReport,
    Designation,
    Entity,
    Event,
    Place,
    Report,
    Statement,
    Statistic,
    When,
)
from dalil.records.edtf import bounds, is_valid
from dalil.records.keys import key_of

Record = Statement | Event | Designation | Statistic | Check
KINDS: dict[str, type[Any]] = {
    "statement": Statement, "event": Event, "designation": Designation, "statistic": Statistic, "check": Check,
}  # fmt: skip
ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Rows:
    """What a coded report gives to the tables, each row still without its reading.

    ``names`` are those under which each entity is found, ``parts`` each record's roles with the entities' ids.
    """

    ids: tuple[str, ...]
    entities: tuple[dict[str, Any], ...]
    names: tuple[tuple[str, ...], ...]
    records: tuple[dict[str, Any], ...]
    parts: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def sha256(self) -> str:
        """Give the hash over kinds and bodies, by which the custody log knows them."""
        told = [(row["kind"], row["body"]) for row in self.records]
        return sha256_of(told, [row["body"] for row in self.entities])


def rows_of(coded: CodedReport) -> Rows:
    """Lay out a coded report in rows."""
    records = tuple(_records(coded))
    return Rows(
        ids=tuple(one.id for one in coded.entities),
        entities=tuple(_entity_row(coded, one) for one in coded.entities),
        names=tuple(_names(one) for one in coded.entities),
        records=tuple(_row(coded, one) for one in records),
        parts=tuple(tuple(sorted(set(_roles(one)))) for one in records),
    )


def report_columns(told: Report) -> dict[str, Any]:
    """Give what lists and searches ask of a report, as its row holds it."""
    first, last = days_of(told.published)
    return {
        "key": told.id, "url": told.url, "outlet": told.outlet, "published": told.published, "first_day": first,
        "last_day": last, "language": told.language,
    }  # fmt: skip


def sha256_of(records: Iterable[tuple[str, Any]], entities: Iterable[Any]) -> str:
    """Hash records (kind and body) and entities in the order in which they are stored."""
    told = [*([kind, body] for kind, body in records), *([ENTITY, body] for body in entities)]
    return sha256(canonical(told).encode()).hexdigest()


def made_of(kind: str) -> type[Any]:
    """Give what an entity or a record of a kind is made of."""
    return Entity if kind == ENTITY else KINDS[kind]


def as_json(value: Any) -> Any:
    """Give a frozen record as plain JSON."""
    return adapter(type(value)).dump_python(value, mode="json")


def adapter(made: type[Any]) -> TypeAdapter[Any]:
    """Give what reads and writes a report, an entity or one kind of record as JSON."""
    return _adapters()[made]


@cache
def _adapters() -> dict[type[Any], TypeAdapter[Any]]:
    return {made: TypeAdapter(made) for made in (Report, Entity, *KINDS.values())}


def days_of(edtf: str | None) -> tuple[int | None, int | None]:
    """Give the first and last day that a date can mean, as ordinals; None for an open end or no date."""
    if not edtf or not is_valid(edtf):
        return None, None
    first, last = bounds(edtf)
    return first.toordinal() if first else None, last.toordinal() if last else None


def folded_name(name: str) -> str:
    """Give the form under which a name is looked up: small letters without accents, single spaces."""
    return " ".join(fold(name).split())


def _records(coded: CodedReport) -> Iterator[Record]:
    yield from coded.statements
    yield from coded.events
    yield from coded.designations
    yield from coded.statistics
    yield from coded.checks


def _entity_row(coded: CodedReport, one: Entity) -> dict[str, Any]:
    return {
        "key": key_of(coded.report.id, one.id), "position": one.mentions[0].start if one.mentions else 0,
        "type": one.type, "country": one.country, "private": one.private, "body": as_json(one),
    }  # fmt: skip


def _names(one: Entity) -> tuple[str, ...]:
    """Give the names under which an entity is found: none for private persons."""
    return () if one.private else tuple(sorted({folded_name(name) for name in (one.name, *one.aliases)}))


def _roles(one: Record) -> Iterable[tuple[str, str]]:
    match one:
        case Event():
            return [(p.role, p.entity) for p in one.participants if p.entity]
        case Statement():
            return [("speaker", one.speaker)] if one.speaker else []
        case Designation():
            named = [("organisation", one.organisation), ("authority", one.authority)]
            return [(role, local) for role, local in named if local]
        case _:
            return []


def _row(coded: CodedReport, one: Record) -> dict[str, Any]:
    """Give a record's row: what filters and linking ask for, and its JSON."""
    kind = next(name for name, made in KINDS.items() if isinstance(one, made))
    position = 0 if isinstance(one, Check) or not one.evidence else one.evidence[0].start
    return {
        "key": key_of(coded.report.id, one.id), "kind": kind, "position": position,
        "confidence": None if isinstance(one, Check) else one.confidence, "body": as_json(one),
        **dict.fromkeys(
            ("type", "status", "first_day", "last_day", "country", "admin1", "geonames", "lat", "lon", "low", "high",
             "unit")
        ),
        **_facets(one),
    }  # fmt: skip


def _facets(one: Record) -> dict[str, Any]:
    match one:
        case Event():
            return {"type": one.type, "status": one.status, **_when(one.when), **_where(next(iter(one.places), None))}
        case Designation():
            return {"type": one.status, "status": one.category, "country": one.jurisdiction, **_when(one.when)}
        case Statistic():
            quantity = one.quantity
            known = {"low": quantity.min, "high": quantity.max, "unit": quantity.unit}
            return {"type": one.measure, **known, **_when(one.period), **_where(one.place)}
        case Statement():
            return {"type": one.mode, **_when(one.when)}
        case Check():
            return {"type": one.kind, "status": one.verdict}


def _when(when: When | None) -> dict[str, int | None]:
    first, last = days_of(when.edtf if when else None)
    return {"first_day": first, "last_day": last}


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "country": place.country, "admin1": place.admin1, "geonames": place.geonames,
        "lat": place.lat, "lon": place.lon,
    }  # fmt: skip
