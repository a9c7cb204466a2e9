"""Disagreements about an act: values of which at most one holds, and who tells which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from dalil.linking.register.acts import Act, meet
from dalil.linking.support import Support
from dalil.linking.tellings import Telling

Field = Literal["when", "category", "status"]


class _Categories(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    exclusive: tuple[frozenset[str], ...]


@cache
def _categories() -> _Categories:
    text = files("dalil.linking").joinpath("data", "categories.yaml").read_text(encoding="utf-8")
    return _Categories.model_validate(yaml.safe_load(text))


@dataclass(frozen=True, slots=True)
class Side:
    """A value with the keys of the tellings that give it, and their reports, outlets and origins."""

    value: str
    tellings: tuple[str, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Values that cannot all hold; ``revised`` where one origin tells them all, at different times."""

    field: Field
    sides: tuple[Side, ...]
    revised: bool


def disagreements_of(acts: Sequence[Act]) -> tuple[Disagreement, ...]:
    """Find what tellers disagree on: the date or category of an act, and whether a ban outlived its lifting."""
    found = [*(one for act in acts for one in _within(act)), *_outlived(acts)]
    return tuple(found)


def _within(act: Act) -> Iterator[Disagreement]:
    by_key = {telling.key: telling for telling in act.tellings}
    yield from _among("when", act.dates, lambda a, b: not meet(a, b), by_key)
    yield from _among("category", act.categories, _exclude, by_key)


def _exclude(one: str, other: str) -> bool:
    """Tell categories of which an act has only one."""
    places = [
        next((n for n, line in enumerate(_categories().exclusive) if each in line), None) for each in (one, other)
    ]
    return None not in places and places[0] != places[1]


def _among(
    field: Field, values: Mapping[str, tuple[str, ...]], excludes: Callable[[str, str], bool],
    tellings: Mapping[str, Telling],
) -> Iterator[Disagreement]:  # fmt: skip
    opposed = [value for value in values if any(excludes(value, other) for other in values)]
    if opposed:
        yield _disagreement(field, [(value, [tellings[key] for key in values[value]]) for value in sorted(opposed)])


def _outlived(acts: Sequence[Act]) -> Iterator[Disagreement]:
    """Find reports that tell a ban as in force after others told its lifting, where no later ban is known."""
    lifted = [act for act in acts if act.lifts and act.window]
    if not lifted or any(not act.lifts and act.window and act.window > lifted[-1].window for act in acts):  # type: ignore[operator]
        return
    last = lifted[-1]
    end = last.window[1].isoformat() if last.window else ""
    later = [
        telling for act in acts if not act.lifts for telling in act.tellings
        if telling.record.when is None and (telling.report.published or "")[:10] > end  # type: ignore[union-attr]
    ]  # fmt: skip
    if later:
        status = next(act.status for act in acts if not act.lifts)
        yield _disagreement("status", [(status, later), ("delisted", list(last.tellings))])


def _disagreement(field: Field, told: Iterable[tuple[str, Sequence[Telling]]]) -> Disagreement:
    sides = tuple(Side(value, tuple(sorted(telling.key for telling in by)), Support.of(by)) for value, by in told)
    one_origin = len({origin for side in sides for origin in side.support.origins}) == 1
    one_report = len({report for side in sides for report in side.support.reports}) == 1
    return Disagreement(field, sides, one_origin and not one_report)
