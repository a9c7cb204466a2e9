"""Values inside records: times, places, quantities, each beside the words that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dalil.records.spans import Span

Precision = Literal["point", "settlement", "admin2", "admin1", "country", "region"]
Qualifier = Literal["exact", "approximate", "at_least", "at_most", "more_than", "less_than", "range", "unspecified"]
Method = Literal["rules", "model", "llm", "person"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as EDTF (ISO 8601-2); ``edtf`` is None while unresolved, ``anchor`` the date it was reckoned from.

    ``duration`` is how long, as an ISO 8601 duration, where the words say so ("for three days" is ``P3D``).
    """

    edtf: str | None
    span: Span | None
    anchor: str | None = None
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: ISO 3166-1 country, ISO 3166-2 area, coordinates in degrees (WGS 84) and how precise they are.

    ``former`` keeps the area's code or name at the time where it was another than today's. All of these are None
    while unresolved.
    """

    name: str
    span: Span | None
    country: str | None = None
    admin1: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    former: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or its bounds. ``value`` only where the text gives one figure; bounds are inclusive.

    ``min`` and ``max`` are None where the text sets no such bound ("more than 30" has no ``max``). ``unit`` is
    people, ratio, percent, an ISO 4217 currency, or the words counted. ``span`` covers the qualifier too.
    """

    value: float | None
    min: float | None
    max: float | None
    qualifier: Qualifier
    unit: str | None
    span: Span | None
