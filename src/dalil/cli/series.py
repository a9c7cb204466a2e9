"""`dalil series`: figures over time, as all reports tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text
from sqlalchemy import Connection

from dalil.base.listing import Found, groups, quotations
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.grouping import shared_values, support_lines, where
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import figure, plain
from dalil.records import Quantity

_COLUMNS = (
    "id", "measure", "unit", "population", "places", "country", "period", "value", "min", "max", "so_far", "revised",
    "contradicted", "point_outlets", "point_origins", "quotation.exact", "quotation.outlet", "quotation.published",
)  # fmt: skip


@click.command()
@listing_options("type", "place", "period", "outlet", "origins", "words")
def series(address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List series of figures: a measure of a place and population by period, with revisions, gaps and checks.

    CSV has a line for every reported value. --type is the measure.

    \b
    Examples:
      dalil series --type detained --place KG
      dalil series --period 2015/2017 --format csv
    """
    with looking(address, as_of) as connection:
        found = groups(connection, "series", wanted_from(**wanted))
        nothing = "No such figures. `dalil add` brings reports into the base."
        if form == "csv":
            present([line for one in found for line in _flat(connection, one)], _FLAT, form, nothing)
        else:
            present(found, VIEW, form, nothing)


def values(one: Found) -> dict[str, Any]:
    """Give a series' values."""
    body = one.body
    return {
        **shared_values(one), "measure": one.type, "unit": body["unit"], "population": body["population"],
        "points": body["points"], "gaps": body["gaps"], "checks": body["checks"],
        "quotation": as_json(one.quotations[0]) if one.quotations else None,
    }  # fmt: skip


def _flat(connection: Connection, one: Found) -> Iterator[dict[str, Any]]:
    """Give a line for each value, with the words of its first telling."""
    told = values(one)
    keys = [value["tellings"][0] for point in told["points"] for value in point["values"]]
    quoted = {quotation.key: as_json(quotation) for quotation in quotations(connection, keys)}
    for point in told["points"]:
        for value in point["values"]:
            yield {
                **told, **value, "period": point["period"], "contradicted": point["contradicted"],
                "point_outlets": value["outlets"], "point_origins": value["origins"],
                "quotation": quoted.get(value["tellings"][0]),
            }  # fmt: skip


def lines(one: Found) -> Iterator[RenderableType]:
    """Lay out a series without its words."""
    facts = [plain(one.type or ""), one.body["population"] or "", where(one)]
    yield title(one.key, *(fact for fact in facts if fact))
    for point in one.body["points"]:
        label = point["period"] or "no period"
        for value in point["values"]:
            yield row(label if value is point["values"][0] else "", _value(value))
    if one.body["gaps"]:
        yield row("no value for", ", ".join(map(str, one.body["gaps"])))
    for check in one.body["checks"]:
        yield row("check", f"{plain(check['verdict'])}: {check['explanation']}")
    yield from support_lines(one)


def _value(value: Mapping[str, Any]) -> str:
    marks = [word for word, told in (("so far", value["so_far"]), ("later revised", value["revised"])) if told]
    told = figure(Quantity(value["value"], value["min"], value["max"], value["qualifier"], value["unit"], None))
    return f"{told}{', ' + ', '.join(marks) if marks else ''} ({', '.join(value['outlets'])}: {_who(value)})"


def _who(value: Mapping[str, Any]) -> str:
    return ", ".join(value["origins"])


def _text(one: Found) -> RenderableType:
    words = [line for quotation in one.quotations for line in quoted(quotation)]
    return Group(*lines(one), *words, Text())


VIEW = View(values, _COLUMNS, _text)
_FLAT: View[dict[str, Any]] = View(dict, _COLUMNS, str)
