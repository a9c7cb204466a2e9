"""All place names of a report weighed together: each name's candidates by what the other names make likely.

A log-linear model. The chance of a candidate is proportional to the exponential of its weighted features; some
features depend on the chances of the other names' candidates (shares of country and area, distance), so they are
computed in rounds, the plain names deciding first and the ambiguous ones following them. "None of these" is a
candidate of every name. That places of one text lie near each other is Leidner's minimality of the spatial footprint
(2008, "Toponym Resolution in Text"), that a name has one sense in a text Gale, Church & Yarowsky's (1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import yaml
from pydantic import TypeAdapter

from dalil.resolving.candidates import Candidate

Array = npt.NDArray[np.float64]

FEATURES = (
    "none", "country", "admin1", "admin2", "region", "point", "size", "area_size", "largest", "capital", "alternate",
    "former", "respelled", "namesake", "asked", "unasked", "outlet", "country_share", "area_share", "near", "home",
    "held", "holding",
)  # fmt: skip
"""What a candidate is judged by; the weights are in ``data/place_weights.yaml``."""
_ROUNDS = 4
_NEAR = 200.0
"""The distance in kilometres at which nearness has fallen to a third."""
_INSIDE_DISTRICT = 80.0
_RADIUS = 6371.0
_TYPICAL = {"admin1": 6.0, "admin2": 5.0}
"""The logarithm of the population that an area of a kind typically has."""
_UNKNOWN = {"admin1": -1.0, "admin2": 0.0}
"""What stands for that of an area whose population is not known: first-level areas without one are small."""
_SPOTS = ("settlement", "admin2", "point")
_AREAS = ("admin1", "admin2")
_AROUND = 2.0
"""Degrees of latitude and longitude within which an area lies around a town."""
_TOWN = 15_000
"""A settlement of so many people may have given its area its name."""


@dataclass(frozen=True)
class Group:
    """Mentions of one name: its candidates, how often it stands in the text, and the groups that hold it.

    ``home`` marks the place where the report says that it was written.
    """

    candidates: tuple[Candidate, ...]
    count: int = 1
    holders: tuple[int, ...] = ()
    home: bool = False


@dataclass(frozen=True)
class Ranked:
    """A group's candidates with their chances, likeliest first; ``none`` is the chance of none of them."""

    candidates: tuple[Candidate, ...]
    chances: tuple[float, ...]
    none: float


class Table:
    """The candidates of all groups as arrays, one row each; the first row of every group is "none of these"."""

    def __init__(self, groups: Sequence[Group], outlet: str | None) -> None:
        self.groups = groups
        rows = [(g, c) for g, group in enumerate(groups) for c in (None, *group.candidates)]
        self.group = np.array([g for g, _ in rows])
        self.starts = np.flatnonzero(np.array([c is None for _, c in rows]))
        self.rows = [c for _, c in rows]
        self.country, self.countries = _numbered([c.country if c else None for c in self.rows])
        self.area, self.areas = _numbered([c.area if c else None for c in self.rows])
        self.points = _unit_vectors(self.rows)
        self.spot = np.array([c is not None and c.kind in _SPOTS and c.lat is not None for c in self.rows])
        self.weight = np.log2(1 + np.array([group.count for group in groups], dtype=np.float64))
        self.home = np.array([group.home for group in groups])
        self.fixed = self._fixed(outlet)
        self.inside = self._inside()

    def _fixed(self, outlet: str | None) -> Array:
        """Compute the features that depend on a candidate alone."""
        table = np.zeros((len(self.rows), len(FEATURES)))
        largest = [max((c.population for c in group.candidates), default=0) for group in self.groups]
        towns = [_towns(group.candidates) for group in self.groups]
        for row, (g, c) in enumerate(zip(self.group, self.rows, strict=True)):
            for feature, value in _own_features(c, largest[g], outlet).items():
                table[row, _AT[feature]] = value
            if c is not None and c.kind in _AREAS and c.asked is None and _near(c, towns[g]):
                table[row, _AT["namesake"]] = 1.0
        return table

    def _inside(self) -> list[tuple[int, int, Array]]:
        """Tell for each group and holder which candidates lie in which: a matrix of 0 and 1."""
        pairs = []
        for g, group in enumerate(self.groups):
            for holder in group.holders:
                mine, theirs = self.of(g), self.of(holder)
                apart = _apart(self.points[mine], self.points[theirs]).tolist()
                rows = [
                    [_lies_in(self.rows[m], self.rows[t], km) for t, km in zip(theirs, row, strict=True)]
                    for m, row in zip(mine, apart, strict=True)
                ]
                pairs.append((g, holder, np.array(rows, dtype=np.float64)))
        return pairs

    def of(self, group: int) -> range:
        """Give the rows of a group, "none of these" first."""
        return range(int(self.starts[group]), int(self.starts[group]) + 1 + len(self.groups[group].candidates))

    def features(self, chances: Array) -> Array:
        """Compute all features, given the chances of all candidates."""
        table = self.fixed.copy()
        table[:, _COUNTRY_SHARE] = self._share(self.country, len(self.countries), chances, lag=True)
        table[:, _AREA_SHARE] = self._share(self.area, len(self.areas), chances, lag=False)
        table[:, _CLOSENESS] = self._closeness(chances)
        for g, holder, matrix in self.inside:
            mine, theirs = self.of(g), self.of(holder)
            table[mine, _HELD] = np.maximum(table[mine, _HELD], matrix @ chances[theirs])
            table[theirs, _HOLDING] = np.maximum(table[theirs, _HOLDING], matrix.max(axis=0))
        return table

    def _share(self, codes: npt.NDArray[np.int64], size: int, chances: Array, lag: bool) -> Array:
        """Give for each candidate the share that the other names give to its country or area.

        With ``lag``, by how much less that is than the largest share: an unknown place may lie where most others do.
        """
        known = codes >= 0
        mass = np.zeros((len(self.groups), size + 1))
        np.add.at(mass, (self.group, codes), chances * self.weight[self.group] * known)
        others = mass.sum(axis=0)[None, :] - mass
        most = others.max(axis=1)[self.group] if lag else 0.0
        whole = 1.0 + self.weight.sum() - self.weight[self.group]
        share: Array = np.where(known, (others[self.group, codes] - most) / whole, 0.0)
        return share

    def _closeness(self, chances: Array) -> Array:
        """Give for each candidate how near the other names' likeliest places are, and those of the report's home."""
        best = [max(self.of(g), key=lambda row: chances[row] * self.spot[row]) for g in range(len(self.groups))]
        sure = chances[best] * self.spot[best]
        near = np.exp(-_apart(self.points, self.points[best]) / _NEAR) * sure[None, :] * self.spot[:, None]
        near[np.arange(len(self.rows)), self.group] = 0.0
        result: Array = np.stack([np.log1p(near.sum(axis=1)), (near * self.home).max(axis=1)], axis=1)
        return result

    def chances(self, scores: Array) -> Array:
        """Turn scores into chances that sum to 1 in each group."""
        high = np.maximum.reduceat(scores, self.starts)
        powers = np.exp(scores - high[self.group])
        result: Array = powers / np.add.reduceat(powers, self.starts)[self.group]
        return result


_AT = {feature: column for column, feature in enumerate(FEATURES)}
_COUNTRY_SHARE, _AREA_SHARE, _HELD, _HOLDING = (_AT[f] for f in ("country_share", "area_share", "held", "holding"))
_CLOSENESS = [_AT[feature] for feature in ("near", "home")]


def rank(groups: Sequence[Group], outlet: str | None) -> tuple[Ranked, ...]:
    """Rank the candidates of every group, in the order of the groups.

    ``outlet`` is the country of the outlet's domain.
    """
    if not groups:
        return ()
    table = Table(groups, outlet)
    chances = settle(table, weights())
    return tuple(ranked(table, chances, g) for g in range(len(groups)))


def settle(table: Table, weighed: Array) -> Array:
    """Compute the chances in rounds, each from those of the round before."""
    chances = table.chances(table.fixed @ weighed)
    for _ in range(_ROUNDS):
        chances = table.chances(table.features(chances) @ weighed)
    return chances


def ranked(table: Table, chances: Array, group: int) -> Ranked:
    """Order the candidates of a group by their chances."""
    rows = table.of(group)
    order = sorted(rows[1:], key=lambda row: (-chances[row], row))
    found = tuple((table.rows[row], float(chances[row])) for row in order)
    return Ranked(tuple(c for c, _ in found if c is not None), tuple(p for _, p in found), float(chances[rows[0]]))


def _own_features(c: Candidate | None, largest: int, outlet: str | None) -> dict[str, float]:
    if c is None:
        return {"none": 1.0}
    own = {
        "alternate": float(c.alternate), "former": float(c.former is not None), "respelled": float(c.respelled),
        "asked": float(c.asked is True), "unasked": float(c.asked is False),
        "outlet": float(c.country == outlet and outlet is not None),
    }  # fmt: skip
    if c.kind == "settlement":
        size = float(np.log10(c.population + 100) - 3)
        own["capital"] = float(c.geonames is not None and c.geonames in capitals())
        return own | {"size": size, "largest": float(c.population == largest and largest > 0)}
    if c.kind in _TYPICAL:
        own["area_size"] = float(np.log10(c.population) - _TYPICAL[c.kind]) if c.population > 0 else _UNKNOWN[c.kind]
    return own | {c.kind: 1.0}


def _towns(candidates: Sequence[Candidate]) -> list[Candidate]:
    """List the larger settlements: an area of the name that lies around one is called after it."""
    return [c for c in candidates if c.kind == "settlement" and c.population >= _TOWN]


def _near(area: Candidate, towns: Sequence[Candidate]) -> bool:
    return any(
        town.country == area.country
        and (town.area == area.area or (abs(town.lat - area.lat) < _AROUND and abs(town.lon - area.lon) < _AROUND))
        for town in towns
        if town.lat is not None and town.lon is not None and area.lat is not None and area.lon is not None
    )


def _lies_in(inner: Candidate | None, outer: Candidate | None, apart: float) -> bool:
    if inner is None or outer is None or inner == outer:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "admin1":
        return inner.country == outer.country and inner.kind != "country" and (
            inner.area == outer.area if inner.kind != "admin1" else apart < 2 * _INSIDE_DISTRICT
        )  # fmt: skip
    return inner.country == outer.country and apart < _INSIDE_DISTRICT


def _apart(points: Array, others: Array) -> Array:
    """Give the distances in kilometres of points on the unit sphere, each from each."""
    result: Array = _RADIUS * np.arccos(np.clip(points @ others.T, -1.0, 1.0))
    return result


def _numbered(codes: Sequence[str | None]) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Give codes their numbers from 0; None gets -1."""
    listed = sorted({code for code in codes if code is not None})
    at = {code: number for number, code in enumerate(listed)}
    return np.array([-1 if code is None else at[code] for code in codes], dtype=np.int64), listed


def _unit_vectors(rows: Sequence[Candidate | None]) -> Array:
    """Give each candidate's point on the unit sphere; what has none gets the centre, far from all."""
    degrees = np.array(
        [(c.lat, c.lon) if c and c.lat is not None else (np.nan, np.nan) for c in rows], dtype=np.float64
    )
    lat, lon = np.radians(degrees).T
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    result: Array = np.nan_to_num(points)
    return result


@cache
def capitals() -> frozenset[int]:
    """Read the GeoNames ids of the capitals of countries."""
    text = files("dalil.resolving").joinpath("data", "capitals.yaml").read_text(encoding="utf-8")
    return frozenset(TypeAdapter(dict[str, int]).validate_python(yaml.safe_load(text)).values())


@cache
def weights() -> Array:
    """Read the weights of the features, in the order of FEATURES."""
    text = files("dalil.resolving").joinpath("data", "place_weights.yaml").read_text(encoding="utf-8")
    listed = TypeAdapter(dict[str, float]).validate_python(yaml.safe_load(text))
    return np.array([listed[feature] for feature in FEATURES])
