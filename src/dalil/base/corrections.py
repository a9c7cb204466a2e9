"""Corrections: a person's values put into a record's JSON, by the paths of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any


def corrected(body: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Give a copy of a record's JSON with other values, by path: ``status``, ``quantity.value``, ``places.0.name``.

    Raises LookupError with the path where the record has no such field.
    """
    changed = deepcopy(dict(body))
    for path, value in values.items():
        holder, last = _holder(changed, path)
        holder[last] = value
    return changed


def value_at(body: Mapping[str, Any], path: str) -> Any:
    """Give the value of a field by its path; raises LookupError with the path where the record has no such field."""
    holder, last = _holder(body, path)
    return holder[last]


def words_in(value: object) -> Iterator[str]:
    """Give all strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from words_in(part)


def _holder(body: Mapping[str, Any], path: str) -> tuple[Any, str | int]:
    """Give what holds a field, and the field's name or place in it."""
    *way, last = path.split(".")
    holder: Any = body
    for step in way:
        holder = holder[_place(holder, step, path)]
    return holder, _place(holder, last, path)


def _place(holder: object, step: str, path: str) -> str | int:
    if isinstance(holder, dict) and step in holder:
        return step
    if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
        return int(step)
    raise LookupError(path)
