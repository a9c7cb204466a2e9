"""Floors: the least that each metric may be on dev, pinned in a TOML file, raised freely, lowered with a reason."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from dalil.bench.results import BenchmarkResult
from dalil.errors import BenchmarkError

_HEADING = "# The least that each metric may be on dev, as a fraction. `make gate` fails below; see docs/accuracy.md.\n"


class Lowering(BaseModel):
    """A floor that was lowered, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    floor: str
    was: float
    now: float
    reason: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    floors: dict[str, dict[str, float]] = {}
    lowered: tuple[Lowering, ...] = ()


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors by ``BENCHMARK.METRIC``, and the history of what was lowered."""

    least: Mapping[str, float] = field(default_factory=dict)
    lowered: tuple[Lowering, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Floors:
        """Read the file; none at all is no floor. Raises BenchmarkError where it is malformed."""
        if not path.is_file():
            return cls()
        try:
            content = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise BenchmarkError(str(path), str(error).splitlines()[0], "mend the file of floors") from error
        least = {f"{name}.{metric}": v for name, metrics in content.floors.items() for metric, v in metrics.items()}
        return cls(least, content.lowered)

    def dropped(self, result: BenchmarkResult) -> list[str]:
        """List in words the metrics of a result that lie below their floors."""
        return [
            f"{name} is {value:.4f}, below its floor of {self.least[name]:.2f}"
            for name, value in named(result).items()
            if hundredths(value) < self.least.get(name, 0.0)
        ]

    def raised(self, result: BenchmarkResult) -> Floors:
        """Raise floors to what a result reached, in whole hundredths; new metrics get one."""
        reached = {name: hundredths(value) for name, value in named(result).items()}
        higher = {name: max(value, self.least.get(name, 0.0)) for name, value in reached.items()}
        return replace(self, least={**self.least, **higher})

    def lower(self, name: str, value: float, reason: str) -> Floors:
        """Lower one floor to a value in whole hundredths, and keep the reason.

        Raises BenchmarkError where there is no such floor, no reason, or nothing to lower.
        """
        was, now = self.least.get(name), hundredths(value)
        if was is None or now >= was or not reason.strip():
            raise BenchmarkError(name, "this floor cannot be lowered", "name a metric below its floor, and a reason")
        entry = Lowering(floor=name, was=was, now=now, reason=reason)
        return Floors({**self.least, name: now}, (*self.lowered, entry))

    def to_toml(self) -> str:
        """Write floors and history as TOML."""
        lines = [_HEADING]
        for benchmark in sorted({name.partition(".")[0] for name in self.least}):
            lines.append(f"[floors.{benchmark}]")
            of_it = ((n.partition(".")[2], v) for n, v in self.least.items() if n.partition(".")[0] == benchmark)
            lines += [f"{metric} = {value:.2f}" for metric, value in of_it]
            lines.append("")
        for entry in self.lowered:
            fields = entry.model_dump()
            lines += [
                "[[lowered]]",
                *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()),
            ]
            lines.append("")
        return "\n".join(lines)


def named(result: BenchmarkResult) -> dict[str, float]:
    """Give a result's values by ``BENCHMARK.METRIC``."""
    return {f"{result.benchmark}.{metric}": estimate.value for metric, estimate in result.metrics.items()}


def hundredths(value: float) -> float:
    """Round down to hundredths, so that another processor's rounding does not fall below."""
    return math.floor(value * 100 + 1e-9) / 100
