"""Corrections: a person's values put into a record's JSON, by the paths of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any


def corrected(body: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a copy of a record's JSON with other values, by path: ``status``, ``quantity.value``, ``places.0.name``.

    Raises LookupError with the path where the record has no such field.
    """
    changed = deepcopy(dict(body))
    for path, value in values.items():
        *way, last = path.split(".")
        holder: Any = changed
        for step in way:
            holder = holder[_place(holder, step, path)]
        holder[_place(holder, last, path)] = value
    return changed


def _place(holder: object, step: str, path: str) -> str | int:
    if isinstance(holder, dict) and step in holder:
        return step
    if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
        return int(step)
    raise LookupError(path)
