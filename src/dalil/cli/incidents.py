"""`dalil incidents`: what happened, as all reports tell it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
from rich.console import Group, RenderableType
from rich.text import Text

from dalil.base.listing import Found, groups
from dalil.cli.filters import listing_options, looking, wanted_from
from dalil.cli.grouping import days, findings, shared_values, support_lines, where
from dalil.cli.presenting import View, present
from dalil.cli.quoting import as_json, quoted
from dalil.cli.rendering import title
from dalil.cli.wording import plain

_COLUMNS = (
    "id", "type", "status", "first", "last", "country", "admin1", "places", "reports", "outlets", "origins",
    "outlet_names", "origin_names", "quotation.exact", "quotation.outlet", "quotation.published", "quotation.report",
)  # fmt: skip


@click.command()
@listing_options("type", "place", "period", "organisation", "outlet", "origins", "words")
def incidents(address: str, as_of: str | None, form: str, **wanted: Any) -> None:
    """List incidents: the same event as told by all reports, with who stands behind it.

    Those of most independent origins come first. `dalil show ID` has all about one.

    \b
    Examples:
      dalil incidents --place Osh --period 2018
      dalil incidents --type detention --min-origins 2 --format csv
      dalil incidents --organisation "Nur as-Sabil" --as-of 2026-03-01
    """
    with looking(address, as_of) as connection:
        found = groups(connection, "incident", wanted_from(**wanted))
        present(found, VIEW, form, "No such incident. `dalil add` brings reports into the base.")


def values(incident: Found) -> dict[str, Any]:
    """Give an incident's values."""
    body = incident.body
    return {
        **shared_values(incident), "status": body["status"], "values": body["values"], "revisions": body["revisions"],
        "contradictions": body["contradictions"], "copies": body["copies"],
        "quotation": as_json(incident.quotations[0]) if incident.quotations else None,
    }  # fmt: skip


def lines(incident: Found) -> Iterator[RenderableType]:
    """Lay out an incident without its words."""
    facts = [plain(incident.type or ""), incident.body["status"] or "", days(incident), where(incident)]
    yield title(incident.key, *(fact for fact in facts if fact))
    yield from support_lines(incident)
    yield from findings(incident)


def _text(incident: Found) -> RenderableType:
    words = [line for quotation in incident.quotations for line in quoted(quotation)]
    return Group(*lines(incident), *words, Text())


VIEW = View(values, _COLUMNS, _text)
