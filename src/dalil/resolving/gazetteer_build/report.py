"""How much of GeoNames' first level a gazetteer maps to ISO 3166-2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dalil.resolving.gazetteer import Gazetteer


@dataclass(frozen=True)
class CrosswalkCoverage:
    """Shares (0 to 1) of GeoNames' area codes, and of the people in their settlements, that have an ISO area."""

    codes: int
    of_codes: float
    of_people: float
    unmatched: tuple[tuple[str, str, str, int], ...]
    """Country, code, English name and people of each code without an ISO area, the greatest first."""


def crosswalk_coverage(gazetteer: Gazetteer) -> CrosswalkCoverage:
    """Measure the crosswalk of a gazetteer."""
    rows = gazetteer.rows("SELECT country, code, name, population, area FROM crosswalk ORDER BY country, code")
    listed = [(str(c), str(g), str(name), int(people or 0), area) for c, g, name, people, area in rows]
    missing = [(c, g, name, people) for c, g, name, people, area in listed if area is None]
    total = sum(row[3] for row in listed)
    return CrosswalkCoverage(
        len(listed), 1 - len(missing) / len(listed), 1 - sum(row[3] for row in missing) / total,
        tuple(sorted(missing, key=lambda row: (-row[3], row))),
    )  # fmt: skip


def crosswalk_report(path: Path) -> Iterator[str]:
    """Word the coverage of a gazetteer file's crosswalk, with all codes that have no ISO area."""
    found = crosswalk_coverage(Gazetteer(path))
    yield f"GeoNames area codes with an ISO 3166-2 area: {found.of_codes:.1%} of {found.codes:,}"
    yield f"people in them: {found.of_people:.2%}"
    for country, code, name, people in found.unmatched:
        yield f"  {country}.{code} {name or '(no name)'}: {people:,} people"
