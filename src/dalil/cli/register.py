"""`dalil register`: who is banned or listed where, by whom, since when, as reports tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.listing import Found, groups
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.grouping import shared_values, support_lines
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import row, title
from dalil.cli.wording import plain

_COLUMNS = (
    "id", "organisation", "jurisdiction", "status", "when", "authorities", "categories", "grounds", "reports",
    "outlets", "origins", "outlet_names", "origin_names", "quotation.exact", "quotation.outlet", "quotation.published",
)  # fmt: skip


@click.command()
@listing_options("type", "place", "period", "organisation", "outlet", "origins", "words")
def register(address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List designations: an organisation in a jurisdiction, its status over time, and where sources disagree.

    Always told as an act that somebody reports, never as what an organisation is. --type is banned, listed, delisted.

    \b
    Examples:
      dalil register --organisation "Nur as-Sabil"
      dalil register --place KG --type banned --format csv
    """
    with looking(address, as_of) as connection:
        found = groups(connection, "register", wanted_from(**wanted))
        present(found, VIEW, form, "No such designation. `dalil add` brings reports into the base.")


def values(entry: Found) -> dict[str, Any]:
    """Give an entry's values."""
    acts = entry.body["acts"]
    return {
        **shared_values(entry), "organisation": entry.body["name"], "jurisdiction": entry.country,
        "status": entry.type, "when": [act["when"] for act in acts if act["when"]],
        **{name: list(dict.fromkeys(value for act in acts for value in act[name]))
           for name in ("authorities", "categories", "grounds")},
        "acts": acts, "disagreements": entry.body["disagreements"],
        "quotation": as_json(entry.quotations[0]) if entry.quotations else None,
    }  # fmt: skip


def lines(entry: Found) -> Iterator[RenderableType]:
    """Lay out an entry without its words."""
    yield title(entry.key, entry.body["name"], entry.type or "", entry.country or "jurisdiction not told")
    for act in entry.body["acts"]:
        yield row("act", act["words"])
    for each in entry.body["disagreements"]:
        sides = " against ".join(f"{plain(side['value'])} ({', '.join(side['outlets'])})" for side in each["sides"])
        yield row("revised" if each["revised"] else "contradicted", f"{each['field']} {sides}")
    yield from support_lines(entry)


def _text(entry: Found) -> RenderableType:
    words = [line for quotation in entry.quotations for line in quoted(quotation)]
    return Group(*lines(entry), *words, Text())


VIEW = View(values, _COLUMNS, _text)
