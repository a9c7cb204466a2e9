"""Lists on the command line: text for people, one JSON object per line, or CSV, all from the same values."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rich.console import RenderableType
from rich.text import Text

from dalil.cli.output import console, open_output

Item = TypeVar("Item")


@dataclass(frozen=True)
class View(Generic[Item]):
    """How items of one kind are shown: their values, which of these are columns in CSV, and their text."""

    values: Callable[[Item], Mapping[str, Any]]
    columns: Sequence[str]
    text: Callable[[Item], RenderableType]


def present(items: Iterable[Item], view: View[Item], form: str, nothing: str) -> None:
    """Print items; ``nothing`` is what text says where there are none."""
    with open_output(None) as stream:
        if form == "json":
            for item in items:
                stream.write(json.dumps(view.values(item), ensure_ascii=False) + "\n")
        elif form == "csv":
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(view.columns)
            for item in items:
                values = view.values(item)
                writer.writerow([_cell(_at(values, column)) for column in view.columns])
        else:
            screen, empty = console(stream), True
            for item in items:
                screen.print(view.text(item))
                empty = False
            if empty:
                screen.print(Text(nothing, style="dim"))


def _at(values: Mapping[str, Any], path: str) -> Any:
    """Give a value by its path: ``quotation.exact``."""
    found: Any = values
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) or not isinstance(value, Iterable):
        return _safe(str(value))
    return "; ".join(_cell(each) for each in value)


def _safe(words: str) -> str:
    """Keep spreadsheets from taking words for a formula (OWASP, "CSV Injection")."""
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _is_number(words) else words


def _is_number(words: str) -> bool:
    try:
        float(words)
    except ValueError:
        return False
    return True


__all__ = ["View", "present"]
