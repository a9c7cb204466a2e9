"""A full gazetteer from GeoNames' own dump: the shipped one, with all that the dump holds put in or in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dalil.errors import SourceError
from dalil.resolving.gazetteer import ALTERNATE, FORMER, GAZETTEER, MAIN, Gazetteer
from dalil.resolving.gazetteer_build.dump_files import DumpPlace, Progress, read_names, read_places
from dalil.resolving.gazetteer_build.features import features
from dalil.resolving.gazetteer_build.scripts import is_name
from dalil.resolving.gazetteer_build.writing import Writer, writer

Row = TypeVar("Row")

# Districts and airports of the shipped one that have no id of GeoNames stand in the dump under theirs.
_FROM_SHIPPED = (
    "INSERT INTO area SELECT * FROM other.area",
    "INSERT INTO crosswalk SELECT * FROM other.crosswalk",
    "INSERT INTO place SELECT * FROM other.place WHERE id > 0 OR kind IN (0, 1, 4)",
    "INSERT INTO written SELECT name, place, alternate FROM other.name JOIN place ON place.id = name.place",
    "INSERT INTO former SELECT * FROM other.former",
)
_LEAST_SHORT = 2
_BATCH = 10_000


def import_dump(places: Path, names: Path | None, out: Path, progress: Progress) -> dict[str, int]:
    """Write a gazetteer of ``places`` (allCountries.zip, or one country's) and ``names`` (alternateNamesV2.zip).

    Gives the number of places of each kind that the dump holds. Memory stays bounded whatever the size of the files;
    on disk it takes some three times the finished file while it works. Raises SourceError for files of another kind.
    """
    shipped = Path(str(GAZETTEER))
    with writer(out) as writing:
        writing.take_over(shipped, _FROM_SHIPPED)
        put = _Places(Gazetteer(shipped), writing, with_names=names is None)
        for place in read_places(places, progress):
            put.add(place)
        if not put.counts:
            raise SourceError(str(places), "holds no place that is kept", "is it a dump of GeoNames?")
        if names is not None:
            for batch in _batched(_names(names, put.there, progress), _BATCH):
                writing.names(batch)
        listed = [str(path.name) for path in (places, names) if path is not None]
        writing.about({"source": "GeoNames dump: " + ", ".join(listed)})
    return dict(sorted(put.counts.items()))


class _Places:
    """Puts places of the dump into a gazetteer and remembers, in one byte each, which are there."""

    def __init__(self, shipped: Gazetteer, writing: Writer, with_names: bool) -> None:
        self.there = bytearray()
        self.counts: Counter[str] = Counter()
        self._writing, self._with_names = writing, with_names
        self._kinds, self._former = features().kind_of(), features().former
        self._walk = _crosswalk(shipped)
        # What stands for an area of ISO keeps its kind and its area, whatever level GeoNames gives it.
        self._areas = {int(row[0] or 0) for row in shipped.rows("SELECT place FROM area")}
        for row in shipped.rows("SELECT id FROM place WHERE id > 0"):
            self._mark(int(row[0] or 0))

    def add(self, place: DumpPlace) -> None:
        """Put one place in, if its feature is kept."""
        kind = self._kinds.get(place.feature)
        if kind is None:
            return
        self.counts[kind] += 1
        self._mark(place.geonames)
        is_former = place.feature in self._former
        names = {name: FORMER if is_former else kind_of for name, kind_of in self._names(place).items()}
        if place.geonames in self._areas:
            self._writing.names((name, place.geonames, kind_of) for name, kind_of in names.items())
            return
        area = self._walk.get((place.country, place.area)) if kind not in ("country", "region") else None
        self._writing.place(
            place.geonames, kind, place.country, area, place.lat, place.lon, place.population or None, names
        )

    def _names(self, place: DumpPlace) -> dict[str, int]:
        others = place.others.split(",") if self._with_names else ()
        return {name: ALTERNATE for name in others if is_name(name)} | {place.ascii: ALTERNATE, place.name: MAIN}

    def _mark(self, number: int) -> None:
        if number >= len(self.there):
            self.there.extend(bytes(number + 1 - len(self.there)))
        self.there[number] = 1


def _batched(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while batch := list(islice(rows, size)):
        yield batch


def _crosswalk(shipped: Gazetteer) -> Mapping[tuple[str, str], int]:
    rows = shipped.rows("SELECT country, code, area FROM crosswalk WHERE area IS NOT NULL")
    return {(str(country), str(code)): int(area or 0) for country, code, area in rows}


def _names(path: Path, there: bytearray, progress: Progress) -> Iterator[tuple[str, int, int]]:
    kept = features()
    for name in read_names(path, progress):
        if name.geonames >= len(there) or not there[name.geonames] or name.language in kept.codes:
            continue
        if is_name(name.name) or (name.language in kept.short and len(name.name) >= _LEAST_SHORT):
            yield name.name, name.geonames, FORMER if name.historic else ALTERNATE
