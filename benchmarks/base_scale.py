"""Measures a base as it grows: `python -m benchmarks.base_scale BASE [REPORTS]`.

Invented reports (``invented``) are added one by one, as records, not by reading. At 1,000, 3,000, 10,000, 30,000 and
100,000 reports it measures what adding one report costs (processor time, links and groups included), what summing up
the groups that it touched costs, and how long lists and searches take. Results go into `benchmarks/scale.json`, and
`docs/scale.svg` shows them. A run that was broken off goes on where the base ends.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import mean, median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import func, select

from benchmarks.invented import INCIDENTS, coded, incident, organisation
from dalil.base.adding import Addition, Arrival, add
from dalil.base.checked import checked
from dalil.base.choosing import Wanted
from dalil.base.custody import Hand
from dalil.base.engine import Base, open_base
from dalil.base.listing import groups, records
from dalil.base.readings import Reader
from dalil.base.search import results
from dalil.base.settling import looking_at, settle
from dalil.base.tables import report

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "scale.json"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
MEASURED = 200
"""Reports that are added one by one, each settled, at every size."""
BATCH = 1_000
REPEATS = 5
_EVERY = ("place", "town", "period", "organisation", "outlet", "origins", "words")
_LISTS = {
    "incident": ("raid", _EVERY), "register": ("banned", _EVERY), "checks": (None, _EVERY),
    "series": ("killed", ("place", "town", "period", "outlet", "origins", "words")),
    "statement": ("indirect", ("period", "organisation", "outlet", "words")),
    "entity": ("organisation", ("outlet", "words")),
}  # fmt: skip
"""A type and the filters that each list takes."""


def main() -> None:
    """Grow the base, and measure it at every size."""
    if len(sys.argv) not in {2, 3}:
        raise SystemExit(__doc__)
    upto = int(sys.argv[2]) if len(sys.argv) == 3 else SIZES[-1]
    base = open_base(sys.argv[1], create=True)
    measured: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    for size in (size for size in SIZES if size <= upto):
        _grow(base, size)
        measured[str(size)] = _measure(base, size)
        RESULTS.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", "utf-8")
        print(size, json.dumps({k: v for k, v in measured[str(size)].items() if k != "looks"}), flush=True)


def _grow(base: Base, size: int) -> None:
    with base.reading() as connection:
        held = connection.scalar(select(func.count()).select_from(report)) or 0
    for number in range(held, size):
        _add(base, number)
        if number % BATCH == BATCH - 1:
            settle(base)
    settle(base)


def _add(base: Base, number: int) -> None:
    told, data = coded(number)
    add(base, Addition(told, data, Arrival.FILE, Reader("1", "none", "none", 0.2)), Hand("benchmark", "1"))


def _measure(base: Base, size: int) -> dict[str, Any]:
    adding, settling = [], []
    for number in range(size, size + MEASURED):
        told, data = coded(number)
        start = process_time()
        add(base, Addition(told, data, Arrival.FILE, Reader("1", "none", "none", 0.2)), Hand("benchmark", "1"))
        middle = process_time()
        settle(base)
        adding.append(middle - start)
        settling.append(process_time() - middle)
    looks = {name: _timed(look, base) for name, look in _looks(size)}
    return {
        "adding_ms": _summed(adding), "settling_ms": _summed(settling),
        "looking_ms": {"median": round(median(looks.values()), 1), "most": round(max(looks.values()), 1)},
        "looks": looks, "bytes": base.path.stat().st_size if base.path else None,
    }  # fmt: skip


def _summed(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "median": round(1000 * median(ordered), 2), "mean": round(1000 * mean(ordered), 2),
        "p95": round(1000 * ordered[int(0.95 * len(ordered))], 2),
    }  # fmt: skip


def _timed(look: Callable[[Base], object], base: Base) -> float:
    """Give the median of several looks in milliseconds of the clock."""
    taken = []
    for _ in range(REPEATS):
        start = perf_counter()
        look(base)
        taken.append(perf_counter() - start)
    return round(1000 * median(taken), 2)


def _looks(size: int) -> Iterator[tuple[str, Callable[[Base], object]]]:
    """Give every list with every filter that its command takes, and searches for frequent and rare words."""
    known = incident(size * INCIDENTS // 100)
    filters: dict[str, dict[str, Any]] = {
        "all": {}, "place": {"place": "NG"}, "town": {"place": known.town}, "outlet": {"outlet": "Bek Post"},
        "period": {"first": date(2015, 6, 1), "last": date(2015, 6, 30)}, "words": {"words": "banned"},
        "organisation": {"organisation": organisation(0)}, "origins": {"min_origins": 3},
    }  # fmt: skip
    for kind, (type_, taken) in _LISTS.items():
        typed = {"type": {"types": (type_,)}} if type_ else {}
        for name in ("all", *taken, *typed):
            yield f"{kind} {name}", partial(_listed, kind, Wanted(**{**filters, **typed}[name]))
    for name in ("all", "place", "town", "period", "organisation", "outlet", "origins"):
        yield f"search {name}", partial(_searched, "people", Wanted(**filters[name]))
    for name, query in {"rare": known.town, "phrase": '"was banned in"', "begins": "briga*"}.items():
        yield f"search {name}", partial(_searched, query, Wanted())


def _listed(kind: str, wanted: Wanted, base: Base) -> object:
    with looking_at(base) as connection:
        if kind == "checks":
            return checked(connection, wanted)
        return records(connection, kind, wanted) if kind == "statement" else groups(connection, kind, wanted)


def _searched(query: str, wanted: Wanted, base: Base) -> object:
    with looking_at(base) as connection:
        return results(connection, query, wanted)


if __name__ == "__main__":
    main()
